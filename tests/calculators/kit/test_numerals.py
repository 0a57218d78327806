"""Numbers as people type them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.kit.numerals import parse_number
from calculators.kit.words import exact, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2000", 2000),
        ("2,000", 2000),
        ("2 000", 2000),
        ("2\u00a0000", 2000),
        ("1,234,567.5", 1234567.5),
        ("1.234.567", 1234567),
        ("1.500,5", 1500.5),
        ("1,5", 1.5),
        (",5", 0.5),
        ("1.234", 1.234),
        ("0,05", 0.05),
        ("$12", 12),
        ("1e6", 1e6),
        ("-3", -3),
        ("1'000", 1000),
    ],
)
def test_reads_what_people_write(text: str, value: float) -> None:
    """Commas, points, spaces and currency signs are read as a person means them."""
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    ["", " ", "ten", "nan", "inf", "-Infinity", "1e999", "1,2,3", "1.2.3", "0x10", "１２", "--1"],
)
def test_refuses_what_is_no_number(text: str) -> None:
    """What is not a finite number is refused, never guessed."""
    with pytest.raises(ValueError, match="is not a number"):
        parse_number(text)


@given(st.text(max_size=60))
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    """No text leads to nan, infinity, or another exception."""
    try:
        value = parse_number(text)
    except ValueError:
        return
    assert math.isfinite(value)


@given(st.one_of(st.integers(-(10**15), 10**15), st.floats(-1e9, 1e9).map(lambda x: round(x, 6))))
def test_what_is_written_is_read_back(value: float) -> None:
    """Both ways of writing a number are read back as the same number."""
    assert parse_number(number(value)) == pytest.approx(value, abs=1e-9)
    assert parse_number(exact(value)) == value
