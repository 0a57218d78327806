"""What the home page shows of the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from hooks.entries.text import plain
from hooks.pages.neighbors import Place, in_order, place

if TYPE_CHECKING:
    import datetime as dt

    from hooks.entries.glossary import Glossary

FIRST = (
    "large-language-model",
    "prompt-engineering",
    "retrieval-augmented-generation",
    "fine-tuning",
    "ai-evaluation",
    "constitutional-ai",
)
LATELY = 6


@dataclass(frozen=True)
class Term(Place):
    """A term with its sentence and the date of its last review."""

    sentence: str
    reviewed: dt.date | None


@dataclass(frozen=True)
class Home:
    """The great terms, all terms by letter, and those lately reviewed."""

    first: list[Term]
    letters: list[tuple[str, list[Place]]]
    lately: list[Term]


def content(glossary: Glossary) -> Home:
    """Choose what the home page shows."""
    ordered = in_order(glossary)
    dated = [i for i in ordered if glossary.entries[i].reviewed]
    newest = sorted(dated, key=lambda i: str(glossary.entries[i].reviewed), reverse=True)
    return Home(
        first=[_term(i, glossary) for i in FIRST if i in glossary.entries],
        letters=letters(glossary),
        lately=[_term(i, glossary) for i in newest[:LATELY]],
    )


def letters(glossary: Glossary) -> list[tuple[str, list[Place]]]:
    """Group the entries by their first letter."""
    places = [place(i, glossary) for i in in_order(glossary)]
    return [(letter, list(group)) for letter, group in groupby(places, lambda p: p.name[0].upper())]


def _term(entry_id: str, glossary: Glossary) -> Term:
    entry, where = glossary.entries[entry_id], place(entry_id, glossary)
    sentence = plain(entry.boardroom or entry.definition)
    return Term(where.name, where.url, sentence, entry.reviewed)
