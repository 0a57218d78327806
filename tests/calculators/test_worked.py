"""Every line of math that a calculator shows is true: computed anew, its two sides agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as drawing
from hypothesis import settings
from hypothesis import strategies as st

from calculators.kit import calculator
from calculators.kit.case import given
from calculators.kit.inputs import InputError
from tests.calculators import drawn
from tests.calculators.arithmetic import equations, holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from calculators.kit.calculator import Calculator
    from calculators.kit.result import Figure

CALCULATORS = [calculator.load(name) for name in calculator.names()]
every = pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
READABLE = {"eval-compare": 0.3, "total-cost": 0.4}
"""What share of a calculator's equations can be computed, where it is less than nine in ten."""


def told(figures: Iterable[Figure]) -> Iterator[tuple[str, bool | None]]:
    """Give every equation among the lines of math, and whether it holds; None is unreadable."""
    for figure in figures:
        for clause in re.split(r"[;,:] ", figure.worked):
            for equation in equations(clause):
                yield f"{figure.key}: {figure.worked}", holds(*equation)


@every
def test_the_maths_shown_is_true(known: Calculator) -> None:
    """At the defaults and in every preset, left and right agree as far as three digits tell."""
    cases = [given(known, values) for values in ({}, *(p.values for p in known.presets))]
    found = [one for case in cases for one in told(case.result.figures)]
    assert [line for line, true in found if true is False] == []
    read = sum(true is not None for _, true in found)
    assert read >= READABLE.get(known.name, 0.9) * len(found)
    assert read > len(cases)


@every
@settings(max_examples=40)
@drawing(data=st.data())
def test_the_maths_of_drawn_cases_is_true(known: Calculator, data: Any) -> None:
    """So it does for whatever is entered, extremes included."""
    try:
        result = known.calculate(data.draw(drawn.inputs(known)))
    except InputError:
        return
    assert [line for line, true in told(result.figures) if true is False] == []
