"""Both sides of the comparison: the API's bill, and what the cards cost and carry."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from calculators.kit import prices

if TYPE_CHECKING:
    from calculators.self_host.inputs import Inputs

CHOICE, CARDS = "choice", "gpus_needed"
DAYS: Final = 30
HOURS: Final = 720
SECONDS_PER_DAY: Final = 86_400
MONTHS_PER_YEAR: Final = 12
_ROUNDING: Final = 1e-12
"""Sums that differ by less, in proportion, are equal but for binary fractions."""


class _Words(Mapping[str, str]):
    """The words for answers; a number of cards stands for itself."""

    _known: Final = {
        CHOICE: "the cheaper way",
        CARDS: "the number of cards that the load needs",
        "api": "the API",
        "self-host": "your own server",
        "more-gpus": "your own server with more cards",
    }

    def __getitem__(self, key: str) -> str:
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


WORDS: Mapping[str, str] = _Words()


def api_usd_per_request(inputs: Inputs) -> float:
    """Price a request on the API, without caches and batches."""
    return _priced(prices.load(), inputs.model, inputs.input_tokens, inputs.output_tokens)


@lru_cache(maxsize=256)
def _priced(
    snapshot: prices.Snapshot, model: str, input_tokens: float, output_tokens: float
) -> float:
    """Keep prices: the search for what changes the answer asks for the same one many times."""
    rates = snapshot.rates(model, snapshot.as_of)
    return prices.request_cost(rates, input_tokens, output_tokens).total


def api_usd_per_month(inputs: Inputs) -> float:
    """Price the load on the API for a month of 30 days."""
    return api_usd_per_request(inputs) * inputs.requests_per_day * DAYS


def own_usd_per_month(inputs: Inputs, gpus: int | None = None) -> float:
    """Price the server for a month: the cards for 720 hours, busy or not, and the upkeep."""
    cards = inputs.gpus if gpus is None else gpus
    rent = cards * inputs.gpu_usd_per_hour * HOURS
    return rent + inputs.engineer_days_per_month * inputs.day_rate


def requests_per_day_per_gpu(inputs: Inputs) -> float:
    """Say how many requests a card carries in a day."""
    tokens = inputs.tokens_per_second_per_gpu * inputs.utilization * SECONDS_PER_DAY
    return tokens / (inputs.input_tokens + inputs.output_tokens)


def capacity(inputs: Inputs) -> float:
    """Say how many requests all cards carry in a day."""
    return inputs.gpus * requests_per_day_per_gpu(inputs)


def gpus_needed(inputs: Inputs) -> int:
    """Count the cards that the load needs, at least one."""
    needed = inputs.requests_per_day / requests_per_day_per_gpu(inputs)
    return max(1, math.ceil(needed * (1 - _ROUNDING)))


def fixed_usd_per_month(inputs: Inputs, gpus: int) -> float:
    """Add to the month's cost what the cost to set up comes to each month, interest included."""
    setup = inputs.upfront_usd / annuity(inputs.discount_rate, inputs.horizon_months)
    return own_usd_per_month(inputs, gpus) + setup


def level_requests_per_day(inputs: Inputs, gpus: int) -> float:
    """Find the load at which the API costs as much as so many cards, if they could carry it."""
    return fixed_usd_per_month(inputs, gpus) / (api_usd_per_request(inputs) * DAYS)


def gpus_that_pay(inputs: Inputs) -> int | None:
    """Count the cards, the entered ones or more, that can carry a load for which they pay.

    None where no number of cards can.
    """
    each, card = api_usd_per_request(inputs) * DAYS, requests_per_day_per_gpu(inputs)
    if not each:
        return None
    if level_requests_per_day(inputs, inputs.gpus) <= inputs.gpus * card:
        return inputs.gpus
    gained = card * each - inputs.gpu_usd_per_hour * HOURS
    if gained <= 0:
        return None
    # Each full card gains as much, and together they have to bear what is due without any.
    needed = fixed_usd_per_month(inputs, 0) / gained
    return max(inputs.gpus + 1, math.ceil(needed * (1 - _ROUNDING)))


def break_even_requests_per_day(inputs: Inputs) -> int | None:
    """Find the least load for which the server pays within the horizon, as `pays` decides it.

    None where no load does.
    """
    gpus = gpus_that_pay(inputs)
    if gpus is None:
        return None
    level = level_requests_per_day(inputs, gpus)
    if not inputs.upfront_usd:  # then costing the same does not pay yet
        return math.floor(level * (1 + _ROUNDING)) + 1
    return math.ceil(level * (1 - _ROUNDING))


def saving_per_month(inputs: Inputs, gpus: int | None = None) -> float:
    """Say what the server saves in a month; negative where it costs more than the API."""
    return api_usd_per_month(inputs) - own_usd_per_month(inputs, gpus)


def annuity(discount_rate: float, months: int) -> float:
    """Give what 1 dollar at the end of each of so many months is worth today.

    The monthly rate is (1 + annual rate)^(1/12) - 1.
    """
    growth = math.log1p(discount_rate) / MONTHS_PER_YEAR
    rate = math.expm1(growth)
    return -math.expm1(-growth * months) / rate if rate else float(months)


def npv(inputs: Inputs) -> float:
    """Give today's value of self-hosting instead of calling the API, over the horizon."""
    months = inputs.horizon_months
    return saving_per_month(inputs) * annuity(inputs.discount_rate, months) - inputs.upfront_usd


def break_even_month(inputs: Inputs, discount_rate: float) -> int | None:
    """Find the first month by whose end the savings have paid the cost to set up.

    None where they do not within the horizon.
    """
    saving = saving_per_month(inputs)
    if saving <= 0:
        return None
    months = range(1, inputs.horizon_months + 1)
    paid = (m for m in months if saving * annuity(discount_rate, m) >= _owed(inputs))
    return next(paid, None)


def pays(inputs: Inputs, gpus: int) -> bool:
    """Whether so many cards pay the cost to set up within the horizon, in today's money."""
    saved = saving_per_month(inputs, gpus)
    if saved <= _ROUNDING * api_usd_per_month(inputs):
        return False
    return saved * annuity(inputs.discount_rate, inputs.horizon_months) >= _owed(inputs)


def _owed(inputs: Inputs) -> float:
    return inputs.upfront_usd * (1 - _ROUNDING)


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key: US dollars, requests per day, cards, months; None for 'never'."""
    return {
        "api_cost_per_month": api_usd_per_month(inputs),
        "own_cost_per_month": own_usd_per_month(inputs),
        "break_even_requests_per_day": break_even_requests_per_day(inputs),
        "capacity_requests_per_day": capacity(inputs),
        "gpus_needed": gpus_needed(inputs),
        "break_even_month": break_even_month(inputs, inputs.discount_rate),
        "break_even_month_undiscounted": break_even_month(inputs, 0.0),
        "npv_of_self_hosting": npv(inputs),
    }


def answers(inputs: Inputs) -> dict[str, str]:
    """Say which way is cheaper, and how many cards the load needs.

    Cards that cannot carry the load are no alternative: then as many count as can.
    """
    needed = gpus_needed(inputs)
    if needed <= inputs.gpus:
        best = "self-host" if pays(inputs, inputs.gpus) else "api"
    else:
        best = "more-gpus" if pays(inputs, needed) else "api"
    return {CHOICE: best, CARDS: str(needed)}
