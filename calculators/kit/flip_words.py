"""What would change an answer, in words that can be typed as they are read."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from calculators.kit.fields import Choice
from calculators.kit.words import agreeing

if TYPE_CHECKING:
    from calculators.kit.fields import Field

MOST_DIGITS = 10
"""A threshold is said with no more."""


class Change(NamedTuple):
    """A value that changes the answer, the step before it, and how far the new answer holds."""

    value: Any
    step: float = 1.0
    until: float | None = None
    up: bool | None = None


def sentence(field: Field, change: Change, becomes: str) -> str:
    """Say where the answer changes, how far that holds, and what it becomes."""
    value, until = change.value, change.until
    if change.up is None:
        return f"With “{field.caption}” set to {_said_option(field, value)}, {becomes}."
    if until is not None and until != value:
        low, high = sorted((value, until))
        where = f"From {_amount(field, low)} to {_counted(field, high)}"
    elif until is not None:
        where = f"At {_counted(field, value)}"
    else:
        counted = _counted(field, value)
        where = f"From {counted} on" if change.up else f"At {counted} or less"
    return f"{where}, with nothing else changed, {becomes}."


def _amount(field: Field, value: float) -> str:
    if field.unit == "share":
        return f"{said_exactly(value * 100)}%"
    return f"{'$' if field.unit.startswith('USD') else ''}{said_exactly(value)}"


def _counted(field: Field, value: float) -> str:
    """Write a threshold with what is counted."""
    noun = field.noun
    if field.unit.startswith("USD"):
        noun = noun.removeprefix("USD").strip()
    elif field.unit != "share":
        noun = agreeing(noun, value)
    return f"{_amount(field, value)} {noun}".rstrip()


def _said_option(field: Field, value: object) -> str:
    return f"“{field.shown(value)}”" if isinstance(field, Choice) else field.shown(value)


def said_exactly(value: float) -> str:
    """Write a threshold in full: rounding it could put it on the wrong side.

    >>> said_exactly(33334), said_exactly(0.00009218), said_exactly(99.82000000000001)
    ('33,334', '0.00009218', '99.82')
    """
    if value == int(value):
        return f"{int(value):,}"
    places = max(1, MOST_DIGITS - 1 - math.floor(math.log10(abs(value))))
    return f"{value:,.{places}f}".rstrip("0").rstrip(".")
