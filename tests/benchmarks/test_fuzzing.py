"""The fuzzing finds what it looks for."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import fuzz as command
from benchmarks.kit.fuzzing import fuzz
from calculators.kit.calculator import load
from calculators.kit.inputs import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculators.kit.result import Result

KNOWN = load("approach")


def fails(_: Any) -> Result:
    msg = "no such thing"
    raise ZeroDivisionError(msg)


def says_nan(inputs: Any) -> Result:
    return dataclasses.replace(KNOWN.calculate(inputs), headline="It costs $nan a month.")


def warns_of_less_than_all(inputs: Any) -> Result:
    return dataclasses.replace(KNOWN.calculate(inputs), warnings=("Up to -inf%.",))


def refuses_without_a_word(_: Any) -> Result:
    raise InputError([])


@pytest.mark.parametrize(
    ("calculate", "said"),
    [
        (fails, "ZeroDivisionError: no such thing"),
        (says_nan, "'It costs $nan a month."),
        (warns_of_less_than_all, "Up to -inf%"),
        (refuses_without_a_word, "a refusal without a reason"),
    ],
)
def test_a_fault_is_found(calculate: Callable[[Any], Result], said: str) -> None:
    """An exception, a number that is none, and a silent refusal are findings on every way."""
    count = fuzz(dataclasses.replace(KNOWN, calculate=calculate), 80)
    assert len(count.findings) > 20
    for way in ("form", "address", "json", "command line"):
        assert any(f"approach, {way}, " in one and said in one for one in count.findings)


def test_ways_that_differ_are_found() -> None:
    """Where the page refuses what is read and calculated, that is a finding."""
    changed = dataclasses.replace(KNOWN, inputs=load("latency").inputs, calculate=_ignoring)
    assert any("differ" in finding for finding in fuzz(changed, 80, whole_every=1).findings)


def _ignoring(_: Any) -> Result:
    return KNOWN.calculate(KNOWN.inputs())


def test_words_that_only_look_like_no_number_are_none() -> None:
    """`information`, `banana` and `inf-` within a word are not findings."""
    said = dataclasses.replace(
        KNOWN.calculate(KNOWN.inputs()), headline="Information on bananas; infinite-context."
    )
    changed = dataclasses.replace(KNOWN, calculate=lambda _: said)
    assert not any("'" in one.rsplit(": ", 1)[-1] for one in fuzz(changed, 40).findings)


def test_the_command_prints_a_table_and_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a finding the status is 0, and the table has a row for the calculator named."""
    assert command.main(["--drawn", "40", "approach"]) == 0
    heading, row = capsys.readouterr().out.splitlines()
    assert heading.split() == ["drawn", "inputs", "answered", "whole", "refused", "findings"]
    assert row.split()[0] == "approach"


def test_the_command_ends_with_1_after_a_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault is printed, and a continuous integration notices it."""
    faulty = dataclasses.replace(KNOWN, calculate=fails)
    monkeypatch.setattr(command, "load", lambda _: faulty)
    assert command.main(["--drawn", "40", "approach"]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err
