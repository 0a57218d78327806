"""What would change the answer: for each input, the nearest value at which it does.

Found by search, not by algebra, so that it holds for every calculator: outward from the present
value in steps that grow, then by bisection between the last value that keeps the answer and the
first that changes it, and last outward to a value with few digits that one can say. The same steps
go on to where the new answer ends. What a calculator refuses is no answer: the search ends there.
A yes or no is turned, a choice among few is tried out; a long list, such as all models, is left to
its own table.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from calculators.kit import prices
from calculators.kit.fields import Choice, Quantity, Toggle
from calculators.kit.flip_words import MOST_DIGITS, Change, sentence
from calculators.kit.inputs import InputError, fields_of, with_value
from calculators.kit.result import UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from calculators.kit.calculator import Calculator
    from calculators.kit.fields import Field

    At = Callable[[Any], str | None]

STEPS = 40
DIGITS = 3
"""A threshold is said with so many, where that puts it on no other side."""
FEW = 8
"""A choice among more options is not tried out."""
REFUSED = None
_BISECTIONS = 60
_COUNTED = 100_000
"""Up to here, things are counted one by one."""
_FINEST = 1e-6
_CLOSE = 1e-12
"""Two numbers that are as near to each other, for their size, are said with the same digits."""


@dataclass(frozen=True, kw_only=True)
class Flip:
    """A change of one input that changes one category of the answer.

    `up` tells in which direction the input moves (None for a yes or no, and for a choice). One
    `step` before a quantity's `value` the answer is still the present one. `until` is the last
    value with the new answer, None where it holds as far as the input goes. `distance` is how far
    away the change is, in plausible ranges: 0.1 is near, 3 is far. `rank` is 0 for the leading
    category.
    """

    key: str
    category: str
    rank: int
    value: float | bool | str
    step: float
    until: float | None
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
    present = _given(calculator.answers(inputs))
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
    def answers(value: object) -> Mapping[str, str]:
        try:
            return _given(calculator.answers(with_value(inputs, key, value)))
        except InputError:
            return {}

    here = getattr(inputs, key)
    edges = _edges(calculator, inputs, key, field)
    for rank, category in enumerate(present):
        at = _of(answers, category)
        for change in _changes(field, here, at, edges):
            answer = answers(change.value)[category]
            yield Flip(
                key=key,
                category=category,
                rank=rank,
                value=change.value,
                step=change.step,
                until=change.until,
                answer=answer,
                up=change.up,
                distance=distance(field, here, change.value),
                sentence=sentence(field, change, calculator.becomes(category, answer)),
            )


def _given(answers: dict[str, str]) -> dict[str, str]:
    """Leave out what cannot be answered yet."""
    return {category: one for category, one in answers.items() if one != UNANSWERED}


def _of(answers: Callable[[Any], Mapping[str, str]], category: str) -> At:
    return lambda value: answers(value).get(category)


def _changes(field: Field, here: Any, at: At, edges: Sequence[int]) -> Iterator[Change]:
    if isinstance(field, Quantity):
        for up in (False, True):
            if (found := nearest(field, here, at, edges, up=up)) is not None:
                yield found
        return
    for other in _others(field, here):
        if at(other) not in (at(here), REFUSED):
            yield Change(other)


def _others(field: Field, here: Any) -> list[Any]:
    """List what else a yes or no, or a choice among few, may be."""
    if isinstance(field, Toggle):
        return [not here]
    options = field.options() if isinstance(field, Choice) and field.lever else {}
    return [option for option in options if option != here] if len(options) <= FEW else []


def _edges(calculator: Calculator, inputs: Any, key: str, field: Field) -> list[int]:
    """List the values of an input around which a prompt of it comes to a higher price.

    Between two of them a search in steps could jump over a change. The prompt's length is taken to
    be proportional near by.
    """
    if not (isinstance(field, Quantity) and field.whole and calculator.prompts):
        return []
    found, here = list[int](), getattr(inputs, key)
    snapshot = prices.load()
    tiers = snapshot.rates(inputs.model, snapshot.as_of).tiers[1:]
    more = calculator.prompts(with_value(inputs, key, here + 1)) if tiers else ()
    for length, longer in zip(calculator.prompts(inputs), more, strict=bool(tiers)):
        if longer > length:
            steps = [here + (tier.above - length) // (longer - length) for tier in tiers]
            found += [value for step in steps for value in (step, step + 1)]
    return found


def nearest(
    field: Quantity, here: float, at: At, edges: Sequence[int] = (), *, up: bool
) -> Change | None:
    """Find the nearest value in one direction that changes the answer, and how far that holds."""
    present, before = at(here), here
    values = _outward(field, here, edges, up=up)
    for value in values:
        if at(value) != present:
            break
        before = value
    else:
        return None
    first = _border(field, at, before, value)[1]
    if at(first) == REFUSED:
        return None
    found: tuple[float, float] | None = (first, 1)
    if not _one_by_one(field, first):
        found = _sayable(field, here, first, at, up=up)
    if found is None:
        return None
    beyond = [one for one in (value, *values) if (one > found[0] if up else one < found[0])]
    return Change(*found, until=_until(field, found[0], beyond, at), up=up)


def _until(field: Quantity, value: float, beyond: Iterable[float], at: At) -> float | None:
    """Give the last value with the new answer; None where it holds as far as is allowed."""
    last = value
    for other in beyond:
        if at(other) != at(value):
            end, after = _border(field, at, last, other)
            if at(after) == REFUSED:
                return None
            end = end if _one_by_one(field, end) else _inward(value, end)
            return round(end) if field.whole else end
        last = other
    return None


def _one_by_one(field: Quantity, value: float) -> bool:
    """Whether a value is said as it is: a count that is small, or beside a round number."""
    if not field.whole:
        return False
    beside = (value - 1, value, value + 1)
    return abs(value) <= _COUNTED or any(one == _to_digits(one, 2, up=True)[0] for one in beside)


def _outward(field: Quantity, here: float, edges: Sequence[int], *, up: bool) -> Iterator[float]:
    """Step to the bound in steps that grow, since a quantity may span many sizes."""
    end = field.maximum if up else field.minimum
    span = abs(end - here)
    if span < sys.float_info.min:  # nothing lies in between
        return iter(())
    first = 1.0 if field.whole else max(span, abs(here)) * _FINEST or span
    offsets = [
        min(span, first * (max(span / first, 1.0)) ** (step / STEPS)) for step in range(STEPS)
    ]
    values = {end, *(here + (offset if up else -offset) for offset in offsets)}
    if field.whole:
        values = {round(value) for value in values}
        values |= {edge for edge in edges if min(here, end) < edge < max(here, end)}
    return iter(sorted(values - {here}, reverse=not up))


def _border(field: Quantity, at: At, keeps: float, changes: float) -> tuple[float, float]:
    """Give the last value with the answer of the one, and the next, on the way to the other."""
    answer = at(keeps)
    for _ in range(_BISECTIONS):
        gap = abs(changes - keeps)
        if gap <= (1 if field.whole else abs(changes) * _CLOSE):
            break
        middle = (keeps + changes) // 2 if field.whole else (keeps + changes) / 2
        keeps, changes = (middle, changes) if at(middle) == answer else (keeps, middle)
    return keeps, changes


def _sayable(
    field: Quantity, here: float, exact: float, at: At, *, up: bool
) -> tuple[float, float] | None:
    """Go on from the exact change to a value of a few digits that changes the answer too."""
    for digits in range(DIGITS, MOST_DIGITS + 1):
        value, step = _to_digits(exact, digits, up=up)
        if field.whole:  # what is counted is reckoned with in whole numbers alone
            value, step = round(value), max(1, round(step))
        before = max(value - step, here) if up else min(value + step, here)
        inside = field.minimum <= value <= field.maximum
        if inside and at(value) == at(exact) and at(before) == at(here):
            return value, abs(value - before)
    return None


def _inward(value: float, end: float) -> float:
    """Go back from the exact end of an answer to one of a few digits, short of the first value."""
    for digits in range(DIGITS, MOST_DIGITS + 1):
        said, _ = _to_digits(end, digits, up=end < value)
        if min(value, end) <= said <= max(value, end):
            return said
    return value


def _to_digits(exact: float, digits: int, *, up: bool) -> tuple[float, float]:
    """Round up or down to so many digits; give the value and the step between two of them."""
    size = math.floor(math.log10(abs(exact))) if exact else 0
    scale = digits - 1 - size
    step = 10.0**-scale
    return round((math.ceil if up else math.floor)(exact / step) * step, max(scale, 0)), step


def distance(field: Field, here: Any, there: Any) -> float:
    """Measure a change in plausible ranges: by ratio for positive quantities, else by difference.

    A yes or no, and another choice, is one range away.
    """
    if not isinstance(field, Quantity):
        return 1.0
    if field.unit != "share" and min(here, there, field.low) > 0:
        return abs(math.log(there / here)) / math.log(field.high / field.low)
    return float(abs(there - here) / (field.high - field.low))
