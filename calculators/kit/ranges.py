"""A quantity that is not known exactly: low and high instead of one number.

Written `1000..5000` in JSON texts, links and on the command line (also `{"low": …, "high": …}`),
`1,000 to 5,000` on the page; `?` or `not sure` takes what is plausible.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from calculators.kit import words

if TYPE_CHECKING:
    from calculators.kit.fields import Quantity

_BETWEEN: Final = re.compile(
    r"\s*(?:\.\.+|…|[–—]|\bto\b|(?<=\d)\s*-\s*(?=[\d$]))\s*", re.IGNORECASE
)
_UNSURE: Final = {"?", "not sure", "i am not sure", "unsure"}


@dataclass(frozen=True)
class Range:
    """What a quantity is between, in its own unit. `low` is below `high`."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{words.exact(self.low)}..{words.exact(self.high)}"

    def as_plain(self) -> dict[str, float]:
        """Give the two ends for JSON."""
        return {"low": self.low, "high": self.high}


def is_range(raw: object) -> bool:
    """Whether a raw value is meant as a range."""
    return _ends(raw) is not None


def read(field: Quantity, raw: object, *, typed: bool = False) -> Range | float:
    """Read a raw range; ends that are equal are one number.

    Raises:
        ValueError: an end cannot be read, or low is above high.
    """
    ends = _ends(raw)
    if ends == _PLAUSIBLE:
        return plausible(field)
    read_one = field.read_typed if typed else field.read
    low, high = (
        read_one(end) if isinstance(end, str) else field.read(end) for end in _shared(ends or ())
    )
    if low > high:
        msg = f"the low end, {field.typed(low)}, is above the high end, {field.typed(high)}"
        raise ValueError(msg)
    return Range(low, high) if low < high else low


_PLAUSIBLE: Final = (None, None)


def _ends(raw: object) -> tuple[Any, Any] | None:
    """Give the two raw ends; None where the value is no range."""
    if isinstance(raw, Mapping):
        return (raw["low"], raw["high"]) if set(raw) == {"low", "high"} else None
    if not isinstance(raw, str):
        return None
    text = raw.strip()
    if text.lower() in _UNSURE:
        return _PLAUSIBLE
    parts = _BETWEEN.split(text)
    return (parts[0], parts[1]) if len(parts) == 2 else None  # noqa: PLR2004 - low and high


def _shared(ends: tuple[Any, ...]) -> tuple[Any, ...]:
    """Let a unit behind the high end hold for both: `2 to 5 pages`, `5 to 20%`."""
    low, high = ends
    if not (isinstance(low, str) and isinstance(high, str)):
        return ends
    unit = re.search(r"[%a-z][a-z -]*\s*$", high, re.IGNORECASE)
    bare = unit and re.fullmatch(r"[\d., ']+", low)
    return (f"{low} {unit[0].strip()}" if unit and bare else low, high)


def plausible(field: Quantity) -> Range:
    """Give what is plausible for a small company."""
    return Range(field.low, field.high)


def quantile(field: Quantity, ends: Range, share: float) -> float:
    """Give the value below which a share of all draws lies.

    Positive quantities are drawn log-uniformly (half as much is as likely as twice as much),
    shares and whatever may be zero uniformly.
    """
    value = ends.low + (ends.high - ends.low) * share
    if _by_factors(field, ends):
        value = ends.low * float((ends.high / ends.low) ** share)
    value = min(max(value, ends.low), ends.high)
    return round(value) if field.whole else value


def place(field: Quantity, ends: Range, value: float) -> float:
    """Give the share of all draws that lie below a value: `quantile` the other way around."""
    if _by_factors(field, ends):
        return math.log(value / ends.low) / math.log(ends.high / ends.low)
    return (value - ends.low) / (ends.high - ends.low)


def _by_factors(field: Quantity, ends: Range) -> bool:
    return field.unit != "share" and ends.low > 0


def middle(field: Quantity, ends: Range) -> float:
    """Give the value that a draw is as likely to be below as above."""
    return quantile(field, ends, 0.5)


def typed(field: Quantity, ends: Range) -> str:
    """Write a range as it stands on the form."""
    return f"{field.typed(ends.low)} to {field.typed(ends.high)}"


def shown(field: Quantity, ends: Range) -> str:
    """Write a range beside its caption, with what that leaves unsaid of the unit."""
    return f"{field.entered(ends.low)} to {field.shown(ends.high)}"


def said(field: Quantity, ends: Range) -> str:
    """Write a range with its unit, as one says it."""
    low = words.said(ends.low, "USD" if field.unit.startswith("USD") else "")
    if field.unit == "share":
        low = words.rounded(ends.low * 100)
    return f"{low} to {field.summary(ends.high)}"
