"""Finds terms in plain text: one pass over its words, whatever the number of terms.

A dictionary by first word gives the labels that could begin here, the longest first. An alternation
of all labels in one pattern does the same work forty times slower at 10,000 terms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.entries.entry import Entry, LabelKind, Linking, Status
from hooks.entries.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TOKEN = re.compile(r"\S*://\S*|www\.\S+|\S+@\S+\.\S+|[^\W_]+|[^\w\s]|_")
_HYPHENS = "-\u2010\u2011\u2013"  # hyphen-minus, hyphen, non-breaking hyphen, en dash
# Within a compound the meaning changes before a hyphen (non-LLM), hardly ever after it (LLM-based).
_INSIDE_A_WORD = re.compile(r"(?:\w[-\u2010\u2011.]|[\w@#$\\/]\w*[-.]|[_@#$\\])\Z")
_GOES_ON = re.compile(r"[_@\\]|\.\w|[-\u2010\u2011](?:free|less)\b", re.IGNORECASE)


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


def terms_of(entries: Mapping[str, Entry]) -> list[Term]:
    """Give the terms of entries that stand on `glossary/<id>/`."""
    return [
        term_of(entry_id, entry, f"glossary/{entry_id}/") for entry_id, entry in entries.items()
    ]


@dataclass(frozen=True)
class _Form:
    """One way to write a label, as words; `exact` where case matters."""

    words: tuple[str, ...]
    exact: tuple[str, ...] | None
    term: Term


@dataclass(frozen=True)
class _Token:
    text: str
    folded: str
    start: int
    end: int


class Scanner:
    """Finds every mention of the terms that may be linked without being asked to."""

    def __init__(self, terms: Iterable[Term]) -> None:
        forms: dict[str, list[_Form]] = defaultdict(list)
        for form in _forms(terms):
            forms[form.words[0]].append(form)
        self._forms = {
            first: sorted(found, key=lambda form: (-len(form.words), form.exact is None))
            for first, found in forms.items()
        }

    def mentions(self, text: str) -> Iterator[Mention]:
        """Give the mentions in a text from left to right, never two over the same words.

        >>> rag = Term("rag", ("retrieval-augmented generation",), ("RAG",))
        >>> [text[m.start : m.end] for text in ["A rag. RAGs, and RAG-based search."]
        ...  for m in Scanner([rag]).mentions(text)]
        ['RAGs', 'RAG']
        """
        tokens = [_Token(m[0], m[0].casefold(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
        index = 0
        while index < len(tokens):
            found = self._at(text, tokens, index)
            if found is None:
                index += 1
                continue
            mention, index = found
            yield mention

    def _at(self, text: str, tokens: list[_Token], index: int) -> tuple[Mention, int] | None:
        """Give the mention that begins at a token, and the token after it."""
        candidates = self._forms.get(tokens[index].folded, ())
        start = tokens[index].start
        if not candidates or _INSIDE_A_WORD.search(text[max(0, start - 40) : start]):
            return None
        for form in candidates:
            after = _match(form, tokens, index)
            if after and not _GOES_ON.match(text, tokens[after - 1].end):
                return Mention(start, tokens[after - 1].end, form.term), after
        return None


def _match(form: _Form, tokens: list[_Token], index: int) -> int | None:
    """Give the token after the form's last word, if its words stand here."""
    for number, word in enumerate(form.words):
        if number and _joins(tokens, index):
            index += 1
        if index >= len(tokens) or tokens[index].folded != word:
            return None
        if form.exact and tokens[index].text != form.exact[number]:
            return None
        index += 1
    return index


def _joins(tokens: list[_Token], index: int) -> bool:
    """Whether a hyphen stands here that touches the words on both sides."""
    return (
        0 < index < len(tokens) - 1
        and tokens[index].text in _HYPHENS
        and tokens[index - 1].end == tokens[index].start
        and tokens[index].end == tokens[index + 1].start
    )


def _forms(terms: Iterable[Term]) -> Iterator[_Form]:
    seen: set[tuple[str, ...]] = set()
    for term in terms:
        if term.linking not in {Linking.auto, Linking.case_sensitive}:
            continue
        names = [(label, term.linking is Linking.case_sensitive) for label in term.labels]
        for label, exact in [*names, *((short, True) for short in term.abbreviations)]:
            for words in _spellings(label):
                folded = tuple(word.casefold() for word in words)
                if (words if exact else folded) not in seen:
                    seen.add(words if exact else folded)
                    yield _Form(folded, words if exact else None, term)


def _spellings(label: str) -> Iterator[tuple[str, ...]]:
    """Give a label's words in the singular and the plural: of the last word, and before 'of'.

    >>> list(_spellings("chain of thought"))
    [('chain', 'of', 'thought'), ('chain', 'of', 'thoughts'), ('chains', 'of', 'thought')]
    """
    words = tuple(token for token in _TOKEN.findall(label) if token not in _HYPHENS)
    if not words:
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
