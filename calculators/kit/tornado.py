"""The tornado: which unknown moves the answer most, as bars under one scale, longest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calculators.kit import ranges
from calculators.kit.odds import of_ten
from calculators.kit.ranges import Range

if TYPE_CHECKING:
    from calculators.kit.case import Case
    from calculators.kit.draws import Number, Swing

WIDTH: Final = 100.0


@dataclass(frozen=True)
class Bar:
    """One input's bar: `start` and `length` on a scale of 0 to 100, and its ends in words.

    `range` is what the input goes through: its range, as far as the other inputs allow. The bar
    has two parts, each a start and a length: from the case that is shown to the input's low end
    (`pale`), and to its high end (`full`), so that one sees which end is which.
    """

    key: str
    caption: str
    range: str
    at_low: str
    at_high: str
    start: float
    length: float
    pale: tuple[float, float]
    full: tuple[float, float]


@dataclass(frozen=True)
class Scale:
    """The measures between which all bars lie."""

    lowest: float
    highest: float

    def place(self, value: Number) -> float:
        """Give a measure's place from 0 to 100; what is never reached lies at the end."""
        if value is None:
            return WIDTH
        return (value - self.lowest) * WIDTH / ((self.highest - self.lowest) or 1.0)

    @property
    def zero(self) -> float | None:
        """The place of zero where the bars lie on both sides of it."""
        return self.place(0.0) if self.lowest < 0 < self.highest else None


def scale(case: Case) -> Scale:
    """Give the scale of a case's bars."""
    spread = case.spread
    if spread is None or not spread.measure:
        return Scale(0.0, 1.0)
    ends = [end for swing in spread.swings for end in (swing.at_low, swing.at_high)]
    known = [end for end in ends if end is not None] or [0.0]
    return Scale(min(known), max(known))


def bars(case: Case) -> list[Bar]:
    """Draw the swings of a case with ranges on one scale."""
    if (spread := case.spread) is None:
        return []
    place, shown = scale(case).place, _shown(case)
    found = []
    for swing in spread.swings:
        low, high = place(swing.at_low), place(swing.at_high)
        start, end = sorted((low, high))
        middle = (start + end) / 2 if shown is None else min(max(place(shown), start), end)
        parts = [(min(side, middle), abs(side - middle)) for side in (low, high)]
        at_low, at_high = (said(case, value) for value in (swing.at_low, swing.at_high))
        caption = case.fields[swing.key].caption
        words = (caption, _range(case, swing), at_low, at_high)
        found.append(Bar(swing.key, *words, start, end - start, *parts))
    return found


def _shown(case: Case) -> Number:
    """Give the measure of the case that is shown; None where it is no figure's number."""
    figure = case.result.by_key.get(case.spread.measure) if case.spread else None
    value = figure.value if figure else None
    return value if isinstance(value, int | float) else None


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
