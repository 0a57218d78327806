"""One of a thing is said in the singular, wherever a calculator says it."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

import pytest

from calculators.kit import calculator
from calculators.kit.fields import Quantity
from calculators.kit.inputs import InputError, fields_of, with_value
from calculators.kit.words import agreeing

if TYPE_CHECKING:
    from collections.abc import Iterator

THINGS = {
    word
    for name in calculator.names()
    for field in fields_of(calculator.load(name).inputs).values()
    for word in set(field.unit.split()) - set(agreeing(field.unit, 1).split())
}
ONES = re.compile(rf"(?<![\d.,])1 ([a-z]+ )?({'|'.join(sorted(THINGS))})\b")


def texts(said: Any) -> Iterator[str]:
    """Give every text in a result."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, tuple):
        for part in said:
            yield from texts(part)
    elif dataclasses.is_dataclass(said):
        for field in dataclasses.fields(said):
            yield from texts(getattr(said, field.name))


@pytest.mark.parametrize("name", calculator.names())
def test_one_of_a_thing_is_singular(name: str) -> None:
    """With any one input at 1, no sentence of the result says '1 examples' or the like."""
    known = calculator.load(name)
    inputs = known.inputs()
    for key, field in fields_of(inputs).items():
        if not isinstance(field, Quantity) or not field.minimum <= 1 <= field.maximum:
            continue
        assert ONES.search(field.summary(1)) is None
        try:
            result = known.calculate(with_value(inputs, key, 1))
        except InputError:
            continue
        assert [text for text in texts(result) if ONES.search(text)] == []
