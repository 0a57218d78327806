"""The statistics against statsmodels and scipy, over drawn counts and designs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    proportion_effectsize,
    proportions_ztest,
    samplesize_confint_proportion,
)

from calculators import eval_compare, eval_size, prompt_stop
from calculators.eval_size.sizes import size

if TYPE_CHECKING:
    from calculators.kit.result import Value

MANY = settings(max_examples=300)
SMALLEST = 1e-250
"""Below this, a double loses digits: libraries may give 0."""
confidences = st.floats(0.5, 0.999)
powers = st.floats(0.5, 0.99)


def figures(module: Any, **inputs: Any) -> dict[str, Any]:
    found: dict[str, Value] = module.numbers(module.Inputs(**inputs))
    return found


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int]:
    """Right answers, and how many in all."""
    total = draw(st.integers(2, 5_000))
    return draw(st.integers(0, total)), total


@MANY
@given(counts(), confidences)
def test_accuracies_have_the_wilson_interval_of_statsmodels(
    a: tuple[int, int], confidence: float
) -> None:
    """`proportion_confint(method="wilson")` has the same two ends."""
    found = figures(
        eval_compare, design="unpaired", a_right=a[0], a_total=a[1], confidence=confidence
    )
    low, high = proportion_confint(*a, alpha=1 - confidence, method="wilson")
    assert found["a_low"] == pytest.approx(low, rel=1e-9, abs=1e-12)
    assert found["a_high"] == pytest.approx(high, rel=1e-9, abs=1e-12)


@MANY
@given(counts(), counts(), confidences)
def test_separate_examples_have_newcombes_interval_and_the_pooled_test(
    a: tuple[int, int], b: tuple[int, int], confidence: float
) -> None:
    """`confint_proportions_2indep(method="newcomb")` and `proportions_ztest` agree."""
    assume(0 < a[0] + b[0] < a[1] + b[1])
    found = figures(
        eval_compare,
        design="unpaired",
        a_right=a[0],
        a_total=a[1],
        b_right=b[0],
        b_total=b[1],
        confidence=confidence,
    )
    low, high = confint_proportions_2indep(
        *b, *a, method="newcomb", compare="diff", alpha=1 - confidence
    )
    assert found["difference_low"] == pytest.approx(low, rel=1e-8, abs=1e-9)
    assert found["difference_high"] == pytest.approx(high, rel=1e-8, abs=1e-9)
    _, p_value = proportions_ztest([b[0], a[0]], [b[1], a[1]])
    assert found["p_value"] == pytest.approx(p_value, rel=1e-7, abs=1e-300)


@MANY
@given(st.integers(0, 3_000), st.integers(0, 3_000))
def test_the_same_examples_have_the_exact_test_of_mcnemar(only_a: int, only_b: int) -> None:
    """`mcnemar(exact=True)` and scipy's binomial test give the same p-value."""
    found = figures(
        eval_compare, design="paired", both_right=10, only_a=only_a, only_b=only_b, both_wrong=5
    )
    exact = mcnemar([[10, only_a], [only_b, 5]], exact=True).pvalue
    assert found["p_value"] == pytest.approx(exact, rel=1e-8, abs=SMALLEST)
    if only_a + only_b:
        binomial = stats.binomtest(only_a, only_a + only_b).pvalue
        assert found["p_value"] == pytest.approx(binomial, rel=1e-8, abs=SMALLEST)


@MANY
@given(st.lists(st.integers(1, 900), min_size=4, max_size=4), confidences)
def test_two_judges_have_the_kappa_of_statsmodels(cells: list[int], confidence: float) -> None:
    """`cohens_kappa` gives the same kappa and standard error."""
    both, only_a, only_b, neither = cells
    found = figures(
        eval_compare,
        design="judges",
        both_right=both,
        only_a=only_a,
        only_b=only_b,
        both_wrong=neither,
        confidence=confidence,
    )
    theirs = cohens_kappa([[both, only_a], [only_b, neither]])
    assert found["kappa"] == pytest.approx(theirs.kappa, rel=1e-9, abs=1e-12)
    half = stats.norm.ppf((1 + confidence) / 2) * theirs.std_kappa
    assert found["kappa_low"] == pytest.approx(max(-1, theirs.kappa - half), rel=1e-8, abs=1e-9)
    assert found["kappa_high"] == pytest.approx(min(1, theirs.kappa + half), rel=1e-8, abs=1e-9)


@MANY
@given(st.floats(0.05, 0.9), st.floats(0.01, 0.09), st.floats(0.8, 0.99), st.floats(0.6, 0.95))
def test_sizes_for_separate_examples_reach_the_power_asked_for(
    baseline: float, difference: float, confidence: float, power: float
) -> None:
    """`NormalIndPower`, without the far tail, needs as many examples, by Cohen's h."""
    inputs = eval_size.Inputs(
        design="unpaired",
        method="cohen-h",
        baseline=baseline,
        difference=difference,
        confidence=confidence,
        power=power,
    )
    effect = proportion_effectsize(baseline + difference, baseline)
    theirs = NormalIndPower().solve_power(
        effect, alpha=(1 - confidence) / 2, power=power, ratio=1, alternative="larger"
    )
    assert size(inputs) == pytest.approx(theirs, rel=1e-4)
    assert figures_of(inputs)["examples_needed"] in {math.ceil(theirs), math.ceil(theirs - 1e-2)}


def figures_of(inputs: eval_size.Inputs) -> dict[str, Any]:
    return dict(eval_size.numbers(inputs))


@MANY
@given(st.floats(0.02, 0.98), st.floats(0.005, 0.2), confidences)
def test_the_size_for_one_system_is_that_of_statsmodels(
    share: float, margin: float, confidence: float
) -> None:
    """`samplesize_confint_proportion` gives the examples for a margin."""
    inputs = eval_size.Inputs(
        design="one", baseline=share, difference=margin, confidence=confidence
    )
    theirs = samplesize_confint_proportion(share, margin, alpha=1 - confidence)
    assert size(inputs) == pytest.approx(theirs, rel=1e-9)


@MANY
@given(st.floats(0.02, 0.5), st.integers(20, 20_000), confidences, powers)
def test_a_detectable_gain_is_found_with_the_power_asked_for(
    discordant: float, examples: int, confidence: float, power: float
) -> None:
    """By scipy's normal distribution, the gain that can be told apart has just that power."""
    inputs = prompt_stop.Inputs(
        accuracy=0.5,
        expected_gain=0.01,
        discordant_share=discordant,
        test_examples=examples,
        confidence=confidence,
        power=power,
    )
    gain = prompt_stop.numbers(inputs)["detectable_gain"]
    assume(gain is not None)
    error = math.sqrt(discordant / examples)
    threshold = stats.norm.ppf((1 + confidence) / 2) * error
    assert stats.norm.sf(threshold, loc=gain, scale=error) == pytest.approx(power, rel=1e-9)
