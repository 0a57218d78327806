"""What takes turns: from a reader's first touch of a page to the first result, visit by visit."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.kit.reader import visit
from benchmarks.kit.slowdown import slowed
from benchmarks.kit.timing import turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Playwright

    from benchmarks.kit.hosting import Host

    Samples = dict[str, dict[str, list[float]]]

ROOT = Path(__file__).parents[2]
VISITS = ("cold", "return")
"""The first visit with a new profile, and the next one, in a browser started anew."""


@dataclass(frozen=True)
class Variant:
    """What takes turns: an address on the host, and what is run there, which gives milliseconds."""

    name: str
    address: str
    script: str


PRESS = "touching.mjs').then(t => t.pressButton())"
SITE = Variant("site", "calculators/api-cost/", "touching.mjs').then(t => t.typeNumber())")
STOCK = Variant("stock", "-/pages/stock.html", PRESS)


def folders(site: Path) -> dict[str, Path]:
    """Give the folders that a host needs for `SITE` and `STOCK`."""
    return {
        "/": site,
        "/-/assets/": ROOT / "docs/assets",
        "/-/pages/": ROOT / "benchmarks/pages",
        "/-/pyodide/": ROOT / "node_modules/pyodide",
    }


def measured(
    playwright: Playwright,
    host: Host,
    variants: Sequence[Variant],
    rounds: int,
    times_slower: int = 1,
) -> Samples:
    """Let the variants take turns, each time with a cold visit and a return visit.

    Returns: milliseconds by visit and kind, a kind being a variant or what its script names.
    """
    samples: Samples = {name: defaultdict(list) for name in VISITS}
    for variant in turns(variants, rounds):
        with tempfile.TemporaryDirectory(prefix="profile-") as profile:
            for name in VISITS:
                found = touched(playwright, Path(profile), host.url, variant, times_slower)
                for kind, milliseconds in found.items():
                    samples[name][kind].append(milliseconds)
    return samples


def touched(
    playwright: Playwright, profile: Path, home: str, variant: Variant, times_slower: int
) -> dict[str, float]:
    """Make one visit; milliseconds by kind."""
    with visit(playwright, profile, home + variant.address) as page:
        page.evaluate("import('/-/pages/touching.mjs')")  # is there before the touch
        with slowed(page, times_slower):
            found = page.evaluate(f"import('/-/pages/{variant.script}")
    return found if isinstance(found, dict) else {variant.name: found}
