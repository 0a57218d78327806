"""What graphics cards rent for: `data/hosting_rates.json`, each row with its source and date."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculators.kit.data import kept, table
from calculators.kit.result import Table
from calculators.self_host.money import own_usd_per_month

if TYPE_CHECKING:
    from calculators.self_host.inputs import Inputs

COLUMNS = {
    "Provider": "",
    "Product": "",
    "Per card and hour": "USD",
    "Smallest number": "cards",
    "Your month": "USD",
    "Note": "",
    "Read": "date",
    "Source": "",
}


@dataclass(frozen=True, kw_only=True)
class Rent:
    """What one provider asks for one kind of card. `checked` is when the price was read."""

    provider: str
    product: str
    card: str
    usd_per_gpu_hour: float
    least_gpus: int
    says: str
    source: str
    checked: str


@kept
def rents() -> list[Rent]:
    """List the rents, the cheapest first."""
    rows = [Rent(**row) for row in table("hosting_rates")]
    return sorted(rows, key=lambda rent: (rent.usd_per_gpu_hour, rent.provider))


def rents_table(inputs: Inputs) -> Table:
    """Price the reader's server at each rent. Speed and memory differ by card."""
    return Table(
        caption="What providers ask, with your upkeep and number of cards; other cards are faster "
        "or slower and hold larger or smaller models",
        columns=tuple(COLUMNS),
        units=tuple(COLUMNS.values()),
        rows=tuple(
            (
                rent.provider,
                rent.product,
                rent.usd_per_gpu_hour,
                rent.least_gpus,
                _month(inputs, rent),
                rent.says,
                rent.checked,
                rent.source,
            )
            for rent in rents()
        ),
    )


def _month(inputs: Inputs, rent: Rent) -> float:
    there = dataclasses.replace(inputs, gpu_usd_per_hour=rent.usd_per_gpu_hour)
    return own_usd_per_month(there, max(inputs.gpus, rent.least_gpus))
