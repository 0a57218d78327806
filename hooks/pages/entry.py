"""An entry's page: Markdown text from an entry and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from calculators.kit import words
from hooks.entries.entry import LabelKind
from hooks.entries.facts import said
from hooks.entries.text import plain
from hooks.entries.yaml_reader import REMEMBERED
from hooks.fragments import mark
from hooks.pages.calculator import fragment
from hooks.pages.templates import template

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from jinja2 import Template

    from calculators.kit.calculator import Calculator
    from hooks.entries.entry import Entry
    from hooks.entries.glossary import Glossary


@dataclass(frozen=True)
class FactRow:
    """A line of the numbers table."""

    key: str
    value: object
    said: str
    unit: str
    """What the number counts, where `said` leaves it out."""
    says: str
    source: str | None
    publisher: str
    checked: dt.date
    due: dt.date
    overdue: bool


@dataclass(frozen=True)
class Card:
    """A related term on its card."""

    id: str
    name: str
    how: str
    sentence: str


@dataclass(frozen=True)
class CalculatorCard:
    """A further calculator, with its answer for the default firm."""

    name: str
    question: str
    headline: str


@dataclass(frozen=True)
class _Beside:
    """What an entry's page shows that does not stand in the entry."""

    category: str
    calculator: tuple[str, str] | None
    """The first calculator's name and its question."""
    others: tuple[CalculatorCard, ...]
    names: tuple[tuple[str, str], ...]
    """Of the entries that it names by their id."""
    related: tuple[Card, ...]
    today: dt.date


def page(
    entry_id: str,
    glossary: Glossary,
    calculators: dict[str, Calculator],
    today: dt.date,
) -> str:
    """Write an entry's page as Markdown.

    Args:
        entry_id: whose page.
        glossary: all entries, for names and sentences of the related ones.
        calculators: all calculators by name.
        today: against which a number is overdue.
    """
    entry = glossary.entries[entry_id]
    used = [calculators[name] for name in entry.calculators]
    named = {one.entry for one in entry.confused_with} | {entry.replaced_by or entry_id}
    beside = _Beside(
        category=glossary.categories.get(entry.category or "", ""),
        calculator=(used[0].name, used[0].question) if used else None,
        others=tuple(calculator_card(other) for other in used[1:]),
        names=tuple((other, glossary.entries[other].pref_label) for other in sorted(named)),
        related=tuple(_related(entry_id, glossary)),
        today=today,
    )
    return _written(template("pages/entry.md"), entry_id, entry, beside)


@lru_cache(maxsize=REMEMBERED)
def _written(layout: Template, entry_id: str, entry: Entry, beside: _Beside) -> str:
    shorts = [alt.label for alt in entry.alt_label if alt.kind is LabelKind.abbreviation]
    synonyms = [alt.label for alt in entry.alt_label if alt.kind is LabelKind.synonym]
    name, question = beside.calculator or ("", "")
    return layout.render(
        id=entry_id,
        entry=entry,
        description=plain(entry.definition),
        abbreviation=", ".join(shorts),
        synonyms=words.listed(synonyms, "or"),
        category=beside.category,
        offers=sorted(entry.offers, key=lambda o: ("open", "closing", "closed").index(o.status)),
        question=question,
        form=mark(fragment(name)) if name else "",
        other_calculators=beside.others,
        facts=fact_rows(entry, beside.today),
        names=dict(beside.names),
        related=beside.related,
    )


def calculator_card(calculator: Calculator) -> CalculatorCard:
    """Give a calculator with its answer for the default firm."""
    result = calculator.calculate(calculator.inputs())
    return CalculatorCard(calculator.name, calculator.question, result.headline)


def fact_rows(entry: Entry, today: dt.date) -> list[FactRow]:
    """Give the lines of an entry's numbers table; `today` decides which are due again."""
    publishers = {source.url: source.publisher for source in entry.sources}
    return [
        FactRow(
            key=key,
            value=fact.value,
            said=said(fact.value, fact.unit),
            unit=unit_beside(fact.value, fact.unit),
            says=plain(fact.says),
            source=fact.source,
            publisher=publishers.get(fact.source or "", ""),
            checked=fact.checked,
            due=fact.due,
            overdue=fact.due < today,
        )
        for key, fact in entry.facts.items()
    ]


def unit_beside(value: float, unit: str) -> str:
    """Give what must stand beside a number as `said`, where no sentence says what it counts.

    >>> unit_beside(6, "months"), unit_beside(1, "months"), unit_beside(0.1, "share")
    ('months', 'month', '')
    >>> unit_beside(2.5, "USD per label"), unit_beside(35000000, "EUR")
    ('per label', 'EUR')
    """
    if unit == "share":
        return ""
    first, _, rest = unit.partition(" ")
    return rest if first == "USD" else words.agreeing(unit, value)


def _related(entry_id: str, glossary: Glossary) -> Iterator[Card]:
    for other_id, how in glossary.related[entry_id].items():
        other = glossary.entries[other_id]
        yield Card(other_id, other.pref_label, how, plain(other.boardroom or other.definition))
