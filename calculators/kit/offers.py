"""Who sells what, as of when: written from the glossary's `offers` into `data/offers.json`."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit.data import kept, table
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
    return sorted(_offers().get(entry, []), key=lambda o: (order[o.status], o.provider))


@kept
def _offers() -> dict[str, list[Offer]]:
    return {entry: [Offer(**row) for row in rows] for entry, rows in table("offers").items()}


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
