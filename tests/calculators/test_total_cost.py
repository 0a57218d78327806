"""The total cost of the four approaches: published values, properties, and what is said."""

from __future__ import annotations

import dataclasses
import json
import math
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.kit import calculator, prices
from calculators.kit.facts import fact
from calculators.kit.flips import flips
from calculators.kit.inputs import fields_of
from calculators.total_cost import Inputs, answers, calculate
from calculators.total_cost.costs import APPROACHES, costs
from calculators.total_cost.horizon import discounts, retrainings
from calculators.total_cost.sums import Sums

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "cases/total_cost.json").read_text("utf-8"))
}
PAIRS = list(combinations(APPROACHES, 2))
DAYS = [f"engineering_days_{one}" for one in APPROACHES]
UPKEEP = [f"upkeep_days_per_month_{one}" for one in APPROACHES]
NOTHING: dict[str, Any] = dict.fromkeys([*DAYS, *UPKEEP, "labeling_usd", "training_usd"], 0.0) | {
    "hosting_usd_per_month": 0.0,
    "retrieval_usd_per_month": 0.0,
    "review_minutes_per_request": 0.0,
    "current_usd_per_month": 0.0,
}


def figures(**inputs: Any) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(Inputs(**inputs)).figures}


@pytest.mark.parametrize("key", ["npv-docstring", "npv-matrix-0.05", "zero-rate"])
def test_years_are_discounted_as_numpy_financial_does(key: str) -> None:
    """Cash flows of years 0, 1, 2 … times our discounts give the published present values."""
    case = CASES[key]
    flows, expected = case["inputs"]["cashflows"], case["expected"]
    rows = flows if isinstance(flows[0], list) else [flows]
    for row, value in zip(rows, expected if len(rows) > 1 else [expected], strict=True):
        worth = discounts(case["inputs"]["rate"], 12 * (len(row) - 1))[::12]
        found = sum(flow * each for flow, each in zip(row, worth, strict=True))
        assert found == pytest.approx(value, rel=0, abs=case["tolerance"]["abs"])


def test_calls_until_a_training_pays() -> None:
    """Training and data, divided by the saving per call, give the reference's number of calls."""
    case = CASES["breakeven-finetune"]
    found = figures(
        **NOTHING
        | {"labeling_usd": case["inputs"]["data_usd"], "output_tokens": 0, "question_tokens": 0}
        | {"training_usd": case["inputs"]["training_usd"], "horizon_months": 12}
        | {"instruction_tokens": 10_000, "example_tokens": 0}
    )
    assert found["cost_per_request_prompting"] == pytest.approx(case["inputs"]["saving_per_call"])
    calls = found["break_even_requests_per_day_prompting_fine_tuning"] * 30 * 12
    assert calls == pytest.approx(case["expected"], rel=0, abs=1e-6)


@pytest.mark.parametrize(("rate", "saving", "month"), [(0.1, 17_966.1461055, 27), (0, 30_000, 24)])
def test_a_project_that_saves_monthly(rate: float, saving: float, month: int) -> None:
    """$60,000 that save $2,500 a month for three years have the published value and payback."""
    free = {"requests_per_day": 0, "day_rate": 1_000.0, "discount_rate": rate, "horizon_months": 36}
    dear = {key: 500.0 for key in DAYS if key != "engineering_days_prompting"}
    case = {**free, **dear, "engineering_days_prompting": 60.0, "current_usd_per_month": 2_500.0}
    assert figures(**NOTHING | case)["saving_against_today"] == pytest.approx(saving, abs=1e-7)
    against = {**NOTHING, **free, "engineering_days_rag": 60.0}
    against["upkeep_days_per_month_prompting"] = 2.5
    assert figures(**against)["break_even_month_prompting_rag"] == month


def test_each_approach_pays_for_its_own_tokens() -> None:
    """Prompting, RAG, fine-tuning and hybrid send what the contract says, at their prices."""
    inputs = Inputs(
        instruction_tokens=1_000,
        example_tokens=200,
        retrieved_tokens=3_000,
        question_tokens=50,
        output_tokens=10,
        tuned_input_usd_per_mtok=2,
        tuned_output_usd_per_mtok=7,
    )
    snapshot = prices.load()
    rates = snapshot.rates(inputs.model, snapshot.as_of)
    for approach, sent in (("prompting", 1_250), ("rag", 4_250)):
        expected = prices.request_cost(rates, sent, 10).total
        assert costs(inputs, approach).tokens == pytest.approx(expected)
    assert costs(inputs, "fine_tuning").tokens == pytest.approx((50 * 2 + 10 * 7) / 1e6)
    assert costs(inputs, "hybrid").tokens == pytest.approx((3_050 * 2 + 10 * 7) / 1e6)


def test_a_total_added_up_by_hand() -> None:
    """Engineering, labeling, two trainings, requests, checks, upkeep and hosting add up."""
    inputs = Inputs(
        requests_per_day=100,
        horizon_months=18,
        question_tokens=1_000,
        output_tokens=0,
        tuned_input_usd_per_mtok=10,
        labeling_usd=500,
        training_usd=70,
        hosting_usd_per_month=100,
        engineering_days_fine_tuning=3,
        upkeep_days_per_month_fine_tuning=0.5,
        day_rate=600,
        review_minutes_per_request=0.6,
        hourly_rate=50,
    )
    expected = 1_800 + 500 + 2 * 70 + 18 * 3_000 * (0.01 + 0.5) + 18 * (300 + 100)
    assert Sums(inputs).total["fine_tuning"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("per_year", "months", "repeats"),
    [
        (0, 24, ()),
        (1, 12, ()),
        (1, 13, (12,)),
        (1, 24, (12,)),
        (2, 12, (6,)),
        (0.5, 36, (24,)),
        (5, 12, (3, 5, 8, 10)),
    ],
)
def test_trainings_are_repeated_through_the_year(
    per_year: float, months: int, repeats: tuple[int, ...]
) -> None:
    """The first training is at the start; the rest are at even distances within the horizon."""
    assert retrainings(per_year, months) == repeats


def test_rag_is_built_at_the_fact_s_share_of_fine_tuning() -> None:
    """By default, RAG takes the glossary's share of the engineering days of fine-tuning."""
    ratio = fact("fine-tuning.engineering_cost_ratio").value
    inputs = Inputs()
    assert inputs.engineering_days_rag == pytest.approx(ratio * inputs.engineering_days_fine_tuning)
    assert inputs.hosting_usd_per_month == fact("fine-tuning.azure_hosting_usd_per_month").value


def cases() -> st.SearchStrategy[Inputs]:
    """Draw inputs from all over their bounds, with many at the ends."""

    def drawn(field: Any) -> st.SearchStrategy[Any]:
        ends = st.sampled_from([field.minimum, field.low, field.high, field.maximum])
        if field.whole:
            return st.one_of(ends, st.integers(int(field.low), int(field.high))).map(int)
        return st.one_of(ends, st.floats(field.low, field.high), st.floats(0, 1e-300)).map(
            lambda value: float(max(value, field.minimum))
        )

    known = {key: drawn(field) for key, field in fields_of(Inputs).items() if key != "model"}
    models = st.sampled_from([model.id for model in prices.load().current()])
    return st.fixed_dictionaries({}, optional=known | {"model": models}).map(
        lambda values: Inputs(**values)
    )


@settings(max_examples=150, deadline=None)
@given(cases())
def test_every_case_has_a_whole_answer(inputs: Inputs) -> None:
    """No input leads to a figure that is not a number, a missing sentence, or an exception."""
    result = calculate(inputs)
    assert result.headline.endswith(".")
    for figure in result.figures:
        assert figure.value is not None or figure.words
        assert not isinstance(figure.value, float) or math.isfinite(figure.value)
        assert "inf" not in figure.said + figure.worked
        assert "nan" not in figure.said + figure.worked
    assert "NaN" not in json.dumps(result.chart.spec if result.chart else None)


@settings(max_examples=100, deadline=None)
@given(cases(), st.integers(1, 1_000_000))
def test_more_requests_never_cost_less(inputs: Inputs, more: int) -> None:
    """With more requests, no approach costs less."""
    fuller = dataclasses.replace(inputs, requests_per_day=inputs.requests_per_day + more)
    before, after = Sums(inputs).npv, Sums(fuller).npv
    for approach in APPROACHES:
        assert after[approach] >= before[approach] * (1 - 1e-12)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_the_chart_ends_at_the_totals(inputs: Inputs) -> None:
    """The running total of each approach ends at its total in today's money, and never falls."""
    sums = Sums(inputs)
    for approach, line in sums.running.items():
        assert line == sorted(line)
        assert line[-1] == pytest.approx(sums.npv[approach], rel=1e-9)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_break_even_really_breaks_even(inputs: Inputs) -> None:
    """At the break-even volume two totals are equal; the break-even month is the first one."""
    found, running = calculate(inputs).by_key, Sums(inputs).running
    for one, other in PAIRS:
        volume = found[f"break_even_requests_per_day_{one}_{other}"].value
        if volume is not None:
            flat: Any = {"growth_per_month": 0.0, "requests_per_day": float(str(volume))}
            at = dataclasses.replace(inputs, **flat)
            total = Sums(at).total
            assert total[one] == pytest.approx(total[other], rel=1e-6)
        month = found[f"break_even_month_{one}_{other}"].value
        low, high = sorted((running[one], running[other]))
        level = [m for m in range(len(low)) if high[m] <= low[m] * (1 + 1e-12) + 1e-12]
        assert month == (level[0] if level else None)


@settings(max_examples=8, deadline=None)
@given(
    st.builds(
        Inputs,
        requests_per_day=st.integers(20, 200_000),
        instruction_tokens=st.integers(0, 20_000),
        current_usd_per_month=st.floats(500, 100_000),
        horizon_months=st.integers(1, 60),
        growth_per_month=st.floats(-0.1, 0.1),
    )
)
def test_a_flip_point_flips_and_one_step_before_does_not(inputs: Inputs) -> None:
    """Every stated change of the answer is true, and exact to the step."""
    present = answers(inputs)
    for flip in flips(calculator.load("total-cost"), inputs):
        there: Any = {flip.key: flip.value}
        before: Any = {flip.key: flip.value - (flip.step if flip.up else -flip.step)}
        assert answers(dataclasses.replace(inputs, **there))[flip.category] == flip.answer
        assert flip.answer != present[flip.category]
        kept = answers(dataclasses.replace(inputs, **before))
        assert kept[flip.category] == present[flip.category]
