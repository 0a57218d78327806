"""`python -m benchmarks [NAME …]`: measures, prints tables, and writes `results.json`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.kit import benchmark, machine, record
from benchmarks.kit.report import Finding, figure, judged, written

RESULTS = Path(__file__).with_name("results.json")


def main(wanted: list[str]) -> int:
    """Run the benchmarks that are named, or all. Returns the exit status."""
    known = benchmark.names()
    if unknown := [name for name in wanted if name not in known]:
        print(f"There is no benchmark '{unknown[0]}'; there are {', '.join(known)}.")
        return 1
    described = machine.described()
    for name in wanted or known:
        measure(benchmark.load(name), described)
    return 0


def measure(one: benchmark.Benchmark, described: machine.Described) -> None:
    """Run one benchmark, print its tables as they come, and record them."""
    print(f"\n== {one.name} ==\n{one.about}\n")
    began, load_before, tables = time.monotonic(), machine.load(), []
    for table in one.run():
        print(written(table))
        tables.append(table)
    findings = judged(one.limits, tables)
    print("".join(f"{_sentence(finding)}\n" for finding in findings))
    minutes = round((time.monotonic() - began) / 60, 1)
    loads: machine.Described = {
        "minutes": minutes,
        "load_before": load_before,
        "load_during": machine.load(minutes),
    }
    record.write(RESULTS, one.name, record.entry(tables, findings, described | loads))


def _sentence(finding: Finding) -> str:
    limit, held = finding.limit, "held" if finding.held else "NOT held"
    most, found = (figure(limit.column, value) for value in (limit.at_most, finding.found))
    return f"{held}: {limit.table}, {limit.column} at most {most} ({finding.row}: {found})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
