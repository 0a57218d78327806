"""Every calculator's plain numbers: the quick way to its figures, with nothing computed twice."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from calculators.kit import calculator
from calculators.kit.fields import Choice, Quantity, Toggle
from calculators.kit.inputs import InputError, fields_of, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculators.kit.calculator import Calculator

CALCULATORS = [calculator.load(name) for name in calculator.names()]
DRAWN = 60


def inputs_of(known: Calculator) -> Iterator[Any]:
    """Give the defaults, the presets, and drawn inputs that go together."""
    draw = random.Random(known.name)  # noqa: S311 - a fixed sample, no secret
    yield known.inputs()
    yield from (read(known.inputs, preset.values) for preset in known.presets)
    for _ in range(DRAWN):
        raw: dict[str, object] = {}
        for key, field in fields_of(known.inputs).items():
            if isinstance(field, Quantity):
                raw[key] = field.low + (field.high - field.low) * draw.random() ** 3
                raw[key] = round(raw[key]) if field.whole else raw[key]
            elif isinstance(field, Toggle):
                raw[key] = draw.random() < 0.5
            elif isinstance(field, Choice):
                raw[key] = draw.choice(list(field.options()))
        yield read(known.inputs, raw)


@pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
def test_numbers_are_the_figures_exactly(known: Calculator) -> None:
    """`numbers` and the figures of `calculate` agree in keys, order and every bit."""
    compared = 0
    for inputs in inputs_of(known):
        try:
            figures = known.calculate(inputs).figures
        except InputError:
            with pytest.raises(InputError):
                known.numbers(inputs)
            continue
        expected = [(f.key, f.value) for f in figures if not isinstance(f.value, str)]
        assert list(known.numbers(inputs).items()) == expected
        compared += 1
    assert compared > len(known.presets)
