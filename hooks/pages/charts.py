"""Charts drawn at build time: a Vega-Lite specification in, SVG out."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

import vl_convert

if TYPE_CHECKING:
    from calculators.kit.result import Chart

VEGA_LITE = "6.4"
NARROW = 340
"""Pixels: what a phone has for a chart."""


def draw(chart: Chart | None) -> str:
    """Draw a chart as SVG, for a desk and for a phone; '' where there is none.

    Its colors stay CSS variables.
    """
    if chart is None:
        return ""
    widths = {"wide": chart.spec["width"], "narrow": NARROW}
    drawn = {
        name: _drawn(json.dumps({**chart.spec, "width": width}, sort_keys=True))
        for name, width in widths.items()
    }
    return "".join(f'<div class="rr-chart__{name}">{svg}</div>' for name, svg in drawn.items())


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    svg: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    return svg
