"""The tornado: which unknown moves the answer most, as bars under one scale, longest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calculators.kit import ranges
from calculators.kit.draws import of_ten
from calculators.kit.ranges import Range

if TYPE_CHECKING:
    from calculators.kit.case import Case
    from calculators.kit.draws import Number, Swing

WIDTH: Final = 100.0


@dataclass(frozen=True)
class Bar:
    """One input's bar: `start` and `length` on a scale of 0 to 100, and its ends in words.

    `range` is what the input goes through: its range, as far as the other inputs allow.
    """

    key: str
    caption: str
    range: str
    at_low: str
    at_high: str
    start: float
    length: float


def bars(case: Case) -> list[Bar]:
    """Draw the swings of a case with ranges on one scale."""
    spread = case.spread
    if spread is None:
        return []
    ends = [(swing, (swing.at_low, swing.at_high)) for swing in spread.swings]
    known = [value for _, pair in ends for value in pair if value is not None] or [0.0]
    lowest, highest = (min(known), max(known)) if spread.measure else (0.0, 1.0)
    scale = WIDTH / ((highest - lowest) or 1.0)

    def place(value: Number) -> float:
        return WIDTH if value is None else (value - lowest) * scale

    found = []
    for swing, pair in ends:
        start, end = sorted(map(place, pair))
        at_low, at_high = (said(case, value) for value in pair)
        caption = case.fields[swing.key].caption
        bar = Bar(swing.key, caption, _range(case, swing), at_low, at_high, start, end - start)
        found.append(bar)
    return found


def _range(case: Case, swing: Swing) -> str:
    field, ends = case.range(swing.key)
    used = Range(swing.low, swing.high)
    allowed = "" if used == ends else ", as far as your other numbers allow"
    return ranges.said(field, used) + allowed


def said(case: Case, value: Number) -> str:
    """Say what the measure is at one end of a range."""
    measure = case.spread.measure if case.spread else ""
    if measure:
        return case.result.by_key[measure].bare(value)
    return "in no case" if value is None else f"{of_ten(value)} cases"


def title(case: Case) -> str:
    """Say what the bars show."""
    spread = case.spread
    if spread is None or not spread.measure:
        return (
            "How often the answer stays the same when one unknown is in the lower or in the upper "
            "half of its range"
        )
    figure = case.result.by_key[spread.measure]
    of = f" ({figure.counted})" if figure.counted else ""
    rest = "as in the case shown" if spread.typical else "in the middle"
    return (
        f"{figure.heading}{of} when one unknown goes from its low to its high end and the others "
        f"stay {rest}"
    )
