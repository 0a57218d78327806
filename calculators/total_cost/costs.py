"""What each of the four costs: at the start, with every request, and month by month."""

from __future__ import annotations

from itertools import accumulate
from operator import attrgetter, mul
from typing import TYPE_CHECKING, NamedTuple

from calculators.kit import prices
from calculators.kit.rates import MTOK, request_cost
from calculators.total_cost.inputs import NAMES

if TYPE_CHECKING:
    from calculators.total_cost.horizon import Horizon, Weights
    from calculators.total_cost.inputs import Inputs

DAYS_PER_MONTH, MINUTES = 30, 60
APPROACHES = tuple(NAMES)
RETRIEVING, TUNED = {"rag", "hybrid"}, {"fine_tuning", "hybrid"}
_DAYS = {
    one: attrgetter(f"engineering_days_{one}", f"upkeep_days_per_month_{one}") for one in APPROACHES
}


class Costs(NamedTuple):
    """The costs of one approach in US dollars.

    `start` is due before the first request: `engineering`, `labeling` and the first `training`,
    which is paid again as often as it is repeated. `request` is due with each of them: its
    `tokens` and the person who checks it. `fixed` is due each month.
    """

    engineering: float
    labeling: float
    training: float
    start: float
    tokens: float
    request: float
    fixed: float


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
    days, upkeep = _DAYS[approach](inputs)
    tuned, retrieving = approach in TUNED, approach in RETRIEVING
    engineering, tokens = days * inputs.day_rate, tokens_cost(inputs, approach)
    labeling, training = (inputs.labeling_usd, inputs.training_usd) if tuned else (0.0, 0.0)
    review = inputs.review_minutes_per_request / MINUTES * inputs.hourly_rate
    retrieval = inputs.retrieval_usd_per_month if retrieving else 0.0
    hosting = inputs.hosting_usd_per_month if tuned else 0.0
    return Costs(
        engineering,
        labeling,
        training,
        start=engineering + labeling + training,
        tokens=tokens,
        request=tokens + review,
        fixed=upkeep * inputs.day_rate + retrieval + hosting,
    )


def added_up(cost: Costs, requests: int, weights: Weights) -> float:
    """Add up all costs of the horizon, with so many requests in the first month."""
    asked = weights.requests * (requests * cost.request)
    return cost.start + weights.fixed * cost.fixed + asked + weights.training * cost.training


def saved_at_most(cost: Costs, other: Costs, requests: int, weights: Weights) -> float:
    """Add up, from all that is due after the start, only what is less than with another."""
    saved = 0.0
    if cost.fixed < other.fixed:
        saved += weights.fixed * (other.fixed - cost.fixed)
    if cost.request < other.request:
        saved += weights.requests * (requests * (other.request - cost.request))
    if cost.training < other.training:
        saved += weights.training * (other.training - cost.training)
    return saved


def running(cost: Costs, requests: int, months: Horizon) -> list[float]:
    """Add up costs by the end of months 0 to N, in today's money."""
    fixed, volume = cost.fixed, requests * cost.request
    paid = [cost.start]
    paid += [fixed + volume * grown for grown in months.grown]
    for month in months.repeats:
        paid[month] += cost.training
    return list(accumulate(map(mul, paid, months.worth)))
