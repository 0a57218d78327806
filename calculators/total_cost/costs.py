"""What each of the four costs: at the start, with every request, and month by month.

One-off costs fall at t = 0, monthly ones at the end of months 1 to N. The annual discount rate is
effective: a month's is (1 + rate)^(1/12) − 1. In today's money, an amount of month m is divided
by (1 + the month's rate)^m.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from calculators.kit import prices
from calculators.kit.rates import MTOK, request_cost
from calculators.total_cost.inputs import NAMES

if TYPE_CHECKING:
    from calculators.total_cost.inputs import Inputs

DAYS_PER_MONTH, MONTHS_PER_YEAR, MINUTES = 30, 12, 60
APPROACHES = tuple(NAMES)
RETRIEVING, TUNED = {"rag", "hybrid"}, {"fine_tuning", "hybrid"}
_TINY = 1e-9


class Costs(NamedTuple):
    """The costs of one approach in US dollars.

    `engineering` and `labeling` fall at the start; `training` then, and as often as it is
    repeated; `tokens` and `review` with each request; `fixed` each month.
    """

    engineering: float
    labeling: float
    training: float
    tokens: float
    review: float
    fixed: float

    @property
    def start(self) -> float:
        """What is due before the first request."""
        return self.engineering + self.labeling + self.training

    @property
    def request(self) -> float:
        """What a request costs with the person who checks it."""
        return self.tokens + self.review


def input_tokens(inputs: Inputs, approach: str) -> int:
    """Count what one request sends: a tuned model needs no instructions and no examples."""
    taught = 0 if approach in TUNED else inputs.instruction_tokens + inputs.example_tokens
    retrieved = inputs.retrieved_tokens if approach in RETRIEVING else 0
    return taught + retrieved + inputs.question_tokens


def tokens_cost(inputs: Inputs, approach: str) -> float:
    """Price the tokens of one request."""
    sent = input_tokens(inputs, approach)
    if approach in TUNED:
        charged = sent * inputs.tuned_input_usd_per_mtok
        return (charged + inputs.output_tokens * inputs.tuned_output_usd_per_mtok) / MTOK
    snapshot = prices.load()
    rates = snapshot.rates(inputs.model, snapshot.as_of)
    return request_cost(rates, sent, inputs.output_tokens).total


def costs(inputs: Inputs, approach: str) -> Costs:
    """Give the costs of one approach."""
    tuned = approach in TUNED
    days = getattr(inputs, f"engineering_days_{approach}")
    upkeep = getattr(inputs, f"upkeep_days_per_month_{approach}")
    retrieval = inputs.retrieval_usd_per_month if approach in RETRIEVING else 0.0
    hosting = inputs.hosting_usd_per_month if tuned else 0.0
    return Costs(
        engineering=days * inputs.day_rate,
        labeling=inputs.labeling_usd if tuned else 0.0,
        training=inputs.training_usd if tuned else 0.0,
        tokens=tokens_cost(inputs, approach),
        review=inputs.review_minutes_per_request / MINUTES * inputs.hourly_rate,
        fixed=upkeep * inputs.day_rate + retrieval + hosting,
    )


def retrainings(inputs: Inputs) -> tuple[int, ...]:
    """Give the months in which training is repeated; the first one, at the start, not included."""
    return _retrainings(inputs.trainings_per_year, inputs.horizon_months)


@lru_cache(maxsize=1024)
def _retrainings(per_year: float, months: int) -> tuple[int, ...]:
    count = math.ceil(months * per_year / MONTHS_PER_YEAR - _TINY)
    return tuple(
        math.ceil(number * MONTHS_PER_YEAR / per_year - _TINY) for number in range(1, count)
    )


@lru_cache(maxsize=1024)
def discounts(rate: float, months: int) -> tuple[float, ...]:
    """Give what a dollar of months 0 to N is worth today."""
    return tuple((1 + rate) ** (-month / MONTHS_PER_YEAR) for month in range(months + 1))


@lru_cache(maxsize=1024)
def growths(growth: float, months: int) -> tuple[float, ...]:
    """Give the requests of months 1 to N as multiples of the first month's."""
    return tuple((1 + growth) ** month for month in range(months))


@lru_cache(maxsize=1024)
def _weights(
    rate: float, growth: float, months: int, repeats: tuple[int, ...]
) -> tuple[float, float, float]:
    """Add up, in today's money, a dollar a month, a dollar per request, and one per retraining."""
    worth = discounts(rate, months)
    requests = sum(map(mul, growths(growth, months), worth[1:]))
    return sum(worth[1:]), requests, sum(worth[month] for month in repeats)


def present_value(inputs: Inputs, cost: Costs, rate: float) -> float:
    """Add up all costs of the horizon in today's money; at a rate of 0, as they are paid."""
    repeats = retrainings(inputs) if cost.training else ()
    weights = _weights(rate, inputs.growth_per_month, inputs.horizon_months, repeats)
    first_month = inputs.requests_per_day * DAYS_PER_MONTH * cost.request
    return (
        cost.start + weights[0] * cost.fixed + weights[1] * first_month + weights[2] * cost.training
    )


def npv(inputs: Inputs, approach: str) -> float:
    """Give the total cost of an approach in today's money."""
    return present_value(inputs, costs(inputs, approach), inputs.discount_rate)


def total(inputs: Inputs, approach: str) -> float:
    """Give the total cost of an approach as it is paid."""
    return present_value(inputs, costs(inputs, approach), 0.0)


def today(inputs: Inputs) -> float:
    """Give what going on as today costs over the horizon, in today's money."""
    months = inputs.horizon_months
    weights = _weights(inputs.discount_rate, inputs.growth_per_month, months, ())
    return weights[0] * inputs.current_usd_per_month


def cumulative(inputs: Inputs, approach: str) -> list[float]:
    """Give what has been spent on an approach by the end of months 0 to N, in today's money."""
    return running(inputs, costs(inputs, approach))


def running(inputs: Inputs, cost: Costs) -> list[float]:
    """Add up costs by the end of months 0 to N, in today's money."""
    months, fixed = inputs.horizon_months, cost.fixed
    volume = inputs.requests_per_day * DAYS_PER_MONTH * cost.request
    paid = [cost.start]
    paid += [fixed + volume * grown for grown in growths(inputs.growth_per_month, months)]
    for month in retrainings(inputs) if cost.training else ():
        paid[month] += cost.training
    return list(accumulate(map(mul, paid, discounts(inputs.discount_rate, months))))
