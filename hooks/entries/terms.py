"""Finds terms in plain text: one pass over its words, whatever the number of terms.

A dictionary by first word gives the labels that could begin here, the longest first. An alternation
of all labels in one pattern does the same work forty times slower at 10,000 terms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from hooks.entries.entry import Entry, LabelKind, Linking, Status
from hooks.entries.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[^\W_]+|[^\w\s]|_")
_HYPHENS = "-\u2010\u2011\u2013"  # hyphen-minus, hyphen, non-breaking hyphen, en dash
_BETWEEN_WORDS = rf"(?:\s+|[{_HYPHENS}])"
# Within a compound the meaning changes before a hyphen (non-LLM), hardly ever after it (LLM-based),
# unless the second part takes the first away (LLM-free). Addresses and file names are no prose.
_GOES_BEFORE = re.compile(r"(?:\w[-\u2010\u2011.]|[_@#$\\])\Z")
_GOES_ON = re.compile(r"[_@\\]|\.\w|://|[-\u2010\u2011](?:free|less)\b", re.IGNORECASE)


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

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form with a space, a line's end or a hyphen between its words."""
        pieces = [re.escape(self.parts[0])]
        for before, part in pairwise(self.parts):
            both_words = before[-1].isalnum() and part[0].isalnum()
            pieces += [_BETWEEN_WORDS if both_words else r"\s*", re.escape(part)]
        return re.compile("".join(pieces) + r"(?![^\W_])", 0 if self.exact else re.IGNORECASE)


class Scanner:
    """Finds every mention of the terms that may be linked without being asked to.

    A label that does not begin with a letter or a digit is never found.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        forms: dict[str, list[_Form]] = defaultdict(list)
        for form in _forms(terms):
            forms[form.parts[0].lower()].append(form)
        self._forms = {
            first: sorted(found, key=lambda form: (-len(form.parts), not form.exact))
            for first, found in forms.items()
        }

    def mentions(self, text: str) -> Iterator[Mention]:
        """Give the mentions in a text from left to right, never two over the same words.

        >>> rag = Term("rag", ("retrieval-augmented generation",), ("RAG",))
        >>> [text[m.start : m.end] for text in ["A rag. RAGs, and RAG-based search."]
        ...  for m in Scanner([rag]).mentions(text)]
        ['RAGs', 'RAG']
        """
        done = 0
        for word in _WORD.finditer(text):
            candidates = self._forms.get(word[0].lower())
            if not candidates or word.start() < done or _in_an_address(text, word.start()):
                continue
            for form in candidates:
                found = form.pattern.match(text, word.start())
                if found and not _GOES_ON.match(text, found.end()):
                    yield Mention(found.start(), found.end(), form.term)
                    done = found.end()
                    break


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
