"""What would change the answer: for each input, the nearest value at which it does.

Found by search, not by algebra, so that it holds for every calculator: outward from the present
value in steps that grow, then by bisection between the last value that keeps the answer and the
first that changes it, and last outward to a value with few digits that one can say. A yes or no is
turned, a choice among few is tried out; a long list, such as all models, is left to its own table.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from calculators.kit.fields import Choice, Quantity, Toggle
from calculators.kit.inputs import fields_of, with_value
from calculators.kit.words import agreeing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from calculators.kit.calculator import Calculator
    from calculators.kit.fields import Field

    At = Callable[[Any], str]

STEPS = 40
DIGITS = 4
FEW = 8
"""A choice among more options is not tried out."""
_BISECTIONS = 50
_FINEST = 1e-6


@dataclass(frozen=True, kw_only=True)
class Flip:
    """A change of one input that changes one category of the answer.

    `up` tells in which direction the input moves (None for a yes or no, and for a choice). One
    `step` before a quantity's `value` the answer is still the present one. `distance` is how far
    away that is, in plausible ranges: 0.1 is near, 3 is far. `rank` is 0 for the leading category.
    """

    key: str
    category: str
    rank: int
    value: float | bool | str
    step: float
    answer: str
    up: bool | None
    distance: float
    sentence: str

    @property
    def before(self) -> float | None:
        """The value one step nearer, where the answer is still the present one."""
        if self.up is None or isinstance(self.value, str):
            return None
        return self.value - self.step if self.up else self.value + self.step


def flips(calculator: Calculator, inputs: Any) -> list[Flip]:
    """List what would change the leading category, the nearest change first, then the others."""
    return ranked(flip for found in search(calculator, inputs) for flip in found)


def search(calculator: Calculator, inputs: Any) -> Iterator[list[Flip]]:
    """Search one input after the other, so that whoever asks may stop in between."""
    present = calculator.answers(inputs)
    for key, field in fields_of(inputs).items():
        yield list(_flips_of(calculator, inputs, key, field, present))


def ranked(found: Iterable[Flip]) -> list[Flip]:
    """Put the leading category first, and in each the nearest change.

    Where one change flips several categories, the leading one stands for all.
    """
    first = sorted(found, key=lambda flip: (flip.rank, flip.distance))
    kept: dict[tuple[str, object], Flip] = {}
    for flip in first:
        kept.setdefault((flip.key, flip.value), flip)
    return list(kept.values())


def _flips_of(
    calculator: Calculator,
    inputs: Any,
    key: str,
    field: Field,
    present: dict[str, str],
) -> Iterator[Flip]:
    @cache
    def answers(value: object) -> dict[str, str]:
        return calculator.answers(with_value(inputs, key, value))

    here = getattr(inputs, key)
    for rank, (category, answer) in enumerate(present.items()):
        at = _of(answers, category)
        for value, step, up in _changes(field, here, at, answer):
            becomes = calculator.becomes(category, answers(value)[category])
            yield Flip(
                key=key,
                category=category,
                rank=rank,
                value=value,
                step=step,
                answer=answers(value)[category],
                up=up,
                distance=distance(field, here, value),
                sentence=_sentence(field, value, up, becomes),
            )


def _of(answers: Callable[[Any], dict[str, str]], category: str) -> At:
    return lambda value: answers(value)[category]


def _changes(
    field: Field, here: Any, at: At, answer: str
) -> Iterator[tuple[Any, float, bool | None]]:
    if isinstance(field, Quantity):
        for up in (False, True):
            if (found := nearest(field, here, at, answer, up=up)) is not None:
                yield *found, up
        return
    for other in _others(field, here):
        if at(other) != answer:
            yield other, 1.0, None


def _others(field: Field, here: Any) -> list[Any]:
    """List what else a yes or no, or a choice among few, may be."""
    if isinstance(field, Toggle):
        return [not here]
    options = field.options() if isinstance(field, Choice) and field.lever else {}
    return [option for option in options if option != here] if len(options) <= FEW else []


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


def distance(field: Field, here: Any, there: Any) -> float:
    """Measure a change in plausible ranges: by ratio for positive quantities, else by difference.

    A yes or no, and another choice, is one range away.
    """
    if not isinstance(field, Quantity):
        return 1.0
    if field.unit != "share" and min(here, there, field.low) > 0:
        return abs(math.log(there / here)) / math.log(field.high / field.low)
    return float(abs(there - here) / (field.high - field.low))


def _sentence(field: Field, value: Any, up: bool | None, becomes: str) -> str:
    if up is None:
        return f"With “{field.caption}” set to {_said_option(field, value)}, {becomes}."
    amount, noun = said_exactly(value), field.noun
    if field.unit == "share":
        amount = f"{value * 100:,.10g}%"
    elif field.unit.startswith("USD"):
        amount, noun = f"${amount}", noun.removeprefix("USD").strip()
    else:
        noun = agreeing(noun, value)
    counted = f"{amount} {noun}".rstrip()
    where = f"From {counted} on" if up else f"At {counted} or less"
    return f"{where}, with nothing else changed, {becomes}."


def _said_option(field: Field, value: object) -> str:
    return f"“{field.shown(value)}”" if isinstance(field, Choice) else field.shown(value)


def said_exactly(value: float) -> str:
    """Write a threshold in full: rounding it could put it on the wrong side."""
    return f"{value:,.10g}" if value != int(value) else f"{int(value):,}"
