"""The chart: what each approach has cost by the end of each month, beside today's way."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from calculators.kit import chart, words
from calculators.kit.result import Chart, Table
from calculators.total_cost.costs import APPROACHES
from calculators.total_cost.figures import titled

if TYPE_CHECKING:
    from calculators.total_cost.sums import Sums

HEIGHT, LABEL, TODAY = 320, 17, "As today"
ZERO = "datum.value === 0 ? '$0' : datum.label"
COLORS = {
    **{titled(one): chart.APPROACHES[one.replace("_", "-")] for one in APPROACHES},
    TODAY: chart.MUTED,
}


def drawn(sums: Sums) -> Chart:
    """Draw the running totals in today's money."""
    inputs = sums.inputs
    lines = {titled(one): line for one, line in sums.running.items()}
    if inputs.current_usd_per_month:
        paid = (inputs.current_usd_per_month * value for value in sums.horizon.worth[1:])
        lines[TODAY] = list(accumulate(paid, initial=0.0))
    ends = ", ".join(f"{name} {words.usd(line[-1])}" for name, line in lines.items())
    return Chart(
        title="What each has cost by then, in today's money",
        description=f"A line for each approach, from its cost at the start to what it has cost "
        f"after {words.plural(inputs.horizon_months, 'month')}: {ends}.",
        spec=_spec(lines),
        data=Table(
            caption="Cost by the end of each month, in today's money",
            columns=("Month", *lines),
            units=("", *("USD" for _ in lines)),
            rows=tuple(zip(range(inputs.horizon_months + 1), *lines.values(), strict=True)),
        ),
    )


def _spec(lines: dict[str, list[float]]) -> dict[str, Any]:
    rows = [
        {"month": month, "usd": value, "name": name}
        for name, line in lines.items()
        for month, value in enumerate(line)
    ]
    top = max(1.0, *(max(line) for line in lines.values()))
    x, y = _axes(len(next(iter(lines.values()))) - 1, top * 1.05)
    scale = {"domain": list(lines), "range": [COLORS[name] for name in lines]}
    color = {"field": "name", "type": "nominal", "scale": scale, "legend": None}
    dash = {"condition": {"test": f"datum.name === '{TODAY}'", "value": [6, 4]}, "value": [1, 0]}
    line = {"mark": {"type": "line", "strokeWidth": 2.5}, "encoding": {"strokeDash": dash}}
    text = {"type": "text", "align": "left", "dx": 8, "fontWeight": 600, "clip": False}
    return chart.spec(
        HEIGHT,
        {
            "padding": {"left": 4, "top": 4, "bottom": 4, "right": 20},
            "encoding": {"x": x, "y": y, "color": color},
            "layer": [
                {"data": {"values": rows}, **line},
                {
                    "data": {"values": _labels(lines, top * 1.05)},
                    "mark": text,
                    "encoding": {"text": {"field": "name", "type": "nominal"}},
                },
            ],
        },
    )


def _axes(months: int, top: float) -> tuple[dict[str, Any], dict[str, Any]]:
    x = {
        "field": "month",
        "type": "quantitative",
        "scale": {"domain": [0, months], "nice": False},
        "axis": {"title": "Months", "tickMinStep": 1, "grid": False, "format": "d"},
    }
    y = {
        "field": "usd",
        "type": "quantitative",
        "scale": {"domain": [0, top], "nice": False},
        "axis": {"title": "US dollars", "format": "$~s", "tickCount": 6, "labelExpr": ZERO},
    }
    return x, y


def _labels(lines: dict[str, list[float]], top: float) -> list[dict[str, Any]]:
    """Place a name at the end of each line, moved apart where they would overlap."""
    gap, placed = top * LABEL / HEIGHT, -top
    labels: list[tuple[str, float]] = []
    for name, line in sorted(lines.items(), key=lambda item: item[1][-1]):
        placed = max(line[-1], placed + gap)
        labels.append((name, placed))
    beyond, months = max(0.0, placed - top), len(next(iter(lines.values()))) - 1
    return [{"month": months, "usd": usd - beyond, "name": name} for name, usd in labels]
