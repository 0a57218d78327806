"""The first year as a chart, and the cards as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.fine_tuning_cost.training import SECONDS, TERA, Costs, flops, parts
from calculators.kit import chart, open_models
from calculators.kit.open_models import GB
from calculators.kit.result import Chart, Table
from calculators.kit.words import size, usd

if TYPE_CHECKING:
    from calculators.fine_tuning_cost.inputs import Inputs

NAMES = {"hosting": "Hosting", "labeling": "Examples", "training": "Training"}


def year(inputs: Inputs, found: Costs) -> Chart:
    """Draw the parts of the first year as bars."""
    amounts = {NAMES[key]: value for key, value in parts(inputs, found).items()}
    rows = [{"part": key, "usd": value, "said": usd(value)} for key, value in amounts.items()]
    largest = max(amounts, key=lambda name: amounts[name])
    return Chart(
        title="Where the first year's money goes",
        description=f"Bars for hosting, examples and training in the first year; the "
        f"longest is {largest.lower()}, at {usd(amounts[largest])}.",
        spec=_bars(rows, largest),
        data=Table(
            caption="The first year by part",
            columns=("Part", "First year"),
            units=("", "USD"),
            rows=tuple(amounts.items()),
        ),
    )


def _bars(rows: list[dict[str, Any]], largest: str) -> dict[str, Any]:
    top = max(row["usd"] for row in rows) or 1
    x = {
        "field": "usd",
        "type": "quantitative",
        "scale": {"domain": [0, top * chart.LABELED], "nice": False},
        "axis": {"title": "US dollars in the first year", "format": "$,~r", "tickCount": 5},
    }
    y = {
        "field": "part",
        "type": "nominal",
        "sort": list(NAMES.values()),
        "axis": {"title": None, "domain": False, "ticks": False},
    }
    colors = {
        "condition": {"test": f"datum.part == '{largest}'", "value": chart.ACCENT},
        "value": chart.MUTED,
    }
    label = {"type": "text", "align": "left", "dx": 6, "fontWeight": 600}
    return chart.spec(
        120,
        {
            "data": {"values": rows},
            "encoding": {"x": x, "y": y},
            "layer": [
                {"mark": {"type": "bar", "height": 20}, "encoding": {"color": colors}},
                {"mark": label, "encoding": {"text": {"field": "said", "type": "nominal"}}},
            ],
        },
    )


def cards(needed: float, inputs: Inputs, parameters: float) -> Table:
    """List the cards: whether one holds the training, and how long it would take on it."""
    work, best = flops(inputs, parameters), open_models.smallest_card(needed)
    known = list(open_models.cards().values())
    rows = tuple(
        (
            card.name,
            card.memory_bytes / GB,
            "yes" if needed <= card.memory_bytes else "no",
            work / (card.peak_tflops * TERA * inputs.mfu * SECONDS),
            card.date,
        )
        for card in known
    )
    return Table(
        caption=f"Which card holds {size(needed)}, and how long one training takes on it",
        columns=("Card", "Memory", "One is enough", "One training", "Checked"),
        units=("", "GB", "", "hours", "date"),
        rows=rows,
        marked=known.index(best) if best else None,
    )
