"""How fast the site is: the last record of its benchmarks, as a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from hooks.pages.templates import render

if TYPE_CHECKING:
    from pathlib import Path

RECORD: Final = "benchmarks/results.json"
CONDITIONS: Final = {
    "full speed": "A computer at its full speed",
    "a quarter of the processor": "A computer a quarter as fast",
    "20 Mbit/s, 40 ms": "A line of 20 Mbit/s with 40 ms of delay",
}
PEERS: Final = {
    "site": "This site, a whole calculation",
    "stock": "Pyodide as published",
    "pyscript": "PyScript",
    "jupyterlite": "JupyterLite’s kernel",
    "brython": "Brython",
    "skulpt": "Skulpt",
    "micropython": "MicroPython",
}
VISITS: Final = {"cold": "first visit", "return": "next visit"}


def page(root: Path, calculators: set[str]) -> str:
    """Write the page as Markdown; what has not been measured yet is left out."""
    path = root / RECORD
    record = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return render(
        "pages/speed.md",
        record=record,
        measured_one="api-cost" if "api-cost" in calculators else "",
        starts=starts(record),
        slowest=slowest(record),
        peers=peers(record),
        conditions=CONDITIONS,
        visits=VISITS,
    )


def starts(record: dict[str, Any]) -> list[tuple[str, str, dict[str, float]]]:
    """Give condition, visit and figures of each start that was measured."""
    tables = record.get("boot", {}).get("tables", {})
    return [
        (CONDITIONS[condition], VISITS[visit], tables[condition][visit])
        for condition in CONDITIONS
        for visit in VISITS
        if visit in tables.get(condition, {})
    ]


def peers(record: dict[str, Any]) -> list[tuple[str, dict[str, float]]]:
    """Give name and milliseconds by visit of everything that brings Python to a page."""
    tables = record.get("peers", {}).get("tables", {})
    found = []
    for name, words in PEERS.items():
        row = {v: tables[v][name]["median_ms"] for v in VISITS if name in tables.get(v, {})}
        found += [(words, row)] if row else []
    return found


def slowest(record: dict[str, Any]) -> dict[str, float]:
    """Give the slowest calculator's 95th percentile, in ms, for each table of recalculations."""
    tables = record.get("recalculation", {}).get("tables", {})
    return {
        name: max(row["worker_p95_ms"] for row in rows.values()) for name, rows in tables.items()
    }
