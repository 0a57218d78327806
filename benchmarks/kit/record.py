"""The record of the last figures: one JSON file, an entry per benchmark, each written alone."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from benchmarks.kit.report import Finding, Table

DIGITS = 4


def entry(
    tables: Iterable[Table], findings: Iterable[Finding], machine: Mapping[str, object]
) -> dict[str, Any]:
    """Describe one run: when, where, every figure, and which limits were held."""
    return {
        "measured": dt.datetime.now(dt.UTC).isoformat(timespec="minutes"),
        "machine": dict(machine),
        "tables": {
            table.name: {
                name: {column: _rounded(value) for column, value in row.items()}
                for name, row in table.rows.items()
            }
            for table in tables
        },
        "limits": [
            {
                "table": finding.limit.table,
                "column": finding.limit.column,
                "at_most": _rounded(finding.limit.at_most),
                "found": _rounded(finding.found),
                "row": finding.row,
                "held": finding.held,
            }
            for finding in findings
        ],
    }


def write(path: Path, name: str, described: Mapping[str, Any]) -> None:
    """Put one benchmark's entry into the record; the others stay as they are."""
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known[name] = described
    path.write_text(json.dumps(known, indent=1, sort_keys=False) + "\n", encoding="utf-8")


def _rounded(value: float) -> float:
    return value if isinstance(value, int) else float(f"{value:.{DIGITS}g}")
