"""The one firm that all defaults describe."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from calculators.kit import calculator, certainty, firm, shape_inputs
from calculators.kit.fields import Quantity
from calculators.kit.inputs import fields_of

if TYPE_CHECKING:
    from calculators.kit.fields import Field

SHARED = {
    key: declared.keywords
    for module in (firm, certainty, shape_inputs)
    for key, declared in vars(module).items()
    if isinstance(declared, partial)
}


def askers(key: str) -> dict[str, Field]:
    """Give the field of each calculator that asks for this."""
    fields = {name: fields_of(calculator.load(name).inputs) for name in calculator.names()}
    return {name: found[key] for name, found in fields.items() if key in found}


@pytest.mark.parametrize("key", SHARED)
def test_calculators_agree_on_what_an_input_is(key: str) -> None:
    """Whoever asks for it takes the same values, so a case can be carried from one to the next."""
    for field in askers(key).values():
        if isinstance(field, Quantity):
            assert (field.minimum, field.maximum) == SHARED[key]["bounds"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("requests_per_day", 400),
        ("input_tokens", 1_500),
        ("output_tokens", 300),
        ("labeled_examples", 200),
        ("day_rate", 800),
        ("discount_rate", 0.08),
    ],
)
def test_the_firm_is_the_same_everywhere(key: str, value: float) -> None:
    """Its requests, tokens, examples and rates do not depend on the calculator."""
    found = {name: getattr(calculator.load(name).inputs(), key) for name in askers(key)}
    assert found == dict.fromkeys(found, value)
