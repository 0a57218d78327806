"""What would change an answer, in words that can be read aloud, and typed as they are read."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from calculators.kit.fields import Choice, Quantity
from calculators.kit.words import MINUS, dollars

if TYPE_CHECKING:
    from calculators.kit.fields import Field

ALONE: Final = "Each of these changes one thing and leaves the rest as it is."
"""What holds of every change, to be said once above them all."""
MOST_DIGITS: Final = 10
"""A threshold is said with no more."""
_FEW_DIGITS: Final = 4
_SIZES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


class Change(NamedTuple):
    """A value that changes the answer, the step before it, and how far the new answer holds."""

    value: Any
    step: float = 1.0
    until: float | None = None
    up: bool | None = None


def sentence(field: Field, change: Change, becomes: str) -> str:
    """Say where the answer changes, how far that holds, and what it becomes."""
    return f"If “{field.caption}” is {_where(field, change)}, {becomes}."


def _where(field: Field, change: Change) -> str:
    value, until = change.value, change.until
    if not isinstance(field, Quantity):
        option = field.shown(value)
        return f"set to {f'“{option}”' if isinstance(field, Choice) else option}"
    if value in {until, field.minimum, field.maximum}:
        return _counted(field, value)
    if until is None:
        less = "fewer" if field.counts else "less"
        return f"{_counted(field, value)} or {'more' if change.up else less}"
    low, high = sorted((value, until))
    return f"from {_amount(field, low)} to {_counted(field, high)}"


def _counted(field: Quantity, value: float) -> str:
    """Write a threshold with what its caption leaves unsaid of its unit."""
    return f"{_amount(field, value)} {field.unsaid(value)}".rstrip()


def _amount(field: Quantity, value: float) -> str:
    if field.unit == "share":
        return f"{said_exactly(value * 100)}%"
    return dollars(_sized(value)) if field.unit.startswith("USD") else _sized(value)


def _sized(value: float) -> str:
    """Write millions and more in words, where few digits say them.

    >>> _sized(7_110_000_000), _sized(1_234_567), _sized(33_334)
    ('7.11 billion', '1,234,567', '33,334')
    """
    for size, name in _SIZES:
        if value >= size and len(said := said_exactly(value / size)) <= _FEW_DIGITS:
            return f"{said} {name}"
    return said_exactly(value)


def said_exactly(value: float) -> str:
    """Write a threshold in full: rounding it could put it on the wrong side.

    >>> said_exactly(33334), said_exactly(0.00009218), said_exactly(99.82000000000001)
    ('33,334', '0.00009218', '99.82')
    """
    if value == int(value):
        return f"{int(value):,}".replace("-", MINUS)
    places = max(1, MOST_DIGITS - 1 - math.floor(math.log10(abs(value))))
    return f"{value:,.{places}f}".rstrip("0").rstrip(".").replace("-", MINUS)
