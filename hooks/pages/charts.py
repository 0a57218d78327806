"""Charts drawn at build time: a Vega-Lite specification in, SVG out."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

import vl_convert

if TYPE_CHECKING:
    from calculators.kit.result import Chart

VEGA_LITE = "6.4"


def draw(chart: Chart | None) -> str:
    """Draw a chart as SVG; '' where there is none. Its colors stay CSS variables."""
    return _drawn(json.dumps(chart.spec, sort_keys=True)) if chart else ""


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    svg: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    return svg
