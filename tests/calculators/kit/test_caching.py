"""A cache is filled as often as by arrivals that are drawn, and costs the same everywhere."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.kit import calculator, prices
from calculators.kit.caching import (
    Kept,
    assumptions,
    cheapest,
    filling_share,
    fillings,
    reads_per_filling,
    usual,
)
from calculators.kit.inputs import read
from calculators.prompt_budget.load import month
from calculators.rag_cost import Inputs as RagInputs
from calculators.rag_cost import answers

MANUAL = "200-page manual"
DAYS = 2_000
SNAPSHOT = prices.load()


def lived_through(requests_per_day: int, kept: Kept) -> tuple[int, int]:
    """Let requests come at random for many days; count them, and those that find nothing kept."""
    chance = random.Random(f"{requests_per_day} {kept}")  # noqa: S311 - a fixed sample, no secret
    end = DAYS * 1_440.0
    times = sorted(chance.uniform(0, end) for _ in range(requests_per_day * DAYS))
    filled, until = 0, -1.0
    for now in times:
        empty = now > until
        filled += empty
        if empty or kept.renewed:
            until = now + kept.minutes
    return len(times), filled


@pytest.mark.parametrize("renewed", [True, False])
@pytest.mark.parametrize(("requests_per_day", "minutes"), [(20, 5), (150, 5), (400, 5), (60, 60)])
def test_as_many_find_the_cache_empty_as_in_a_life_of_it(
    requests_per_day: int, minutes: int, renewed: bool
) -> None:
    """The share that fills is that of drawn arrivals, within five standard errors."""
    kept = Kept(minutes, renewed=renewed, write=1.0)
    volume, filled = lived_through(requests_per_day, kept)
    share = filling_share(requests_per_day, kept)
    # Gaps between fillings vary no more than those between requests: the binomial error is ample.
    error = math.sqrt(share * (1 - share) / volume)
    assert filled / volume == pytest.approx(share, abs=5 * error)
    assert reads_per_filling(requests_per_day, kept) == pytest.approx((1 - share) / share)


@given(
    requests_per_day=st.integers(0, 10**9),
    minutes=st.sampled_from([0, 5, 30, 60]),
    renewed=st.booleans(),
)
def test_there_is_a_filling_where_there_is_a_request(
    requests_per_day: int, minutes: int, renewed: bool
) -> None:
    """A month has at least one filling, and never more than requests."""
    found = fillings(requests_per_day, Kept(minutes, renewed=renewed, write=1.0))
    assert min(1, requests_per_day) <= found <= requests_per_day * 30


def test_openai_keeps_what_it_takes_a_price_for_longer() -> None:
    """From GPT-5.6 on, 30 minutes from the filling; elsewhere five from the last use."""
    for model, expected in (
        ("openai/gpt-6-sol", (30, False)),
        ("openai/gpt-4.1", (5, True)),
        ("anthropic/claude-haiku-5-5", (5, True)),
    ):
        tier = SNAPSHOT.rates(model, SNAPSHOT.as_of).tiers[0]
        assert usual(model, tier)[:2] == expected


def test_a_time_that_is_borrowed_is_said() -> None:
    """Only of Anthropic and OpenAI is it known for how long they keep a text."""
    assert "Anthropic's time is counted" in assumptions("google/gemini-2.5-pro")[0]
    assert len(assumptions("openai/gpt-6-sol")) == 1


def test_the_cheapest_way_is_counted() -> None:
    """Two requests a day are sent afresh, 150 keep an hour's cache, 40,000 the short one."""
    model = "anthropic/claude-haiku-4-5"
    tier = SNAPSHOT.rates(model, SNAPSHOT.as_of).tiers[0]
    found = [cheapest(model, tier, 10_000, volume).kept.minutes for volume in (2, 150, 40_000)]
    assert found == [0, 60, 5]


def test_the_same_manual_costs_the_same_in_four_calculators() -> None:
    """Asked of the same firm, four calculators give one total, to within a hundredth."""
    keys = {
        "approach": "documents_in_prompt_cost_per_month",
        "rag-cost": "cost_per_month_all_in_prompt",
        "api-cost": "cost_per_month",
        "prompt-budget": "",
    }
    totals = []
    for name, key in keys.items():
        known = calculator.load(name)
        preset = next(preset for preset in known.presets if MANUAL in preset.title)
        inputs = read(known.inputs, preset.values)
        totals.append(known.numbers(inputs)[key] if key else month(inputs))
    assert totals == [pytest.approx(totals[0], rel=0.01)] * len(totals)


def test_a_cache_that_is_read_often_decides_for_the_prompt() -> None:
    """A manual of 160,000 tokens, and 40,000 tokens at OpenAI, cost less in every prompt."""
    manual = {"documents": 1, "tokens_per_document": 160_000, "queries_per_day": 150}
    ten = {"model": "openai/gpt-6-sol", "documents": 10, "tokens_per_document": 4_000}
    for asked in (manual, ten):
        assert answers(RagInputs(**asked)) == {"approach": "all-in-prompt"}
