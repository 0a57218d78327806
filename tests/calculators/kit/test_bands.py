"""What ranges do to a result, in words: bands beside figures, and the bars of the tornado."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from calculators.kit import calculator, tornado
from calculators.kit.case import given
from calculators.kit.command_line import main
from calculators.kit.exports import as_data
from calculators.kit.inputs import with_values
from calculators.kit.memo import markdown
from calculators.kit.render import render

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator

CALCULATORS = [calculator.load(name) for name in calculator.names()]
every = pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
API_COST = calculator.load("api-cost")


def test_the_tornado_puts_what_matters_most_first() -> None:
    """Bars lie on one scale, the longest first, and their ends are the measure at both ends."""
    case = given(API_COST, {"requests_per_day": "100..10000", "output_tokens": "290..310"})
    first, second = tornado.bars(case)
    assert (first.key, second.key) == ("requests_per_day", "output_tokens")
    assert first.length == pytest.approx(tornado.WIDTH)
    at_low = API_COST.numbers(with_values(case.inputs, {"requests_per_day": 100}))
    assert case.spread
    assert case.spread.swings[0].at_low == at_low["cost_per_month"]


@pytest.mark.parametrize(
    ("name", "key", "span"),
    [
        ("rag-cost", "chunk_tokens", "401 to 1,200 tokens per chunk"),
        ("prompt-stop", "expected_gain", "0.5 to 10% of answers gained"),
        ("prompt-budget", "cached_tokens", "0 to 1,500 cached tokens"),
    ],
)
def test_a_bar_ends_where_its_input_no_longer_goes_with_the_others(
    name: str, key: str, span: str
) -> None:
    """An overlap of 400 leaves chunks of 401 and more: the bar says so, and gives their cost."""
    case = given(calculator.load(name), {key: "?"})
    (bar,) = tornado.bars(case)
    assert bar.range == f"{span}, as far as your other numbers allow"
    assert "never" not in {bar.at_low, bar.at_high}
    swing = as_data(case)["spread"]["swings"][0]
    assert swing["low"] < swing["high"]
    assert swing["at_low"] is not None
    assert swing["at_high"] is not None


def test_never_is_said_only_where_it_is_the_answer() -> None:
    """Checking that costs more than today's work is never paid back; a text may just not fit."""
    (bar,) = tornado.bars(
        given(calculator.load("vendor-check"), {"review_minutes_per_request": "?"})
    )
    assert bar.at_high == "never"
    whole = given(calculator.load("rag-cost"), {"tokens_per_document": "500..500000"})
    assert whole.spread
    assert whole.spread.quantiles["cost_per_month_all_in_prompt"][2] is None
    assert "| does not fit |" in markdown(whole)
    assert "never" not in markdown(whole)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("latency", {"large_output_tokens": "?"}, "7.4 seconds (1.6 seconds to 37.1 seconds)"),
        ("model-memory", {"context_tokens": "?"}, "25.3 GB (20.1 GB to 61.4 GB)"),
        ("eval-compare", {"only_b": "10..30"}, "3.52 points (0.518 points to 8.13 points)"),
        (
            "rag-cost",
            {"tokens_per_document": "500..500000"},
            "$296 per month (from $5.81, or does not fit)",
        ),
    ],
)
def test_a_band_is_in_the_unit_of_its_figure(
    name: str, raw: dict[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside seconds stand seconds, on the command line, in the memo and on the page."""
    options = [word for key, value in raw.items() for word in (f"--{key.replace('_', '-')}", value)]
    assert main([name, *options]) == 0
    assert said in capsys.readouterr().out
    case, band = given(calculator.load(name), raw), said.rpartition(" (")[2].removesuffix(")")
    assert f"{band}</small>" in render(case, root="")
    low, _, high = band.removeprefix("from ").replace(", or", " to").partition(" to ")
    assert f"| {low} |" in markdown(case)
    assert f"| {high} |" in markdown(case)


@every
def test_a_figure_says_other_values_as_it_says_its_own(known: Calculator) -> None:
    """What stands alone in a band begins what is said in full, and titles name what it leaves."""
    for values in ({}, *(preset.values for preset in known.presets)):
        for figure in given(known, values).result.figures:
            if isinstance(figure.value, int | float):
                full, bare = figure.say(figure.value), figure.bare(figure.value)
                assert full.startswith(bare)
                assert bool(full.removeprefix(bare)) == bool(figure.counted) or "USD" in figure.unit
            assert figure.none
