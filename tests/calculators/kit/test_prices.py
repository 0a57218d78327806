"""Prices: the published and oracle cases, the tiers, the dates, and what is refused."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import latency
from calculators.api_cost import Inputs
from calculators.kit import calculator, prices
from calculators.kit.case import Case
from calculators.kit.command_line import aged
from calculators.kit.rates import Rates, request_cost

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[2] / "cases/pricing.json").read_text("utf-8"))
}
ORACLE = [key for key in CASES if key.startswith("genai-") and "trap" not in key]
NAMED = {
    "haiku55-tier-counts-cache",
    "haiku55-aggregate-trap",
    "sonnet55-cache-read-cut",
    "genai-prices-history-trap",
    "anthropic-page-read-ratios",
    "anthropic-haiku3-exception",
    "anthropic-cache-breakeven-5m",
    "anthropic-batch-plus-cache-read",
    "openai-batch-50",
    "monthly-chat-haiku45",
}
SNAPSHOT = prices.load()
NOW = SNAPSHOT.as_of


def _rates(key: str, day: dt.date = NOW) -> Rates:
    return SNAPSHOT.rates(key, day)


def _exact(value: float) -> Any:
    return pytest.approx(value, rel=0, abs=1e-12)


def test_every_case_is_covered() -> None:
    """No reference case on prices is left out without a word."""
    assert set(CASES) == set(ORACLE) | NAMED


@pytest.mark.parametrize("key", ORACLE)
def test_reproduces_oracle_cases(key: str) -> None:
    """Input, output and total agree with the reference case to a trillionth of a dollar."""
    asked, expected = CASES[key]["inputs"], CASES[key]["expected"]
    when, usage = dt.datetime.fromisoformat(asked["timestamp"]), asked["usage"]
    hour_writes = usage.get("cache_write_1h_tokens", 0)
    rates = SNAPSHOT.rates(
        f"{asked['provider_id']}/{asked['model_ref']}", when.date(), when.hour + when.minute / 60
    )
    cost = request_cost(
        rates,
        usage["input_tokens"],
        usage["output_tokens"],
        usage.get("cache_read_tokens", 0),
        usage.get("cache_write_tokens", 0) - hour_writes,
        hour_writes,
    )
    assert (cost.input, cost.output, cost.total) == (
        _exact(expected["input"]),
        _exact(expected["output"]),
        _exact(expected["total"]),
    )


def test_cached_tokens_count_for_the_length_tier() -> None:
    """A request of 10,000 fresh and 110,000 cached tokens pays the price of long prompts."""
    expected = CASES["haiku55-tier-counts-cache"]["expected"]
    cost = request_cost(_rates("anthropic/claude-haiku-5-5"), 120_000, 1_000, 110_000)
    assert (cost.input, cost.output) == (_exact(expected["input"]), _exact(expected["output"]))


def test_tier_is_chosen_per_request() -> None:
    """Ten short requests are not priced as one long one."""
    case = CASES["haiku55-aggregate-trap"]
    rates = _rates("anthropic/claude-haiku-5-5")
    each = request_cost(rates, 20_000, 500).total
    assert 10 * each == _exact(case["expected"])
    assert request_cost(rates, 200_000, 5_000).total == _exact(case["printed"])


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-10-01", CASES["genai-prices-history-trap"]["expected"]),
        ("2026-10-06", CASES["sonnet55-cache-read-cut"]["expected"]["before"]),
        ("2026-10-07", CASES["sonnet55-cache-read-cut"]["expected"]["from"]),
    ],
)
def test_knows_when_a_cache_read_became_cheaper(day: str, expected: float) -> None:
    """Sonnet 5.5's cache reads cost twice as much before 2026-10-07."""
    rates = _rates("anthropic/claude-sonnet-5-5", dt.date.fromisoformat(day))
    assert request_cost(rates, 10_000, 500, 8_000).total == _exact(expected)


def test_cache_reads_have_no_constant_discount() -> None:
    """The share of the input price that a cache read costs is each model's own."""
    expected = CASES["anthropic-page-read-ratios"]["expected"]
    for name, ratio in expected.items():
        tier = _rates(f"anthropic/claude-{name.lower().replace(' ', '-').replace('.', '-')}").at(0)
        assert tier.cache_read / tier.input == pytest.approx(ratio, abs=1e-9)


def test_cache_write_price_is_the_listed_one() -> None:
    """Haiku 3's cache write costs what its table says, not 1.25 times the input."""
    expected = CASES["anthropic-haiku3-exception"]["expected"]
    assert _rates("anthropic/claude-3-haiku").at(0).cache_write_5m == expected["w5_table"]


def test_five_minute_cache_pays_after_one_read() -> None:
    """Writing a prompt once and reading it back costs 0.675 of sending it twice."""
    expected = CASES["anthropic-cache-breakeven-5m"]["expected"]
    rates = _rates("anthropic/claude-haiku-4-5")
    written = request_cost(rates, 1_000, 0, 0, 1_000).total
    read, fresh = request_cost(rates, 1_000, 0, 1_000).total, request_cost(rates, 1_000, 0).total
    assert (written + read) / (2 * fresh) == pytest.approx(expected["fraction_of_uncached_at_2"])
    assert (written + 9 * read) / (10 * fresh) == pytest.approx(expected["at_10"])


def test_batch_and_cache_discounts_stack() -> None:
    """A cache read in a batch costs a twentieth of Sonnet 4.6's input price."""
    rates = SNAPSHOT.batch_rates("anthropic/claude-sonnet-4-6", NOW)
    assert rates is not None
    expected = CASES["anthropic-batch-plus-cache-read"]["expected"]["read_batch"]
    assert rates.at(0).cache_read == pytest.approx(expected)


def test_batch_halves_the_openai_price() -> None:
    """Batch costs half for the models that OpenAI's page lists so."""
    for name, ratio in CASES["openai-batch-50"]["expected"].items():
        batch, standard = SNAPSHOT.batch_rates(f"openai/{name}", NOW), _rates(f"openai/{name}")
        assert batch is not None
        assert batch.at(0).input / standard.at(0).input == pytest.approx(ratio)
        assert batch.at(0).output / standard.at(0).output == pytest.approx(ratio)


def test_a_month_of_chat() -> None:
    """100,000 calls to Haiku 4.5 cost $320 with a cache, $500 without, $250 in batches."""
    case, key = CASES["monthly-chat-haiku45"], "anthropic/claude-haiku-4-5"
    asked, expected = case["inputs"], case["expected"]
    usage = (asked["input_tokens"], asked["output_tokens"])
    batch = SNAPSHOT.batch_rates(key, NOW)
    assert batch is not None
    cached = request_cost(_rates(key), *usage, asked["cached_read"]).total * asked["calls"]
    assert cached == pytest.approx(expected["monthly"], abs=1e-9)
    plain = request_cost(_rates(key), *usage).total * asked["calls"]
    assert plain == pytest.approx(expected["without_cache"], abs=1e-9)
    batched = request_cost(batch, *usage).total * asked["calls"]
    assert batched == pytest.approx(expected["batch_without_cache"], abs=1e-9)


def test_announced_prices_hold_from_their_date() -> None:
    """What is announced of a model holds from its date on, and not a day earlier."""
    announced = [
        (model.id, change) for model in SNAPSHOT.current() for change in model.changes_after(NOW)
    ]
    assert announced
    for model, change in announced:
        before = _rates(model, change.start - dt.timedelta(days=1)).at(0)
        after = _rates(model, change.start).at(0)
        assert change.announced
        assert (after.input, after.output) != (before.input, before.output)
        assert {key: getattr(after, key) for key in change.rates} == {
            key: rates[0][1] for key, rates in change.rates.items()
        }


def test_price_windows_of_the_day() -> None:
    """DeepSeek V4.1 Flash doubles in two windows of the day (UTC), ends excluded."""
    key = "deepseek/deepseek-flash"
    by_hour = {hour: SNAPSHOT.rates(key, NOW, hour).at(0).input for hour in (0, 1, 3.9, 4, 6, 10)}
    assert by_hour == {0: 0.15, 1: 0.3, 3.9: 0.3, 4: 0.15, 6: 0.3, 10: 0.15}
    assert SNAPSHOT.model(key).hours == ((1, 4), (6, 10))


def test_no_batch_price_is_none() -> None:
    """A vendor without batch prices, or a date before them, gives no batch price."""
    assert SNAPSHOT.batch_rates("cohere/command-a", NOW) is None
    assert SNAPSHOT.batch_rates("openai/gpt-5.5", dt.date(2026, 10, 13)) is None


def test_batch_rate_that_is_not_listed_stays_standard() -> None:
    """Google halves input and output in batches, but not the cache reads of Gemini 2.5 Flash."""
    batch = SNAPSHOT.batch_rates("google/gemini-2.5-flash", NOW)
    assert batch is not None
    standard = _rates("google/gemini-2.5-flash").at(0)
    assert batch.at(0).input == standard.input / 2
    assert batch.at(0).cache_read == standard.cache_read


def test_caching_without_a_price_costs_as_fresh_input() -> None:
    """A model without cache prices charges cached tokens like any others."""
    rates = _rates("cohere/command-a")
    assert not rates.caches
    plain = request_cost(rates, 1_000, 100)
    assert request_cost(rates, 1_000, 100, 500, 200, 100).total == _exact(plain.total)


def test_date_before_the_history_is_refused() -> None:
    """A date before the history is refused with the earliest date that is known."""
    too_early = SNAPSHOT.history_from - dt.timedelta(days=1)
    with pytest.raises(prices.UnpricedDateError, match=str(SNAPSHOT.history_from)):
        SNAPSHOT.rates("openai/o3", too_early)


def test_unknown_model_names_the_nearest() -> None:
    """A mistyped model is refused with the one that was probably meant."""
    with pytest.raises(prices.UnknownModelError, match=r"Did you mean 'openai/gpt-6-luna'\?"):
        SNAPSHOT.model("openai/gpt6-luna")


def test_more_cached_than_sent_is_refused() -> None:
    """A request cannot read more tokens from the cache than it has."""
    with pytest.raises(ValueError, match="more tokens are read"):
        request_cost(_rates("openai/gpt-6-luna"), 100, 10, 101)


def test_choices_put_models_on_sale_first() -> None:
    """The default is a model on sale, and retired ones stand at the end, marked."""
    options = prices.choices()
    retired = [caption.endswith("(retired)") for caption in options.values()]
    assert retired == sorted(retired)
    assert SNAPSHOT.model(prices.default_model()).current
    assert set(prices.embedding_choices()).isdisjoint(options)


@given(
    key=st.sampled_from([model.id for model in SNAPSHOT.current()]),
    tokens=st.integers(0, 2_000_000),
    more=st.integers(0, 100_000),
    output=st.integers(0, 100_000),
)
def test_more_tokens_never_cost_less(key: str, tokens: int, more: int, output: int) -> None:
    """No current model has a price at which a longer request is cheaper."""
    rates = _rates(key)
    short, long = request_cost(rates, tokens, output), request_cost(rates, tokens + more, output)
    assert long.total >= short.total


def test_the_command_line_says_how_old_prices_are_once_they_are_old() -> None:
    """From the thirty-first day on; a calculator without prices never does."""
    known = Case(calculator.load("api-cost"), Inputs())
    day = prices.load().as_of
    assert aged(known, day + dt.timedelta(days=prices.FRESH_DAYS)) == ""
    assert "31 days old" in aged(known, day + dt.timedelta(days=prices.FRESH_DAYS + 1))
    unpriced = Case(calculator.load("latency"), latency.Inputs())
    assert aged(unpriced, day + dt.timedelta(days=400)) == ""
