"""The check of a vendor's offer: the flag at every threshold, the prices, the questions."""

from __future__ import annotations

import dataclasses
import json
import math
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.kit import calculator, prices
from calculators.kit.case import Case
from calculators.kit.facts import fact
from calculators.kit.flips import flips
from calculators.kit.inputs import fields_of
from calculators.kit.result import UNANSWERED
from calculators.vendor_check import Inputs, answers, calculate, numbers
from calculators.vendor_check.rule import multiple_max, quoted, saved_monthly, tokens

FAIR: dict[str, Any] = {
    "labeled_examples": 1_000,
    "why_not_prompting_and_rag": "evidence",
    "quoted_upfront": 8_000,
    "quoted_per_month": 0,
}


def figures(**inputs: Any) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(Inputs(**inputs)).figures}


@pytest.mark.parametrize(
    ("inputs", "flag"),
    [
        ({}, "red"),
        (FAIR, "green"),
        ({**FAIR, "why_not_prompting_and_rag": "none"}, "red"),
        ({**FAIR, "why_not_prompting_and_rag": "opinion"}, "amber"),
        ({**FAIR, "labeled_examples": 999}, "amber"),
        ({**FAIR, "labeled_examples": 500}, "amber"),
        ({**FAIR, "labeled_examples": 499}, "red"),
        ({**FAIR, "labeled_examples": 499, "requests_per_day": 9_999}, "red"),
        ({**FAIR, "labeled_examples": 499, "requests_per_day": 10_000}, "amber"),
        ({**FAIR, "labeled_examples": 0, "offer": "other"}, "green"),
        ({**FAIR, "why_not_prompting_and_rag": "none", "offer": "rag-assistant"}, "green"),
        ({**FAIR, "quoted_upfront": 100_000}, "amber"),
        ({**FAIR, "quoted_upfront": 100_000, "offer": "seats"}, "amber"),
        ({**FAIR, "quoted_upfront": 100_000, "requests_per_day": 0}, "green"),
        ({"offer": "other", "quoted_upfront": 100_000, "requests_per_day": 0}, "green"),
    ],
)
def test_flag_at_every_threshold_and_one_beside(inputs: dict[str, Any], flag: str) -> None:
    """Each rule raises its flag at its number and not one step before."""
    assert answers(Inputs(**inputs))["flag"] == flag
    assert calculate(Inputs(**inputs)).by_key["flag"].value == flag


def test_three_times_the_own_price_is_still_green() -> None:
    """The multiple raises amber above three, not at three."""
    own = 10 * 800 + tokens(Inputs()) * 400 * 30 * 24
    assert answers(Inputs(**FAIR | {"quoted_upfront": own * 2.999}))["flag"] == "green"
    assert answers(Inputs(**FAIR | {"quoted_upfront": own * 3.001}))["flag"] == "amber"
    assert multiple_max().value == 3


def test_thresholds_are_the_glossary_s_own_numbers() -> None:
    """The rule reads its examples and requests from the facts."""
    keys = ("small_requests_per_day", "small_labeled_examples", "labeled_examples_min")
    assert [fact(f"fine-tuning.{key}").value for key in keys] == [10_000, 500, 1_000]


def test_prices_added_up_by_hand() -> None:
    """Up front, months and seats over all requests; tokens and engineering; their ratio."""
    inputs: dict[str, Any] = {
        "offer": "seats",
        "seats": 5,
        "quoted_per_seat_per_month": 20,
        "quoted_upfront": 1_000,
        "quoted_per_month": 50,
        "requests_per_day": 10,
        "horizon_months": 12,
        "own_engineering_days": 2,
        "day_rate": 500,
        "current_usd_per_month": 400,
        "review_minutes_per_request": 0.5,
        "hourly_rate": 20,
    }
    snapshot = prices.load()
    rates = snapshot.rates(Inputs().model, snapshot.as_of)
    own = prices.request_cost(rates, 1_500, 300).total + 1_000 / 3_600
    found = figures(**inputs)
    assert found["implied_price_per_request"] == pytest.approx((1_000 + 12 * 150) / 3_600)
    assert found["own_price_per_request"] == pytest.approx(own)
    assert found["multiple"] == pytest.approx(2_800 / 3_600 / own)
    assert found["payback_months"] == pytest.approx(1_000 / (400 - 150 - 50))


def test_simple_payback_of_the_published_example() -> None:
    """$60,000 up front that save $2,500 a month pay back after 24 months."""
    found = figures(
        quoted_upfront=60_000,
        quoted_per_month=0,
        current_usd_per_month=2_500,
        review_minutes_per_request=0,
    )
    assert found["payback_months"] == 24


def test_never_is_said_in_words() -> None:
    """Without requests or a saving, the figures have no value and say why."""
    found = calculate(Inputs(requests_per_day=0, current_usd_per_month=0)).by_key
    for key in ("implied_price_per_request", "own_price_per_request", "multiple"):
        assert found[key].value is None
        assert found[key].said.startswith("none; ")
    assert found["payback_months"].said.startswith("never; ")


def test_each_flag_is_tied_to_its_number() -> None:
    """The reasons name the rule, the reader's number and the flag that it raises."""
    said = " ".join(f"{reason.finding} {reason.detail}" for reason in calculate(Inputs()).reasons)
    assert "The vendor has not said why prompting plus RAG would not do. Red flag: " in said
    small = "Your case is small: 400 requests a day and 200 examples. Red flag: below 10,000 and"
    assert small in said
    assert "times your own price. It comes to $" in said
    assert "Amber flag: above 3 times." in said
    assert "support, a warranty, integration" in said
    marked = [calculate(Inputs(offer=offer)).reasons for offer in ("fine-tuning", "other")]
    assert all(" flag" in f" {reason.detail}" for some in marked for reason in some)
    fine = calculate(Inputs(**FAIR)).reasons
    assert not any(
        color in reason.detail for reason in fine for color in ("Red flag", "Amber flag")
    )


def test_the_three_questions_are_asked() -> None:
    """A vendor of fine-tuning is asked for the why, the examples and the volume; who sells it."""
    questions, offers = calculate(Inputs()).tables
    asked = " ".join(str(row[0]) for row in questions.rows)
    assert "Why would prompting plus RAG not do?" in asked
    assert "Who writes and checks the 800 examples that we lack?" in asked
    assert "From what volume on does it pay?" in asked
    assert any(row[2] == "open" for row in offers.rows)
    assert len(calculate(Inputs(offer="seats")).tables) == 1


def test_headlines_answer_the_question() -> None:
    """Red says not to sign, amber to ask, green that it passes."""
    assert calculate(Inputs()).headline.startswith("Do not sign: ")
    unanswered = Inputs(**FAIR | {"why_not_prompting_and_rag": "none"})
    assert calculate(unanswered).headline.startswith("Do not sign yet: ")
    assert "times what it costs to build" in calculate(Inputs(offer="other")).headline
    opinion = Inputs(**FAIR | {"why_not_prompting_and_rag": "opinion"})
    assert "is not made yet" in calculate(opinion).headline
    assert "passes the check" in calculate(Inputs(**FAIR)).headline


def test_without_a_price_there_is_no_verdict() -> None:
    """Neither flag nor ratio nor payback, no bar for the offer, and no price that would do."""
    result = calculate(Inputs(**FAIR | {"quoted_upfront": 0}))
    assert result.headline == "Enter the quoted price first."
    for key in ("flag", "implied_price_per_request", "multiple", "payback_months"):
        assert result.by_key[key].value is None
        assert result.by_key[key].said == "none; no price is entered"
    assert result.by_key["flag"].worked.endswith("no price to check")
    unpriced = numbers(Inputs(**FAIR | {"quoted_upfront": 0}))
    assert set(unpriced) == {"own_price_per_request"}
    assert [reason.finding for reason in result.reasons if not reason.holds][-1] == (
        "No price is entered."
    )
    assert result.chart
    assert {row[0] for row in result.chart.data.rows} == {"Yourself", "As today"}
    assert "What does it cost" in str(result.tables[0].rows)


def test_without_a_price_nothing_flips() -> None:
    """No price from nought on is named, and a price of nothing is never a way to green."""
    known = calculator.load("vendor-check")
    unpriced = Case(known, Inputs(**FAIR | {"quoted_upfront": 0}))
    assert unpriced.flips == []
    assert unpriced.steady(unpriced.flips).endswith("enter what the vendor quotes.")
    dear = flips(known, Inputs(**FAIR | {"quoted_upfront": 100_000}))
    assert all(flip.answer != UNANSWERED for flip in dear)


def test_what_no_price_can_change_is_said_before_it_is_entered() -> None:
    """A red flag that does not hang on the price is no secret until one is entered."""
    result = calculate(Inputs(quoted_upfront=0, quoted_per_month=0))
    assert "whatever it is, this offer gets a red flag" in result.headline


def cases() -> st.SearchStrategy[Inputs]:
    """Draw inputs from all over their bounds, with many at the ends."""

    def drawn(field: Any) -> st.SearchStrategy[Any]:
        if not hasattr(field, "low"):
            return st.sampled_from(list(field.options()))
        ends = st.sampled_from([field.minimum, field.low, field.high, field.maximum])
        if field.whole:
            return st.one_of(ends, st.integers(int(field.low), int(field.high))).map(int)
        return st.one_of(ends, st.floats(field.low, field.high), st.floats(0, 1e-300)).map(float)

    known = {key: drawn(field) for key, field in fields_of(Inputs).items()}
    return st.fixed_dictionaries({}, optional=known).map(lambda values: Inputs(**values))


@settings(max_examples=200, deadline=None)
@given(cases())
def test_every_case_has_a_whole_answer(inputs: Inputs) -> None:
    """No input leads to a figure that is not a number, a missing sentence, or an exception."""
    result = calculate(inputs)
    assert result.headline.endswith(".")
    assert result.answer in {"red", "amber", "green", UNANSWERED}
    for figure in result.figures:
        assert figure.value is not None or figure.words
        assert not isinstance(figure.value, float) or math.isfinite(figure.value)
        assert "inf" not in figure.said + figure.worked
        assert "nan" not in figure.said + figure.worked
    assert "NaN" not in json.dumps(result.chart.spec if result.chart else None)


@settings(deadline=None)
@given(cases())
def test_payback_really_pays_back(inputs: Inputs) -> None:
    """What is saved until the payback equals what was paid up front."""
    months: Any = calculate(inputs).by_key["payback_months"].value
    if months:
        assert months * saved_monthly(inputs) == pytest.approx(inputs.quoted_upfront, rel=1e-9)


@settings(deadline=None)
@given(cases(), st.floats(0, 1_000_000))
def test_a_dearer_quote_never_looks_better(inputs: Inputs, more: float) -> None:
    """With more up front, the flag of a price does not improve."""
    assume(quoted(inputs))
    ranks = {"green": 0, "amber": 1, "red": 2}
    dearer = dataclasses.replace(inputs, quoted_upfront=inputs.quoted_upfront + more)
    assert ranks[answers(dearer)["flag"]] >= ranks[answers(inputs)["flag"]]


@settings(max_examples=15, deadline=None)
@given(
    st.builds(
        Inputs,
        offer=st.sampled_from(["fine-tuning", "rag-assistant", "seats", "other"]),
        why_not_prompting_and_rag=st.sampled_from(["none", "opinion", "evidence"]),
        labeled_examples=st.sampled_from([0, 499, 500, 999, 1_000]),
        requests_per_day=st.integers(1, 100_000),
        quoted_upfront=st.floats(100, 200_000),
        quoted_per_month=st.floats(10, 5_000),
    )
)
def test_a_flip_point_flips_and_one_step_before_does_not(inputs: Inputs) -> None:
    """Every stated change of the answer is true, and exact to the step."""
    present = answers(inputs)
    for flip in flips(calculator.load("vendor-check"), inputs):
        there: Any = {flip.key: flip.value}
        before: Any = {} if flip.before is None else {flip.key: flip.before}
        assert answers(dataclasses.replace(inputs, **there))[flip.category] == flip.answer
        assert flip.answer != present[flip.category]
        assert answers(dataclasses.replace(inputs, **before))[flip.category] != flip.answer


def test_the_public_keys_are_these() -> None:
    """The keys are the interface of links, command line and JSON: they do not change unseen."""
    assert set(fields_of(Inputs)) == {
        *("offer", "seats", "quoted_per_seat_per_month", "quoted_upfront", "quoted_per_month"),
        *("requests_per_day", "model", "input_tokens", "output_tokens", "horizon_months"),
        *("own_engineering_days", "day_rate", "current_usd_per_month", "hourly_rate"),
        *("review_minutes_per_request", "labeled_examples", "why_not_prompting_and_rag"),
    }
    assert set(calculate(Inputs()).by_key) == {
        *("implied_price_per_request", "own_price_per_request", "multiple", "payback_months"),
        "flag",
    }
