"""What a benchmark finds: tables of figures, printed, and held against limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BLANK = "–"


@dataclass(frozen=True)
class Table:
    """Figures by row and column. A column that is no plain count or ratio ends in its unit."""

    name: str
    rows: Mapping[str, Mapping[str, float]]

    @property
    def columns(self) -> list[str]:
        """Every column that a row has, in the order in which they first come."""
        return list(dict.fromkeys(key for row in self.rows.values() for key in row))


@dataclass(frozen=True)
class Limit:
    """The most that a column of a table may hold, in every row or in the one that is named."""

    table: str
    column: str
    at_most: float
    row: str = ""


@dataclass(frozen=True)
class Finding:
    """The highest figure that a limit applies to, and where it stands."""

    limit: Limit
    row: str
    found: float

    @property
    def held(self) -> bool:
        """Whether the limit was held."""
        return self.found <= self.limit.at_most


def judged(limits: Iterable[Limit], tables: Iterable[Table]) -> list[Finding]:
    """Hold tables against limits; a limit on what was not measured says nothing."""
    by_name = {table.name: table for table in tables}
    findings = []
    for limit in limits:
        rows = by_name[limit.table].rows if limit.table in by_name else {}
        wanted = {n: row[limit.column] for n, row in rows.items() if limit.column in row}
        if limit.row:
            wanted = {name: found for name, found in wanted.items() if name == limit.row}
        if wanted:
            worst = max(wanted, key=lambda name: wanted[name])
            findings.append(Finding(limit, worst, wanted[worst]))
    return findings


def written(table: Table) -> str:
    """Write a table for the terminal.

    >>> print(written(Table("boot", {"cold": {"site_ms": 580.04}, "return": {"times": 0.18}})))
    boot    site_ms  times
    cold      580.0      –
    return        –  0.180
    <BLANKLINE>
    """
    lines = [[table.name, *table.columns]]
    for name, row in table.rows.items():
        cells = [figure(key, row[key]) if key in row else BLANK for key in table.columns]
        lines.append([name, *cells])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(f"{_line(cells, widths)}\n" for cells in lines)


def _line(cells: list[str], widths: list[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])


def figure(column: str, value: float) -> str:
    """Write a figure as its unit asks.

    >>> figure("p95_ms", 16.04), figure("gzip_bytes", 7800000), figure("ratio", 1 / 6)
    ('16.0', '7,800,000', '0.167')
    """
    if column.endswith("_ms"):
        return f"{value:,.1f}"
    return f"{value:,.0f}" if isinstance(value, int) else f"{value:,.3f}"
