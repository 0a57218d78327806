"""The memory as a bar beside the cards, and the cards as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.kit import chart, open_models
from calculators.kit.open_models import GB
from calculators.kit.result import Chart, Table
from calculators.kit.words import size
from calculators.model_memory.memory import Bytes, count

if TYPE_CHECKING:
    from calculators.model_memory.inputs import Inputs

YOURS = "Your model"


def cards(inputs: Inputs, found: Bytes) -> Table:
    """List how many of each card are needed."""
    known = list(open_models.cards().values())
    best = open_models.smallest_card(found.total, inputs.usable_memory_share)
    rows = tuple(
        (
            card.name,
            card.memory_bytes / GB,
            card.memory_bytes * inputs.usable_memory_share / GB,
            count(found.total, card, inputs.usable_memory_share),
            card.date,
        )
        for card in known
    )
    return Table(
        caption=f"How many of each card hold {size(found.total)}",
        columns=("Card", "Memory", "Usable", "Cards needed", "Checked"),
        units=("", "GB", "GB", "cards", "date"),
        rows=rows,
        marked=known.index(best) if best else None,
    )


def drawn(inputs: Inputs, found: Bytes) -> Chart:
    """Draw what is needed as a bar of three parts, above the usable memory of each card."""
    parts = {"weights": found.weights, "overhead": found.overhead, "conversations": found.kv}
    rows: list[dict[str, Any]] = [
        {"bar": YOURS, "part": part, "gb": value / GB, "rank": rank}
        for rank, (part, value) in enumerate(parts.items())
    ]
    known = open_models.cards().values()
    room = {card.name: card.memory_bytes * inputs.usable_memory_share / GB for card in known}
    rows += [
        {"bar": name, "part": "a card", "gb": value, "rank": 0} for name, value in room.items()
    ]
    said = ", ".join(f"{part} {size(value)}" for part, value in parts.items())
    return Chart(
        title="Your model beside one card of each kind",
        description=f"The first bar is your model, {size(found.total)}: {said}. The others are "
        "the usable memory of one card; the line shows how much you need.",
        spec=_spec(rows, found.total / GB),
        data=Table(
            caption="Memory needed, and usable memory of one card of each kind",
            columns=("Bar", "Part", "GB"),
            units=("", "", "GB"),
            rows=tuple((row["bar"], row["part"], row["gb"]) for row in rows),
        ),
    )


def _spec(rows: list[dict[str, Any]], total: float) -> dict[str, Any]:
    bars = list(dict.fromkeys(str(row["bar"]) for row in rows))
    parts = {
        "weights": chart.APPROACHES["prompting"],
        "overhead": chart.APPROACHES["hybrid"],
        "conversations": chart.APPROACHES["fine-tuning"],
        "a card": chart.OTHER,
    }
    x = {
        "field": "gb",
        "type": "quantitative",
        "axis": {"title": "GB of memory", "format": "~s", "tickCount": 6},
    }
    y = {
        "field": "bar",
        "type": "nominal",
        "sort": bars,
        "axis": {"title": None, "domain": False, "ticks": False},
    }
    color = {
        "field": "part",
        "type": "nominal",
        "scale": {"domain": list(parts), "range": list(parts.values())},
        "legend": chart.legend(len(parts)),
    }
    encoding = {"x": x, "y": y, "color": color, "order": {"field": "rank"}}
    line = {"type": "rule", "color": chart.TEXT, "strokeDash": [4, 3]}
    bar = {"mark": {"type": "bar", "height": 15}, "encoding": encoding}
    need = {"data": {"values": [{"gb": total}]}, "mark": line, "encoding": {"x": x}}
    return chart.spec(24 * len(bars), {"data": {"values": rows}, "layer": [bar, need]})
