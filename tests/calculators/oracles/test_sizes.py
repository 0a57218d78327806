"""How many examples a test needs, and what it can show, against statsmodels' power analysis.

Ours leave out the far tail, in which the worse system seems the better one, as statsmodels'
`…_one_tail` functions do; so alpha is halved and the power is that of one side.
"""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats.power import NormalIndPower, normal_sample_size_one_tail
from statsmodels.stats.proportion import (
    power_proportions_2indep,
    proportion_confint,
    proportion_effectsize,
    samplesize_proportions_2indep_onetail,
)

from calculators import eval_size, prompt_stop
from calculators.eval_compare.statistics import pairs_needed
from calculators.eval_size.sizes import cohen_h, size

MANY = settings(max_examples=300, deadline=None)
shares = st.floats(0, 1)
inner = st.floats(0.02, 0.9)
gaps = st.floats(0.005, 0.09)
confidences = st.floats(0.5, 0.999)
powers = st.floats(0.5, 0.99)
counts = st.integers(20, 100_000)
sure = {"confidence": confidences, "power": powers}


def plans(**drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(eval_size.Inputs, **sure, **drawn)


@MANY
@given(shares, shares)
def test_shares_lie_apart_as_cohen_says(low: float, high: float) -> None:
    """`proportion_effectsize` gives the same h, sign included."""
    assert cohen_h(low, high) == pytest.approx(proportion_effectsize(high, low), abs=1e-12)


@MANY
@given(
    plans(design=st.just("unpaired"), method=st.just("pooled-z"), baseline=inner, difference=gaps)
)
def test_the_size_by_pooled_z_is_that_of_statsmodels(plan: Any) -> None:
    """`samplesize_proportions_2indep_onetail` needs as many examples for each system."""
    theirs = samplesize_proportions_2indep_onetail(
        plan.difference, plan.baseline, plan.power, alpha=1 - plan.confidence
    )
    assert size(plan) == pytest.approx(theirs, rel=1e-9)


@MANY
@given(
    plans(
        design=st.just("paired"),
        difference=gaps,
        omega_squared=st.floats(0.001, 1),
        sigma_squared=st.floats(0, 0.25),
        samples_per_question=st.integers(1, 100),
    )
)
def test_the_size_for_the_same_examples_is_that_of_statsmodels(plan: Any) -> None:
    """`normal_sample_size_one_tail` needs as many differences of Miller's variance."""
    deviation = math.sqrt(plan.omega_squared + 2 * plan.sigma_squared / plan.samples_per_question)
    theirs = one_tail(plan, plan.difference, deviation)
    assert size(plan) == pytest.approx(theirs, rel=1e-9)


@MANY
@given(
    plans(design=st.just("unpaired"), method=st.just("cohen-h"), baseline=inner, examples=counts)
)
def test_what_cohens_h_can_detect_has_the_power_asked_for(plan: Any) -> None:
    """`NormalIndPower.power` at the detectable difference and the examples at hand."""
    effect = proportion_effectsize(plan.baseline + detectable(plan), plan.baseline)
    assert power(plan, effect, ratio=1) == pytest.approx(plan.power, abs=1e-9)


@MANY
@given(
    plans(design=st.just("unpaired"), method=st.just("pooled-z"), baseline=inner, examples=counts)
)
def test_what_pooled_z_can_detect_has_the_power_asked_for(plan: Any) -> None:
    """`power_proportions_2indep` at the detectable difference and the examples at hand."""
    theirs = power_proportions_2indep(
        detectable(plan),
        plan.baseline,
        plan.examples,
        alpha=(1 - plan.confidence) / 2,
        alternative="larger",
        return_results=False,
    )
    assert theirs == pytest.approx(plan.power, abs=1e-9)


@MANY
@given(plans(design=st.just("paired"), examples=counts, omega_squared=st.floats(0.001, 1)))
def test_what_the_same_examples_can_detect_has_the_power_asked_for(plan: Any) -> None:
    """`NormalIndPower.power` for one sample of differences, `ratio=0`."""
    deviation = math.sqrt(plan.omega_squared + 2 * plan.sigma_squared / plan.samples_per_question)
    effect = detectable(plan) / deviation
    assert power(plan, effect, ratio=0) == pytest.approx(plan.power, abs=1e-9)


@MANY
@given(plans(design=st.just("one"), baseline=inner, examples=counts))
def test_the_margin_of_one_system_is_half_its_normal_interval(plan: Any) -> None:
    """`proportion_confint(method="normal")` is as wide."""
    right = plan.baseline * plan.examples
    low, high = proportion_confint(right, plan.examples, 1 - plan.confidence, method="normal")
    assume(0 < low < high < 1)
    assert detectable(plan) == pytest.approx((high - low) / 2, rel=1e-9)


@MANY
@given(
    st.builds(
        prompt_stop.Inputs,
        accuracy=st.just(0.5),
        expected_gain=gaps,
        discordant_share=st.floats(0.1, 0.5),
        **sure,
    )
)
def test_a_round_of_prompting_needs_a_test_of_statsmodels_size(inputs: Any) -> None:
    """`normal_sample_size_one_tail` needs as many test cases, rounded up."""
    theirs = one_tail(inputs, inputs.expected_gain, math.sqrt(inputs.discordant_share))
    ours = prompt_stop.numbers(inputs)["examples_needed"]
    assert ours in {math.ceil(theirs * (1 - 1e-6)), math.ceil(theirs * (1 + 1e-6))}


@MANY
@given(st.floats(0.1, 0.9), gaps, confidences, powers)
def test_the_pairs_that_mcnemar_needs_are_those_of_statsmodels(
    differing: float, gap: float, confidence: float, strength: float
) -> None:
    """`normal_sample_size_one_tail`, with another spread under either hypothesis."""
    theirs = normal_sample_size_one_tail(
        gap,
        strength,
        (1 - confidence) / 2,
        std_null=math.sqrt(differing),
        std_alternative=math.sqrt(differing - gap**2),
    )
    assert pairs_needed(differing, gap, confidence, strength) == pytest.approx(theirs, rel=1e-9)


def detectable(plan: Any) -> float:
    """Give the detectable difference as a figure; draw again where there is none."""
    possible = plan.design != "unpaired" or plan.baseline + plan.difference <= 1
    found = eval_size.numbers(plan)["detectable_difference"] if possible else None
    assume(found is not None and found > 0)
    return float(found or 0)


def one_tail(inputs: Any, gap: float, deviation: float) -> float:
    alpha = (1 - inputs.confidence) / 2
    return float(normal_sample_size_one_tail(gap, inputs.power, alpha, std_null=deviation))


def power(plan: Any, effect: float, ratio: int) -> float:
    alpha = (1 - plan.confidence) / 2
    found = NormalIndPower().power(effect, plan.examples, alpha, ratio=ratio, alternative="larger")
    return float(found)
