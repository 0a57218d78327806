"""The chart: what the offer, building it oneself and today cost over the horizon, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.kit import chart, words
from calculators.kit.result import Chart, Table
from calculators.vendor_check.rule import (
    engineering,
    quoted,
    quoted_monthly,
    requests,
    review,
    tokens,
)

if TYPE_CHECKING:
    from calculators.vendor_check.inputs import Inputs

OFFER, OWN, TODAY = "The offer", "Yourself", "As today"
PARTS = {
    "At the start": chart.TEXT,
    "Each month or request": chart.ACCENT,
    "Checks by your people": "var(--rr-edge)",
}


def drawn(inputs: Inputs) -> Chart:
    """Draw a bar for each of the three; for the offer only once it has a price."""
    months = inputs.horizon_months
    checks = months * review(inputs)
    start, running, checked = PARTS
    amounts = [
        *(_offer(inputs, checks) if quoted(inputs) else ()),
        (OWN, start, engineering(inputs)),
        (OWN, running, requests(inputs) * tokens(inputs)),
        (OWN, checked, checks),
        (TODAY, running, months * inputs.current_usd_per_month),
    ]
    ways = dict.fromkeys(way for way, _, _ in amounts)
    totals = {bar: sum(usd for name, _, usd in amounts if name == bar) for bar in ways}
    said = ", ".join(f"{bar.lower()} {words.usd(total)}" for bar, total in totals.items())
    return Chart(
        title=f"What {words.plural(months, 'month')} cost",
        description=f"A bar for {'the offer, for ' if OFFER in totals else ''}building it "
        f"yourself and for going on as today: {said}.",
        spec=_spec(amounts, totals),
        data=Table(
            caption=f"Costs of {words.plural(months, 'month')}",
            columns=("Way", "Part", "Cost"),
            units=("", "", "USD"),
            rows=tuple(amounts),
        ),
    )


def _offer(inputs: Inputs, checks: float) -> tuple[tuple[str, str, float], ...]:
    start, running, checked = PARTS
    return (
        (OFFER, start, inputs.quoted_upfront),
        (OFFER, running, inputs.horizon_months * quoted_monthly(inputs)),
        (OFFER, checked, checks),
    )


def _spec(amounts: list[tuple[str, str, float]], totals: dict[str, float]) -> dict[str, Any]:
    rows = [
        {"way": way, "part": part, "usd": usd, "order": list(PARTS).index(part)}
        for way, part, usd in amounts
    ]
    ends = [{"way": way, "usd": usd, "said": words.usd(usd)} for way, usd in totals.items()]
    x = _axis(max(1.0, *totals.values()) * chart.LABELED)
    y = {"field": "way", "type": "nominal", "sort": list(totals), "axis": {"title": None}}
    scale = {"domain": list(PARTS), "range": list(PARTS.values())}
    legend = chart.legend(len(PARTS))
    color = {"field": "part", "type": "nominal", "scale": scale, "legend": legend}
    label = {"type": "text", "align": "left", "dx": 8, "fontWeight": 600}
    return chart.spec(
        150,
        {
            "padding": {"left": 16, "top": 4, "bottom": 4, "right": 4},
            "encoding": {"y": y},
            "layer": [
                {
                    "data": {"values": rows},
                    "mark": {"type": "bar", "size": 28, "stroke": chart.PAPER},
                    "encoding": {"x": x, "color": color, "order": {"field": "order"}},
                },
                {
                    "data": {"values": ends},
                    "mark": label,
                    "encoding": {"x": {**x, "stack": None}, "text": {"field": "said"}},
                },
            ],
        },
    )


def _axis(top: float) -> dict[str, Any]:
    return {
        "field": "usd",
        "type": "quantitative",
        "scale": {"domain": [0, top], "nice": False},
        "axis": {
            "title": "US dollars",
            "format": "$~s",
            "tickCount": 6,
            "labelExpr": "datum.value === 0 ? '$0' : datum.label",
        },
    }
