"""Making inputs from what is entered: every mistake named, nothing else let through."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.kit import calculator
from calculators.kit.fields import Quantity
from calculators.kit.inputs import InputError, as_plain, as_typed, fields_of, read

CALCULATORS = calculator.names()


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_mistake_is_named_at_once(name: str) -> None:
    """Unknown keys and bad values are all reported, each with its field and a cure."""
    kind = calculator.load(name).inputs
    quantities = {k: f for k, f in fields_of(kind).items() if isinstance(f, Quantity)}
    first = next(iter(quantities))
    raw: dict[str, object] = dict.fromkeys(quantities, "-1e99") | {f"{first}x": "1"}
    with pytest.raises(InputError) as caught:
        read(kind, raw)
    text = str(caught.value)
    for key, field in quantities.items():
        assert f"{key}: '-1e+99' is out of bounds; enter a number {field.bounds()}" in text
    assert f"'{first}x' is not an input of this calculator. Did you mean '{first}'?" in text


def test_an_unknown_model_is_answered_with_the_nearest() -> None:
    """A misspelled choice is refused with a suggestion."""
    with pytest.raises(InputError, match="Did you mean 'anthropic/claude-haiku-5-5'"):
        read(calculator.load("api-cost").inputs, {"model": "anthropic/claude-haiku-55"})


@pytest.mark.parametrize("name", CALCULATORS)
@given(
    value=st.one_of(
        st.text(max_size=50), st.floats(), st.integers(), st.none(), st.lists(st.none())
    )
)
def test_any_value_in_any_field_is_read_or_refused(name: str, value: Any) -> None:
    """Whatever stands in a field, the result is inputs or an InputError that names the field."""
    kind = calculator.load(name).inputs
    for key in fields_of(kind):
        try:
            read(kind, {key: value}, typed=isinstance(value, str))
        except InputError as error:
            assert [p.key for p in error.problems] == [key]
            assert "nan" not in str(error).replace(f"'{value}'", "").lower()


@pytest.mark.parametrize("name", CALCULATORS)
def test_inputs_survive_the_form_and_json(name: str) -> None:
    """Each preset, written as on the form or as JSON, is read back as the same inputs."""
    known = calculator.load(name)
    for preset in known.presets:
        inputs = read(known.inputs, preset.values)
        assert read(known.inputs, as_typed(inputs), typed=True) == inputs
        assert read(known.inputs, as_plain(inputs)) == inputs


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_field_can_be_understood(name: str) -> None:
    """Each input has a caption and a hint; each quantity has plausible bounds inside its bounds."""
    for field in fields_of(calculator.load(name).inputs).values():
        assert field.caption
        assert field.help.endswith(".")
        if hasattr(field, "low"):
            assert field.minimum <= field.low < field.high <= field.maximum
            assert field.basis
