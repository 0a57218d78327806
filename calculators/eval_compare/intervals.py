"""The comparison as a chart: each share and their difference, with the range that chance leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.eval_compare.verdict import agreement, compare, kappa_of
from calculators.kit import chart
from calculators.kit.result import Chart, Table
from calculators.kit.words import per_cent

if TYPE_CHECKING:
    from calculators.eval_compare.inputs import Inputs

Row = tuple[str, float, float, float]


def drawn(inputs: Inputs) -> Chart | None:
    """Draw the intervals; None for judges whose kappa cannot be computed."""
    if inputs.design == "judges":
        return _of_judges(inputs)
    found = compare(inputs)
    rows: list[Row] = [
        ("A", found.a_share, *found.a_interval),
        ("B", found.b_share, *found.b_interval),
        ("B minus A", found.difference, *found.interval),
    ]
    crosses = found.interval[0] <= 0 <= found.interval[1]
    return Chart(
        title="What chance leaves open",
        description="Dots are what you measured, bars the range in which the truth lies at "
        f"{per_cent(inputs.confidence)} confidence. The bar of the difference "
        f"{'crosses' if crosses else 'stays clear of'} the broken line at 0.",
        spec=_spec([_scaled(row, 100) for row in rows], 0, 100, "Percent, and percentage points"),
        data=_table(rows, "share"),
    )


def _of_judges(inputs: Inputs) -> Chart | None:
    found = kappa_of(inputs)
    if found is None:
        return None
    agreed = agreement(inputs)
    rows: list[Row] = [
        ("Agreement", agreed, agreed, agreed),
        ("Kappa", found[0], *found[1]),
    ]
    return Chart(
        title="Agreement, and agreement beyond chance",
        description="Dots are what you measured, the bar is the range in which kappa lies at "
        f"{per_cent(inputs.confidence)} confidence. The broken line is the kappa you ask for.",
        spec=_spec(
            [_scaled(row, 1) for row in rows], inputs.kappa_needed, 1, "From chance (0) to 1"
        ),
        data=_table(rows, ""),
    )


def _scaled(row: Row, factor: float) -> dict[str, Any]:
    name, *values = row
    keys = ("value", "low", "high")
    return {"name": name} | {key: v * factor for key, v in zip(keys, values, strict=True)}


def _table(rows: list[Row], unit: str) -> Table:
    return Table(
        caption="The intervals",
        columns=("What", "Measured", "From", "To"),
        units=("", unit or "of 1", unit or "of 1", unit or "of 1"),
        rows=tuple(rows),
    )


def _spec(rows: list[dict[str, Any]], line: float, whole: int, title: str) -> dict[str, Any]:
    names = [row["name"] for row in rows]
    along = {"title": title, "grid": True, "tickCount": 6}
    first = min(0.0, *(row["low"] for row in rows))
    scale = {"domain": [first, whole], "nice": True}
    x = {"field": "value", "type": "quantitative", "axis": along, "scale": scale}
    y = {"field": "name", "type": "nominal", "sort": names, "axis": {"title": None}}
    bar = {"type": "bar", "height": 12, "cornerRadius": 6, "color": chart.ACCENT, "opacity": 0.28}
    dot = {"type": "point", "filled": True, "size": 150, "opacity": 1, "color": chart.ACCENT}
    rule = {"type": "rule", "strokeDash": [5, 4], "color": chart.TEXT}
    ends = {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y}
    return chart.spec(
        56 * len(rows),
        {
            "layer": [
                {"data": {"values": rows}, "mark": bar, "encoding": ends},
                {"data": {"values": [{"value": line}]}, "mark": rule, "encoding": {"x": x}},
                {"data": {"values": rows}, "mark": dot, "encoding": {"x": x, "y": y}},
            ]
        },
    )
