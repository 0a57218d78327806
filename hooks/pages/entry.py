"""An entry's page: Markdown text from an entry and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculators.kit import words
from hooks.entries.entry import LabelKind
from hooks.entries.facts import said
from hooks.entries.text import plain
from hooks.fragments import mark
from hooks.pages.calculator import fragment
from hooks.pages.templates import render

if TYPE_CHECKING:
    import datetime as dt

    from calculators.kit.calculator import Calculator
    from hooks.entries.entry import Entry
    from hooks.entries.glossary import Glossary


@dataclass(frozen=True)
class FactRow:
    """A line of the numbers table."""

    key: str
    value: object
    said: str
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
    first = used[0] if used else None
    shorts = [alt.label for alt in entry.alt_label if alt.kind is LabelKind.abbreviation]
    synonyms = [alt.label for alt in entry.alt_label if alt.kind is LabelKind.synonym]
    named = {one.entry for one in entry.confused_with} | {entry.replaced_by or entry_id}
    return render(
        "pages/entry.md",
        id=entry_id,
        entry=entry,
        description=plain(entry.definition),
        abbreviation=", ".join(shorts),
        synonyms=words.listed(synonyms, "or"),
        category=glossary.categories.get(entry.category or "", ""),
        offers=sorted(entry.offers, key=lambda o: ("open", "closing", "closed").index(o.status)),
        calculator=first,
        form=mark(fragment(first.name)) if first else "",
        other_calculators=[calculator_card(other) for other in used[1:]],
        facts=fact_rows(entry, today),
        names={other: glossary.entries[other].pref_label for other in named},
        related=_related(entry_id, glossary),
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
            says=plain(fact.says),
            source=fact.source,
            publisher=publishers.get(fact.source or "", ""),
            checked=fact.checked,
            due=fact.due,
            overdue=fact.due < today,
        )
        for key, fact in entry.facts.items()
    ]


def _noun(unit: str) -> str:
    """Give what stands behind the number: nothing for a share, the rest of a price's unit."""
    return "" if unit == "share" else unit.removeprefix("USD").strip()


def _related(entry_id: str, glossary: Glossary) -> list[Card]:
    return [
        Card(other_id, other.pref_label, how, plain(other.boardroom or other.definition))
        for other_id, how in glossary.related[entry_id].items()
        if (other := glossary.entries[other_id])
    ]
