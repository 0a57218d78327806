"""Writing values as people write them: rounded, with their unit, in plain words."""

from __future__ import annotations

import math
import re
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt

amounts: ContextVar[tuple[str, float]] = ContextVar("amounts", default=("$", 1.0))
"""The sign before an amount, and how much of that currency a US dollar buys."""

_PLURAL: Final = re.compile(
    r"(?<=[a-z]{2})s\b(?=$| (?:per|of|for|in|to|at|that|read|written)\b| \()"
)
_CENT: Final = 0.01
_SMALL: Final = 10
_WHOLE_FROM: Final = 100


def number(value: float) -> str:
    """Write a number in full, thousands grouped, without needless zeros.

    >>> number(33334), number(0.75), number(1e6), number(2.0)
    ('33,334', '0.75', '1,000,000', '2')
    """
    if float(value).is_integer():
        return f"{int(value):,}"
    whole, _, decimals = f"{value:,.10f}".rstrip("0").partition(".")
    return f"{whole}.{decimals}" if decimals else whole


def rounded(value: float, figures: int = 3) -> str:
    """Write a number to so many significant figures, never dropping digits before the point.

    >>> rounded(1234567), rounded(0.012345), rounded(12.345), rounded(0)
    ('1,230,000', '0.0123', '12.3', '0')
    """
    if value == 0:
        return "0"
    digits = figures - 1 - math.floor(math.log10(abs(value)))
    return number(round(value, digits))


def usd(value: float) -> str:
    """Write an amount of US dollars as one says it: cents only where they matter.

    Within `currency.shown_in` it is converted and carries that currency's sign.

    >>> [usd(v) for v in (412.3, 1234567.0, 3.6, 0.00123, 0.0, -12.5, 99.996)]
    ['$412', '$1,230,000', '$3.60', '$0.00123', '$0', '-$12.50', '$100']
    """
    currency, rate = amounts.get()
    sign = f"-{currency}" if value < 0 else currency
    size = abs(value) * rate
    if size == 0:
        return f"{sign}0"
    if size < _CENT:
        return f"{sign}{rounded(size)}"
    if round(size, 2) < _WHOLE_FROM:
        return f"{sign}{size:.2f}"
    return f"{sign}{rounded(round(size))}"


def per_cent(share: float) -> str:
    """Write a share as a percentage.

    >>> per_cent(0.1), per_cent(0.125), per_cent(1)
    ('10%', '12.5%', '100%')
    """
    return f"{rounded(share * 100)}%"


def exact(value: object) -> str:
    """Write a value so that a machine reads back the same one.

    >>> exact(0.1), exact(400), exact(True), exact(None), exact("rag")
    ('0.1', '400', 'true', '', 'rag')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


def day(date: dt.date) -> str:
    """Write a date as Americans read it.

    >>> import datetime
    >>> day(datetime.date(2026, 11, 4))
    'November 4, 2026'
    """
    return f"{date:%B} {date.day}, {date.year}"


def plural(count: float, one: str, many: str | None = None) -> str:
    """Write a count with its noun.

    >>> plural(1, "example"), plural(300, "example")
    ('1 example', '300 examples')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def agreeing(noun: str, value: float) -> str:
    """Put a noun in the plural into the singular behind a one; 'of …' counts nothing.

    >>> agreeing("tokens of documents", 1), agreeing("graphics cards", 1), agreeing("days", 2)
    ('token of documents', 'graphics card', 'days')
    """
    counts = value == 1 and not noun.startswith("of ")
    return _PLURAL.sub("", noun, count=1) if counts else noun


def listed(items: list[str], joint: str = "and") -> str:
    """Join a list as in a sentence.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")
    ('a', 'a and b', 'a, b, or c')
    """
    if len(items) <= 2:  # noqa: PLR2004 - two need no comma
        return f" {joint} ".join(items)
    return f"{', '.join(items[:-1])}, {joint} {items[-1]}"


def said(value: object, unit: str) -> str:
    """Write a figure's value with its unit, rounded as people round it.

    >>> said(412.3, "USD per month"), said(0.1, "share"), said(12000, "requests per month")
    ('$412 per month', '10%', '12,000 requests per month')
    >>> said(1, "examples"), said(1, "trainings per year"), said("rag", "")
    ('1 example', '1 training per year', 'rag')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, int | float):
        return str(value)
    if unit == "share":
        return per_cent(value)
    if unit.startswith("USD"):
        return usd(value) + unit.removeprefix("USD")
    shown = number(value) if abs(value) < _SMALL**6 and value == int(value) else rounded(value)
    return f"{shown} {agreeing(unit, value)}".rstrip()
