"""The load, priced on every model.

Source of the arithmetic: genai_prices.calc_price; see `calculators.kit.rates`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from calculators.kit import prices
from calculators.kit.inputs import InputError, Problem
from calculators.kit.rates import MTOK, Rates, Tier, input_charge
from calculators.kit.words import per_cent

if TYPE_CHECKING:
    import datetime as dt

    from calculators.api_cost.inputs import Inputs
    from calculators.kit.prices import Offer

CATEGORY = "cheapest_model"
MONTHS, THOUSAND = 12, 1_000


class _Names(Mapping[str, str]):
    """The words for answers: each model's name, read when it is asked for."""

    def __getitem__(self, key: str) -> str:
        if key == CATEGORY:
            return "the cheapest model"
        model = prices.load().models[key]
        return f"{model.name} ({model.provider})"

    def __iter__(self) -> Iterator[str]:
        return iter((CATEGORY, *prices.load().models))

    def __len__(self) -> int:
        return len(prices.load().models) + 1


WORDS: Mapping[str, str] = _Names()


class Tokens(NamedTuple):
    """The tokens of one request. The input is the sum of the first four."""

    fresh: float
    cache_read: float
    cache_write_5m: float
    cache_write_1h: float
    output: float


def tokens(inputs: Inputs) -> Tokens:
    """Split a request's input into what is fresh, read from and written to the cache."""
    read = inputs.input_tokens * inputs.cache_read_share
    # Shares that are the whole together may be a little more than it in binary.
    written = min(inputs.input_tokens * inputs.cache_write_share, inputs.input_tokens - read)
    long = inputs.cache_write_ttl == "1h"
    fresh = inputs.input_tokens - read - written
    return Tokens(fresh, read, 0 if long else written, written if long else 0, inputs.output_tokens)


def check(inputs: Inputs) -> None:
    """Refuse shares that are more than the whole. Raises InputError."""
    together = inputs.cache_read_share + inputs.cache_write_share
    if together > 1 + 1e-9:
        message = (
            f"what is read from and written to the cache is {per_cent(together)} of the input "
            "together; at most 100% is possible"
        )
        raise InputError([Problem("cache_write_share", message)])


def charge(rates: Rates, request: Tokens, input_tokens: float) -> float:
    """Price one request in US dollars."""
    tier = rates.at(input_tokens)
    return (input_charge(tier, *request[:4]) + request.output * tier.output) / MTOK


def cost_per_request(inputs: Inputs, key: str) -> float:
    """Price a request on a model in US dollars, averaged over batch and standard."""
    snapshot, request = prices.load(), tokens(inputs)
    standard = snapshot.rates(key, inputs.as_of)
    batch = snapshot.batch_rates(key, inputs.as_of) if inputs.batch_share else None
    return _average(standard, batch, inputs, request)


def _average(standard: Rates, batch: Rates | None, inputs: Inputs, request: Tokens) -> float:
    full = charge(standard, request, inputs.input_tokens)
    if batch is None:
        return full
    reduced = charge(batch, request, inputs.input_tokens)
    return (1 - inputs.batch_share) * full + inputs.batch_share * reduced


def costs(inputs: Inputs, market: Sequence[Offer] | None = None) -> dict[str, float]:
    """Price a request on all models of a market (all current ones) whose window it fits, by id."""
    market = prices.load().market(inputs.as_of) if market is None else market
    request, needed = tokens(inputs), inputs.input_tokens + inputs.output_tokens
    return {
        model.id: _average(standard, batch if inputs.batch_share else None, inputs, request)
        for model, standard, batch in market
        if model.context_window is None or needed <= model.context_window
    }


def cheapest(inputs: Inputs) -> str:
    """Name the cheapest current model that takes such requests; 'none' if there is none.

    Models whose retirement is announced or whose window is not known count only where no other
    takes the requests.
    """
    found = costs(inputs, _contenders(prices.load(), inputs.as_of)) or costs(inputs)
    return min(found, key=lambda key: (found[key], key), default="none")


def answers(inputs: Inputs) -> dict[str, str]:
    """Name the cheapest current model for this load.

    Raises:
        InputError: more than the whole input is read from and written to the cache.
    """
    check(inputs)
    return {CATEGORY: cheapest(inputs)}


def per_month(inputs: Inputs, usd_per_request: float) -> float:
    """Price a month's requests in US dollars."""
    return usd_per_request * inputs.requests_per_day * inputs.days_per_month


def numbers(inputs: Inputs) -> dict[str, float]:
    """Give every figure in US dollars, by key.

    Raises:
        InputError: more than the whole input is read from and written to the cache.

    """
    check(inputs)
    each, best = cost_per_request(inputs, inputs.model), cheapest(inputs)
    month = per_month(inputs, each)
    found = {
        "cost_per_month": month,
        "cost_per_request": each,
        "cost_per_1000_requests": each * THOUSAND,
        "cost_per_year": month * MONTHS,
    }
    if best != "none":
        least = cost_per_request(inputs, best)
        found["cheapest_cost_per_month"] = per_month(inputs, least)
    return found


@lru_cache(maxsize=8)
def _contenders(snapshot: prices.Snapshot, day: dt.date) -> tuple[Offer, ...]:
    """Leave out models that can never be the cheapest, as another never costs more than they.

    Left out too are models that go soon, and those whose window is not known.
    The search for what changes the answer asks hundreds of times; nine in ten models need not be
    priced for it.
    """
    staying = [
        offer
        for offer in snapshot.market(day)
        if offer[0].retires is None and offer[0].context_window
    ]
    kept: list[Offer] = []
    for offer in sorted(staying, key=lambda one: (sum(_usd(one[1].tiers[0])), one[0].id)):
        if not any(_never_dearer(other, offer) for other in kept):
            kept.append(offer)
    return tuple(kept)


def _never_dearer(one: Offer, other: Offer) -> bool:
    """Whether one model takes all requests that the other takes, at no higher price."""
    pairs = (one[1], other[1]), (one[2] or one[1], other[2] or other[1])
    steps = {tier.above + 1 for pair in pairs for rates in pair for tier in rates.tiers}
    return _window(one[0]) >= _window(other[0]) and all(
        mine <= theirs
        for left, right in pairs
        for step in steps
        for mine, theirs in zip(_usd(left.at(step)), _usd(right.at(step)), strict=True)
    )


def _window(model: prices.Model) -> float:
    return model.context_window or math.inf


def _usd(tier: Tier) -> tuple[float, ...]:
    return tier.input, tier.output, tier.cache_read, tier.cache_write_5m, tier.cache_write_1h
