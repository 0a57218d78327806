"""The link to a calculation: its inputs, and what the answer was when the link was made.

Everything stands after `#`, which browsers never send to a server. Only inputs that differ from
their defaults are written. Keys that begin with `_` say what was computed then.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from calculators.kit import prices
from calculators.kit.words import exact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculators.kit.case import Case
    from calculators.kit.result import Figure

MOST_CHARACTERS = 4_000
MOST_KEYS = 100


@dataclass(frozen=True)
class Then:
    """What a link's maker saw: the formulas' version, the prices' date, the answer, the figure."""

    version: str = ""
    prices: str = ""
    answer: str = ""
    figure: str = ""


def encode(case: Case, more: Mapping[str, str] = MappingProxyType({})) -> str:
    """Write the link's fragment, without the `#`. Inputs all at their defaults give ''.

    `more` are settings of the page beside the inputs, such as the currency.
    """
    differing: dict[str, object] = {**case.changed(), **more}
    if not differing:
        return ""
    result = case.result
    then = {
        "_v": str(case.calculator.version),
        "_prices": prices.load().as_of.isoformat(),
        "_answer": result.answer,
        "_figure": exact(result.by_key[result.leading].value),
    }
    return urlencode({key: exact(value) for key, value in differing.items()} | then)


def decode(fragment: str) -> tuple[dict[str, str], Then]:
    """Read a link's fragment: raw inputs by key, and what was computed then."""
    pairs = parse_qsl(fragment[:MOST_CHARACTERS].lstrip("#?"), keep_blank_values=True)
    given = dict(pairs[:MOST_KEYS])
    then = Then(*(given.pop(key, "") for key in ("_v", "_prices", "_answer", "_figure")))
    return given, then


def compared(case: Case, then: Then) -> str:
    """Say how an older link's answer compares with today's; '' when nothing has changed."""
    calculator, result = case.calculator, case.result
    figure = result.by_key[result.leading]
    if (then.answer, then.figure) in {(result.answer, exact(figure.value)), ("", "")}:
        return ""
    before = calculator.said(then.answer) if then.answer in calculator.words else "unknown"
    if then.figure and figure.key not in result.answers:
        before = f"{_said(then.figure, figure)} ({before})"
    reasons = []
    day, today = _day(then.prices), prices.load().as_of
    if day and day != today:
        reasons.append(f"prices were of {day} and are now of {today}")
    if then.version and then.version != str(calculator.version):
        reasons.append("the formulas have been revised")
    why = f" Since then, {' and '.join(reasons)}." if reasons else " The link was edited by hand."
    return f"When this link was made, the answer was {before}.{why}"


def _said(text: str, figure: Figure) -> str:
    """Say a link's figure; whatever is no number is unknown."""
    try:
        value = float(text)
    except ValueError:
        return "unknown"
    return figure.say(value) if math.isfinite(value) else "unknown"


def _day(text: str) -> dt.date | None:
    """Read a link's date; nobody puts words of their own into the page by it."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
