"""Where two approaches cost the same: at what volume, and after how many months."""

from __future__ import annotations

import math
from operator import sub
from typing import Final, NamedTuple

_EQUAL: Final = 1e-12
"""Sums that differ by less, in proportion, are equal but for rounding."""


class Line(NamedTuple):
    """What an approach costs over the horizon: even without requests, and more with each."""

    standing: float
    each: float


def same(one: float, other: float) -> bool:
    """Whether two sums are equal but for rounding."""
    return math.isclose(one, other, rel_tol=_EQUAL, abs_tol=_EQUAL)


def rounding(size: float) -> float:
    """Say by how much a sum of some size may be off."""
    return _EQUAL * max(size, 1.0)


def volume(one: Line, other: Line, days: int) -> float | None:
    """Give the requests per day at which two cost the same over so many days; None for never.

    (Standing costs of the second − of the first) ÷ (cost per request of the first − of the
    second) ÷ days. Where they always cost the same, there is no such volume either.
    """
    saved = one.each - other.each
    if same(one.standing, other.standing):
        return 0.0 if saved else None
    if abs(saved) <= _EQUAL * max(one.each, other.each):
        return None
    found = (other.standing - one.standing) / saved / days
    return found if 0 <= found < math.inf else None


def month(low: list[float], high: list[float]) -> int | None:
    """Give the first month by whose end the one that is dearer to start has caught up.

    Both are given by what has been spent by the end of months 0 to N; the dearer one's is then no
    more than the other's. None where that comes later or never.
    """
    most = rounding(high[-1])
    gaps = enumerate(map(sub, high, low))
    return next((at for at, gap in gaps if gap <= most and gap <= rounding(high[at])), None)
