"""Where two approaches cost the same: at what volume, and after how many months."""

from __future__ import annotations

import math
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from calculators.kit.words import plural
from calculators.total_cost.costs import DAYS_PER_MONTH, Costs, retrainings
from calculators.total_cost.inputs import NAMES

if TYPE_CHECKING:
    from calculators.total_cost.inputs import Inputs

_EQUAL = 1e-12
"""Sums that differ by less, in proportion, are equal but for rounding."""


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


def volume(inputs: Inputs, one: tuple[str, Costs], other: tuple[str, Costs]) -> BreakEven:
    """Give the requests per day at which two, each by name and costs, cost the same.

    Over the horizon, without growth and discounting: (standing costs of the second − of the
    first) ÷ (cost per request of the first − of the second) ÷ days of the horizon.
    """
    (name, first), (other_name, second) = one, other
    fixed, other_fixed = standing(inputs, first), standing(inputs, second)
    cheaper = name if fixed < other_fixed else other_name
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


def month(one: tuple[str, list[float]], other: tuple[str, list[float]]) -> BreakEven:
    """Give the first month by whose end the one that is dearer to start has caught up.

    Each is given by name and running total of months 0 to N, in today's money, with growth: the
    dearer one's is then no more than the other's.
    """
    if _same(one[1][0], other[1][0]):
        return BreakEven(0)
    (ahead, low), (_, high) = (one, other) if one[1][0] < other[1][0] else (other, one)
    never = BreakEven(None, f"not in {plural(len(low) - 1, 'month')}; {NAMES[ahead]} stays ahead")
    nearly = _EQUAL * (1 + max(low))
    if max(map(sub, low, high)) < -nearly:
        return never
    for number, (cheap, dear) in enumerate(zip(low, high, strict=True)):
        if dear <= cheap or _same(dear, cheap):
            return BreakEven(number)
    return never
