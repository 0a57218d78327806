"""What 10,000 drawn inputs, half of them wrong, do to each calculator: nothing but answers.

Every way in is tried in turn: the page's form, its address, JSON, and the command line. `findings`
counts exceptions, numbers that are none (`nan`, `inf`), refusals without a reason, links that bring
other values back, and typed values that got lost; each kind is printed.

Every input is read and calculated. What is refused, and one in 25 of the others (`whole`), goes
through the page's answer with all that follows it, the exports, or the command itself.

`python -m benchmarks.fuzz [--drawn 10000] [NAME …]` tries some calculators, and ends with 1 after
a finding.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from benchmarks.kit.fuzzing import fuzz
from benchmarks.kit.report import Limit, Table, judged, written
from calculators.kit.calculator import UnknownCalculatorError, load, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.kit.fuzzing import Count

DRAWN = 10_000
LIMITS = (Limit("drawn inputs", "findings", 0),)
PRINTED = 5


def run(wanted: Sequence[str] = (), drawn: int = DRAWN, seed: int = 0) -> Iterator[Table]:
    """Try the calculators that are named, or all."""
    rows = {}
    for name in wanted or names():
        count = fuzz(load(name), drawn, seed=seed)
        sys.stderr.writelines(f"{finding}\n" for finding in count.findings[:PRINTED])
        rows[name] = _row(count)
    yield Table("drawn inputs", rows)


def _row(count: Count) -> dict[str, float]:
    return {
        "answered": count.answered,
        "whole": count.whole,
        "refused": count.refused,
        "findings": len(count.findings),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as a command. Returns the exit status: 1 after a finding."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz")
    parser.add_argument("--drawn", type=int, default=DRAWN, help="inputs per calculator")
    parser.add_argument("--seed", type=int, default=0, help="another seed draws other inputs")
    parser.add_argument("names", metavar="NAME", nargs="*", help="calculators; none tries all")
    asked = parser.parse_args(arguments)
    try:
        tables = list(run(asked.names, asked.drawn, asked.seed))
    except UnknownCalculatorError as error:
        parser.error(str(error))
    sys.stdout.writelines(map(written, tables))
    return 0 if all(finding.held for finding in judged(LIMITS, tables)) else 1


if __name__ == "__main__":
    sys.exit(main())
