"""The decision rule, at every threshold and one beside it, and every yes/no both ways."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.approach import Inputs, answers, calculate
from calculators.kit import calculator, prices
from calculators.kit.facts import fact
from calculators.kit.flips import flips
from calculators.kit.inputs import fields_of

TUNABLE = {
    "labeled_examples": 1_000,
    "task_is_narrow": True,
    "format_is_consistent": True,
    "latency_matters": True,
    "needs_own_facts": False,
}


def decide(**inputs: Any) -> tuple[str, str]:
    found = answers(Inputs(**inputs))
    return found["recommendation"], found["case"]


def test_the_thresholds_are_the_glossary_s_own_numbers() -> None:
    """The rule's numbers are facts with the values that the site publishes."""
    expected = {
        "labeled_examples_min": 1_000,
        "labeled_examples_domain_min": 50_000,
        "requests_per_month_min": 1_000_000,
        "small_requests_per_day": 10_000,
        "small_labeled_examples": 500,
        "engineering_cost_ratio": 0.1,
        "prompt_corpus_tokens_max": 200_000,
    }
    assert {key: fact(f"fine-tuning.{key}").value for key in expected} == expected


@pytest.mark.parametrize(
    ("inputs", "recommendation"),
    [
        ({}, "rag"),
        ({"requests_per_day": 2_000, "corpus_tokens": 5_000_000}, "rag"),
        ({"needs_own_facts": False}, "prompting"),
        ({"corpus_tokens": 200_000}, "prompting"),
        ({"corpus_tokens": 200_001}, "rag"),
        ({"corpus_tokens": 200_000, "changes_monthly": True}, "rag"),
        ({"corpus_tokens": 0, "changes_monthly": True}, "rag"),
        ({"needs_own_facts": False, "changes_monthly": True}, "prompting"),
        (TUNABLE, "fine-tuning"),
        ({**TUNABLE, "labeled_examples": 999}, "prompting"),
        ({**TUNABLE, "labeled_examples": 999, "needs_own_facts": True}, "rag"),
        ({**TUNABLE, "needs_own_facts": True}, "hybrid"),
        ({**TUNABLE, "needs_own_facts": True, "corpus_tokens": 200_000}, "fine-tuning"),
        ({**TUNABLE, "task_is_narrow": False}, "prompting"),
        ({**TUNABLE, "format_is_consistent": False}, "prompting"),
        ({**TUNABLE, "latency_matters": False}, "prompting"),
        ({**TUNABLE, "latency_matters": False, "own_style_or_terminology": True}, "fine-tuning"),
        ({**TUNABLE, "latency_matters": False, "requests_per_day": 33_333}, "prompting"),
        ({**TUNABLE, "latency_matters": False, "requests_per_day": 33_334}, "fine-tuning"),
        ({**TUNABLE, "domain_transfer": True}, "prompting"),
        ({**TUNABLE, "domain_transfer": True, "labeled_examples": 49_999}, "prompting"),
        ({**TUNABLE, "domain_transfer": True, "labeled_examples": 50_000}, "fine-tuning"),
    ],
)
def test_recommendation_at_every_threshold_and_one_beside(
    inputs: dict[str, Any], recommendation: str
) -> None:
    """Each threshold flips the recommendation at its value and not one step before."""
    assert decide(**inputs)[0] == recommendation


@pytest.mark.parametrize(
    ("inputs", "case"),
    [
        ({"requests_per_day": 9_999, "labeled_examples": 499}, "small-business"),
        ({"requests_per_day": 10_000, "labeled_examples": 499}, "between"),
        ({"requests_per_day": 9_999, "labeled_examples": 500}, "between"),
        (TUNABLE, "fine-tuning"),
        ({**TUNABLE, "labeled_examples": 499}, "small-business"),
        ({**TUNABLE, "requests_per_day": 0}, "fine-tuning"),
    ],
)
def test_case_at_its_limits(inputs: dict[str, Any], case: str) -> None:
    """10,000 requests a day and 500 examples decide how the case reads."""
    assert decide(**inputs)[1] == case


def cases() -> st.SearchStrategy[Inputs]:
    whole = st.one_of(
        st.sampled_from(
            [0, 1, 499, 500, 999, 1_000, 9_999, 10_000, 33_333, 33_334, 50_000, 200_000]
        ),
        st.integers(0, 10**9),
    )
    yes = st.booleans()
    return st.builds(
        Inputs,
        requests_per_day=whole,
        labeled_examples=whole,
        needs_own_facts=yes,
        corpus_tokens=whole,
        changes_monthly=yes,
        task_is_narrow=yes,
        format_is_consistent=yes,
        latency_matters=yes,
        own_style_or_terminology=yes,
        domain_transfer=yes,
    )


@given(cases())
def test_the_case_never_changes_the_recommendation(inputs: Inputs) -> None:
    """The recommendation follows from the three conditions and retrieval alone."""
    found = answers(inputs)
    tune = found["recommendation"] in {"fine-tuning", "hybrid"}
    assert tune == (found["case"] == "fine-tuning")
    assert (found["recommendation"] in {"rag", "hybrid"}) == (
        inputs.needs_own_facts and (inputs.corpus_tokens > 200_000 or inputs.changes_monthly)
    )


@given(cases())
def test_a_flip_point_flips_and_one_step_before_does_not(inputs: Inputs) -> None:
    """Every stated change of the answer is true, and exact to the step."""
    present, approach = answers(inputs), calculator.load("approach")
    for flip in flips(approach, inputs):
        there = dataclasses.replace(inputs, **{flip.key: flip.value})
        assert answers(there)[flip.category] == flip.answer != present[flip.category]
        if flip.up is not None:
            before = flip.value - (flip.step if flip.up else -flip.step)
            nearly = dataclasses.replace(inputs, **{flip.key: before})
            assert answers(nearly)[flip.category] == present[flip.category]


@given(cases())
def test_every_case_has_a_whole_answer(inputs: Inputs) -> None:
    """No input leads to a missing sentence, a figure that is not a number, or an exception."""
    result = calculate(inputs)
    assert result.headline.endswith(".")
    assert result.by_key["missing_examples"].value == max(
        0, (50_000 if inputs.domain_transfer else 1_000) - inputs.labeled_examples
    )
    assert result.by_key["requests_per_month"].value == inputs.requests_per_day * 30
    for figure in result.figures:
        assert not isinstance(figure.value, float) or math.isfinite(figure.value)
        assert "inf" not in figure.said
        assert "nan" not in figure.said


def test_the_exact_volume_that_would_change_the_answer_is_said() -> None:
    """With all else in place, 33,334 requests a day are named as the change to fine-tuning."""
    inputs = Inputs(**TUNABLE | {"latency_matters": False, "requests_per_day": 400})
    sentences = {flip.key: flip.sentence for flip in flips(calculator.load("approach"), inputs)}
    assert sentences["requests_per_day"].startswith("If “Requests per day” is 33,334 or more, ")
    assert sentences["requests_per_day"].endswith("the answer becomes fine-tuning.")


def test_what_is_missing_is_counted() -> None:
    """The default firm is told how many labeled examples it lacks."""
    assert "800 more labeled examples" in calculate(Inputs()).missing


def test_a_tuned_answer_says_who_still_offers_it_and_as_of_when() -> None:
    """Fine-tuning and hybrid list providers with their status and the date of the check."""
    table = calculate(Inputs(**TUNABLE)).tables[0]
    assert sum(row[2] == "open" for row in table.rows) >= 3
    assert all(row[-1] for row in table.rows)
    assert calculate(Inputs()).tables == ()


def test_documents_in_the_prompt_are_priced_and_warned_about() -> None:
    """Own facts that fit get their monthly cost; a window that is too small gets a warning."""
    fits = Inputs(corpus_tokens=200_000, requests_per_day=40_000)
    result = calculate(fits)
    figure = result.by_key["documents_in_prompt_cost_per_month"]
    snapshot = prices.load()
    rates = snapshot.rates(fits.model, snapshot.as_of)
    size = {"input_tokens": 201_500, "output_tokens": 300}
    filled = prices.request_cost(rates, **size, cache_write_5m_tokens=201_300).total
    cost = prices.request_cost(rates, **size, cache_read_tokens=201_300).total
    assert figure.value == pytest.approx(filled + cost * (1_200_000 - 1))
    narrow = next(
        m.id for m in snapshot.current() if m.context_window and m.context_window < 200_000
    )
    assert any(
        "do not fit" in w for w in calculate(dataclasses.replace(fits, model=narrow)).warnings
    )
    assert any(
        "ride along" in w
        for w in calculate(
            Inputs(**TUNABLE | {"needs_own_facts": True, "corpus_tokens": 9})
        ).warnings
    )


def test_the_public_keys_are_these() -> None:
    """The keys are the interface of links, command line and JSON: they do not change unseen."""
    assert list(fields_of(Inputs)) == [
        "requests_per_day",
        "labeled_examples",
        "needs_own_facts",
        "corpus_tokens",
        "changes_monthly",
        "task_is_narrow",
        "format_is_consistent",
        "latency_matters",
        "own_style_or_terminology",
        "domain_transfer",
        "model",
    ]
    keys = [figure.key for figure in calculate(Inputs()).figures]
    assert keys == ["recommendation", "case", "missing_examples", "requests_per_month"]
