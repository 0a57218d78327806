"""What the home page shows of the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from hooks.entries.mistakes import GlossaryError, Mistake, did_you_mean
from hooks.entries.source_text import line_and_column
from hooks.entries.text import plain
from hooks.pages.neighbors import Place, in_order, place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from hooks.entries.glossary import Glossary

LATELY = 6
FEWEST_LATELY = 3
"""Fewer make no section: a list of one tells a reader nothing."""


@dataclass(frozen=True)
class Term(Place):
    """A term with its sentence and the date of its last review."""

    sentence: str
    reviewed: dt.date | None


@dataclass(frozen=True)
class Home:
    """The terms to know first, all terms by letter, and those lately reviewed."""

    first: list[Term]
    letters: list[tuple[str, list[Place]]]
    lately: list[Term]


def content(glossary: Glossary, first: object, page: str, path: str) -> Home:
    """Choose what the home page shows.

    Args:
        glossary: all entries.
        first: what the page's front matter names as the terms to know first: a list of ids.
        page: the text of the page's file, in which a mistake has its line.
        path: the page's file, as mistakes name it.

    Raises:
        GlossaryError: `first` is no list, or names an entry that does not exist.

    """
    ordered = in_order(glossary)
    newest = _newest(glossary, ordered)
    return Home(
        first=[_term(i, glossary) for i in _first(glossary, first, page, path)],
        letters=letters(glossary),
        lately=[_term(i, glossary) for i in newest if len(newest) >= FEWEST_LATELY],
    )


def _newest(glossary: Glossary, ordered: Sequence[str]) -> list[str]:
    """Give those lately reviewed; of one day, those first to which most entries are tied."""

    def key(entry_id: str) -> tuple[str, int]:
        tied = len(glossary.related[entry_id]) + len(glossary.narrower.get(entry_id, ()))
        return str(glossary.entries[entry_id].reviewed), tied

    dated = [i for i in ordered if glossary.entries[i].reviewed]
    return sorted(dated, key=key, reverse=True)[:LATELY]


def _first(glossary: Glossary, named: object, page: str, path: str) -> list[str]:
    def mistake(word: str, what: str) -> Mistake:
        return Mistake(path, *line_and_column(page, max(page.find(word), 0)), f"first: {what}")

    if not isinstance(named, list):
        raise GlossaryError([mistake("first:", "is no list. Write '[an-entry, another-entry]'.")])
    ids = list(map(str, named))
    if [one for one in named if not isinstance(one, str) and str(one) not in glossary.entries]:
        what = "YAML reads an id here as a number, a date or yes or no. Put it in quotes."
        raise GlossaryError([mistake("first:", what)])
    if unknown := [one for one in ids if one not in glossary.entries]:
        cure = "Write the name of a file in 'glossary/', without '.yml'."
        raise GlossaryError(
            mistake(one, f"there is no entry '{one}'. {cure}{did_you_mean(one, glossary.entries)}")
            for one in unknown
        )
    return ids


def letters(glossary: Glossary) -> list[tuple[str, list[Place]]]:
    """Group the entries by their first letter."""
    places = [place(i, glossary) for i in in_order(glossary)]
    return [(letter, list(group)) for letter, group in groupby(places, lambda p: p.name[0].upper())]


def _term(entry_id: str, glossary: Glossary) -> Term:
    entry, where = glossary.entries[entry_id], place(entry_id, glossary)
    sentence = plain(entry.boardroom or entry.definition)
    return Term(where.name, where.url, sentence, entry.reviewed)
