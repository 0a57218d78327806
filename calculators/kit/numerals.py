"""Reading numbers as people type them: `2,000`, `2 000`, `1.500,50`, `$12`, `1e6`, `2 million`."""

from __future__ import annotations

import math
import re

from calculators.kit import words

_BLANKS = dict.fromkeys(map(ord, " \t\u00a0\u2009\u202f'\u2019_"))
_POINTS = re.compile(r"[.,]")
_PLAIN = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(?:e([+-]?\d{1,3}))?", re.ASCII | re.IGNORECASE)
_SIZED = re.compile(r"(.*\d)\s*(thousand|million|billion|trillion)", re.IGNORECASE)
_ZEROS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_GROUPS = re.compile(r"[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?", re.ASCII)


def parse_number(text: str) -> float:
    """Read a number from what somebody typed.

    A single comma before exactly three digits groups thousands, as Americans write; a single
    point is always a decimal point.

    Raises:
        ValueError: the text is not a finite number.

    >>> [parse_number(t) for t in ("2,000", "2 000", "1.500,5", "1,5", "$0.10", "1e6", "1.234")]
    [2000.0, 2000.0, 1500.5, 1.5, 0.1, 1000000.0, 1.234]
    >>> [parse_number(t) for t in ("7.11 billion", "$2 million", "−3")]
    [7110000000.0, 2000000.0, -3.0]

    """
    sized = _SIZED.fullmatch(text.strip())
    amount, zeros = (sized[1], _ZEROS[sized[2].lower()]) if sized else (text.strip(), 0)
    bare = amount.lstrip("$€£").translate(_BLANKS).replace(words.MINUS, "-")
    number = _PLAIN.fullmatch(_with_point(bare))
    value = float(f"{number[1]}e{int(number[2] or 0) + zeros}") if number else math.nan
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
