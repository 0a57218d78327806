"""The months that are looked at: how requests grow, what a dollar is worth, when training returns.

One-off costs fall at t = 0, monthly ones at the end of months 1 to N. The annual discount rate is
effective: a month's is (1 + rate)^(1/12) − 1. In today's money, an amount of month m is divided
by (1 + the month's rate)^m.
"""

from __future__ import annotations

import math
from functools import lru_cache
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from calculators.total_cost.inputs import Inputs

MONTHS_PER_YEAR = 12
_TINY = 1e-9


class Weights(NamedTuple):
    """What a dollar comes to over the horizon.

    A dollar of `fixed` is paid each month, one of `requests` each month and more as they grow,
    one of `training` whenever that is repeated.
    """

    fixed: float
    requests: float
    training: float


class Horizon(NamedTuple):
    """Months 0 to N.

    `worth` is what a dollar of each is worth today, `grown` the requests of months 1 to N as
    multiples of the first month's, `repeats` the months with another training. A dollar comes to
    `paid` as it is paid, and to `discounted` in today's money.
    """

    worth: tuple[float, ...]
    grown: tuple[float, ...]
    repeats: tuple[int, ...]
    paid: Weights
    discounted: Weights


def horizon(inputs: Inputs) -> Horizon:
    """Give the months of a case."""
    months, growth = int(inputs.horizon_months), inputs.growth_per_month  # a flip may be at 24.0
    return _horizon(months, growth, inputs.trainings_per_year, inputs.discount_rate)


@lru_cache(maxsize=16)
def _horizon(months: int, growth: float, per_year: float, rate: float) -> Horizon:
    """Keep some: the search for what changes the answer asks for the same months many times."""
    worth, grown = discounts(rate, months), growths(growth, months)
    repeats, later = retrainings(per_year, months), worth[1:]
    requests = sum(map(mul, grown, later))
    return Horizon(
        worth,
        grown,
        repeats,
        paid=Weights(months, sum(grown), len(repeats)),
        discounted=Weights(sum(later), requests, sum([worth[month] for month in repeats])),
    )


def discounts(rate: float, months: int) -> tuple[float, ...]:
    """Give what a dollar of months 0 to N is worth today."""
    yearly = 1 + rate
    return tuple([yearly ** (-month / MONTHS_PER_YEAR) for month in range(months + 1)])


def growths(growth: float, months: int) -> tuple[float, ...]:
    """Give the requests of months 1 to N as multiples of the first month's."""
    monthly = 1 + growth
    return tuple([monthly**month for month in range(months)])


def retrainings(per_year: float, months: int) -> tuple[int, ...]:
    """Give the months in which training is repeated; the first one, at the start, not included."""
    count = math.ceil(months * per_year / MONTHS_PER_YEAR - _TINY)
    return tuple(
        [math.ceil(number * MONTHS_PER_YEAR / per_year - _TINY) for number in range(1, count)]
    )
