"""Bad input on every way in: an answer or a reason, and nothing else."""

from __future__ import annotations

import pytest

from benchmarks.kit.fuzzing import fuzz
from calculators.kit import calculator

CALCULATORS = [calculator.load(name) for name in calculator.names()]
DRAWN = 300


@pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
def test_whatever_is_entered_is_answered_or_explained(known: calculator.Calculator) -> None:
    """No exception, no `nan` or `inf`, no lost value: by form, address, JSON and command line."""
    count = fuzz(known, DRAWN, seed=1)
    assert count.findings == []
    assert count.answered > DRAWN / 10
    assert count.refused > DRAWN / 10
    assert count.whole
