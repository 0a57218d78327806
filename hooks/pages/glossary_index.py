"""The glossary's index: every entry from A to Z with its sentence, and filters above."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hooks.entries.entry import Status
from hooks.entries.text import plain
from hooks.fragments import mark
from hooks.pages.home import letters
from hooks.pages.templates import render

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from hooks.entries.entry import Entry
    from hooks.entries.glossary import Glossary

STATES: Final = {
    "calculator": "With a calculator",
    "due": "Due for review",
    "deprecated": "Deprecated",
}
"""What one can filter by beside the category, as readers see it. `due` changes with the day."""


@dataclass(frozen=True)
class Line:
    """What the index says of an entry, and what its filters ask."""

    sentence: str
    category: str
    kind: str
    """The category's name, and whether the entry is deprecated, in words."""
    states: tuple[str, ...]
    due: dt.date | None


@dataclass(frozen=True)
class Choice:
    """One choice of a filter: its value in the address, its name, how many entries it shows."""

    value: str
    name: str
    count: int


def page(glossary: Glossary, today: dt.date) -> str:
    """Write the index as Markdown; `today` decides which entries are counted as due."""
    return render(
        "pages/glossary_index.md",
        letters=[
            (letter, mark(_fragment(number)))
            for number, (letter, _) in enumerate(letters(glossary))
        ],
        total=len(glossary.entries),
        advises=any(one.business or one.ask_vendor for one in glossary.entries.values()),
        categories=categories(glossary),
        states=states(glossary, today),
    )


def lists(glossary: Glossary) -> dict[str, str]:
    """Render the terms of each letter, as fragments for the index: Markdown has nothing to do."""
    lines = {f"glossary/{key}/": _line(key, glossary) for key in glossary.entries}
    return {
        _fragment(number): render("pages/glossary_letter.html", places=places, lines=lines)
        for number, (_, places) in enumerate(letters(glossary))
    }


def _fragment(number: int) -> str:
    return f"letter:{number}"


def categories(glossary: Glossary) -> list[Choice]:
    """Give the categories that have entries, in the order of their file."""
    counts = Counter(entry.category for entry in glossary.entries.values())
    return [
        Choice(category, name, counts[category])
        for category, name in glossary.categories.items()
        if counts[category]
    ]


def states(glossary: Glossary, today: dt.date) -> list[Choice]:
    """Give the states that an entry is in, and `due`, unseen at 0, where one may come to be."""
    entries = glossary.entries.values()
    counts = Counter(state for entry in entries for state in _lasting(entry))
    counts["due"] = sum(1 for entry in entries if entry.due and entry.due < today)
    dated = any(entry.due for entry in entries)
    return [
        Choice(state, name, counts[state])
        for state, name in STATES.items()
        if counts[state] or (state == "due" and dated)
    ]


def _lasting(entry: Entry) -> Iterator[str]:
    """Give the states of an entry that do not change from one day to the next."""
    if entry.calculators:
        yield "calculator"
    if entry.status is Status.deprecated:
        yield "deprecated"


def _line(entry_id: str, glossary: Glossary) -> Line:
    entry = glossary.entries[entry_id]
    category = entry.category or ""
    deprecated = "deprecated" if entry.status is Status.deprecated else ""
    kinds = (glossary.categories.get(category, ""), deprecated)
    return Line(
        sentence=plain(entry.definition),
        category=category,
        kind=", ".join(filter(None, kinds)),
        states=tuple(_lasting(entry)),
        due=entry.due,
    )
