"""What the search reads: names first, in one small file; words of definitions by first letter.

A reader's first query fetches all names, as they are compared, and what is shown of those that it
found, whatever the size of the glossary; only a query that names alone do not answer fetches words
too.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from hooks.entries.text import plain
from hooks.entries.yaml_reader import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from calculators.kit.calculator import Calculator
    from hooks.entries.glossary import Glossary

FOLDER: Final = "search"
CHUNK: Final = 50
"""Results in a file: only files with a result in them are fetched."""
OTHER: Final = "0"
LARGEST: Final = 60_000
"""Characters in a file of words, before it is divided further."""
MOST_LETTERS: Final = 3
"""Of a file's name; who types four has typed a word, or how it begins."""
Postings = dict[str, list[int]]
STOP: Final = frozenset(
    {
        *("a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in"),
        *("is", "it", "its", "not", "of", "on", "or", "that", "the", "their", "this", "to"),
        *("was", "were", "what", "when", "which", "who", "will", "with", "you", "your"),
    }
)


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
    postings: Postings = defaultdict(list)
    for number, one in enumerate(found):
        for word in _sought(one.words):
            postings[word].append(number)
    shards = dict(_divided(postings))
    written: dict[str, Any] = {
        "names": {"chunk": CHUNK, "shards": " ".join(sorted(shards)), **named(found)},
        **dict(_shown(found)),
        **{f"words-{name}": dict(sorted(words.items())) for name, words in shards.items()},
    }
    return {f"{FOLDER}/{name}.json": _json(data) for name, data in written.items()}


@lru_cache(maxsize=REMEMBERED)
def _sought(text: str) -> tuple[str, ...]:
    """Give the words of a text, each once, but those that stand everywhere."""
    return tuple(word for word in dict.fromkeys(tokens(text)) if word not in STOP and len(word) > 1)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _divided(postings: Postings, letters: int = 1) -> Iterator[tuple[str, Postings]]:
    """Divide words by their first letters, by more of them where a file would be large."""
    shards: dict[str, Postings] = defaultdict(dict)
    for word, numbers in postings.items():
        shards[shard(word, letters)][word] = numbers
    for name, words in shards.items():
        if letters < MOST_LETTERS and len(_json(words)) > LARGEST and name != OTHER:
            yield from _divided(words, letters + 1)
        else:
            yield name, words


def named(found: Iterable[Found]) -> dict[str, str]:
    r"""Write all names as one text, a line a document, and the words that they are made of.

    In a line `+` stands before another name and `-` before one that is never shown, and blanks
    around every word, so that `docs/assets/names.mjs` finds it by them.

    >>> named([Found("", "term", "Fine-tuning", ("SFT",), ("finetunning",), "", "")])
    {'words': 'fine finetunning sft tuning', 'names': ' fine tuning + sft - finetunning \n'}
    """
    lines = []
    words: set[str] = set()
    for one in found:
        names = [("", tokens(one.name))]
        names += [(" +", tokens(label)) for label in one.aliases]
        names += [(" -", tokens(label)) for label in one.hidden]
        lines.append("".join(" ".join((mark, *name)) for mark, name in names if name) + " \n")
        words.update(word for _, name in names for word in name)
    return {"words": " ".join(sorted(words)), "names": "".join(lines)}


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
    bare = unicodedata.normalize("NFKD", text).lower()
    bare = re.sub(r"[\u0300-\u036f'’.]", "", bare)
    return [_singular(word) for word in re.findall(r"[a-z0-9]+", bare)]


def _singular(word: str) -> str:
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")  # noqa: PLR2004
    return word[:-1] if plural else word


def shard(word: str, letters: int) -> str:
    """Name the file that a word is in: its first letters.

    >>> shard("rag", 1), shard("rag", 2), shard("4k", 2)
    ('r', 'ra', '0')
    """
    return word[:letters] if word[0].isalpha() else OTHER
