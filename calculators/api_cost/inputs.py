"""What the API cost calculator asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from calculators.kit import caching, firm, prices
from calculators.kit.inputs import choice, day, quantity

YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Inputs:
    """A load of requests. The defaults describe one firm of 12 people."""

    model: str = firm.model(
        help="The one that you use or think of. The others are compared with it below."
    )
    requests_per_day: int = firm.requests_per_day()
    input_tokens: int = firm.input_tokens()
    output_tokens: int = firm.output_tokens()
    days_per_month: int = quantity(
        30,
        "Days per month",
        "days",
        "On how many days of a month the requests come: 21 for working days.",
        bounds=(1, 31),
        plausible=(20, 31),
        basis="working days of a month, or all",
    )
    cache_read_share: float = quantity(
        0.0,
        "Read from the cache",
        "share",
        "The part of the input that is the same in many requests, such as instructions, and was "
        "stored shortly before. Your vendor's usage page shows it.",
        noun="of the input read from the cache",
        bounds=(0, 1),
        plausible=(0, 0.9),
        group="assumptions",
        entry="prompt-engineering",
        whole=False,
    )
    cache_write_share: float = quantity(
        0.0,
        "Written to the cache",
        "share",
        "The part of the input that is stored for the next requests. Together with what is read, "
        "at most 100%.",
        noun="of the input written to the cache",
        bounds=(0, 1),
        plausible=(0, 0.3),
        group="assumptions",
        entry="prompt-engineering",
        whole=False,
    )
    cache_write_ttl: str = choice(
        "5m",
        "How long the cache keeps it",
        "Some vendors charge more for an hour than for five minutes.",
        caching.lifetimes,
        group="assumptions",
    )
    batch_share: float = quantity(
        0.0,
        "Sent in batches",
        "share",
        "The part of the requests that may wait for hours. Many vendors take half the price for "
        "it.",
        noun="of the requests in batches",
        bounds=(0, 1),
        plausible=(0, 1),
        group="assumptions",
        whole=False,
    )
    as_of: dt.date = day(  # noqa: RUF009 - it gives a dataclass field
        lambda: prices.load().as_of,
        "Prices of",
        "Earlier dates give the prices of then, later ones those that are announced.",
        earliest=lambda: prices.load().history_from,
        latest=lambda: prices.load().as_of + YEAR,
    )
