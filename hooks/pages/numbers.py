"""All the numbers: every fact of every entry, with its source, date and age."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.pages.entry import FactRow, fact_rows
from hooks.pages.neighbors import in_order
from hooks.pages.templates import render

if TYPE_CHECKING:
    import datetime as dt

    from hooks.entries.glossary import Glossary


@dataclass(frozen=True)
class OfEntry:
    """An entry's numbers."""

    id: str
    name: str
    facts: list[FactRow]


def page(glossary: Glossary, today: dt.date) -> str:
    """Write the page as Markdown; `today` decides which numbers are due again."""
    groups = [
        OfEntry(entry_id, entry.pref_label, fact_rows(entry, today))
        for entry_id in in_order(glossary)
        if (entry := glossary.entries[entry_id]).facts
    ]
    return render(
        "pages/numbers.md",
        groups=groups,
        count=sum(len(group.facts) for group in groups),
        house=sum(not fact.source for group in groups for fact in group.facts),
        overdue=sum(fact.overdue for group in groups for fact in group.facts),
    )
