"""All that is added up and compared for the four, each once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from calculators.total_cost import break_even
from calculators.total_cost.costs import APPROACHES, Costs, costs, present_value, running, today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculators.total_cost.break_even import BreakEven
    from calculators.total_cost.inputs import Inputs

PAIRS = tuple(combinations(APPROACHES, 2))


@dataclass(frozen=True)
class Sums:
    """The sums of one set of inputs, by approach or by pair of approaches; US dollars."""

    inputs: Inputs

    @cached_property
    def costs(self) -> dict[str, Costs]:
        """What each is paid for."""
        return {one: costs(self.inputs, one) for one in APPROACHES}

    @cached_property
    def npv(self) -> dict[str, float]:
        """The total of each in today's money."""
        rate = self.inputs.discount_rate
        return {one: present_value(self.inputs, cost, rate) for one, cost in self.costs.items()}

    @cached_property
    def total(self) -> dict[str, float]:
        """The total of each as it is paid."""
        return {one: present_value(self.inputs, cost, 0.0) for one, cost in self.costs.items()}

    @cached_property
    def running(self) -> dict[str, list[float]]:
        """What has been spent on each by the end of months 0 to N, in today's money."""
        return {one: running(self.inputs, cost) for one, cost in self.costs.items()}

    @cached_property
    def today(self) -> float:
        """What going on as today costs."""
        return today(self.inputs)

    @cached_property
    def cheapest(self) -> str:
        """The one with the lowest total in today's money."""
        return min(APPROACHES, key=self.npv.__getitem__)

    def volume(self, one: str, other: str) -> BreakEven:
        """Give the requests per day at which two cost the same."""
        return break_even.volume(self.inputs, (one, self.costs[one]), (other, self.costs[other]))

    def month(self, one: str, other: str) -> BreakEven:
        """Give the month by whose end the one that is dearer to start has caught up."""
        return break_even.month((one, self.running[one]), (other, self.running[other]))


def answers(inputs: Inputs) -> dict[str, str]:
    """Name the cheapest of the four in today's money, and whether it beats going on as today."""
    sums = Sums(inputs)
    saves = sums.today > sums.npv[sums.cheapest]
    return {"cheapest": sums.cheapest, "against_today": "saves" if saves else "not"}


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key: US dollars, requests per day, months; None for 'never'."""
    return dict(_numbers(Sums(inputs)))


def _numbers(sums: Sums) -> Iterator[tuple[str, float | None]]:
    yield "saving_against_today", sums.today - sums.npv[sums.cheapest]
    for one in APPROACHES:
        yield f"npv_{one}", sums.npv[one]
    for one in APPROACHES:
        yield f"total_{one}", sums.total[one]
    for one in APPROACHES:
        yield f"cost_per_request_{one}", sums.costs[one].tokens
    for one, other in PAIRS:
        yield f"break_even_requests_per_day_{one}_{other}", sums.volume(one, other).value
    for one, other in PAIRS:
        yield f"break_even_month_{one}_{other}", sums.month(one, other).value
