"""How accuracies and amounts are written here: with the digits that the result rests on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from calculators.break_even_accuracy.balance import break_even, flows
from calculators.kit.words import number, rounded, usd_in_full

if TYPE_CHECKING:
    from calculators.break_even_accuracy.inputs import Inputs

DIGITS: Final = 3
MOST_DIGITS: Final = 12


def share(value: float, figures: int = DIGITS) -> str:
    """Write an accuracy as a percentage that never rounds up to a perfect 100%."""
    said = rounded(value * 100, figures)
    if said != "100" or value == 1:
        return f"{said}%"
    scale = 10 ** max(DIGITS, figures - 2)
    return f"{number(math.floor(value * 100 * scale) / scale)}%"


def apart(one: float, other: float) -> tuple[str, str]:
    """Write two accuracies with as many digits as it takes to tell them apart."""
    both = share(one), share(other)
    for figures in range(DIGITS + 1, MOST_DIGITS):
        if both[0] != both[1]:
            break
        both = share(one, figures), share(other, figures)
    return both


def fine(amount: float) -> str:
    """Write US dollars to four digits: cents would not give the result."""
    return usd_in_full(amount, 4)


def short(inputs: Inputs) -> str:
    """Say in a few words whether it pays, with both shares of right answers."""
    bar = break_even(inputs)
    if bar is None or bar == 1:
        return "It never pays"
    least, yours = apart(bar, inputs.accuracy)
    if not inputs.cases or flows(inputs).balanced:
        return f"Pays from {least} right"
    return f"{'Pays' if inputs.accuracy > bar else 'Does not pay'}: {yours} right, {least} needed"
