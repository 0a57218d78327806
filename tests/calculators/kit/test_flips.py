"""What would change an answer does change it, and one step before it does not."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from calculators.kit import calculator
from calculators.kit.flips import flips
from calculators.kit.inputs import InputError, with_value
from tests.calculators.test_numbers import inputs_of

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator

CALCULATORS = [calculator.load(name) for name in calculator.names()]
SAMPLE = 8


@pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
def test_a_flip_flips_and_one_step_before_does_not(known: Calculator) -> None:
    """For presets and drawn inputs, each stated change is true, exact to the step, and ranked."""
    seen = 0
    for inputs in islice(inputs_of(known), SAMPLE):
        try:
            present = known.answers(inputs)
        except InputError:
            continue
        found = flips(known, inputs)
        assert [f.rank for f in found] == sorted(f.rank for f in found)
        for flip in found:
            there = known.answers(with_value(inputs, flip.key, flip.value))
            assert there[flip.category] == flip.answer != present[flip.category]
            if flip.before is not None:
                here = known.answers(with_value(inputs, flip.key, flip.before))
                assert here[flip.category] != flip.answer
            seen += 1
    assert seen
