"""Writing values as people write them: rounded, with their unit, in plain words."""

from __future__ import annotations

import math
import re
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt

    from calculators.kit.currency import Currency

amounts: ContextVar[Currency | None] = ContextVar("amounts", default=None)
"""The currency that amounts are written in; None for US dollars."""

_PLURAL: Final = re.compile(
    r"(?<=[a-z]{2})s\b(?=$| (?:per|of|for|in|to|at|that|read|written)\b| \()"
)
MINUS: Final = "−"
"""What stands before a negative number in a sentence; data for machines keep the hyphen."""
_DOLLAR: Final = 1
_SMALL: Final = 10
_DECIMALS: Final = 10
_FINEST: Final = 15
"""So many decimals are written in full, and of a small number so many at most."""
_WHOLE_FROM: Final = 100
_SIZES: Final = ((10**12, "TB"), (10**9, "GB"), (10**6, "MB"), (10**3, "kB"))
_SECOND_MS: Final = 1_000
_MINUTE_MS: Final = 60_000


def number(value: float) -> str:
    """Write a number in full, thousands grouped, without needless zeros.

    >>> number(33334), number(0.75), number(1e6), number(2.0), number(-3)
    ('33,334', '0.75', '1,000,000', '2', '−3')
    """
    if float(value).is_integer():
        return _signed(f"{int(value):,}")
    whole, _, decimals = f"{value:,.{_DECIMALS}f}".rstrip("0").partition(".")
    return _signed(f"{whole}.{decimals}" if decimals else whole)


def _signed(text: str) -> str:
    return text.replace("-", MINUS)


def rounded(value: float, figures: int = 3) -> str:
    """Write a number to so many significant figures, never dropping digits before the point.

    >>> rounded(1234567), rounded(0.012345), rounded(12.345), rounded(0), rounded(1.234e-10)
    ('1,230,000', '0.0123', '12.3', '0', '0.000000000123')
    """
    if value and _DECIMALS < (digits := _digits(value, figures)) <= _FINEST:
        return _signed(f"{value:.{digits}f}".rstrip("0"))
    return number(_to(value, figures))


def _digits(value: float, figures: int) -> int:
    return figures - 1 - math.floor(math.log10(abs(value)))


def _to(value: float, figures: int) -> float:
    if value == 0:
        return 0
    return round(value, _digits(value, figures))


def usd(value: float) -> str:
    """Write an amount of US dollars as one says it: three digits, and cents only where they matter.

    Within `currency.shown_in` it is converted and carries that currency's sign.

    >>> [usd(v) for v in (412.3, 1234567.0, 3.6, 0.0, -12.5, 99.996)]
    ['$412', '$1,230,000', '$3.60', '$0', '−$12.50', '$100']
    >>> [usd(v) for v in (0.5, 0.08, 0.012, 0.012345, 0.00123, 0.9996)]
    ['$0.50', '$0.08', '$0.012', '$0.0123', '$0.00123', '$1.00']
    """
    sign, size = _converted(value)
    if size == 0:
        return f"{sign}0"
    if size < _DOLLAR:
        return f"{sign}{_with_cents(rounded(size))}"
    if round(size, 2) < _WHOLE_FROM:
        return f"{sign}{size:.2f}"
    return f"{sign}{rounded(round(size))}"


def usd_about(value: float, *beside: float) -> str:
    """Write an amount of US dollars behind the word 'about': two or three digits.

    As exactly as `usd` where it could no longer be told from an amount `beside` it.

    >>> [usd_about(v) for v in (412.3, 72.81, 99.7, 3.6, 0.809, 0.0003)]
    ['$412', '$73', '$100', '$3.60', '$0.81', '$0.0003']
    >>> usd_about(72.81, 372), usd_about(72.81, 73.2)
    ('$73', '$72.81')
    """
    said = _about(value)
    return usd(value) if said in map(_about, beside) else said


def _about(value: float) -> str:
    sign, size = _converted(value)
    if _SMALL <= size < _WHOLE_FROM:
        return f"{sign}{rounded(round(size))}"
    if 0 < size < _DOLLAR:
        return f"{sign}{_with_cents(rounded(size, 2))}"
    return usd(value)


def usd_in_full(value: float, figures: int | None = None) -> str:
    """Write an amount of US dollars with all its digits, or so many, to compute on with it.

    >>> [usd_in_full(v) for v in (4, 0.1, 2.5, 0.0125)], usd_in_full(17.23456, 4)
    (['$4', '$0.10', '$2.50', '$0.0125'], '$17.23')
    """
    sign, size = _converted(value)
    text = number(size) if figures is None else rounded(size, figures)
    return f"{sign}{_with_cents(text) if '.' in text else text}"


def _converted(value: float) -> tuple[str, float]:
    """Give an amount's sign, that of the currency included, and its size in that currency."""
    currency = amounts.get()
    sign, rate = (currency.sign, currency.rate) if currency else ("$", 1.0)
    return f"{MINUS}{sign}" if value < 0 else sign, abs(value) * rate


def _with_cents(text: str) -> str:
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals:0<2}"


def dollars(text: str) -> str:
    """Write an amount that was entered, which is in US dollars whatever currency is shown.

    >>> dollars("800"), dollars("2.5"), dollars("1.2 million")
    ('$800', '$2.50', '$1.2 million')
    """
    return f"${_with_cents(text) if '.' in text and text[-1].isdigit() else text}"


def per_cent(share: float) -> str:
    """Write a share as a percentage.

    >>> per_cent(0.1), per_cent(0.125), per_cent(1)
    ('10%', '12.5%', '100%')
    """
    return f"{rounded(share * 100)}%"


def size(value: float) -> str:
    """Write bytes in the unit one would use, decimal: a GB is 10^9 bytes.

    >>> size(8_388_608), size(16_060_522_496), size(1.3e15), size(999.7e6), size(1)
    ('8.39 MB', '16.1 GB', '1,300 TB', '1 GB', '1 byte')
    """
    shown = _to(value, 3)  # first, for what rounds up to the next unit is said in it
    for unit, name in _SIZES:
        if shown >= unit:
            return f"{rounded(value / unit)} {name}"
    return f"{number(shown)} {agreeing('bytes', shown)}"


def duration(ms: float) -> str:
    """Write a time as one says it.

    >>> duration(125.4), duration(1000), duration(6_025), duration(59_960), duration(200_000)
    ('0.13 seconds', '1 second', '6 seconds', '60 seconds', '3.3 minutes')
    """
    if ms < _MINUTE_MS:
        seconds = ms / _SECOND_MS
        seconds = _to(seconds, 2) if seconds < 1 else round(seconds, 1)
        return f"{rounded(seconds)} {agreeing('seconds', seconds)}"
    minutes = _to(ms / _MINUTE_MS, 2)
    return f"{number(minutes)} {agreeing('minutes', minutes)}"


def points(gap: float) -> str:
    """Write a difference of two shares.

    >>> points(0.04), points(-0.01296), points(0.01)
    ('4 points', '−1.3 points', '1 point')
    """
    shown = _to(gap * 100, 3)
    return f"{number(shown)} {agreeing('points', shown)}"


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
    """Put a noun in the plural into the singular behind a one; 'of …' and 'times' count nothing.

    >>> agreeing("tokens of documents", 1), agreeing("graphics cards", 1), agreeing("days", 2)
    ('token of documents', 'graphics card', 'days')
    """
    counts = value == 1 and noun != "times" and not noun.startswith("of ")
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
    if unit.startswith("USD"):
        return usd(value) + unit.removeprefix("USD")
    return f"{bare(value, unit)} {agreeing(noun(unit), value)}".rstrip()


_WRITTEN: Final = {"share": per_cent, "bytes": size, "ms": duration}
"""Units that stand in the number itself, or change with its size."""


def bare(value: float, unit: str) -> str:
    """Write a value beside one that is said in full: without what is counted.

    >>> bare(412.3, "USD per month"), bare(0.1, "share"), bare(12000, "requests per month")
    ('$412', '10%', '12,000')
    >>> bare(5.87e6, "bytes"), bare(37_200, "ms")
    ('5.87 MB', '37.2 seconds')
    """
    if unit.startswith("USD"):
        return usd(value)
    if write := _WRITTEN.get(unit):
        return write(value)
    return number(value) if abs(value) < _SMALL**6 and value == int(value) else rounded(value)


def noun(unit: str) -> str:
    """Give what `bare` leaves unsaid: what is counted.

    >>> noun("requests per month"), noun("USD per month"), noun("bytes")
    ('requests per month', '', '')
    """
    return "" if unit in _WRITTEN or unit.startswith("USD") else unit


def in_table(value: object, unit: str) -> str:
    """Write a cell of a table: a value with its unit, a date as it is, nothing as a dash.

    >>> in_table(1.2149999, "USD"), in_table(None, "USD"), in_table("2026-11-04", "date")
    ('$1.21', '–', '2026-11-04')
    """
    return "–" if value is None else said(value, "" if unit == "date" else unit)
