"""The chart: a month of either way, by the number of requests."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from calculators.kit import chart
from calculators.kit.result import Chart, Table
from calculators.kit.words import plural, rounded
from calculators.self_host.money import (
    DAYS,
    api_usd_per_request,
    break_even_requests_per_day,
    fixed_usd_per_month,
    requests_per_day_per_gpu,
)

if TYPE_CHECKING:
    from calculators.self_host.inputs import Inputs

POINTS, STEPS = 24, 12
LEAST, FARTHEST = 8, 100
API, OWN = "API", "Own server"


def drawn(inputs: Inputs) -> Chart:
    """Draw both ways' cost of a month as lines, and mark the reader's load."""
    rows = _rows(inputs)
    here = {"load": inputs.requests_per_day, "usd": _api(inputs, inputs.requests_per_day)}
    return Chart(
        title="What a month costs, by the number of requests",
        description="The API's bill grows with every request. Your own server costs the same "
        "whether busy or idle, until the cards are full and another is added; the cost to set up "
        f"is spread over the {plural(inputs.horizon_months, 'month')}, with interest at the "
        "discount rate.",
        spec=_spec(rows, here),
        data=Table(
            caption="What a month costs",
            columns=("Requests per day", API, OWN),
            units=("requests per day", "USD", "USD"),
            rows=tuple((row["load"], row["api"], row["own"]) for row in rows),
        ),
    )


def _api(inputs: Inputs, load: float) -> float:
    return api_usd_per_request(inputs) * load * DAYS


def _own(inputs: Inputs, load: float) -> float:
    """Price a load on as many cards as it needs, but not fewer than the reader's."""
    needed = math.ceil(load / requests_per_day_per_gpu(inputs) * (1 - 1e-12))
    return fixed_usd_per_month(inputs, max(inputs.gpus, needed))


def _end(inputs: Inputs) -> float:
    """Say how far the axis goes: past the load and the cards, and the break-even if near."""
    even = break_even_requests_per_day(inputs) or 0
    full = inputs.gpus * requests_per_day_per_gpu(inputs)
    # One card carries millions of short requests: a small load would not show beside them.
    farthest = max(even, inputs.requests_per_day * FARTHEST)
    far = (inputs.requests_per_day, min(full, farthest), min(even, 2 * full), LEAST)
    return 1.2 * max(far)


def _rows(inputs: Inputs) -> list[dict[str, float]]:
    end, one = _end(inputs), requests_per_day_per_gpu(inputs)
    loads = {round(end * i / POINTS) for i in range(POINTS + 1)}
    if end / one <= inputs.gpus + STEPS:
        # Both sides of each step, so that it is drawn upright.
        edges = (math.floor(cards * one) for cards in range(inputs.gpus, math.ceil(end / one)))
        loads |= {load for edge in edges for load in (edge, edge + 1) if load <= end}
    return [
        {"load": load, "api": _api(inputs, load), "own": _own(inputs, load)}
        for load in sorted(loads)
    ]


def _spec(rows: list[dict[str, float]], here: dict[str, float]) -> dict[str, Any]:
    lines = [
        {"load": row["load"], "usd": row[key], "way": way}
        for row in rows
        for key, way in (("api", API), ("own", OWN))
    ]
    end = rows[-1]["load"]
    scale = {"domain": [API, OWN], "range": [chart.APPROACHES["prompting"], chart.ACCENT]}
    color = {"field": "way", "type": "nominal", "scale": scale, "legend": None}
    name = {"type": "text", "align": "right", "dy": -10, "fontWeight": 600, "fontSize": 13}
    x = _axis("load", "Requests per day", ",~r", end)
    y = _axis("usd", "US dollars per month", "$,~r")
    layers = [
        {
            "data": {"values": lines},
            "mark": {"type": "line", "strokeWidth": 2.5},
            "encoding": {"color": color},
        },
        {
            "data": {"values": [line for line in lines if line["load"] == end]},
            "mark": name,
            "encoding": {"text": {"field": "way"}, "color": color},
        },
        _you(here),
    ]
    return chart.spec(280, {"encoding": {"x": x, "y": y}, "layer": layers})


def _you(here: dict[str, float]) -> dict[str, Any]:
    dot = {"type": "point", "filled": True, "size": 120, "opacity": 1, "color": chart.TEXT}
    you = {"type": "text", "dy": -28, "dx": 0, "align": "left", "fontWeight": 600}
    halo = {**you, "stroke": chart.PAPER, "strokeWidth": 5, "strokeJoin": "round"}
    text = {"text": {"value": f"you: {rounded(here['load'])} a day"}}
    marks = [{"mark": halo, "encoding": text}, {"mark": you, "encoding": text}, {"mark": dot}]
    return {"data": {"values": [here]}, "layer": marks}


def _axis(field: str, title: str, label: str, end: float | None = None) -> dict[str, Any]:
    scale = {"domain": [0, end], "nice": False} if end else {"zero": True}
    return {
        "field": field,
        "type": "quantitative",
        "scale": scale,
        "axis": {"title": title, "format": label, "tickCount": 6},
    }
