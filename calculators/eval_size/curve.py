"""How the number of examples grows as the difference shrinks: the chart and the comparison."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Any

from calculators.eval_size.sizes import needed, room
from calculators.kit import chart
from calculators.kit.result import Chart, Table
from calculators.kit.words import number, per_cent

if TYPE_CHECKING:
    from calculators.eval_size.inputs import Inputs

STEPS = (0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.125, 0.15, 0.175, 0.2)
LABEL = {"type": "text", "fontWeight": 600, "text": {"expr": "datum.says"}}
WAYS = {
    ("one", ""): "One system, within that margin",
    ("paired", ""): "Two systems, same examples (Miller)",
    ("unpaired", "cohen-h"): "Two systems, separate examples (Cohen's h)",
    ("unpaired", "pooled-z"): "Two systems, separate examples (pooled z)",
}


def table(inputs: Inputs) -> Table:
    """Set the designs and methods side by side for the same difference."""
    rows, own = [], (inputs.design, inputs.method if inputs.design == "unpaired" else "")
    for (design, method), name in WAYS.items():
        case = dataclasses.replace(inputs, design=design, method=method or inputs.method)
        each = needed(case) if room(case) else None
        rows.append((name, each, each and each * (2 if design == "unpaired" else 1)))
    return Table(
        caption=f"{per_cent(inputs.difference)} by each design and method",
        columns=("Design and method", "Examples per system", "Examples in all"),
        units=("", "examples", "examples"),
        rows=tuple(rows),
        marked=list(WAYS).index(own),
    )


def drawn(inputs: Inputs) -> Chart:
    """Draw the examples needed for differences around the reader's."""
    points = sorted({*STEPS, inputs.difference})
    cases = [dataclasses.replace(inputs, difference=at) for at in points]
    rows: list[dict[str, Any]] = [
        {"points": case.difference * 100, "examples": needed(case), "yours": case == inputs}
        for case in cases
        if room(case)
    ]
    what = "margin" if inputs.design == "one" else "difference"
    return Chart(
        title=f"Half the {what} takes about four times the examples",
        description=f"The line shows the examples needed for each {what}; yours is "
        f"{per_cent(inputs.difference)}. The broken line is the "
        f"{number(inputs.examples)} you have.",
        spec=_spec(rows, inputs.examples, what),
        data=Table(
            caption=f"Examples needed for each {what}",
            columns=(what.capitalize(), "Examples needed"),
            units=("share", "examples"),
            rows=tuple((row["points"] / 100, row["examples"]) for row in rows),
            marked=[bool(row["yours"]) for row in rows].index(True),
        ),
    )


def _powers(counts: list[int]) -> list[float]:
    first, last = math.floor(math.log10(min(counts))), math.ceil(math.log10(max(counts)))
    return [10.0**power for power in range(first, max(last, first + 1) + 1)]


def _spec(rows: list[dict[str, Any]], at_hand: int, what: str) -> dict[str, Any]:
    powers = _powers([*(row["examples"] for row in rows), at_hand])
    widest = max(row["points"] for row in rows)
    x = {
        "field": "points",
        "type": "quantitative",
        "scale": {"nice": False, "domain": [0, widest]},
        "axis": {"title": f"{what.capitalize()} in percentage points", "grid": False},
    }
    y = {
        "field": "examples",
        "type": "quantitative",
        "scale": {"type": "log", "domain": [powers[0], powers[-1]], "nice": False},
        "axis": chart.log_axis("Examples needed", powers),
    }
    layers = [*_own(rows, {"x": x, "y": y}, at_hand), *_at_hand(at_hand, widest, x, y)]
    line = {"type": "line", "strokeWidth": 2.5, "color": chart.ACCENT}
    curve = {"data": {"values": rows}, "mark": line, "encoding": {"x": x, "y": y}}
    return chart.spec(280, {"layer": [curve, *layers]})


def _own(rows: list[dict[str, Any]], place: dict[str, Any], at_hand: int) -> list[dict[str, Any]]:
    """Mark the reader's own difference, its label on the side away from the broken line."""
    own = next(row for row in rows if row["yours"])
    above = own["examples"] > at_hand
    beside = (
        {"align": "left", "dx": 12, "dy": -9} if above else {"align": "right", "dx": -9, "dy": 12}
    )
    values = {"values": [own | {"says": f"{number(own['examples'])} needed"}]}
    spot = {"type": "point", "filled": True, "size": 150, "opacity": 1, "color": chart.ACCENT}
    return [
        {"data": values, "mark": spot, "encoding": place},
        {"data": values, "mark": LABEL | beside, "encoding": place},
    ]


def _at_hand(
    count: int, widest: float, x: dict[str, Any], y: dict[str, Any]
) -> list[dict[str, Any]]:
    """Draw the examples at hand as a broken line."""
    says = f"you have {number(count)}"
    values = {"values": [{"examples": count, "points": widest, "says": says}]}
    rule = {"type": "rule", "strokeDash": [5, 4], "color": chart.TEXT}
    end = LABEL | {"align": "right", "dy": -9}
    return [
        {"data": values, "mark": rule, "encoding": {"y": y}},
        {"data": values, "mark": end, "encoding": {"x": x, "y": y}},
    ]
