"""Finds terms in plain text: one pass over its words, whatever the number of terms.

A dictionary by first word gives the labels that could begin here, the longest first. An alternation
of all labels in one pattern does the same work forty times slower at 10,000 terms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.entries.entry import Entry, LabelKind, Linking, Status
from hooks.entries.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[^\W_]+|[^\w\s]|_")
_HYPHENS = "-\u2010\u2011\u2013"  # hyphen-minus, hyphen, non-breaking hyphen, en dash
_STEP = re.compile(rf"(?:\s+|(?P<hyphen>[{_HYPHENS}]))?(?P<part>[^\W_]+|[^\w\s]|_)")
# Within a compound the meaning changes before a hyphen (non-LLM), hardly ever after it (LLM-based),
# unless the second part takes the first away (LLM-free). Addresses and file names are no prose.
_GOES_BEFORE = re.compile(r"(?:\w[-\u2010\u2011.]|[_@#$\\])\Z")
_GOES_ON = re.compile(r"[^\W_]|[_@\\]|\.\w|://|[-\u2010\u2011](?:free|less)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Term:
    """What the linker must know of an entry."""

    id: str
    labels: tuple[str, ...]
    """Names that are found in any case, the preferred one first."""
    abbreviations: tuple[str, ...] = ()
    """Names that are found only as they are written: RAG, never rag."""
    linking: Linking = Linking.auto
    definition_text: str = ""
    """The definition without Markdown."""
    url: str = ""
    """Relative to the site's root: `glossary/fine-tuning/`."""

    @property
    def name(self) -> str:
        """The preferred name."""
        return (*self.labels, *self.abbreviations)[0]


@dataclass(frozen=True)
class Mention:
    """Where a text names a term: `text[start:end]`."""

    start: int
    end: int
    term: Term


def term_of(entry_id: str, entry: Entry, url: str) -> Term:
    """Give what the linker must know of an entry. What is deprecated is linked only on purpose."""
    short = tuple(alt.label for alt in entry.alt_label if alt.kind is LabelKind.abbreviation)
    deprecated = entry.status is Status.deprecated and entry.link is not Linking.never
    return Term(
        id=entry_id,
        labels=tuple(label for label in entry.labels() if label not in short),
        abbreviations=short,
        linking=Linking.explicit if deprecated else entry.link,
        definition_text=plain(entry.definition),
        url=url,
    )


def entry_terms(entries: Mapping[str, Entry]) -> list[Term]:
    """Give the terms of entries that stand on `glossary/<id>/`."""
    return [
        term_of(entry_id, entry, f"glossary/{entry_id}/") for entry_id, entry in entries.items()
    ]


@dataclass(frozen=True)
class _Form:
    """One way to write a label: its words and signs, as they are where case matters."""

    parts: tuple[str, ...]
    exact: bool
    term: Term


class _Node:
    """What may follow the same words: by the next one, and the labels that end here."""

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.forms: list[_Form] = []


class Scanner:
    """Finds every mention of the terms that may be linked without being asked to.

    A label that does not begin with a letter or a digit is never found.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._root = _Node()
        for form in _forms(terms):
            node = self._root
            for part in form.parts:
                node = node.next.setdefault(part.lower(), _Node())
            node.forms.append(form)
            node.forms.sort(key=lambda form: not form.exact)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Give the mentions in a text from left to right, never two over the same words.

        >>> rag = Term("rag", ("retrieval-augmented generation",), ("RAG",))
        >>> [text[m.start : m.end] for text in ["A rag. RAGs, and RAG-based search."]
        ...  for m in Scanner([rag]).mentions(text)]
        ['RAGs', 'RAG']
        """
        done, beginnings = 0, self._root.next
        for word in _WORD.finditer(text):
            if word[0].lower() not in beginnings or word.start() < done:
                continue
            if (mention := self._longest(text, word)) and not _in_an_address(text, word.start()):
                yield mention
                done = mention.end

    def _longest(self, text: str, word: re.Match[str]) -> Mention | None:
        """Give the mention of most words that begins with this one."""
        node, end, found = self._root.next[word[0].lower()], word.end(), None
        parts: tuple[str, ...] = (word[0],)
        while True:
            form = next((f for f in node.forms if f.parts == parts or not f.exact), None)
            if form and not _GOES_ON.match(text, end):
                found = Mention(word.start(), end, form.term)
            step = _STEP.match(text, end) if node.next else None
            after = node.next.get(step["part"].lower()) if step else None
            if not step or not after or _apart(parts[-1], step):
                return found
            node, parts, end = after, (*parts, step["part"]), step.end()


def _apart(before: str, step: re.Match[str]) -> bool:
    """Whether what stands between two parts keeps them from being one name."""
    return step["hyphen"] is not None and not (before.isalnum() and step["part"].isalnum())


def _in_an_address(text: str, start: int) -> bool:
    """Whether what stands before, without a space between, makes a word part of something else."""
    if _GOES_BEFORE.search(text, max(0, start - 2), start):
        return True
    before = text[max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1 : start]
    return "://" in before or before.startswith("www.")


def _forms(terms: Iterable[Term]) -> Iterator[_Form]:
    seen: set[tuple[str, ...]] = set()
    for term in terms:
        if term.linking not in {Linking.auto, Linking.case_sensitive}:
            continue
        names = [(label, term.linking is Linking.case_sensitive) for label in term.labels]
        for label, exact in [*names, *((short, True) for short in term.abbreviations)]:
            for spelling in _spellings(label):
                key = spelling if exact else tuple(part.lower() for part in spelling)
                if key not in seen:
                    seen.add(key)
                    yield _Form(spelling, exact, term)


def _spellings(label: str) -> Iterator[tuple[str, ...]]:
    """Give a label's words in the singular and the plural: of the last word, and before 'of'.

    >>> list(_spellings("chain of thought"))
    [('chain', 'of', 'thought'), ('chain', 'of', 'thoughts'), ('chains', 'of', 'thought')]
    """
    words = tuple(part for part in _PART.findall(label) if part not in _HYPHENS)
    if not words or not words[0][0].isalnum():
        return
    yield words
    yield (*words[:-1], _plural(words[-1]))
    if "of" in words[1:-1]:
        head = words.index("of", 1)
        yield (*words[: head - 1], _plural(words[head - 1]), *words[head:])


def _plural(word: str) -> str:
    """Give the regular plural.

    >>> [_plural(word) for word in ("LLM", "batch", "policy", "day")]
    ['LLMs', 'batches', 'policies', 'days']
    """
    if not word[-1].isalpha() or (word.isupper() and len(word) > 1):
        return f"{word}s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}s"
