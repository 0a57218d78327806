"""The comparison: what holds for all counts."""

from __future__ import annotations

import dataclasses
import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.eval_compare import Inputs, answers, calculate
from calculators.eval_compare.statistics import mcnemar, newcombe, phi_of, wilson
from calculators.eval_compare.verdict import check
from calculators.kit import calculator
from calculators.kit.flips import flips
from calculators.kit.inputs import InputError
from calculators.kit.normal import z_of

COUNT = st.one_of(st.integers(0, 60), st.integers(0, 1_000_000))
TOTAL = st.one_of(st.integers(1, 60), st.integers(1, 1_000_000))
SHARE = TOTAL.flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))
Z = z_of(0.95)
TESTS = st.builds(
    Inputs,
    design=st.sampled_from(["paired", "unpaired", "judges"]),
    both_right=COUNT,
    only_a=COUNT,
    only_b=COUNT,
    both_wrong=COUNT,
    a_right=COUNT,
    a_total=TOTAL,
    b_right=COUNT,
    b_total=TOTAL,
    confidence=st.floats(0.5, 0.9999),
    power=st.floats(0.5, 0.9999),
    kappa_needed=st.floats(0, 1, allow_subnormal=False),
)


def accepted(inputs: Inputs) -> bool:
    """Whether the counts go together."""
    try:
        check(inputs)
    except InputError:
        return False
    return True


@settings(deadline=None)
@given(TESTS)
def test_every_test_has_a_whole_answer(inputs: Inputs) -> None:
    """All counts get a finite result or a refusal that names the field."""
    if not accepted(inputs):
        for asked in (answers, calculate):
            with pytest.raises(InputError):
                asked(inputs)
        return
    result = calculate(inputs)
    assert result.answers == answers(inputs)
    assert result.headline.endswith(".")
    for figure in result.figures:
        assert not isinstance(figure.value, float) or math.isfinite(figure.value)
        assert figure.value is not None or figure.words
        assert "nan" not in figure.worked


@given(SHARE)
def test_an_interval_holds_what_was_measured(share: tuple[int, int]) -> None:
    """Wilson's interval lies within 0 and 1 around the share, and mirrors with the failures."""
    low, high = wilson(*share, Z)
    assert 0 <= low <= share[0] / share[1] <= high <= 1
    mirrored = wilson(share[1] - share[0], share[1], Z)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(SHARE, SHARE)
def test_exchanging_the_systems_turns_the_difference(
    a: tuple[int, int], b: tuple[int, int]
) -> None:
    """A against B is B against A with the sign turned."""
    low, high = newcombe(a, b, Z)
    assert newcombe(b, a, Z) == pytest.approx((-high, -low), abs=1e-12)
    assert low - 1e-12 <= b[0] / b[1] - a[0] / a[1] <= high + 1e-12


@given(st.tuples(COUNT, COUNT, COUNT, COUNT))
def test_the_correlation_lies_between_minus_one_and_one(pairs: tuple[int, int, int, int]) -> None:
    """No counts give a correlation that is none."""
    assert -1 - 1e-9 <= phi_of(pairs) <= 1 + 1e-9


@settings(deadline=None)
@given(st.integers(0, 700), st.integers(0, 700))
def test_mcnemar_is_the_binomial_tail(only_a: int, only_b: int) -> None:
    """In whole numbers and in logarithms, the p-value is twice the tail of a fair coin."""
    total, fewer = only_a + only_b, min(only_a, only_b)
    tail = Fraction(sum(math.comb(total, k) for k in range(fewer + 1)), 2**total)
    assert mcnemar(only_a, only_b) == pytest.approx(float(min(Fraction(1), 2 * tail)), rel=1e-9)


def test_mcnemar_of_many_examples_agrees_with_scipy() -> None:
    """Two million differing examples give scipy's binomial tail, computed in advance."""
    assert mcnemar(1_000_000, 995_000) == pytest.approx(0.00040125752785257005, rel=1e-7)
    assert mcnemar(0, 1_000_000) == 0


@settings(max_examples=25, deadline=None)
@given(TESTS.filter(accepted))
def test_a_flip_point_flips_and_one_step_before_does_not(inputs: Any) -> None:
    """Every stated change of the verdict is true, and exact to the step."""
    present = answers(inputs)["verdict"]
    for flip in flips(calculator.load("eval-compare"), inputs):
        there = dataclasses.replace(inputs, **{flip.key: flip.value})
        assert answers(there)["verdict"] == flip.answer != present
        before = flip.value - (flip.step if flip.up else -flip.step)
        low, high = sorted((getattr(inputs, flip.key), flip.value))
        if low <= before <= high:
            nearly = dataclasses.replace(inputs, **{flip.key: before})
            assert answers(nearly)["verdict"] == present
