"""All that is added up and compared for the four, each once."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from calculators.kit import prices
from calculators.total_cost import break_even
from calculators.total_cost.break_even import Line
from calculators.total_cost.costs import (
    APPROACHES,
    DAYS_PER_MONTH,
    added_up,
    costs,
    running,
    saved_at_most,
)
from calculators.total_cost.horizon import horizon

if TYPE_CHECKING:
    from calculators.total_cost.horizon import Weights
    from calculators.total_cost.inputs import Inputs

PAIRS = tuple(combinations(APPROACHES, 2))
_KEYS = (
    "saving_against_today",
    *(f"{what}_{one}" for what in ("npv", "total", "cost_per_request") for one in APPROACHES),
    *(f"break_even_requests_per_day_{one}_{other}" for one, other in PAIRS),
    *(f"break_even_month_{one}_{other}" for one, other in PAIRS),
)


class Sums:
    """The sums of one set of inputs, by approach or by pair of approaches; US dollars.

    `npv` is the total of each in today's money, `today` what going on as today costs and `saving`
    what the cheapest saves against it; `requests` are those of the first month.
    """

    def __init__(self, inputs: Inputs) -> None:
        self.inputs, self.horizon = inputs, horizon(inputs)
        self.requests = inputs.requests_per_day * DAYS_PER_MONTH
        self.costs = {one: costs(inputs, one) for one in APPROACHES}
        self.npv = self._added_up(self.horizon.discounted)
        self.cheapest = min(APPROACHES, key=self.npv.__getitem__)
        self.today = self.horizon.discounted.fixed * inputs.current_usd_per_month
        self.saving = self.today - self.npv[self.cheapest]
        self._spent: dict[str, list[float]] = {}

    @property
    def answers(self) -> dict[str, str]:
        """Which is the cheapest, and whether it beats going on as today."""
        return {"cheapest": self.cheapest, "against_today": "saves" if self.saving > 0 else "not"}

    def _added_up(self, weights: Weights) -> dict[str, float]:
        return {one: added_up(cost, self.requests, weights) for one, cost in self.costs.items()}

    @cached_property
    def total(self) -> dict[str, float]:
        """The total of each as it is paid."""
        return self._added_up(self.horizon.paid)

    @cached_property
    def lines(self) -> dict[str, Line]:
        """The total of each as it is paid, without growth, as a line over the requests."""
        months, _, repeats = self.horizon.paid
        return {
            one: Line(cost.start + repeats * cost.training + months * cost.fixed, cost.tokens)
            for one, cost in self.costs.items()
        }

    @property
    def running(self) -> dict[str, list[float]]:
        """What has been spent on each by the end of months 0 to N, in today's money."""
        return {one: self.spent(one) for one in APPROACHES}

    def spent(self, one: str) -> list[float]:
        """Give what has been spent on one by the end of months 0 to N, in today's money."""
        if one not in self._spent:
            self._spent[one] = running(self.costs[one], self.requests, self.horizon)
        return self._spent[one]

    def volume(self, one: str, other: str) -> float | None:
        """Give the requests per day at which two cost the same."""
        days = DAYS_PER_MONTH * self.inputs.horizon_months
        return break_even.volume(self.lines[one], self.lines[other], days)

    def by_start(self, one: str, other: str) -> tuple[str, str]:
        """Order two by what is due at the start."""
        return (other, one) if self.costs[one].start > self.costs[other].start else (one, other)

    def month(self, one: str, other: str) -> int | None:
        """Give the month by whose end the one that is dearer to start has caught up."""
        ahead, behind = self.by_start(one, other)
        low, high = self.costs[ahead], self.costs[behind]
        most = saved_at_most(high, low, self.requests, self.horizon.discounted)
        # Most never catch up, whatever they save: their months need not be looked at.
        if high.start - low.start > most + 2 * break_even.rounding(self.npv[behind]):
            return None
        return break_even.month(self.spent(ahead), self.spent(behind))


@lru_cache(maxsize=1)
def _kept(inputs: Inputs, _: prices.Snapshot) -> Sums:
    """Keep the last: draws ask for the numbers and the answers of the same inputs in turn."""
    return Sums(inputs)


def answers(inputs: Inputs) -> dict[str, str]:
    """Name the cheapest of the four in today's money, and whether it beats going on as today."""
    return _kept(inputs, prices.load()).answers


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key: US dollars, requests per day, months; None for 'never'."""
    sums = _kept(inputs, prices.load())
    values = (
        sums.saving,
        *sums.npv.values(),
        *sums.total.values(),
        *[cost.tokens for cost in sums.costs.values()],
        *[sums.volume(*pair) for pair in PAIRS],
        *[sums.month(*pair) for pair in PAIRS],
    )
    return dict(zip(_KEYS, values, strict=True))
