"""What the search reads: all names in one file, words of definitions in some, results in others.

A reader's first query fetches the names, as they are compared, beside them the few files with its
words, and then what is shown of those that it found, whatever the size of the glossary. Once the
names are there, only a query that they do not answer fetches words too.

Files name documents by number. So each begins with a stamp of its build: a page that was open while
the site was published would else show what another number meant before.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from hooks.entries.ids import plain_letters
from hooks.entries.text import plain
from hooks.entries.yaml_reader import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from calculators.kit.calculator import Calculator
    from hooks.entries.glossary import Glossary

FOLDER: Final = "search"
CHUNK: Final = 50
"""Results in a file: only files with a result in them are fetched."""
STAMP_DIGITS: Final = 12
Postings = dict[str, list[int]]
SMALL_WORDS: Final = (
    "a an and are at be can do does for have how i in is it its many me much my not "
    "of on or our should that the their this to was we what when where which who why will "
    "with you your"
)
"""Words that stand everywhere and say little; `docs/assets/find-words.mjs` has the same."""


@dataclass(frozen=True)
class Found:
    """Something that can be found: where, what kind of thing, its names, and what it says."""

    url: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    hidden: tuple[str, ...]
    sentence: str
    words: str


def entries(glossary: Glossary) -> Iterator[Found]:
    """Give every entry."""
    for entry_id, entry in glossary.entries.items():
        sentence = plain(entry.definition)
        titles = " ".join(section.title for section in entry.sections)
        yield Found(
            url=f"glossary/{entry_id}/",
            kind="term",
            name=entry.pref_label,
            aliases=tuple(alt.label for alt in entry.alt_label),
            hidden=tuple(entry.hidden_label),
            sentence=sentence,
            words=f"{sentence} {plain(entry.boardroom or '')} {titles}",
        )


def calculators(known: Iterable[Calculator]) -> Iterator[Found]:
    """Give every calculator."""
    for one in known:
        yield Found(
            url=f"calculators/{one.name}/",
            kind="calculator",
            name=one.title,
            aliases=(),
            hidden=(one.name.replace("-", " "),),
            sentence=one.question,
            words=f"{one.question} {one.about}",
        )


def files(unsorted: Iterable[Found]) -> dict[str, str]:
    """Write the index, by path. In order of names, since results of one query often begin alike."""
    found = sorted(unsorted, key=lambda one: (one.name.casefold(), one.url))
    shards: list[Postings] = [{} for _ in range(_parts(len(found)))]
    for number, one in enumerate(found):
        for word in _sought(one.words):
            shards[shard(word, len(shards))].setdefault(word, []).append(number)
    written: dict[str, Any] = {
        "layout": {"results": CHUNK, "words": len(shards)},
        "names": named(found),
        **dict(_shown(found)),
        **{f"words-{part}": dict(sorted(words.items())) for part, words in enumerate(shards)},
    }
    texts = {f"{FOLDER}/{name}.json": _json(data) for name, data in written.items()}
    stamp = _json(_stamp(texts.values()))
    return {path: f"[{stamp},{text}]" for path, text in texts.items()}


def _stamp(texts: Iterable[str]) -> str:
    """Tell this index from another build's, unless they are equal."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:STAMP_DIGITS]


def _parts(documents: int) -> int:
    """Say how many files words are divided into; no multiple of 2 or 3, or few letters counted."""
    return 6 * (documents // 300) + 1


@cache
def _small() -> frozenset[str]:
    return frozenset(tokens(SMALL_WORDS))


@lru_cache(maxsize=REMEMBERED)
def _sought(text: str) -> tuple[str, ...]:
    """Give the words of a text, each once, but those that stand everywhere."""
    return tuple(
        word for word in dict.fromkeys(tokens(text)) if word not in _small() and len(word) > 1
    )


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def named(found: Iterable[Found]) -> str:
    r"""Write all names as one text, a line a document.

    In a line `+` stands before another name and `-` before one that is never shown, and blanks
    around every word, so that `docs/assets/names.mjs` finds it by them.

    >>> named([Found("", "term", "Fine-tuning", ("SFT",), ("finetunning",), "", "")])
    ' fine tuning + sft - finetunning \n'
    """
    lines = []
    for one in found:
        names = [("", tokens(one.name))]
        names += [(" +", tokens(label)) for label in one.aliases]
        names += [(" -", tokens(label)) for label in one.hidden]
        lines.append("".join(" ".join((mark, *name)) for mark, name in names if name) + " \n")
    return "".join(lines)


def _shown(found: Sequence[Found]) -> Iterator[tuple[str, list[tuple[str, str, str, str]]]]:
    for start in range(0, len(found), CHUNK):
        chunk = found[start : start + CHUNK]
        shown = [(one.url, one.kind, one.name, one.sentence) for one in chunk]
        yield f"found-{start // CHUNK}", shown


def tokens(text: str) -> list[str]:
    """Cut a text into words as `docs/assets/find-words.mjs` does.

    >>> tokens("Fine-tuning LLMs: R.A.G., café classes!")
    ['fine', 'tuning', 'llm', 'rag', 'cafe', 'classe']
    """
    bare = re.sub("['’.]", "", plain_letters(text))
    return [_singular(word) for word in re.findall(r"[a-z0-9]+", bare)]


def _singular(word: str) -> str:
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")  # noqa: PLR2004
    return word[:-1] if plural else word


def shard(word: str, files: int) -> int:
    """Give the number of the file that a word is in, from its first three letters.

    >>> shard("rag", 7), shard("rags", 7), shard("4k", 7)
    (4, 4, 3)
    """
    return int(word[:3], 36) % files
