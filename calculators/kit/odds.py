"""How sure an answer is when some quantities are known only as ranges, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calculators.kit.words import listed, usd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculators.kit.calculator import Calculator
    from calculators.kit.case import Case
    from calculators.kit.draws import Held, Number
    from calculators.kit.result import Figure

_TEN: Final = 10
_NAMED: Final = 3
"""So many other answers are named; of more, the most frequent."""


def headline(case: Case) -> str:
    """Say how often the answer holds, and how far the figure reaches on which it hangs."""
    return " ".join(filter(None, [_answers(case), reach(case)]))


def _answers(case: Case) -> str:
    """Say the leading category, and the first of the others that may turn out otherwise."""
    first, *rest = case.spread.held if case.spread else ()
    turning = [held for held in rest if held.share < 1][:1]
    parts = [_holds(case.calculator, first, " plausible cases")]
    parts += [_holds(case.calculator, held) for held in turning]
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}."


def _holds(calculator: Calculator, held: Held, cases: str = "") -> str:
    what = calculator.words.get(held.category, "the answer")
    return (
        f"{what} is {calculator.said(held.answer)} {of_ten(held.share)}{cases}"
        f"{_otherwise(calculator, held)}"
    )


def _otherwise(calculator: Calculator, held: Held) -> str:
    """Name the other answers, the most frequent first."""
    others = [calculator.said(one) for one in held.others]
    if not others:
        return ""
    more = len(others) - _NAMED
    if more > 1:
        others[_NAMED:] = [f"one of {more} others"]
    return f", otherwise {listed(others, 'or')}"


def of_ten(share: float) -> str:
    """Say a share as people do.

    >>> of_ten(1.0), of_ten(0.83), of_ten(0.99), of_ten(0.02)
    ('in all', 'in 8 of 10', 'in more than 9 of 10', 'in fewer than 1 of 10')
    """
    tenths = round(share * _TEN)
    if share >= 1:
        return "in all"
    if tenths == _TEN:
        return "in more than 9 of 10"
    return f"in {tenths} of 10" if tenths else "in fewer than 1 of 10"


def reach(case: Case) -> str:
    """Say between what the figure mostly lies on which the answer hangs; '' where none varies.

    That is one that may be a loss or a gain, or the leading figure, or the first that varies.
    """
    varying = {figure.key: (figure, low, high) for figure, low, high in _varying(case)}
    hangs = [found for found in varying.values() if may_be_a_loss(*found)]
    leading = [varying[key] for key in [case.result.leading] if key in varying]
    for figure, low, high in [*hangs, *leading, *varying.values()][:1]:
        return f"{figure.heading}: mostly {between(figure, low, high)}."
    return ""


def _varying(case: Case) -> Iterator[tuple[Figure, Number, Number]]:
    for key, (low, _, high) in case.spread.quantiles.items() if case.spread else ():
        if low != high and key in case.result.by_key:
            yield case.result.by_key[key], low, high


def may_be_a_loss(figure: Figure, low: Number, high: Number) -> bool:
    """Whether a figure is an amount that lies on both sides of nothing."""
    crosses = low is not None and high is not None and low < 0 < high
    return crosses and figure.unit.startswith("USD")


def between(figure: Figure, low: Number, high: Number) -> str:
    """Say between which values a figure lies, a loss and a gain by these names."""
    if may_be_a_loss(figure, low, high):
        return f"between a loss of {usd(-(low or 0))} and a gain of {usd(high or 0)}"
    counted = "" if high is None else figure.counted
    return f"{figure.band(low, high)} {counted}".rstrip()
