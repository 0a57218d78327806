"""Where two approaches cost the same: at what volume, and after how many months."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from calculators.total_cost.costs import DAYS_PER_MONTH, Costs, costs, cumulative, retrainings
from calculators.total_cost.inputs import NAMES

if TYPE_CHECKING:
    from calculators.total_cost.inputs import Inputs

_EQUAL = 1e-12


class BreakEven(NamedTuple):
    """Where two cost the same. `value` is None for 'never', and then `words` says why."""

    value: float | None
    words: str = ""


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=_EQUAL, abs_tol=_EQUAL)


def standing(inputs: Inputs, cost: Costs) -> float:
    """Add up what an approach costs over the horizon even without requests, as it is paid."""
    repeats = len(retrainings(inputs)) * cost.training
    return cost.start + repeats + inputs.horizon_months * cost.fixed


def volume(inputs: Inputs, one: str, other: str) -> BreakEven:
    """Give the requests per day at which two cost the same over the horizon.

    Without growth and discounting: (standing costs of the second − of the first) ÷ (cost per
    request of the first − of the second) ÷ days of the horizon.
    """
    first, second = costs(inputs, one), costs(inputs, other)
    fixed, other_fixed = standing(inputs, first), standing(inputs, second)
    cheaper = one if fixed < other_fixed else other
    if _same(fixed, other_fixed):
        if first.tokens == second.tokens:
            return BreakEven(None, "always; the two cost the same")
        return BreakEven(0.0)
    never = BreakEven(None, f"never; {NAMES[cheaper]} always costs less")
    saved = first.tokens - second.tokens
    if abs(saved) <= _EQUAL * max(first.tokens, second.tokens):
        return never
    found = (other_fixed - fixed) / saved / (DAYS_PER_MONTH * inputs.horizon_months)
    return BreakEven(found) if 0 <= found < math.inf else never


def month(inputs: Inputs, one: str, other: str) -> BreakEven:
    """Give the first month by whose end the one that is dearer to start has caught up.

    In today's money, with growth: the running total of its costs is then no more than the other's.
    """
    first, second = cumulative(inputs, one), cumulative(inputs, other)
    if _same(first[0], second[0]):
        return BreakEven(0)
    low, high = (first, second) if first[0] < second[0] else (second, first)
    ahead = one if first[0] < second[0] else other
    for number, (cheap, dear) in enumerate(zip(low, high, strict=True)):
        if dear <= cheap or _same(dear, cheap):
            return BreakEven(number)
    return BreakEven(None, f"not in {inputs.horizon_months} months; {NAMES[ahead]} stays ahead")
