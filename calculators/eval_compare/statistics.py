"""The tests and intervals. Shares are fractions, intervals (low, high), z for the confidence.

Sources: Wilson 1927; Newcombe 1998, Statistics in Medicine 17, 873 (his method 10 for two groups)
and 2635 (his method 10 for pairs); McNemar's test by the exact binomial; Cohen 1960 with the
standard error of Fleiss, Cohen and Everitt 1969.
"""

from __future__ import annotations

import math
from functools import lru_cache

from calculators.kit.normal import quantile, z_of

Interval = tuple[float, float]
Pairs = tuple[int, int, int, int]
_EXACT_TO = 1000
_NEGLIGIBLE = 1e-18


def wilson(right: int, total: int, z: float) -> Interval:
    """Give Wilson's interval of a share."""
    share, square = right / total, z * z
    middle = share + square / (2 * total)
    half = z * math.sqrt(share * (1 - share) / total + square / (4 * total**2))
    scale = 1 + square / total
    low = 0.0 if right == 0 else (middle - half) / scale
    return low, 1.0 if right == total else (middle + half) / scale


def newcombe(a: tuple[int, int], b: tuple[int, int], z: float, phi: float = 0.0) -> Interval:
    """Give Newcombe's interval of B's share minus A's, each (right, total).

    `phi` is the correlation where both answered the same examples.
    """
    share_a, share_b = a[0] / a[1], b[0] / b[1]
    (low_a, high_a), (low_b, high_b) = wilson(*a, z), wilson(*b, z)
    gap = share_b - share_a
    down = _joined(share_b - low_b, high_a - share_a, phi)
    up = _joined(high_b - share_b, share_a - low_a, phi)
    return round(max(-1.0, gap - down), 14), round(min(1.0, gap + up), 14)


def _joined(one: float, other: float, phi: float) -> float:
    return math.sqrt(max(0.0, one * one - 2 * phi * one * other + other * other))


def phi_of(pairs: Pairs) -> float:
    """Give the correlation of two systems on the same examples, with Newcombe's correction."""
    both, only_a, only_b, neither = pairs
    margins = (both + only_a) * (only_b + neither) * (both + only_b) * (only_a + neither)
    if not margins:
        return 0.0
    product = float(both * neither - only_a * only_b)
    if product > 0:
        product = max(0.0, product - sum(pairs) / 2)
    return product / math.sqrt(margins)


def pooled_z(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Give the two-proportion z of B against A; 0 where all answers are right, or all wrong."""
    pooled = (a[0] + b[0]) / (a[1] + b[1])
    if pooled in {0.0, 1.0}:
        return 0.0
    error = math.sqrt(pooled * (1 - pooled) * (1 / a[1] + 1 / b[1]))
    return (b[0] / b[1] - a[0] / a[1]) / error


def two_sided(z: float) -> float:
    """Give the chance of a standard normal value at least so far from 0."""
    return math.erfc(abs(z) / math.sqrt(2))


@lru_cache(maxsize=4096)
def mcnemar(only_a: int, only_b: int) -> float:
    """Give the exact two-sided p-value of McNemar's test.

    Up to a thousand differing examples in whole numbers, beyond that in logarithms.
    """
    fewer, total = min(only_a, only_b), only_a + only_b
    if 2 * fewer >= total - 1:
        return 1.0
    if total <= _EXACT_TO:
        return _tail_exactly(fewer, total)
    return min(1.0, 2 * _tail_in_logs(fewer, total))


def _tail_exactly(fewer: int, total: int) -> float:
    term = ways = 1
    for k in range(fewer):
        term = term * (total - k) // (k + 1)
        ways += term
    return min(1.0, ways / (1 << (total - 1)))


def _tail_in_logs(fewer: int, total: int) -> float:
    """Sum the terms from the largest down: each is the one before times a known ratio."""
    log_ways = math.lgamma(total + 1) - math.lgamma(fewer + 1) - math.lgamma(total - fewer + 1)
    term = summed = 1.0
    for k in range(fewer, 0, -1):
        term *= k / (total - k + 1)
        summed += term
        if term < _NEGLIGIBLE * summed:
            break
    return math.exp(log_ways + math.log(summed) - total * math.log(2))


def kappa(table: tuple[tuple[int, ...], ...], z: float) -> tuple[float, Interval] | None:
    """Give Cohen's kappa with its interval; None where chance alone gives full agreement."""
    total, steps = sum(map(sum, table)), range(len(table))
    shares = [[cell / total for cell in row] for row in table]
    rows = [sum(row) for row in shares]
    columns = [sum(row[j] for row in shares) for j in steps]
    seen = sum(shares[i][i] for i in steps)
    chance = sum(rows[i] * columns[i] for i in steps)
    if any(sum(table[i]) == sum(row[i] for row in table) == total for i in steps):
        return None
    found = (seen - chance) / (1 - chance)
    agreeing = sum(shares[i][i] * (1 - (rows[i] + columns[i]) * (1 - found)) ** 2 for i in steps)
    differing = (1 - found) ** 2 * sum(
        shares[i][j] * (columns[i] + rows[j]) ** 2 for i in steps for j in steps if i != j
    )
    variance = agreeing + differing - (found - chance * (1 - found)) ** 2
    error = math.sqrt(max(0.0, variance) / total) / (1 - chance)
    return found, (max(-1.0, found - z * error), min(1.0, found + z * error))


def pairs_needed(differing: float, gap: float, confidence: float, power: float) -> float:
    """Count the examples on which McNemar's test shows a gap between two systems.

    `differing` is the share of examples that only one of them gets right.
    """
    same = z_of(confidence) * math.sqrt(differing)
    apart = quantile(power) * math.sqrt(max(0.0, differing - gap * gap))
    return ((same + apart) / gap) ** 2
