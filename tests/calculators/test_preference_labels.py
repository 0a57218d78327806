"""People or an AI judge: the study's numbers, and what holds for every load."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.kit import calculator, prices
from calculators.kit.flips import flips
from calculators.kit.inputs import fields_of, read
from calculators.preference_labels import Inputs, answers, calculate

FILE = Path(__file__).parents[1] / "cases/cai_rlhf.json"
CASES = {case["id"]: case for case in json.loads(FILE.read_text("utf-8"))}
SNAPSHOT = prices.load()
STUDY = Inputs(
    comparisons=1,
    human_price="words",
    words_read=304,
    usd_per_50_words=0.11,
    ai_input_usd_per_mtok=30.0,
    ai_output_usd_per_mtok=60.0,
    input_tokens=830,
    output_tokens=61,
    calls_per_label=2,
)


def value(inputs: Inputs, key: str) -> Any:
    """Give a figure's value."""
    return calculate(inputs).by_key[key].value


def test_reproduces_the_study_of_2023() -> None:
    """304 words cost $0.6688, two verdicts by GPT-4 $0.05712, and the ratio is 11.709."""
    case = CASES["rlaif-ratio"]
    assert value(STUDY, "human_cost") == pytest.approx(case["inputs"]["human"], abs=1e-12)
    assert value(STUDY, "ai_cost") == pytest.approx(case["inputs"]["ai"], abs=1e-12)
    found = value(STUDY, "cost_ratio")
    assert found == pytest.approx(case["expected"], rel=0, abs=case["tolerance"]["abs"])


def test_the_ratio_of_two_prices_per_comparison() -> None:
    """The study's human price, entered per comparison, gives the same ratio."""
    case = CASES["rlaif-ratio"]
    inputs = dataclasses.replace(
        STUDY, human_price="comparison", usd_per_human_comparison=case["inputs"]["human"]
    )
    assert value(inputs, "cost_ratio") == pytest.approx(case["expected"], abs=0.001)


def test_the_price_of_gpt_4_in_the_snapshot_is_that_of_the_study() -> None:
    """GPT-4, chosen from the list, costs what the study's price list said."""
    listed = dataclasses.replace(
        STUDY, model="openai/gpt-4", ai_input_usd_per_mtok=0.0, ai_output_usd_per_mtok=0.0
    )
    assert value(listed, "ai_cost") == pytest.approx(value(STUDY, "ai_cost"))


def test_revisions_are_priced_one_by_one() -> None:
    """1,000 prompts, revised four times each, are 4,000 calls."""
    inputs = dataclasses.replace(
        STUDY,
        prompts=1_000,
        critique_revisions_per_prompt=4,
        revision_input_tokens=2_000,
        revision_output_tokens=500,
    )
    assert value(inputs, "revision_cost") == pytest.approx(4_000 * (2_000 * 30 + 500 * 60) / 1e6)
    assert value(inputs, "ai_cost") == value(STUDY, "ai_cost")


def test_long_inputs_are_priced_per_call() -> None:
    """A verdict above a price tier is charged the higher price, many short ones are not."""
    rates = SNAPSHOT.rates("anthropic/claude-haiku-5-5", SNAPSHOT.as_of)
    long = Inputs(model="anthropic/claude-haiku-5-5", input_tokens=100_001, calls_per_label=1)
    short = dataclasses.replace(long, input_tokens=100_000)
    for inputs in (long, short):
        expected = prices.request_cost(rates, inputs.input_tokens, inputs.output_tokens).total
        assert value(inputs, "ai_usd_per_comparison") == pytest.approx(expected)
    assert value(long, "ai_usd_per_comparison") > 4 * value(short, "ai_usd_per_comparison")


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({}, "You pay people about $2,000 for 2,000 comparisons, and an AI judge about"),
        ({"comparisons": 0}, "No comparisons, no cost"),
        ({"usd_per_human_comparison": 0.0001}, "the AI costs"),
        ({"ai_input_usd_per_mtok": 1e6 / 3_000, "output_tokens": 0}, "about the same"),
        ({"usd_per_human_comparison": 0.0}, "and an AI judge about"),
    ],
)
def test_headline_answers_the_question(inputs: dict[str, Any], says: str) -> None:
    """The headline names both costs and how far apart they are."""
    assert says in calculate(Inputs(**inputs)).headline


def test_the_old_ratio_is_given_with_its_year() -> None:
    """Every result says that 11.7 is of 2023 and that larger ratios are for other tasks."""
    said = " ".join(calculate(Inputs()).assumptions)
    assert "11.7" in said
    assert "2023" in said
    assert "other tasks" in said


@pytest.mark.parametrize(
    ("inputs", "warning"),
    [
        ({"ai_input_usd_per_mtok": 1.0}, "Only the price of input is your own"),
        ({"ai_output_usd_per_mtok": 1.0}, "Only the price of output is your own"),
        ({"input_tokens": 1_500_000}, "do not fit the window of Claude Haiku 5.5"),
        ({"prompts": 1, "revision_input_tokens": 1_500_000}, "do not fit the window"),
        ({"model": "openai/gpt-4"}, "GPT-4 was retired on 2026-10-23"),
    ],
)
def test_warns_of_what_the_price_depends_on(inputs: dict[str, Any], warning: str) -> None:
    """Mixed prices, windows and retired judges are said."""
    assert any(warning in said for said in calculate(Inputs(**inputs)).warnings)


def test_keys_are_the_public_ones() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    assert set(fields_of(Inputs)) == {
        *("comparisons", "usd_per_human_comparison", "human_price", "words_read"),
        *("usd_per_50_words", "model", "ai_input_usd_per_mtok", "ai_output_usd_per_mtok"),
        *("input_tokens", "output_tokens", "calls_per_label", "prompts"),
        *("critique_revisions_per_prompt", "revision_input_tokens", "revision_output_tokens"),
    }
    expected = {"human_cost", "ai_cost", "cost_ratio", "revision_cost"}
    assert expected <= set(calculate(Inputs()).by_key)


usd = st.floats(0, 1e6).map(lambda amount: round(amount, 4))
loads = st.builds(
    Inputs,
    comparisons=st.integers(0, 1_000_000_000),
    usd_per_human_comparison=usd,
    human_price=st.sampled_from(["comparison", "words"]),
    words_read=st.integers(0, 10_000_000),
    usd_per_50_words=usd,
    model=st.sampled_from([model.id for model in SNAPSHOT.current()]),
    ai_input_usd_per_mtok=usd,
    ai_output_usd_per_mtok=usd,
    input_tokens=st.integers(1, 10_000_000),
    output_tokens=st.integers(0, 1_000_000),
    calls_per_label=st.integers(1, 1_000),
    prompts=st.integers(0, 1_000_000_000),
    critique_revisions_per_prompt=st.integers(0, 1_000),
)


@given(inputs=loads)
def test_every_number_is_finite(inputs: Inputs) -> None:
    """No entry leads to infinity, and a ratio that does not exist is said in words."""
    result = calculate(inputs)
    for figure in result.figures:
        assert not isinstance(figure.value, float) or math.isfinite(figure.value)
        assert figure.value is not None or figure.words.startswith("never")


@pytest.mark.parametrize("key", ["usd_per_human_comparison", "ai_input_usd_per_mtok"])
def test_a_price_next_to_nothing_is_as_none(key: str) -> None:
    """A ratio beyond all numbers is not said, and nothing fails."""
    prices = {"ai_input_usd_per_mtok": 1.0, "ai_output_usd_per_mtok": 1e-320, key: 1e-312}
    result = calculate(Inputs(human_price="comparison", **prices))
    assert "times as much" not in result.headline
    found = result.by_key["cost_ratio"].value
    assert found is None or float(found) < 1e-300


@given(inputs=loads, more=st.integers(1, 1_000_000))
def test_more_comparisons_never_cost_less(inputs: Inputs, more: int) -> None:
    """Neither judge is cheaper for more comparisons, and the ratio stays."""
    fuller = dataclasses.replace(inputs, comparisons=inputs.comparisons + more)
    for key in ("human_cost", "ai_cost"):
        assert value(fuller, key) >= value(inputs, key)
    assert value(fuller, "cost_ratio") == value(inputs, "cost_ratio")


@given(inputs=loads)
def test_the_answer_is_the_cheaper_judge(inputs: Inputs) -> None:
    """The AI is named only where it costs less, and the ratio tells the same."""
    human, ai = (value(inputs, f"{who}_usd_per_comparison") for who in ("human", "ai"))
    answer = answers(inputs)["cheaper_judge"]
    assert (ai < human) if answer == "ai" else (ai >= human * (1 - 1e-8))
    if ai:
        assert value(inputs, "cost_ratio") == pytest.approx(human / ai)


@given(inputs=loads, discount=st.floats(0.01, 1))
def test_a_cheaper_price_never_costs_more(inputs: Inputs, discount: float) -> None:
    """Where the AI's own prices fall, so does its cost."""
    own = dataclasses.replace(inputs, ai_input_usd_per_mtok=30.0, ai_output_usd_per_mtok=60.0)
    less = dataclasses.replace(
        own, ai_input_usd_per_mtok=30 * discount, ai_output_usd_per_mtok=60 * discount
    )
    for key in ("ai_cost", "revision_cost"):
        assert value(less, key) <= value(own, key) * (1 + 1e-12)


@pytest.mark.parametrize("preset", range(4))
def test_a_flip_flips_and_one_step_before_does_not(preset: int) -> None:
    """What is said to change the cheaper judge does, and one step less does not."""
    known = calculator.load("preference-labels")
    inputs = read(Inputs, known.presets[preset].values)
    present = answers(inputs)["cheaper_judge"]
    found = flips(known, inputs)
    assert found
    for flip in found:
        before = float(flip.value) - flip.step if flip.up else float(flip.value) + flip.step
        at: list[dict[str, Any]] = [{flip.key: flip.value}, {flip.key: before}]
        there, just_before = (
            answers(dataclasses.replace(inputs, **one))["cheaper_judge"] for one in at
        )
        assert (there != present, just_before) == (True, present)
