"""The test size: the reference cases, and what holds for every plan."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.eval_size import Inputs, answers, calculate
from calculators.eval_size.cost import bill, hours
from calculators.eval_size.sizes import detectable, needed, room, size, variance
from calculators.kit import calculator
from calculators.kit.facts import fact
from calculators.kit.flips import flips
from calculators.kit.inputs import InputError, fields_of, read

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "cases/stats.json").read_text("utf-8"))
}
METHODS = st.sampled_from(["cohen-h", "pooled-z"])
DESIGNS = st.sampled_from(["one", "unpaired", "paired"])
PLANS = st.builds(
    Inputs,
    design=DESIGNS,
    method=METHODS,
    difference=st.floats(0.001, 1),
    baseline=st.floats(0.001, 0.999),
    examples=st.integers(1, 1_000_000),
    confidence=st.floats(0.5, 0.9999),
    power=st.floats(0.5, 0.9999),
    omega_squared=st.floats(0.0001, 1),
    sigma_squared=st.floats(0, 0.25, allow_subnormal=False),
    samples_per_question=st.integers(1, 10_000),
)


def figures(**inputs: Any) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(Inputs(**inputs)).figures}


def changed(plan: Any, key: str, value: float) -> Inputs:
    """Give the plan with one input changed."""
    other: Inputs = dataclasses.replace(plan, **{key: value})
    return other


def test_reproduces_millers_number_of_questions() -> None:
    """A gap of 3 points takes 969 questions, which is also what the glossary says."""
    asked = CASES["miller-n-969"]["inputs"]
    found = figures(omega_squared=asked["omega2"], difference=asked["delta"], power=asked["power"])
    assert found["examples_needed"] == CASES["miller-n-969"]["expected"] == 969
    assert fact("ai-evaluation.detectable_gap_questions").value == 969


@pytest.mark.parametrize("key", ["miller-mde-k1", "miller-mde-k10"])
def test_reproduces_millers_detectable_differences(key: str) -> None:
    """With 198 questions, 13.3 points can be seen, with ten answers to each 7.6."""
    asked = CASES[key]["inputs"]
    found = figures(
        omega_squared=asked["omega2"],
        sigma_squared=asked["sigma2_A"],
        samples_per_question=asked["K"],
        examples=asked["n"],
    )
    expected, tolerance = CASES[key]["expected"], CASES[key]["tolerance"]["abs"]
    assert found["detectable_difference"] == pytest.approx(expected, rel=0, abs=tolerance)


@pytest.mark.parametrize("key", ["miller-var-K1", "miller-var-K4"])
def test_more_answers_per_question_shrink_the_variance_as_in_the_paper(key: str) -> None:
    """Where σ² of an answer is twice that between questions, K answers leave (1 + 2/K)/3."""
    plan = Inputs(omega_squared=1 / 12, sigma_squared=1 / 12)
    more = dataclasses.replace(plan, samples_per_question=CASES[key]["inputs"]["K"])
    assert variance(more) / variance(plan) == pytest.approx(CASES[key]["expected"], abs=1e-12)


def test_reproduces_cohens_h() -> None:
    """60% against 70% at a power of 90% takes 476 examples for each, by Cohen's h."""
    case = CASES["ss-cohen-h-0.6-0.7-0.9"]
    plan = Inputs(design="unpaired", baseline=0.6, difference=0.1, power=0.9)
    assert size(plan) == pytest.approx(case["expected"]["n_per_group"], rel=2e-5)
    assert calculate(plan).by_key["examples_needed"].value == case["expected"]["n_ceil"]


def test_reproduces_r_power_prop_test() -> None:
    """50% against 75% at a power of 90% takes 76.707 examples for each, by pooled z."""
    case = CASES["r-power-prop-50-75"]
    plan = Inputs(
        design="unpaired", method="pooled-z", baseline=0.5, difference=0.25, power=0.9, examples=77
    )
    assert size(plan) == pytest.approx(case["expected"], rel=0, abs=1e-5)
    assert answers(plan) == {"verdict": "enough"}


def test_agrees_with_the_glossary_on_the_ab_test() -> None:
    """80% against 85% takes the 903 conversations per version that the entry names."""
    found = figures(
        design="unpaired",
        baseline=fact("ai-evaluation.ab_small_gap_low").value,
        difference=0.05,
        confidence=fact("ai-evaluation.confidence").value,
    )
    assert found["examples_needed"] == fact("ai-evaluation.ab_answers_small_gap").value
    assert Inputs().confidence == fact("ai-evaluation.confidence").value


def test_one_system_within_a_margin() -> None:
    """An even chance within 5 points takes the textbook's 385 examples."""
    assert figures(design="one", baseline=0.5, difference=0.05)["examples_needed"] == 385


@settings(deadline=None)
@given(PLANS)
def test_every_plan_has_a_whole_answer(plan: Inputs) -> None:
    """Each plan gets a finite result or a refusal that names the field."""
    if not room(plan):
        for asked in (answers, calculate):
            with pytest.raises(InputError, match=r"difference: .*at most .* is possible"):
                asked(plan)
        return
    result = calculate(plan)
    assert result.headline.endswith(".")
    for figure in result.figures:
        assert not isinstance(figure.value, float) or math.isfinite(figure.value)
        assert "inf" not in figure.said + figure.worked
        assert figure.value is not None or (figure.words or figure.none) != "never"
    assert result.answer == answers(plan)["verdict"]


@settings(deadline=None)
@given(PLANS)
def test_what_is_detectable_needs_the_examples_at_hand(plan: Inputs) -> None:
    """The detectable difference, put back as the difference, needs the examples at hand."""
    found = detectable(plan) or 0.0
    assume(found >= 0.001)
    back = dataclasses.replace(plan, difference=found)
    assert size(back) == pytest.approx(plan.examples, rel=1e-6)


@settings(deadline=None)
@given(PLANS, st.floats(1, 10))
def test_a_larger_difference_never_needs_more(plan: Inputs, factor: float) -> None:
    """A wider margin or gap takes no more examples, more confidence or power no fewer."""
    wider = dataclasses.replace(plan, difference=min(1.0, plan.difference * factor))
    assume(room(wider))
    assert needed(wider) <= needed(plan)
    surer = dataclasses.replace(plan, confidence=min(0.9999, plan.confidence * factor))
    assert needed(surer) >= needed(plan)
    stronger = dataclasses.replace(plan, power=min(0.9999, plan.power * factor))
    assert needed(stronger) >= needed(plan)


@settings(max_examples=30, deadline=None)
@given(PLANS.filter(room))
def test_a_flip_point_flips_and_one_step_before_does_not(plan: Inputs) -> None:
    """Every stated change of the verdict is true, and exact to the step."""
    present = answers(plan)["verdict"]
    for flip in flips(calculator.load("eval-size"), plan):
        assert answers(changed(plan, flip.key, flip.value))["verdict"] == flip.answer != present
        before = getattr(plan, flip.key) if flip.before is None else flip.before
        low, high = sorted((getattr(plan, flip.key), flip.value))
        if low <= before <= high:
            assert answers(changed(plan, flip.key, before))["verdict"] == present


def test_the_cost_adds_answers_verdicts_and_a_persons_time() -> None:
    """Two systems and three answers each: six calls per example, one label."""
    plan = Inputs(
        samples_per_question=3, judge_output_tokens=0, judge_input_tokens=0, sigma_squared=0.1
    )
    once = figures(**dataclasses.asdict(plan))
    count = once["examples_needed"]
    assert once["eval_cost"] - once["rerun_cost"] == pytest.approx(count * 3 / 60 * 50)
    per_answer = once["rerun_cost"] / count / 6
    single = figures(design="one", judge_input_tokens=0, judge_output_tokens=0)
    assert single["rerun_cost"] == pytest.approx(single["examples_needed"] * per_answer)


def test_headline_says_what_is_needed_and_what_there_is() -> None:
    """The headline gives the number, the goal, and what the examples at hand can do."""
    assert calculate(Inputs()).headline == (
        "You need 349 test examples to tell two systems 5 points apart; the 200 you have only "
        "show differences of 6.6 points or more."
    )
    plan = Inputs(design="unpaired", examples=1, baseline=0.9)
    assert calculate(plan).headline.endswith("the 1 you have cannot show any difference.")


def test_the_table_names_every_method() -> None:
    """The same difference by all four formulas, the reader's own marked."""
    (table,) = calculate(Inputs(design="unpaired", method="pooled-z")).tables
    assert len(table.rows) == 4
    assert table.marked == 3
    assert table.rows[2][1:] == (903, 1806)


def test_the_public_keys_are_these() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    assert set(fields_of(Inputs)) == {
        *("design", "method", "baseline", "difference", "confidence", "power", "omega_squared"),
        *("sigma_squared", "samples_per_question", "examples", "model", "input_tokens"),
        *("output_tokens", "judge_model", "judge_input_tokens", "judge_output_tokens"),
        *("minutes_per_human_label", "hourly_rate"),
    }
    assert set(figures()) >= {"examples_needed", "eval_cost", "detectable_difference"}


def test_presets_calculate() -> None:
    """Each preset is a real situation that its inputs can express."""
    for preset in calculator.load("eval-size").presets:
        assert calculate(read(Inputs, preset.values)).headline.startswith("You need")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, ""),
        (0.2, "about 1 minute of"),
        (22, "about 22 minutes of"),
        (60, "about 1 hour of"),
        (84, "about 1.4 hours of"),
        (744, "about 12 hours of"),
    ],
)
def test_a_person_s_time_is_said_as_it_is_paid(minutes: float, said: str) -> None:
    """Minutes stay minutes, and a few hours have their tenths: the bill beside them agrees."""
    inputs = Inputs(minutes_per_human_label=minutes)
    one = bill(inputs)._replace(examples=1)
    assert hours(inputs, one) == (f"{said} a person's time" if said else "")
