"""What an editor should look at next: nothing here is an error, and nothing here is forgotten.

One finding a line, with path and line: entries and numbers past their date or before it, entries
that hardly any other leads to, definitions that are too long or circular, sentences for the
boardroom that are hard to read, jargon that nothing explains, and numbers that are typed out beside
their fact.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import pyphen  # type: ignore[import-untyped]

from hooks.entries.backlinks import backlinks
from hooks.entries.facts import BRACES, said
from hooks.entries.mistakes import listed
from hooks.entries.prose import read_prose
from hooks.entries.terms import Scanner, entry_terms
from hooks.entries.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hooks.entries.entry import Entry
    from hooks.entries.glossary import Glossary
    from hooks.entries.mistakes import KeyPath, Mistake
    from hooks.entries.yaml_reader import Document

FEWEST_LINKS: Final = 2
GRACE: Final = dt.timedelta(days=1)
"""Where the editor sits, tomorrow may have begun."""
MOST_SENTENCES: Final = 2
HARDEST_GRADE: Final = 10.0
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")
_WORD: Final = re.compile(r"[A-Za-z'’]+")
_NOT_PROSE: Final = {"prefLabel", "altLabel", "hiddenLabel", "sources", "offers", "facts"}


@dataclass(frozen=True)
class Desk:
    """What the rules look at: the glossary, the files it came from, jargon, and the day."""

    glossary: Glossary
    documents: Mapping[str, Document]
    jargon: tuple[str, ...]
    today: dt.date

    def at(self, entry_id: str, keys: KeyPath, what: str) -> Mistake:
        """Name a finding with its place."""
        return self.documents[entry_id].mistake(keys, what)

    @property
    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every entry with its id."""
        return iter(self.glossary.entries.items())


def worklist(desk: Desk) -> list[Mistake]:
    """Give every finding, by path and line."""
    return sorted({finding for rule in RULES for finding in rule(desk)})


def overdue(desk: Desk) -> Iterator[Mistake]:
    """Find entries and numbers that should have been looked up again."""
    for entry_id, entry in desk.entries:
        if entry.due and entry.due < desk.today:
            what = f"was due on {entry.due}. Read it against its sources, then set today's date."
            yield desk.at(entry_id, ("reviewed",), what)
        for key, fact in entry.facts.items():
            if fact.due < desk.today:
                what = f"was due on {fact.due}. Look the number up, then set today's date."
                yield desk.at(entry_id, ("facts", key, "checked"), what)


def ahead(desk: Desk) -> Iterator[Mistake]:
    """Find days that are still to come: what was read on such a day would hardly ever be due."""
    last = desk.today + GRACE
    for entry_id, entry in desk.entries:
        days: list[tuple[KeyPath, dt.date | None]] = [(("reviewed",), entry.reviewed)]
        days += [(("facts", key, "checked"), fact.checked) for key, fact in entry.facts.items()]
        days += [(("sources", i, "checked"), one.checked) for i, one in enumerate(entry.sources)]
        days += [(("offers", i, "checked"), one.checked) for i, one in enumerate(entry.offers)]
        for keys, day in days:
            if day and day > last:
                what = f"{day} is still to come. Write the day on which you read it."
                yield desk.at(entry_id, keys, what)


def orphans(desk: Desk) -> Iterator[Mistake]:
    """Find entries to which hardly any other leads."""
    for entry_id, leading in backlinks(desk.glossary.entries, desk.documents).items():
        found = len(leading)
        if found < FEWEST_LINKS:
            counted = "no other entry leads" if not found else "only one other entry leads"
            what = f"{counted} here. Name it in `related` of another, or mention it there."
            yield desk.at(entry_id, ("prefLabel",), what)


def uncategorized(desk: Desk) -> Iterator[Mistake]:
    """Find entries that no category's filter shows, where there are categories."""
    for entry_id, entry in desk.entries:
        if desk.glossary.categories and not entry.category:
            what = f"has no category. Write {listed(desk.glossary.categories, 'or')}."
            yield desk.at(entry_id, ("category",), what)


def long_or_circular(desk: Desk) -> Iterator[Mistake]:
    """Find definitions of more than two sentences, and those that use the term itself."""
    for entry_id, entry in desk.entries:
        text = plain(entry.definition)
        if len(_SENTENCE_END.findall(text)) > MOST_SENTENCES:
            what = f"has more than {MOST_SENTENCES} sentences. Move the rest into a section."
            yield desk.at(entry_id, ("definition",), what)
        if re.search(rf"\b{re.escape(entry.pref_label)}\b", text, re.IGNORECASE):
            what = f"explains '{entry.pref_label}' by itself. Say what it is in other words."
            yield desk.at(entry_id, ("definition",), what)


def hard_to_read(desk: Desk) -> Iterator[Mistake]:
    """Find sentences for the boardroom above school grade 10."""
    for entry_id, entry in desk.entries:
        if entry.boardroom and (grade := reading_grade(plain(entry.boardroom))) > HARDEST_GRADE:
            what = f"reads as grade {grade:.0f}. Use shorter words, or two sentences."
            yield desk.at(entry_id, ("boardroom",), what)


def reading_grade(text: str) -> float:
    """Give the Flesch-Kincaid grade: 0.39 × words per sentence + 11.8 × syllables per word − 15.59.

    Source: Kincaid et al. 1975. Syllables are counted by hyphenation, which finds slightly fewer.

    >>> round(reading_grade("The cat sat on the mat. It was a good cat."), 1)
    -1.6
    """
    words = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    if not words:
        return 0.0
    syllables = sum(len(_hyphens().positions(word)) + 1 for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


def unexplained_jargon(desk: Desk) -> Iterator[Mistake]:
    """Find jargon that is no link and that no entry explains."""
    if not desk.jargon:
        return
    wanted = re.compile(rf"\b(?:{'|'.join(map(re.escape, desk.jargon))})\b", re.IGNORECASE)
    scanner = Scanner(entry_terms(desk.glossary.entries))
    for entry_id, _ in desk.entries:
        seen: set[str] = set()
        for keys, text in _prose(desk.documents[entry_id]):
            if keys[-1] == "bad":  # a vendor's bad answer is quoted
                continue
            for word in _unlinked(text, wanted, scanner):
                if word.lower() not in seen:
                    seen.add(word.lower())
                    what = f"'{word}' is jargon. Write it plainly, link it, or write its entry."
                    yield desk.at(entry_id, keys, what)


def _unlinked(text: str, wanted: re.Pattern[str], scanner: Scanner) -> Iterator[str]:
    for words in read_prose(BRACES.sub("", text)).words:
        covered = [(mention.start, mention.end) for mention in scanner.mentions(words)]
        for found in wanted.finditer(words):
            if not any(start <= found.start() < end for start, end in covered):
                yield found[0]


def typed_out(desk: Desk) -> Iterator[Mistake]:
    """Find numbers that stand beside their unit in the entry whose fact they are."""
    for entry_id, entry in desk.entries:
        texts = list(_prose(desk.documents[entry_id]))
        for key, fact in entry.facts.items():
            number, unit = said(fact.value, fact.unit), fact.unit.split(" ")[0]
            if unit in {"share", "USD"}:
                unit = ""
            typed = re.compile(rf"(?<![\w.,$]){re.escape(number)}(?![\w.,%])\s*{re.escape(unit)}")
            for keys, text in texts:
                if (unit or number[:1] == "$" or number[-1:] == "%") and typed.search(text):
                    what = f"'{number}' is a fact here. Write {{{{ fact:{entry_id}.{key} }}}}."
                    yield desk.at(entry_id, keys, what)


def _prose(document: Document) -> Iterator[tuple[KeyPath, str]]:
    """Give the texts of an entry as they are written, numbers not filled in."""
    for keys, text in document.scalars():
        if keys and keys[0] not in _NOT_PROSE:
            yield keys, text


RULES: Final[tuple[Callable[[Desk], Iterator[Mistake]], ...]] = (
    *(
        overdue,
        ahead,
        orphans,
        uncategorized,
        long_or_circular,
        hard_to_read,
        unexplained_jargon,
        typed_out,
    ),
)
