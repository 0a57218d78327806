"""What would change the answer: for each input, the nearest value at which it does.

Found by search, not by algebra, so that it holds for every calculator: outward from the present
value in steps that grow, then by bisection between the last value that keeps the answer and the
first that changes it, and last outward to a value with few digits that one can say.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from calculators.kit.fields import Quantity, Toggle
from calculators.kit.inputs import fields_of, with_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calculators.kit.calculator import Calculator
    from calculators.kit.fields import Field

    At = Callable[[float], str]

STEPS = 40
DIGITS = 4
_BISECTIONS = 50
_FINEST = 1e-6


@dataclass(frozen=True, kw_only=True)
class Flip:
    """A change of one input that changes one category of the answer.

    `up` tells in which direction the input moves (None for a yes or no). One `step` before
    `value` the answer is still the present one. `distance` is how far away that is, in plausible
    ranges: 0.1 is near, 3 is far.
    """

    key: str
    category: str
    value: float | bool
    step: float
    answer: str
    up: bool | None
    distance: float
    sentence: str


def flips(calculator: Calculator, inputs: Any) -> list[Flip]:
    """List what would change the leading category, the nearest change first, then the others.

    Where one change flips several categories, the leading one stands for all.
    """
    present = calculator.answers(inputs)
    found = [
        flip
        for key, field in fields_of(inputs).items()
        for flip in _flips_of(calculator, inputs, key, field, present)
    ]
    ranks = {category: rank for rank, category in enumerate(present)}
    ranked = sorted(found, key=lambda flip: (ranks[flip.category], flip.distance))
    return list({(flip.key, flip.value): flip for flip in reversed(ranked)}.values())[::-1]


def _flips_of(
    calculator: Calculator,
    inputs: Any,
    key: str,
    field: Field,
    present: dict[str, str],
) -> Iterator[Flip]:
    @cache
    def answers(value: float) -> dict[str, str]:
        return calculator.answers(with_value(inputs, key, value))

    here = getattr(inputs, key)
    for category, answer in present.items():
        at = _of(answers, category)
        for value, step, up in _changes(field, here, at, answer):
            becomes = calculator.becomes(category, answers(value)[category])
            yield Flip(
                key=key,
                category=category,
                value=value,
                step=step,
                answer=answers(value)[category],
                up=up,
                distance=distance(field, here, value),
                sentence=_sentence(field, value, up, becomes),
            )


def _of(answers: Callable[[float], dict[str, str]], category: str) -> At:
    return lambda value: answers(value)[category]


def _changes(
    field: Field, here: float, at: At, answer: str
) -> Iterator[tuple[float, float, bool | None]]:
    if isinstance(field, Toggle) and at(not here) != answer:
        yield not here, 1.0, None
    elif isinstance(field, Quantity):
        for up in (False, True):
            if (found := nearest(field, here, at, answer, up=up)) is not None:
                yield *found, up


def nearest(
    field: Quantity, here: float, at: At, answer: str, *, up: bool
) -> tuple[float, float] | None:
    """Find the nearest value in one direction that changes the answer, and the step before it."""
    before = here
    for value in _outward(field, here, up=up):
        if at(value) != answer:
            break
        before = value
    else:
        return None
    if field.whole:
        return _bisected_whole(at, int(before), int(value), answer), 1.0
    exact = _bisected(at, before, value, answer)
    return _sayable(field, exact, at, answer, up=up)


def _outward(field: Quantity, here: float, *, up: bool) -> Iterator[float]:
    """Step to the bound in steps that grow, since a quantity may span many sizes."""
    end = field.maximum if up else field.minimum
    span = abs(end - here)
    if span < sys.float_info.min:  # nothing lies in between
        return
    first = 1.0 if field.whole else max(span, abs(here)) * _FINEST or span
    last = here
    for step in range(STEPS + 1):
        offset = min(span, first * (max(span / first, 1.0)) ** (step / STEPS))
        value = end if step == STEPS else here + (offset if up else -offset)
        value = round(value) if field.whole else value
        if value != last:
            yield value
        last = value


def _bisected_whole(at: At, keeps: int, changes: int, answer: str) -> int:
    while abs(changes - keeps) > 1:
        middle = (keeps + changes) // 2
        keeps, changes = (middle, changes) if at(middle) == answer else (keeps, middle)
    return changes


def _bisected(at: At, keeps: float, changes: float, answer: str) -> float:
    for _ in range(_BISECTIONS):
        middle = (keeps + changes) / 2
        keeps, changes = (middle, changes) if at(middle) == answer else (keeps, middle)
    return changes


def _sayable(
    field: Quantity, exact: float, at: At, answer: str, *, up: bool
) -> tuple[float, float]:
    """Go on from the exact change to a value of a few digits that changes the answer too."""
    size = math.floor(math.log10(abs(exact))) if exact else 0
    for digits in range(DIGITS, 15):
        scale = digits - 1 - size
        step = 10.0**-scale
        value = round((math.ceil if up else math.floor)(exact / step) * step, max(scale, 0))
        before = min(max(value - step if up else value + step, field.minimum), field.maximum)
        inside = field.minimum <= value <= field.maximum
        if inside and at(value) != answer and at(before) == answer:
            return value, abs(value - before)
    return exact, abs(exact) * 1e-9


def distance(field: Field, here: float, there: float) -> float:
    """Measure a change in plausible ranges: by ratio for positive quantities, else by difference.

    A yes or no is one range away.
    """
    if not isinstance(field, Quantity):
        return 1.0
    if field.unit != "share" and min(here, there, field.low) > 0:
        return abs(math.log(there / here)) / math.log(field.high / field.low)
    return abs(there - here) / (field.high - field.low)


def _sentence(field: Field, value: float, up: bool | None, becomes: str) -> str:
    if up is None:
        return f"With “{field.caption}” set to {'yes' if value else 'no'}, {becomes}."
    amount, noun = said_exactly(value), field.noun
    if field.unit == "share":
        amount = f"{value * 100:,.10g}%"
    elif field.unit.startswith("USD"):
        amount, noun = f"${amount}", noun.removeprefix("USD").strip()
    counted = f"{amount} {noun}".rstrip()
    where = f"From {counted} on" if up else f"At {counted} or less"
    return f"{where}, with nothing else changed, {becomes}."


def said_exactly(value: float) -> str:
    """Write a threshold in full: rounding it could put it on the wrong side."""
    return f"{value:,.10g}" if value != int(value) else f"{int(value):,}"
