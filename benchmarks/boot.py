"""How long it takes from a reader's first touch to the first result, beside stock Pyodide.

`site`: a number is typed into the calculator `api-cost`, whose page is loaded and idle; the time
ends when the recalculated result is on the page. `stock`: a page that does nothing but start
Pyodide as published, in a worker, and run one line; from the click to its result on the page.
`compile` and `fill` are what no start can do without, each alone on the page: compiling the
interpreter while it comes in, and filling a memory with the snapshot. The floor is the longer of
the two.

`cold` is the first visit with a new profile, `return` the next visit with the same profile, in a
browser started anew. All files come from one host on this machine, compressed at the highest
levels, with the cache headers that the site asks for. The variants take turns. `of_stock` and
`times_floor` are ratios of medians.

Measured at full speed; with the browser running one slice of time in four (see `kit/slowdown.py`);
and on a line of 20 Mbit/s with 40 ms of round trip (see `kit/line.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.kit.hosting import Host
from benchmarks.kit.line import Line
from benchmarks.kit.report import Limit, Table
from benchmarks.kit.site import built_site
from benchmarks.kit.timing import median
from benchmarks.kit.touch import SITE, STOCK, VISITS, Variant, folders, measured

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 7
LIMITS = (
    Limit("full speed", "of_stock", 1 / 6),
    Limit("full speed", "times_floor", 3.0),
)


VARIANTS = (
    SITE,
    STOCK,
    Variant("floor", "calculators/api-cost/", "floor.mjs').then(f => f.floor())"),
)


@dataclass(frozen=True)
class Condition:
    """How fast processor and line are: `times_slower` for the browser, and the line, if slow."""

    name: str
    times_slower: int = 1
    line: Line | None = None


CONDITIONS = (
    Condition("full speed"),
    Condition("a quarter of the processor", times_slower=4),
    Condition("20 Mbit/s, 40 ms", line=Line(bits_per_s=20e6, round_trip_s=0.04)),
)


def run() -> Iterator[Table]:
    """Measure under each condition."""
    with built_site() as site, sync_playwright() as playwright:
        host = Host(folders(site))
        for condition in CONDITIONS:
            host.line = condition.line
            samples = measured(playwright, host, VARIANTS, ROUNDS, condition.times_slower)
            yield Table(condition.name, {name: summary(samples[name]) for name in VISITS})


def summary(samples: dict[str, list[float]]) -> dict[str, float]:
    """Give medians, the slowest start of the site, and the ratios."""
    site, stock, compile_, fill = (
        median(samples[kind]) for kind in ("site", "stock", "compile", "fill")
    )
    floor = max(compile_, fill)
    return {
        "site_ms": site,
        "slowest_ms": max(samples["site"]),
        "stock_ms": stock,
        "compile_ms": compile_,
        "fill_ms": fill,
        "of_stock": site / stock,
        "times_floor": site / floor,
    }
