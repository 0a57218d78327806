"""When to stop: the published size of a test, the three verdicts, and what always holds."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.kit import calculator
from calculators.kit.facts import fact
from calculators.kit.flips import flips
from calculators.kit.inputs import InputError, fields_of, read
from calculators.prompt_stop import Inputs, answers, calculate, numbers
from calculators.prompt_stop.answer import zones


def value(inputs: Inputs, key: str) -> Any:
    """Give a figure's value."""
    return calculate(inputs).by_key[key].value


def test_reproduces_the_published_size_of_a_test() -> None:
    """With a variance of 1/9 on a case, a gain of 3 points takes Miller's 969 cases."""
    inputs = Inputs(expected_gain=0.03, discordant_share=1 / 9)
    published = fact("ai-evaluation.detectable_gap_questions").value
    assert value(inputs, "examples_needed") == published == 969
    sized = dataclasses.replace(inputs, test_examples=969)
    assert value(sized, "detectable_gain") == pytest.approx(0.03, abs=1e-5)


def test_value_cost_and_break_even() -> None:
    """3% of 12,000 requests over 12 months at $3 is $12,960, against 8 hours at $100."""
    inputs = Inputs()
    assert value(inputs, "value_of_iteration") == pytest.approx(0.03 * 12_000 * 12 * 3)
    assert value(inputs, "cost_of_iteration") == pytest.approx(800)
    assert value(inputs, "break_even_gain") == pytest.approx(800 / (12_000 * 12 * 3))


@pytest.mark.parametrize(
    ("inputs", "answer", "says"),
    [
        ({}, "enlarge", "200 test cases cannot tell 3 percentage points from chance; about 873"),
        ({"test_examples": 873}, "go-on", "Go on: the next round costs about $800"),
        ({"requests_per_month": 100}, "stop", "costs about $800 and brings about $108"),
        ({"requests_per_month": 0}, "stop", "brings about $0"),
        ({"expected_gain": 0.0}, "stop", "brings about $0"),
        ({"test_examples": 1}, "enlarge", "1 test case cannot tell"),
    ],
)
def test_the_verdict_in_a_sentence(inputs: dict[str, Any], answer: str, says: str) -> None:
    """The headline says whether to stop, to enlarge the test set, or to go on, and why."""
    result = calculate(Inputs(**inputs))
    assert result.answer == answer
    assert says in result.headline


def test_a_worthless_prompt_never_pays() -> None:
    """Where even a perfect prompt would not pay for the round, the figure says never."""
    figure = calculate(Inputs(requests_per_month=10)).by_key["break_even_gain"]
    assert figure.value is None
    assert figure.words.startswith("never")


def test_too_few_differences_show_nothing() -> None:
    """Five cases that differ cannot show any gain, and the figure and a warning say so."""
    result = calculate(Inputs(test_examples=50))
    assert result.by_key["detectable_gain"].value is None
    assert "too few" in result.by_key["detectable_gain"].words
    assert any("Only about 5 of your test cases" in said for said in result.warnings)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"expected_gain": 0.3, "discordant_share": 0.4}, r"expected_gain: .*enter at most 20%"),
        ({"expected_gain": 0.15}, r"discordant_share: .*enter at least 15%"),
        ({"accuracy": 1.0}, r"expected_gain: a gain of 3% is more than is left"),
    ],
)
def test_impossible_gains_are_refused(inputs: dict[str, Any], message: str) -> None:
    """A gain of more than is left, or than the cases that differ, is refused with its field."""
    with pytest.raises(InputError, match=message):
        calculate(Inputs(**inputs))


def test_all_that_is_left_can_be_gained() -> None:
    """From 80% right, a gain of exactly 20 points on exactly 20% of the cases is possible."""
    assert calculate(Inputs(expected_gain=0.2, discordant_share=0.2)).answer == "go-on"


def test_a_gain_next_to_nothing_is_as_none() -> None:
    """A gain whose square is no number any more can be seen on no test set."""
    tiny = numbers(Inputs(expected_gain=1e-310, discordant_share=0))
    assert tiny["examples_needed"] is None


def test_keys_are_the_public_ones() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    assert set(fields_of(Inputs)) == {
        *("accuracy", "expected_gain", "test_examples", "discordant_share", "confidence"),
        *("power", "requests_per_month", "value_per_correct", "cost_per_failure"),
        *("hours_per_iteration", "hourly_rate", "horizon_months"),
    }
    expected = {"value_of_iteration", "cost_of_iteration", "break_even_gain", "detectable_gain"}
    assert expected <= set(calculate(Inputs()).by_key)


@st.composite
def rounds(draw: st.DrawFn) -> Inputs:
    """Draw a round whose gain is possible."""
    accuracy = draw(st.floats(0, 1))
    share = draw(st.floats(0, 1))
    usd = st.floats(0, 1e6).map(lambda amount: round(amount, 4))
    return Inputs(
        accuracy=accuracy,
        discordant_share=share,
        expected_gain=draw(st.floats(0, 1)) * min(share, 1 - accuracy),
        requests_per_month=draw(st.integers(0, 1_000_000_000)),
        value_per_correct=draw(usd),
        cost_per_failure=draw(usd),
        hours_per_iteration=draw(st.floats(0, 1e5)),
        hourly_rate=draw(usd),
        horizon_months=draw(st.integers(1, 120)),
        test_examples=draw(st.integers(1, 1_000_000_000)),
        confidence=draw(st.floats(0.5, 0.9999)),
        power=draw(st.floats(0.5, 0.9999)),
    )


@given(inputs=rounds())
def test_every_number_is_finite(inputs: Inputs) -> None:
    """No entry leads to infinity, and what does not exist is said in words."""
    result = calculate(inputs)
    for figure in result.figures:
        assert not isinstance(figure.value, float) or math.isfinite(figure.value)
        assert figure.value is not None or figure.words.startswith("never")


@given(inputs=rounds())
def test_break_even_breaks_even(inputs: Inputs) -> None:
    """The gain that pays for the round brings what the round costs."""
    gain = value(inputs, "break_even_gain")
    if gain is not None:
        each = inputs.value_per_correct + inputs.cost_per_failure
        brings = gain * inputs.requests_per_month * inputs.horizon_months * each
        assert brings == pytest.approx(value(inputs, "cost_of_iteration"), rel=1e-9)


@given(inputs=rounds())
def test_the_verdict_follows_from_the_figures(inputs: Inputs) -> None:
    """Stop where the round costs more; enlarge where the gain cannot be seen; else go on."""
    figures = calculate(inputs).by_key
    gains = figures["value_of_iteration"].value, figures["cost_of_iteration"].value
    brings, costs = (float(str(amount)) for amount in gains)
    shows = figures["detectable_gain"].value
    answer = answers(inputs)["verdict"]
    if brings < costs * (1 - 1e-6):
        assert answer == "stop"
    elif brings > costs * (1 + 1e-6):
        seen = shows is not None and inputs.expected_gain >= float(str(shows)) * (1 - 1e-8)
        assert answer == ("go-on" if seen else "enlarge")


@given(inputs=rounds(), more=st.integers(1, 1_000_000))
def test_a_larger_test_never_shows_less(inputs: Inputs, more: int) -> None:
    """More test cases never raise the smallest gain that the test can show."""
    larger = dataclasses.replace(inputs, test_examples=inputs.test_examples + more)
    before, after = value(inputs, "detectable_gain"), value(larger, "detectable_gain")
    assert before is None or after <= before


@given(inputs=rounds(), more=st.integers(1, 1_000_000))
def test_more_requests_never_make_a_round_worth_less(inputs: Inputs, more: int) -> None:
    """With more requests, the same gain brings at least as much."""
    fuller = dataclasses.replace(inputs, requests_per_month=inputs.requests_per_month + more)
    assert value(fuller, "value_of_iteration") >= value(inputs, "value_of_iteration")


@given(inputs=rounds())
def test_a_test_of_the_size_given_shows_the_gain(inputs: Inputs) -> None:
    """With as many test cases as are said to be needed, the verdict is never to enlarge."""
    needed = value(inputs, "examples_needed")
    if needed is not None and needed <= 1e15:
        sized = dataclasses.replace(inputs, test_examples=max(needed, 1))
        assert answers(sized)["verdict"] != "enlarge"


@given(inputs=rounds())
def test_the_scale_agrees_with_the_verdict(inputs: Inputs) -> None:
    """A gain in the middle of a zone of the chart has the zone's verdict."""
    for zone in zones(inputs):
        middle = (zone["x"] + zone["x2"]) / 2
        if zone["x2"] - zone["x"] > 1e-6:
            there = dataclasses.replace(inputs, expected_gain=middle)
            assert answers(there)["verdict"] == zone["verdict"]


@pytest.mark.parametrize("preset", range(4))
def test_a_flip_flips_and_one_step_before_does_not(preset: int) -> None:
    """What is said to change the verdict does, and one step less does not."""
    known = calculator.load("prompt-stop")
    inputs = read(Inputs, known.presets[preset].values)
    present = answers(inputs)["verdict"]
    found = flips(known, inputs)
    assert found
    for flip in found:
        before = float(flip.value) - flip.step if flip.up else float(flip.value) + flip.step
        at: list[dict[str, Any]] = [{flip.key: flip.value}, {flip.key: before}]
        there, just_before = (answers(dataclasses.replace(inputs, **one))["verdict"] for one in at)
        assert (there != present, just_before) == (True, present)
