"""Renting graphics cards or calling an API: the sums, the finance cases, and what is said."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.kit import calculator, prices
from calculators.kit.facts import fact
from calculators.kit.flips import flips
from calculators.kit.inputs import fields_of, read
from calculators.self_host import Inputs, answers, calculate
from calculators.self_host.hosting import rents
from calculators.self_host.money import (
    annuity,
    gpus_needed,
)
from tests.calculators.self_host_cases import SONNET, cases, saving, values

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "cases/self_host.json").read_text("utf-8"))
}
KNOWN = calculator.load("self-host")


def test_reproduces_the_figures_by_hand() -> None:
    """Two H100 at $3.99 for 720 hours and two days at $800 are $7,345.60, as one computes it."""
    found = values(Inputs(model=SONNET, requests_per_day=1_000))
    assert found["own_cost_per_month"] == pytest.approx(2 * 3.99 * 720 + 2 * 800)
    assert found["api_cost_per_month"] == pytest.approx(1_000 * 30 * 0.006)
    assert found["capacity_requests_per_day"] == pytest.approx(2 * 3_400 * 0.3 * 86_400 / 1_800)
    monthly = 1.08 ** (1 / 12) - 1
    fixed = 2 * 3.99 * 720 + 1_600 + 8_000 * monthly / (1 - (1 + monthly) ** -24)
    assert found["break_even_requests_per_day"] == math.ceil(fixed / (0.006 * 30))


def test_npv_follows_numpy_financial() -> None:
    """$60,000 that save $2,500 a month for 36 months at 10% a year are worth $17,966.15 today."""
    # As numpy-financial's npv gives it, at the effective monthly rate.
    inputs = saving(2_500, upfront_usd=60_000, horizon_months=36, discount_rate=0.1)
    found = values(inputs)
    assert found["npv_of_self_hosting"] == pytest.approx(17_966.1461055, abs=1e-5)
    assert found["break_even_month"] == 27
    assert found["break_even_month_undiscounted"] == 24


@pytest.mark.parametrize("key", CASES)
def test_present_values_reproduce_the_published_cases(key: str) -> None:
    """Cash flows, each the difference of two annuities, add up to the published value."""
    asked = CASES[key]["inputs"]
    flows = asked["cashflows"]
    many = flows if isinstance(flows[0], list) else [flows]
    found = [_npv_of_years(asked["rate"], one) for one in many]
    expected = CASES[key]["expected"]
    wanted = expected if isinstance(expected, list) else [expected]
    assert found == pytest.approx(wanted, rel=0, abs=CASES[key]["tolerance"]["abs"])


def _npv_of_years(rate: float, flows: list[float]) -> float:
    def worth(months: int) -> float:
        return annuity(rate, months) - annuity(rate, months - 1)

    return flows[0] + sum(flow * worth(12 * t) for t, flow in enumerate(flows) if t)


def test_without_discounting_the_npv_is_the_sum() -> None:
    """At a rate of zero, today's value is what is saved less what is paid."""
    inputs = saving(1_000, upfront_usd=5_000, horizon_months=12, discount_rate=0.0)
    assert values(inputs)["npv_of_self_hosting"] == pytest.approx(12 * 1_000 - 5_000)


def test_never_is_said_in_words() -> None:
    """A server that costs more than the API is never paid back, and a free API never beaten."""
    result = calculate(Inputs())
    assert result.answer == "api"
    assert result.by_key["break_even_month"].value is None
    assert result.by_key["break_even_month"].words.startswith("never")
    late = calculate(saving(100, upfront_usd=60_000)).by_key["break_even_month"]
    assert (late.value, late.words) == (None, "not within 24 months")


def test_a_free_api_breaks_even_at_no_load(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where requests cost nothing, the break-even has no value, and says why."""
    monkeypatch.setattr("calculators.self_host.money.api_usd_per_request", lambda _inputs: 0.0)
    even = calculate(Inputs()).by_key["break_even_requests_per_day"]
    assert (even.value, even.words) == (None, "never: this API model is free")


@pytest.mark.parametrize(
    ("inputs", "answer", "headline"),
    [
        (Inputs(), "api", "Stay with the API: it costs about $3.60 a month"),
        (Inputs(requests_per_day=0), "api", "Stay with the API: without requests it costs nothing"),
        (saving(500, upfront_usd=60_000), "api", "saves $500 a month, which does not pay"),
        (saving(90_000), "self-host", "Host it yourself: your own server costs about"),
        (saving(90_000, gpus=1), "more-gpus", "Host it yourself, but on 7 graphics cards,"),
        (Inputs(requests_per_day=10**6), "api", "your load needs more cards, 21, at about"),
    ],
)
def test_headline_answers_the_question(inputs: Inputs, answer: str, headline: str) -> None:
    """Each way to come out has its own sentence."""
    result = calculate(inputs)
    assert result.answer == answer
    assert headline in result.headline


def test_warns_of_too_few_cards_and_of_the_open_model() -> None:
    """A load beyond the cards is said, as is that an open model is not the API's."""
    result = calculate(Inputs(requests_per_day=200_000))
    assert any("can carry about 97,900 requests a day" in said for said in result.warnings)
    assert any("cannot carry as many requests as it takes" in said for said in result.warnings)
    assert any("Test it with your own cases" in said for said in calculate(Inputs()).warnings)


def test_every_rent_has_a_source_and_a_date() -> None:
    """No hourly rate is shown without the page and the day on which it was read."""
    assert rents()
    for rent in rents():
        assert rent.source.startswith("https://")
        assert dt.date.fromisoformat(rent.checked) <= prices.load().as_of
        assert rent.usd_per_gpu_hour > 0


def test_the_default_rent_is_the_glossary_s() -> None:
    """The hourly rate that the form begins with is the fact, with its source and date."""
    listed = fact("fine-tuning.together_h100_usd_per_hour")
    assert Inputs().gpu_usd_per_hour == listed.value
    figure = calculate(Inputs()).by_key["own_cost_per_month"]
    assert (figure.source, figure.date) == (f"rent: Together AI, {listed.origin}", listed.checked)
    own = calculate(Inputs(gpu_usd_per_hour=2.5)).by_key["own_cost_per_month"]
    assert (own.source, own.date) == ("rent: your entry", "")


def test_keys_are_the_public_ones() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    assert set(fields_of(Inputs)) == {
        *("model", "requests_per_day", "input_tokens", "output_tokens", "gpu_usd_per_hour"),
        *("gpus", "tokens_per_second_per_gpu", "utilization", "engineer_days_per_month"),
        *("day_rate", "upfront_usd", "horizon_months", "discount_rate"),
    }
    assert set(calculate(Inputs()).by_key) >= {
        *("api_cost_per_month", "own_cost_per_month", "capacity_requests_per_day"),
        *("break_even_requests_per_day", "break_even_month", "npv_of_self_hosting"),
    }


def test_chart_has_both_ways_and_the_reader_s_load() -> None:
    """The chart's data are a table of rising loads, and both lines are in the drawing."""
    chart = calculate(Inputs()).chart
    assert chart is not None
    loads = [float(str(row[0])) for row in chart.data.rows]
    assert loads == sorted(loads)
    assert loads[-1] > Inputs().requests_per_day
    lines = chart.spec["layer"][0]["data"]["values"]
    assert {line["way"] for line in lines} == {"API", "Own server"}


@settings(max_examples=60, deadline=None)
@given(inputs=cases)
def test_everything_is_finite(inputs: Inputs) -> None:
    """Whatever is entered, every number of the result is finite, the chart's too."""
    result = calculate(inputs)
    assert result.chart is not None
    shown = [figure.value for figure in result.figures]
    shown += [value for row in result.chart.data.rows for value in row]
    shown += [value for row in result.tables[0].rows for value in row]
    assert all(math.isfinite(value) for value in shown if isinstance(value, int | float))
    assert not any(word in result.headline for word in ("inf", "nan"))


@settings(max_examples=60, deadline=None)
@given(inputs=cases, more=st.integers(1, 10**6))
def test_more_requests_never_cost_less(inputs: Inputs, more: int) -> None:
    """A fuller month costs at least as much on the API, and needs at least as many cards."""
    fuller = dataclasses.replace(inputs, requests_per_day=inputs.requests_per_day + more)
    before, after = values(inputs), values(fuller)
    assert after["api_cost_per_month"] >= before["api_cost_per_month"]
    assert gpus_needed(fuller) >= gpus_needed(inputs)


def choice(inputs: Inputs, load: int) -> str:
    """Give the answer at another load."""
    return answers(dataclasses.replace(inputs, requests_per_day=load))["choice"]


@pytest.mark.parametrize("preset", KNOWN.presets, ids=lambda p: p.title)
def test_a_flip_point_flips_and_one_step_before_does_not(preset: calculator.Preset) -> None:
    """What is said to change the answer changes it, and not a step earlier."""
    inputs = read(Inputs, preset.values)
    present, found = answers(inputs), flips(KNOWN, inputs)
    assert found
    for flip in found:
        back = flip.value - flip.step if flip.up else flip.value + flip.step
        there = dataclasses.replace(inputs, **{flip.key: flip.value})
        before = dataclasses.replace(inputs, **{flip.key: back})
        assert answers(there)[flip.category] == flip.answer != present[flip.category]
        assert answers(before)[flip.category] == present[flip.category]
