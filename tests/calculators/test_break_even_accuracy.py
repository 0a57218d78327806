"""The break-even accuracy: the published example, and what holds for every stake."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.break_even_accuracy import Inputs, answers, calculate
from calculators.break_even_accuracy.balance import flows
from calculators.kit import calculator
from calculators.kit.flips import flips
from calculators.kit.inputs import fields_of, read

FILE = Path(__file__).parents[1] / "cases/break_even_accuracy.json"
CASES = {case["id"]: case for case in json.loads(FILE.read_text("utf-8"))}
EXAMPLE = CASES["breakeven-pnl-openai"]["inputs"]


def published(**more: Any) -> Inputs:
    """Give the inputs of the published example: no cost of running a case."""
    amounts = {
        "gain_per_success": float(EXAMPLE["gain"]),
        "cost_per_escalation": float(EXAMPLE["escalation"]),
        "churn_cost": float(EXAMPLE["churn"]),
        "churn_share_of_failures": EXAMPLE["churn_share_of_failures"],
        "cases": EXAMPLE["cases"],
        "accuracy": EXAMPLE["accuracy"],
        "cost_per_case": 0.0,
    }
    return Inputs(**amounts | more)


def value(inputs: Inputs, key: str) -> Any:
    """Give a figure's value."""
    return calculate(inputs).by_key[key].value


def test_reproduces_the_published_break_even() -> None:
    """OpenAI's help desk breaks even at 81.5% right answers, its losses averaging $88."""
    case = CASES["breakeven-accuracy-openai"]
    found = value(published(), "break_even_accuracy")
    assert found == pytest.approx(case["expected"], rel=0, abs=case["tolerance"]["abs"])
    assert round(found, 3) == case["printed"]
    assert value(published(), "loss_per_failure") == pytest.approx(88)


def test_reproduces_the_published_gains_and_losses() -> None:
    """At 81.5%, 1,000 cases bring $16,300, take $7,030 and $9,250, and leave $20."""
    case = CASES["breakeven-pnl-openai"]
    expected, result = case["expected"], calculate(published())
    amounts = [float(str(row[2])) for row in result.tables[0].rows]
    rows = [expected["success"], -expected["escalation"], -expected["churn"], 0, expected["net"]]
    assert amounts == pytest.approx(rows, rel=0, abs=case["tolerance"]["abs"])
    assert result.by_key["net_value"].value == pytest.approx(20, abs=1e-6)


def test_running_cost_raises_the_bar() -> None:
    """With $2 to run each case, the bar is 90 / 108, and right answers bear it too."""
    inputs = published(cost_per_case=2.0, accuracy=0.9)
    assert value(inputs, "break_even_accuracy") == pytest.approx(90 / 108)
    assert value(inputs, "cost_per_correct_answer") == pytest.approx((2 + 0.1 * 88) / 0.9)


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({"cost_per_case": 21.0}, "It never pays: running a case costs $21.00"),
        ({"cost_per_case": 20.0}, "even without a single error you only break even"),
        ({"gain_per_success": 0.0}, "It never pays: a right answer saves you nothing."),
        ({"cases": 0}, "without cases, you gain and lose nothing"),
        ({"accuracy": 0.9}, "at your 90% you gain $9,200 on 1,000 cases"),
        ({"accuracy": 0.5}, "at your 50% you lose $34,000 on 1,000 cases"),
        ({"accuracy": 88 / 108}, "at your 81.5% you break even"),
        ({"accuracy": 0.815}, "more than 81.48% of the answers are right; at your 81.5% you gain"),
        ({"accuracy": 0.8148148}, "than 81.481481% of the answers are right; at your 81.48148%"),
    ],
)
def test_headline_answers_the_question(inputs: dict[str, Any], says: str) -> None:
    """The headline names the bar, and what is gained or lost at the reader's accuracy."""
    assert says in calculate(published(**inputs)).headline


def test_nothing_at_stake_has_an_answer_in_words() -> None:
    """Without gains, losses and costs there is no break-even, and the figure says so."""
    nothing = {"gain_per_success": 0.0, "cost_per_escalation": 0.0, "churn_cost": 0.0}
    result = calculate(published(**nothing))
    assert result.answer == "does-not-pay"
    assert result.by_key["break_even_accuracy"].value is None
    assert result.by_key["break_even_accuracy"].words.startswith("never")


def test_no_right_answer_has_no_cost_per_right_answer() -> None:
    """With every answer wrong, the cost of a right one is 'never'."""
    figure = calculate(published(accuracy=0.0)).by_key["cost_per_correct_answer"]
    assert figure.value is None
    assert figure.words.startswith("never")


@pytest.mark.parametrize(
    ("inputs", "warning"),
    [
        ({"churn_cost": 10.0}, "costs less here than one who is helped"),
        ({"accuracy": 0.84}, "takes a test of about 810 cases"),
        ({"accuracy": 0.815}, "No test can tell the two apart"),
    ],
)
def test_warns_of_doubtful_entries(inputs: dict[str, Any], warning: str) -> None:
    """Amounts that look exchanged and an accuracy near the bar are said."""
    assert any(warning in said for said in calculate(published(**inputs)).warnings)


def test_near_the_bar_the_figure_does_not_round_to_perfection() -> None:
    """A bar of 99.9999% is not shown as 100%."""
    inputs = published(gain_per_success=1.0, cost_per_escalation=1e6, churn_share_of_failures=0.0)
    assert calculate(inputs).by_key["break_even_accuracy"].said == "99.999%"


def test_keys_are_the_public_ones() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    assert set(fields_of(Inputs)) == {
        *("gain_per_success", "cost_per_escalation", "churn_cost", "churn_share_of_failures"),
        *("cases", "accuracy", "cost_per_case"),
    }
    expected = {"break_even_accuracy", "net_value", "cost_per_correct_answer"}
    assert expected <= set(calculate(Inputs()).by_key)


dollars = st.floats(0, 1e9).map(lambda usd: round(usd, 4))
stakes = st.builds(
    Inputs,
    gain_per_success=dollars,
    cost_per_escalation=dollars,
    churn_cost=dollars,
    churn_share_of_failures=st.floats(0, 1),
    cases=st.integers(0, 1_000_000_000),
    accuracy=st.floats(0, 1),
    cost_per_case=st.floats(0, 100).map(lambda usd: round(usd, 6)),
)


@given(inputs=stakes)
def test_break_even_breaks_even(inputs: Inputs) -> None:
    """At the break-even accuracy, gains equal losses; one point more pays, one less does not."""
    bar = value(inputs, "break_even_accuracy")
    assume(bar is not None)
    there = dataclasses.replace(inputs, accuracy=bar)
    each = flows(there)
    assert each.net == pytest.approx(
        0, abs=1e-9 * sum(each) + 1e-15 * value(inputs, "loss_per_failure") + 1e-300
    )
    if bar < 0.99:
        assert answers(dataclasses.replace(inputs, accuracy=bar + 0.01)) == {"verdict": "pays"}
    if bar > 0.01:
        less = dataclasses.replace(inputs, accuracy=bar - 0.01)
        assert answers(less) == {"verdict": "does-not-pay"}


@given(inputs=stakes)
def test_never_means_that_even_perfection_does_not_pay(inputs: Inputs) -> None:
    """Where there is no break-even, an AI without a single error does not pay either."""
    if value(inputs, "break_even_accuracy") is None:
        perfect = dataclasses.replace(inputs, accuracy=1.0)
        assert answers(perfect) == {"verdict": "does-not-pay"}


@given(inputs=stakes, better=st.floats(0, 1))
def test_a_better_ai_never_brings_less(inputs: Inputs, better: float) -> None:
    """More right answers never lower the net value."""
    accuracy = inputs.accuracy + (1 - inputs.accuracy) * better
    more = dataclasses.replace(inputs, accuracy=min(accuracy, 1.0))
    slack = 1e-9 * sum(flows(inputs, inputs.cases))
    assert value(more, "net_value") >= value(inputs, "net_value") - slack


@given(inputs=stakes)
def test_it_pays_while_a_right_answer_costs_less_than_it_saves(inputs: Inputs) -> None:
    """The cost of a right answer, errors included, tells the same as the verdict."""
    cost = value(inputs, "cost_per_correct_answer")
    assume(cost is not None and cost != pytest.approx(inputs.gain_per_success, rel=1e-6))
    pays = answers(inputs)["verdict"] == "pays"
    assert pays == (cost < inputs.gain_per_success)


@given(inputs=stakes)
def test_every_number_is_finite(inputs: Inputs) -> None:
    """No entry leads to infinity, in figures, table or chart."""
    result = calculate(inputs)
    assert result.chart is not None
    cells = [
        cell for table in (*result.tables, result.chart.data) for row in table.rows for cell in row
    ]
    for found in [*(figure.value for figure in result.figures), *cells]:
        assert not isinstance(found, float) or math.isfinite(found)


@pytest.mark.parametrize("preset", range(4))
def test_a_flip_flips_and_one_step_before_does_not(preset: int) -> None:
    """What is said to change the verdict does, and one step less does not."""
    known = calculator.load("break-even-accuracy")
    inputs = read(Inputs, known.presets[preset].values)
    present = answers(inputs)["verdict"]
    found = flips(known, inputs)
    assert found
    for flip in found:
        before = float(flip.value) - flip.step if flip.up else float(flip.value) + flip.step
        at: list[dict[str, Any]] = [{flip.key: flip.value}, {flip.key: before}]
        there, just_before = (answers(dataclasses.replace(inputs, **one))["verdict"] for one in at)
        assert (there != present, just_before) == (True, present)
