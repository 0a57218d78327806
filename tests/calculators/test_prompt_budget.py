"""The prompt budget: what fits, what the examples cost, and when caching pays."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.kit import calculator, prices
from calculators.kit.flips import flips
from calculators.kit.inputs import InputError, fields_of, read
from calculators.prompt_budget import Inputs, answers, calculate
from calculators.prompt_budget.load import break_even_reads, month, prompt_tokens, saved, tier

CASES = {
    case["id"]: case
    for case in json.loads(
        (Path(__file__).parents[1] / "cases/prompt_budget.json").read_text("utf-8")
    )
}
SNAPSHOT = prices.load()
CURRENT = [model.id for model in SNAPSHOT.current()]
HAIKU = "anthropic/claude-haiku-4-5"


def figures(**inputs: Any) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(Inputs(**inputs)).figures}


def test_caching_pays_when_the_vendor_says() -> None:
    """At Anthropic's rates, one read pays for filling; two uses cost 67.5%, ten uses 21.5%."""
    case = CASES["anthropic-cache-breakeven-5m"]
    write, read_ = case["inputs"]["write"], case["inputs"]["read"]
    expected = case["expected"]
    assert break_even_reads(1, write, read_) == expected["reads_after_write"]
    assert figures(model=HAIKU)["cache_break_even_reads"] == expected["reads_after_write"]
    cached = {"model": HAIKU, "cached_tokens": 1_500}
    afresh = 12_000 * 1_500 * 1e-6
    for uses, share in ((2, expected["fraction_of_uncached_at_2"]), (10, expected["at_10"])):
        found = figures(**cached, reads_per_write=uses - 1)["saved_by_caching_per_month"]
        assert 1 - found / afresh == pytest.approx(share, abs=1e-9)


def test_a_cache_of_an_hour_pays_from_two_reads() -> None:
    """Filling at twice the price is paid back by the second read, and the page says so."""
    assert break_even_reads(1, 2, 0.1) == 2
    assert any("pays from 2 reads on" in said for said in calculate(Inputs()).assumptions)
    hour = Inputs(model=HAIKU, cache_write_ttl="1h")
    assert calculate(hour).by_key["cache_break_even_reads"].value == 2


def test_a_cache_without_a_lower_price_never_pays() -> None:
    """Where cached input costs as much as fresh, there is no number of reads, in words."""
    model = next(m for m in CURRENT if not SNAPSHOT.rates(m, SNAPSHOT.as_of).caches)
    figure = calculate(Inputs(model=model)).by_key["cache_break_even_reads"]
    assert figure.value is None
    assert figure.words.startswith("never")


def test_a_prompt_is_the_sum_of_its_parts() -> None:
    """Instructions, examples, passages, conversation and question make the prompt."""
    found = figures(retrieved_chunks=4, tokens_per_chunk=700)
    assert found["prompt_tokens"] == 500 + 3 * 200 + 4 * 700 + 200 + 200
    assert found["tokens_left"] == 1_000_000 - found["prompt_tokens"] - 300
    assert found["window_share"] == pytest.approx((found["prompt_tokens"] + 300) / 1_000_000)


def test_the_default_prompt_costs_what_the_api_cost_says() -> None:
    """A month of the default firm is that of the other calculators: 1,500 tokens in, 300 out."""
    rates = SNAPSHOT.rates(prices.default_model(), SNAPSHOT.as_of)
    assert month(Inputs()) == pytest.approx(12_000 * prices.request_cost(rates, 1_500, 300).total)
    assert figures()["examples_cost_per_month"] == pytest.approx(12_000 * 600 * 0.1e-6)


def test_examples_in_the_cache_cost_less() -> None:
    """Examples that are read from the cache cost the average of filling and reading."""
    found = figures(cached_tokens=1_100, reads_per_write=9)
    assert found["examples_cost_per_month"] == pytest.approx(
        12_000 * 600 * (0.125 + 9 * 0.01) / 10 * 1e-6
    )


def test_examples_that_make_a_prompt_long_cost_its_higher_price_too() -> None:
    """What the examples cost includes the higher price that only they bring about."""
    long = {"system_tokens": 99_000, "examples": 10}
    found = figures(**long)["examples_cost_per_month"]
    rates = SNAPSHOT.rates(prices.default_model(), SNAPSHOT.as_of)
    with_, without = (prices.request_cost(rates, n, 300).total for n in (101_400, 99_400))
    assert found == pytest.approx(12_000 * (with_ - without))
    assert any("Without the examples it would not" in w for w in calculate(Inputs(**long)).warnings)


def test_a_prompt_that_does_not_fit_is_said_with_what_is_too_much() -> None:
    """One token over the window is too long, and the last that fits leaves nothing."""
    full = Inputs(question_tokens=998_400)
    assert calculate(full).by_key["tokens_left"].value == 0
    assert calculate(full).answer == "fits"
    over = calculate(dataclasses.replace(full, question_tokens=998_401))
    assert over.answer == "too-long"
    assert over.headline.startswith("It does not fit: your prompt and answer are 1 token longer")


def test_headline_answers_the_question() -> None:
    """The headline says that it fits and what the examples cost."""
    assert calculate(Inputs()).headline == (
        "It fits: you use 0.18% of what Claude Haiku 5.5 can read at once, and your 3 examples "
        "cost you about $0.72 a month."
    )
    assert "you send no examples" in calculate(Inputs(examples=0)).headline


@pytest.mark.parametrize(
    ("inputs", "warning"),
    [
        ({}, "Caching instructions and examples would save about $0.81 a month"),
        ({"system_tokens": 100_000}, "Claude Haiku 5.5 charges its higher price"),
        ({"cached_tokens": 1_000, "reads_per_write": 0.1}, "leave it off"),
        ({"cached_tokens": 1_000, "model": "cohere/command-a"}, "no price for cached input"),
        ({"examples": 12}, "Anthropic recommends 3 to 5 examples"),
        ({"retrieved_chunks": 30}, "documents first and the question last"),
        ({"model": "openai/gpt-4"}, "GPT-4 was retired on 2026-10-23"),
    ],
)
def test_warns_of_what_the_numbers_do_not_show(inputs: dict[str, Any], warning: str) -> None:
    """Tiers, caches that do not pay, and what the vendor advises are said."""
    assert any(warning in said for said in calculate(Inputs(**inputs)).warnings)


def test_more_than_the_prompt_cannot_be_cached() -> None:
    """Caching more tokens than there are is refused, with the field."""
    with pytest.raises(InputError, match=r"cached_tokens: .*enter at most that"):
        calculate(Inputs(cached_tokens=1_501))


def test_table_and_chart_add_up_to_the_month() -> None:
    """Each part's cost stands in the table and in the chart, and they make the month."""
    inputs = Inputs(cached_tokens=900)
    result = calculate(inputs)
    assert result.chart is not None
    for rows in (result.tables[0].rows, result.chart.data.rows):
        assert sum(float(str(row[-1])) for row in rows) == pytest.approx(month(inputs))
    assert sum(int(str(row[3])) for row in result.tables[0].rows) == 900


def test_keys_are_the_public_ones() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    assert set(fields_of(Inputs)) == {
        *("model", "system_tokens", "examples", "tokens_per_example", "retrieved_chunks"),
        *("tokens_per_chunk", "history_tokens", "question_tokens", "output_tokens"),
        *("requests_per_day", "cached_tokens", "reads_per_write", "cache_write_ttl"),
    }
    assert set(calculate(Inputs()).by_key) == {
        *("prompt_tokens", "window_share", "tokens_left", "examples_cost_per_month"),
        *("saved_by_caching_per_month", "cache_break_even_reads"),
    }


def test_presets_calculate() -> None:
    """Each preset is a real situation that its inputs can express, and fits."""
    presets = calculator.load("prompt-budget").presets
    assert len(presets) >= 3
    for preset in presets:
        assert calculate(read(Inputs, preset.values)).headline.startswith("It fits")


size = st.integers(0, 3_000) | st.integers(0, 10_000_000)
budgets = st.builds(
    Inputs,
    model=st.sampled_from(CURRENT),
    system_tokens=size,
    examples=st.integers(0, 100_000),
    tokens_per_example=size,
    retrieved_chunks=st.integers(0, 100_000),
    tokens_per_chunk=size,
    history_tokens=size,
    question_tokens=size,
    output_tokens=size,
    requests_per_day=st.integers(0, 10**9),
    reads_per_write=st.just(0.0) | st.floats(0.001, 1_000_000),
    cache_write_ttl=st.sampled_from(["5m", "1h"]),
).flatmap(
    lambda i: st.integers(0, min(prompt_tokens(i), 10**9)).map(
        lambda cached: dataclasses.replace(i, cached_tokens=cached)
    )
)


@settings(deadline=None)
@given(inputs=budgets)
def test_every_prompt_has_a_whole_answer(inputs: Inputs) -> None:
    """No input leads to a number that is not finite, or to a figure without a value or words."""
    result = calculate(inputs)
    assert result.headline.endswith(".")
    for figure in result.figures:
        assert figure.value is not None or (figure.words or figure.none) != "never"
        assert not isinstance(figure.value, float) or math.isfinite(figure.value)


@settings(deadline=None)
@given(inputs=budgets, more=st.integers(1, 1_000_000))
def test_more_requests_never_cost_less(inputs: Inputs, more: int) -> None:
    """A month of more requests costs at least as much."""
    fuller = dataclasses.replace(inputs, requests_per_day=inputs.requests_per_day + more)
    assert month(fuller) >= month(inputs)


@settings(deadline=None)
@given(inputs=budgets)
def test_caching_saves_the_difference_of_two_months(inputs: Inputs) -> None:
    """What caching saves is a month without it less a month with it."""
    plain = month(dataclasses.replace(inputs, cached_tokens=0))
    assert plain - month(inputs) == pytest.approx(saved(inputs), abs=1e-9 * plain + 1e-12)


@settings(deadline=None)
@given(key=st.sampled_from(CURRENT), tokens=st.integers(1, 300_000))
def test_caching_breaks_even_between_two_numbers_of_reads(key: str, tokens: int) -> None:
    """At the stated number of reads caching saves; one read fewer, it does not."""
    base = Inputs(
        model=key,
        system_tokens=tokens,
        examples=0,
        history_tokens=0,
        question_tokens=0,
        cached_tokens=tokens,
    )
    now = tier(base)
    least = break_even_reads(now.input, now.cache_write_5m, now.cache_read)
    assume(least is not None)
    assert least is not None
    assert saved(dataclasses.replace(base, reads_per_write=least)) > 0
    if least:
        fewer = saved(dataclasses.replace(base, reads_per_write=least - 1))
        assert fewer <= 1e-9 * month(base)


@settings(max_examples=20, deadline=None)
@given(inputs=budgets)
def test_a_flip_point_flips_and_one_step_before_does_not(inputs: Inputs) -> None:
    """Every stated change of the answer is true, and exact to the step."""
    present = answers(inputs)
    for flip in flips(calculator.load("prompt-budget"), inputs):
        there = dataclasses.replace(inputs, **{flip.key: flip.value})
        assert answers(there)[flip.category] == flip.answer != present[flip.category]
        before = flip.value - (flip.step if flip.up else -flip.step)
        nearly = dataclasses.replace(inputs, **{flip.key: before})
        assert answers(nearly)[flip.category] == present[flip.category]
