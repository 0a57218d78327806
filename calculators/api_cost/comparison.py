"""The same load on all current models: as a table, and as a chart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from calculators.kit import chart, prices
from calculators.kit.result import Chart, Table, Value
from calculators.kit.words import number, plural, usd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculators.api_cost.inputs import Inputs
    from calculators.kit.prices import Model, Row

PER_MODEL = 1_000
COLUMNS = {
    "Model": "",
    "Maker": "",
    "Per month": "USD",
    "Per 1,000 requests": "USD",
    "Context window": "tokens",
    "Price since": "date",
    "Changes": "",
    "Retires": "date",
}


def ranked(found: Mapping[str, float]) -> list[str]:
    """Order models by what a request costs; among equals by id."""
    return sorted(found, key=lambda key: (found[key], key))


def table(inputs: Inputs, found: Mapping[str, float]) -> Table:
    """Compare the models, the cheapest first. The reader's own is marked."""
    keys = ranked(found)
    return Table(
        caption=f"{plural(len(keys), 'current model')} for this load, the cheapest first; prices "
        f"of {inputs.as_of}, as known on {prices.load().as_of}",
        columns=tuple(COLUMNS),
        units=tuple(COLUMNS.values()),
        rows=tuple(_row(inputs, key, found[key]) for key in keys),
        marked=keys.index(inputs.model) if inputs.model in found else None,
    )


def _row(inputs: Inputs, key: str, usd_per_request: float) -> tuple[Value, ...]:
    model = prices.load().models[key]
    since, gone = model.price_since(inputs.as_of), model.retires and model.retires.date
    return (
        model.name,
        model.provider,
        usd_per_request * inputs.requests_per_day * inputs.days_per_month,
        usd_per_request * PER_MODEL,
        model.context_window,
        since.isoformat() if since else None,
        changes(model, inputs) or None,
        gone.isoformat() if gone else None,
    )


def changes(model: Model, inputs: Inputs) -> str:
    """Say what changes a model's price by date or by hour; '' if nothing is known."""
    said = [_dated(row) for row in model.changes_after(inputs.as_of)]
    if model.hours:
        hours = " and ".join(f"{number(start)}-{number(end)}" for start, end in model.hours)
        said.append(f"{_hourly(model)} at {hours} o'clock UTC")
    return "; ".join(said)


def _dated(row: Row) -> str:
    status = " (announced, may be canceled)" if row.announced else ""
    return f"from {row.start} {_said(row)}{status}"


def _hourly(model: Model) -> str:
    return _said(next(row for row in model.prices if row.hours))


def _said(row: Row) -> str:
    basic = {key: tiers[0][1] for key, tiers in row.rates.items()}
    cached = f", {usd(basic['cache_read'])} cached" if "cache_read" in basic else ""
    return f"{usd(basic['input'])} in{cached}, {usd(basic['output'])} out per million tokens"


def drawn(inputs: Inputs, found: Mapping[str, float], best: str) -> Chart:
    """Draw every model as a dot on a scale of costs, a line for each maker."""
    models = prices.load().models
    rows: list[dict[str, Any]] = [
        {
            "maker": models[key].provider,
            "model": models[key].name,
            "usd": found[key] * PER_MODEL,
            "role": {inputs.model: "yours", best: "cheapest"}.get(key, "other"),
        }
        for key in ranked(found)
    ]
    own = models[inputs.model].name
    return Chart(
        title="What 1,000 requests cost",
        description=f"Each dot is one of {len(rows)} current models, by maker, from the cheapest "
        f"to the dearest; marked are yours, {own}, and the cheapest that stays on sale.",
        spec=_spec(rows),
        data=Table(
            caption="What 1,000 requests cost on each model",
            columns=("Model", "Maker", "Per 1,000 requests"),
            units=("", "", "USD"),
            rows=tuple((row["model"], row["maker"], row["usd"]) for row in rows),
        ),
    )


def _powers(usd: list[float]) -> list[float]:
    """Give the powers of ten from below the cheapest to above the dearest."""
    first, last = math.floor(math.log10(min(usd))), math.ceil(math.log10(max(usd)))
    return [10.0**power for power in range(first, max(last, first + 1) + 1)]


def _spec(rows: list[dict[str, Any]]) -> dict[str, Any]:
    makers = list(dict.fromkeys(str(row["maker"]) for row in rows))
    powers = _powers([row["usd"] for row in rows])
    x = {
        "field": "usd",
        "type": "quantitative",
        "scale": {"type": "log", "domain": [powers[0], powers[-1]], "nice": False},
        "axis": chart.log_axis("US dollars per 1,000 requests", powers, "$,~r"),
    }
    y = {"field": "maker", "type": "nominal", "sort": makers, "axis": {"title": None}}
    dot = {"type": "point", "filled": True, "size": 70, "opacity": 0.45, "color": chart.MUTED}
    mark = {"type": "point", "filled": True, "size": 150, "opacity": 1, "color": chart.ACCENT}
    label = {"type": "text", "align": "left", "dx": 11, "dy": -12, "fontWeight": 600}
    text = {"text": {"field": "model", "type": "nominal"}}
    ours = {"filter": "datum.role != 'other'"}
    return chart.spec(
        30 * len(makers) + 20,
        {
            "data": {"values": rows},
            "encoding": {"x": x, "y": y},
            "layer": [
                {"transform": [{"filter": "datum.role == 'other'"}], "mark": dot},
                {"transform": [ours], "mark": mark},
                {"transform": [ours], "mark": label, "encoding": text},
            ],
        },
    )
