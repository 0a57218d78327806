"""Reading numbers as people type them: `2,000`, `2 000`, `1.500,50`, `$12`, `1e6`."""

from __future__ import annotations

import math
import re

_BLANKS = dict.fromkeys(map(ord, " \t\u00a0\u2009\u202f'\u2019_"))
_POINTS = re.compile(r"[.,]")
_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
_GROUPS = re.compile(r"[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?", re.ASCII)


def parse_number(text: str) -> float:
    """Read a number from what somebody typed.

    A single comma before exactly three digits groups thousands, as Americans write; a single
    point is always a decimal point.

    Raises:
        ValueError: the text is not a finite number.

    >>> [parse_number(t) for t in ("2,000", "2 000", "1.500,5", "1,5", "$0.10", "1e6", "1.234")]
    [2000.0, 2000.0, 1500.5, 1.5, 0.1, 1000000.0, 1.234]

    """
    bare = text.strip().lstrip("$€£").translate(_BLANKS)
    number = _PLAIN.fullmatch(_with_point(bare))
    value = float(number[0]) if number else math.nan
    if not math.isfinite(value):
        msg = f"'{_short(text)}' is not a number"
        raise ValueError(msg)
    return value


def _with_point(text: str) -> str:
    """Drop the separators of thousands and write the decimal separator as a point."""
    marks = _POINTS.findall(text)
    if not marks or (marks == ["."]):
        return text
    if grouped := _GROUPS.fullmatch(text):
        return text.replace(grouped[1], "").replace(",", ".")
    return text.replace(",", ".") if marks == [","] else text


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
