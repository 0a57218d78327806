"""What is made of many timings, and how variants take turns."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")


def median(values: Sequence[float]) -> float:
    """Give the middle value."""
    return float(statistics.median(values))


def p95(values: Sequence[float]) -> float:
    """Give the smallest value that 95 in 100 do not exceed.

    >>> p95(range(1, 101))
    95.0
    """
    return float(sorted(values)[math.ceil(0.95 * len(values)) - 1])


def turns(variants: Sequence[T], rounds: int) -> Iterator[T]:
    """Give every variant once a round, each round beginning with another one.

    >>> list(turns("abc", 2))
    ['a', 'b', 'c', 'b', 'c', 'a']
    """
    for start in range(rounds):
        for step in range(len(variants)):
            yield variants[(start + step) % len(variants)]
