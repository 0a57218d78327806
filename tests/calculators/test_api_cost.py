"""The API cost: the reference cases, the comparison, and what is said."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from calculators.api_cost import Inputs, answers, calculate
from calculators.kit import calculator, prices
from calculators.kit.inputs import InputError, fields_of, read

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "cases/pricing.json").read_text("utf-8"))
}
ORACLE = [key for key in CASES if key.startswith("genai-") and "trap" not in key]
SNAPSHOT = prices.load()
CURRENT = [model.id for model in SNAPSHOT.current()]


def figures(**inputs: Any) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(Inputs(**inputs)).figures}


def exact(value: float) -> Any:
    """Give what is equal within the cases' tolerance."""
    return pytest.approx(value, rel=0, abs=1e-12)


@pytest.mark.parametrize("key", ORACLE)
def test_reproduces_the_oracle_cases(key: str) -> None:
    """The cost of a request is the reference case's total, the caches given as shares."""
    asked = CASES[key]["inputs"]
    usage, total = asked["usage"], asked["usage"]["input_tokens"]
    found = figures(
        model=f"{asked['provider_id']}/{asked['model_ref']}",
        input_tokens=total,
        output_tokens=usage["output_tokens"],
        cache_read_share=usage.get("cache_read_tokens", 0) / total,
        cache_write_share=usage.get("cache_write_tokens", 0) / total,
        cache_write_ttl="1h" if "cache_write_1h_tokens" in usage else "5m",
        as_of=dt.datetime.fromisoformat(asked["timestamp"]).date(),
    )
    assert found["cost_per_request"] == exact(CASES[key]["expected"]["total"])


def test_long_prompts_are_priced_per_request() -> None:
    """Ten requests of 20,000 tokens cost ten times one, at the price of short prompts."""
    case = CASES["haiku55-aggregate-trap"]
    found = figures(
        model="anthropic/claude-haiku-5-5",
        requests_per_day=10,
        days_per_month=1,
        input_tokens=case["inputs"]["input_tokens_each"],
        output_tokens=case["inputs"]["output_tokens_each"],
    )
    assert found["cost_per_month"] == exact(case["expected"])


def test_cached_tokens_make_a_prompt_long() -> None:
    """A prompt of 120,000 tokens of which 110,000 are cached is charged as a long one."""
    found = figures(
        model="anthropic/claude-haiku-5-5",
        input_tokens=120_000,
        output_tokens=1_000,
        cache_read_share=110_000 / 120_000,
    )
    expected = CASES["haiku55-tier-counts-cache"]["expected"]["total"]
    assert found["cost_per_request"] == exact(expected)


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-10-01", 0.0106), ("2026-10-06", 0.0106), ("2026-10-07", 0.0098)]
)
def test_earlier_dates_have_the_prices_of_then(day: str, expected: float) -> None:
    """Before its cut on 2026-10-07, Sonnet 5.5's cache read costs twice as much."""
    found = figures(
        model="anthropic/claude-sonnet-5-5",
        input_tokens=10_000,
        output_tokens=500,
        cache_read_share=0.8,
        as_of=dt.date.fromisoformat(day),
    )
    assert found["cost_per_request"] == exact(expected)


@pytest.mark.parametrize(
    ("shares", "figure"),
    [
        ({"cache_read_share": 2 / 3}, "monthly"),
        ({}, "without_cache"),
        ({"batch_share": 1.0}, "batch_without_cache"),
    ],
)
def test_a_month_of_chat(shares: dict[str, float], figure: str) -> None:
    """100,000 calls to Haiku 4.5 a month cost what the reference says, cached and in batches."""
    case = CASES["monthly-chat-haiku45"]
    found = figures(
        model="anthropic/claude-haiku-4-5",
        requests_per_day=case["inputs"]["calls"] // 20,
        days_per_month=20,
        input_tokens=case["inputs"]["input_tokens"],
        output_tokens=case["inputs"]["output_tokens"],
        **shares,
    )
    assert found["cost_per_month"] == pytest.approx(case["expected"][figure], abs=1e-9)


def test_figures_follow_from_the_cost_per_request() -> None:
    """A thousand requests, a month and a year are multiples of one request."""
    found = figures(requests_per_day=700, days_per_month=21)
    each = found["cost_per_request"]
    assert found["cost_per_1000_requests"] == pytest.approx(1_000 * each)
    assert found["cost_per_month"] == pytest.approx(700 * 21 * each)
    assert found["cost_per_year"] == pytest.approx(12 * 700 * 21 * each)


def test_all_current_models_are_compared_in_order() -> None:
    """The table has every current model that takes the load, the cheapest first, with its dates."""
    result = calculate(Inputs())
    (table,) = result.tables
    monthly = [float(str(row[2])) for row in table.rows]
    assert monthly == sorted(monthly)
    assert len(table.rows) == len(CURRENT) >= 100
    assert table.marked is not None
    assert table.rows[table.marked][0] == SNAPSHOT.model(prices.default_model()).name
    by_name = {row[0]: row for row in table.rows}
    assert "2027-01-01" in str(by_name["Gemini 3.8 Flash"][6])
    assert "announced" in str(by_name["Gemini 3.8 Flash"][6])
    assert by_name["GPT-5.1"][7] == "2027-04-01"


def test_chart_shows_every_compared_model() -> None:
    """The chart has a dot for each row of the table, and its data as a table."""
    result = calculate(Inputs())
    assert result.chart is not None
    names = {row["model"] for row in result.chart.spec["data"]["values"]}
    assert names == {row[0] for row in result.tables[0].rows}
    assert len(result.chart.data.rows) == len(result.tables[0].rows)


def test_headline_answers_the_question() -> None:
    """The headline names the cost, the model and the cheapest one."""
    inputs = Inputs(model="openai/gpt-6-sol")
    best = SNAPSHOT.model(answers(inputs)["cheapest_model"]).name
    headline = calculate(inputs).headline
    assert headline.startswith("You would pay about $72 a month with GPT-6 Sol.")
    assert best in headline


def test_a_retired_model_is_not_offered() -> None:
    """That it cannot be had comes first, and its source is named by who publishes it."""
    result = calculate(Inputs(model="openai/gpt-4"))
    first, second, *_ = result.headline.split(". ")
    assert first == "GPT-4 was retired on 2026-10-23 and is no longer sold"
    assert second.startswith("At its last price, you would have paid about $")
    assert result.short.startswith("Retired")
    assert not any("://" in warning for warning in result.warnings)
    idle = calculate(Inputs(model="openai/gpt-4", requests_per_day=0))
    assert idle.headline.startswith("GPT-4 was retired")


@pytest.mark.parametrize(
    ("inputs", "warning"),
    [
        ({"model": "google/gemini-3.8-flash"}, "from 2027-01-01 $1.50 in"),
        ({"as_of": dt.date(2027, 1, 1)}, "Announced changes are sometimes canceled"),
        ({"input_tokens": 100_001}, "more than 100,000 input tokens"),
        ({"model": "cohere/command-a", "batch_share": 0.5}, "No batch price of Command A"),
        ({"model": "cohere/command-a", "cache_read_share": 0.5}, "no price for cached input"),
        ({"model": "openai/gpt-5-nano"}, "GPT-5 nano retires on 2026-12-11"),
        ({"model": "openai/gpt-4"}, "GPT-4 was retired on 2026-10-23"),
        ({"model": "deepseek/deepseek-flash"}, "at 1-4 and 6-10 o'clock UTC"),
        ({"input_tokens": 1_500_000}, "do not fit the window of Claude Haiku 5.5"),
        ({"input_tokens": 150_000}, "are left out of the comparison"),
    ],
)
def test_warns_of_what_the_price_depends_on(inputs: dict[str, Any], warning: str) -> None:
    """Announced changes, tiers, missing prices, retirements and windows are said."""
    assert any(warning in said for said in calculate(Inputs(**inputs)).warnings)


def test_requests_that_no_model_takes_have_an_answer_in_words() -> None:
    """A prompt longer than every window still has its price, and no model is called cheapest."""
    result = calculate(Inputs(input_tokens=10_000_000))
    assert result.answer == "none"
    assert "No current model" in result.headline
    assert result.chart is None


def test_no_requests_cost_nothing() -> None:
    """Zero requests have a cost of zero and an answer in words."""
    result = calculate(Inputs(requests_per_day=0))
    assert result.by_key["cost_per_year"].value == 0
    assert result.headline.startswith("No requests, no cost")


def test_says_how_much_is_left_out_where_the_cache_is_never_filled() -> None:
    """A cache that is only read has to be filled by a quarter of 400 requests a day."""
    said = calculate(Inputs(cache_read_share=0.8)).assumptions
    assert any("about 24.9% of them would find a cache empty" in one for one in said)
    filled = calculate(Inputs(cache_read_share=0.6, cache_write_share=0.2)).assumptions
    assert not any("left out" in one for one in filled)


def test_more_than_the_whole_input_cannot_be_cached() -> None:
    """Shares of cache reads and writes that exceed 100% together are refused, with the field."""
    with pytest.raises(InputError, match=r"cache_write_share: .*110%.*at most 100%"):
        calculate(Inputs(cache_read_share=0.8, cache_write_share=0.3))


def test_date_before_the_history_is_refused() -> None:
    """A date that the snapshot knows nothing of is refused with the dates that are allowed."""
    with pytest.raises(InputError, match=f"enter a date from {SNAPSHOT.history_from}"):
        read(Inputs, {"as_of": "2020-01-01"})


def test_keys_are_the_public_ones() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    assert set(fields_of(Inputs)) == {
        *("model", "requests_per_day", "input_tokens", "output_tokens", "days_per_month"),
        *("cache_read_share", "cache_write_share", "cache_write_ttl", "batch_share", "as_of"),
    }
    expected = {"cost_per_request", "cost_per_1000_requests", "cost_per_month", "cost_per_year"}
    assert expected <= set(calculate(Inputs()).by_key)


def test_presets_calculate() -> None:
    """Each preset is a real situation that its inputs can express."""
    presets = calculator.load("api-cost").presets
    assert len(presets) >= 3
    for preset in presets:
        assert calculate(read(Inputs, preset.values)).headline.startswith("You would pay")
