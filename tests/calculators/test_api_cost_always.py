"""The API cost: agreement with genai-prices, and what holds for every load."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from genai_prices import Usage
from genai_prices.data import providers
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.api_cost import Inputs, calculate
from calculators.api_cost.load import cheapest, cost_per_request, costs
from calculators.kit import prices
from calculators.kit.rates import Rates, Tier, request_cost

SNAPSHOT = prices.load()
CURRENT = [model.id for model in SNAPSHOT.current()]
TEXT = [model.id for model in SNAPSHOT.models.values() if model.kind == "text"]
LAST = SNAPSHOT.as_of + dt.timedelta(days=365)
SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda p: (p[0], (1 - p[0]) * p[1]))


@settings(max_examples=5, deadline=None)
@pytest.mark.parametrize("key", TEXT)
@given(
    tokens=st.tuples(st.integers(1, 1_000_000), st.integers(0, 100_000)),
    shares=SHARES,
    batch=st.floats(0, 1),
    ttl=st.sampled_from(["5m", "1h"]),
    data=st.data(),
)
def test_agrees_with_genai_prices(
    key: str,
    tokens: tuple[int, int],
    shares: tuple[float, float],
    batch: float,
    ttl: str,
    data: st.DataObject,
) -> None:
    """Every text model costs on any day what `genai_prices.calc_price` says of both ways.

    The days are those on which the snapshot holds genai-prices' own rates; the average is over
    batch and standard, caches and length tiers included.
    """
    day = data.draw(st.dates(max(SNAPSHOT.history_from, corrected(key)), LAST))
    read, written = (int(share * tokens[0]) for share in shares)
    inputs = Inputs(
        model=key,
        input_tokens=tokens[0],
        output_tokens=tokens[1],
        cache_read_share=read / tokens[0],
        cache_write_share=written / tokens[0],
        cache_write_ttl=ttl,
        batch_share=batch,
        as_of=day,
    )
    usage = Usage(
        input_tokens=tokens[0],
        output_tokens=tokens[1],
        cache_read_tokens=read,
        cache_write_tokens=written,
        cache_write_1h_tokens=written if ttl == "1h" else 0,
    )
    standard, batched = (oracle(key, usage, day, way) for way in ("standard", "batch"))
    expected = (1 - batch) * standard + batch * batched
    assert cost_per_request(inputs, key) == pytest.approx(expected, rel=1e-9, abs=1e-15)


def corrected(key: str) -> dt.date:
    """Give the day from which on no correction of ours holds."""
    sourced = [row for row in SNAPSHOT.models[key].prices if row.source]
    later = [row.start for row in SNAPSHOT.models[key].prices if row.start and not row.source]
    return max(later, default=LAST) if sourced else SNAPSHOT.history_from


def oracle(key: str, usage: Usage, day: dt.date, processing: str) -> float:
    """Price a request with genai-prices, at noon of a day."""
    maker, _, name = key.partition("/")
    provider = next(p for p in providers if p.id == maker)
    model = next(m for m in provider.models if m.id == name)
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    found = model.calc_price(
        usage, provider, genai_request_timestamp=noon, price_context={"processing": processing}
    )
    return float(found.total_price)


loads = st.builds(
    Inputs,
    model=st.sampled_from(CURRENT),
    requests_per_day=st.integers(0, 10_000_000),
    input_tokens=st.integers(1, 2_000_000),
    output_tokens=st.integers(0, 200_000),
    cache_read_share=st.floats(0, 0.5),
    cache_write_share=st.floats(0, 0.5),
    batch_share=st.floats(0, 1),
    as_of=st.dates(SNAPSHOT.history_from, SNAPSHOT.as_of + dt.timedelta(days=365)),
)


@settings(max_examples=50, deadline=None)
@given(inputs=loads, more=st.integers(1, 1_000_000))
def test_more_requests_never_cost_less(inputs: Inputs, more: int) -> None:
    """A month of more requests costs at least as much."""
    fuller = dataclasses.replace(inputs, requests_per_day=inputs.requests_per_day + more)
    before, after = calculate(inputs).by_key, calculate(fuller).by_key
    assert float(str(after["cost_per_month"].value)) >= float(str(before["cost_per_month"].value))


@settings(deadline=None)
@given(inputs=loads)
def test_no_model_that_stays_is_cheaper_than_the_answer(inputs: Inputs) -> None:
    """The answer costs no more than any current model that takes the requests and stays."""
    found = costs(inputs)
    staying = [usd for key, usd in found.items() if SNAPSHOT.models[key].retires is None]
    best = cheapest(inputs)
    if staying:
        assert found[best] == pytest.approx(min(staying), rel=1e-12)
        assert SNAPSHOT.models[best].retires is None
    else:
        assert best == "none" or best in found


@settings(deadline=None)
@given(inputs=loads)
def test_models_that_cannot_take_the_requests_are_left_out(inputs: Inputs) -> None:
    """No model is compared whose window is smaller than the request with its answer."""
    needed = inputs.input_tokens + inputs.output_tokens
    for key in costs(inputs):
        assert (SNAPSHOT.models[key].context_window or needed) >= needed


@given(
    dear=st.tuples(*[st.floats(0, 100)] * 5),
    discount=st.tuples(*[st.floats(0, 1)] * 5),
    tokens=st.tuples(*[st.integers(0, 1_000_000)] * 5),
)
def test_a_cheaper_price_never_costs_more(
    dear: tuple[float, ...], discount: tuple[float, ...], tokens: tuple[int, ...]
) -> None:
    """Where every rate is lower or equal, so is the cost of any request."""
    cheap = tuple(usd * share for usd, share in zip(dear, discount, strict=True))
    *inputs, output = tokens
    low, high = (
        request_cost(Rates((Tier(0, *usd),), caches=True), sum(inputs), output, *inputs[1:]).total
        for usd in (cheap, dear)
    )
    assert low <= high * (1 + 1e-12)
