"""Inputs of any calculator, drawn by hypothesis from its own declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import assume
from hypothesis import strategies as st

from calculators.kit.fields import Choice, Day, Quantity
from calculators.kit.inputs import InputError, fields_of

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator
    from calculators.kit.fields import Field


def inputs(known: Calculator) -> st.SearchStrategy[Any]:
    """Draw every input: what is plausible, or an extreme of what is allowed."""
    drawn = {key: value(field) for key, field in fields_of(known.inputs).items()}
    return st.builds(known.inputs, **drawn)


def value(field: Field) -> st.SearchStrategy[Any]:
    """Draw a value that a field allows."""
    if isinstance(field, Quantity):
        ends = (field.low, field.high), (field.minimum,) * 2, (field.maximum,) * 2
        return st.one_of(quantity(field, *pair) for pair in ends)
    if isinstance(field, Choice):
        return st.sampled_from(sorted(field.options()))
    if isinstance(field, Day):
        return st.dates(field.earliest(), field.latest())
    return st.booleans()


def quantity(field: Quantity, low: float, high: float) -> st.SearchStrategy[float]:
    """Draw a quantity between two numbers."""
    if field.whole:
        return st.integers(int(low), int(high))
    return st.floats(low, high, allow_subnormal=False)


def numbers(known: Calculator, asked: Any) -> dict[str, Any]:
    """Give the figures; draw again where the inputs do not go together."""
    try:
        return dict(known.numbers(asked))
    except InputError:
        assume(condition=False)
        raise
