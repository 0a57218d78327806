"""Who sells what, as of when: written from the glossary's `offers` into `data/offers.json`."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit.data import table
from calculators.kit.result import Table


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Something that a provider sells. `status` is open, closing or closed."""

    provider: str
    models: str
    status: str
    note: str | None
    source: str
    checked: str


def offers(entry: str) -> list[Offer]:
    """List the offers that a glossary entry names, those still open first."""
    order = {"open": 0, "closing": 1, "closed": 2}
    rows = [Offer(**row) for row in table("offers").get(entry, [])]
    return sorted(rows, key=lambda offer: (order[offer.status], offer.provider))


def offers_table(entry: str, caption: str) -> Table:
    """Give the offers as a table: who, what, whether still, as of when."""
    return Table(
        caption=caption,
        columns=("Provider", "Models", "Status", "Note", "Checked"),
        units=("", "", "", "", ""),
        rows=tuple(
            (o.provider, o.models, o.status, o.note or "", o.checked) for o in offers(entry)
        ),
    )
