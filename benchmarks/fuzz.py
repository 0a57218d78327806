"""What 10,000 drawn inputs, mostly wrong ones, do to each calculator: nothing but answers.

Every way in is tried in turn: the page's form, its address, JSON, and the command line. `findings`
counts exceptions, numbers that are none (`nan`, `inf`), refusals without a reason, and typed values
that got lost; each is printed.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.kit.fuzzing import fuzz
from benchmarks.kit.report import Limit, Table
from calculators.kit.calculator import load, names

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAWN = 10_000
LIMITS = (Limit("drawn inputs", "findings", 0),)


def run() -> Iterator[Table]:
    """Try all calculators."""
    rows = {}
    for name in names():
        count = fuzz(load(name), DRAWN)
        sys.stderr.writelines(f"{finding}\n" for finding in count.findings[:5])
        rows[name] = {
            "answered": count.answered,
            "refused": count.refused,
            "findings": len(count.findings),
        }
    yield Table("drawn inputs", rows)
