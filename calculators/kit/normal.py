"""The standard normal distribution, as tests and sizes of tests ask for it."""

from __future__ import annotations

from functools import lru_cache
from statistics import NormalDist


@lru_cache(maxsize=4096)
def quantile(share: float) -> float:
    """Give the standard normal value below which a share lies."""
    return NormalDist().inv_cdf(share)


def z_of(confidence: float) -> float:
    """Give the standard normal value for a two-sided confidence: 1.96 for 95%."""
    return quantile((1 + confidence) / 2)
