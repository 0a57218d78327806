"""Charts drawn at build time: a Vega-Lite specification in, SVG out."""

from __future__ import annotations

import hashlib
import json
import os
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

import vl_convert

if TYPE_CHECKING:
    from pathlib import Path

    from calculators.kit.result import Chart

VEGA_LITE = "6.4"
NARROW = 340
"""Pixels: what a phone has for a chart."""


def draw(chart: Chart | None, kept: Path | None = None) -> str:
    """Draw a chart as SVG, for a desk and for a phone; '' where there is none.

    Its colors stay CSS variables. In the folder `kept` a chart is looked up before it is drawn.
    """
    if chart is None:
        return ""
    widths = {"wide": chart.spec["width"], "narrow": NARROW}
    drawn = {
        name: _drawn(json.dumps({**chart.spec, "width": width}, sort_keys=True), kept)
        for name, width in widths.items()
    }
    return "".join(f'<div class="rr-chart__{name}">{svg}</div>' for name, svg in drawn.items())


@lru_cache(maxsize=256)
def _drawn(spec: str, kept: Path | None) -> str:
    if kept is None:
        svg: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
        return svg
    made_of = f"{version('vl-convert-python')} {VEGA_LITE} {spec}"
    path = kept / f"{hashlib.sha256(made_of.encode()).hexdigest()}.svg"
    if not path.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.write_text(_drawn(spec, None), encoding="utf-8")
        fresh.replace(path)  # whole at once, should another build look for it
    return path.read_text(encoding="utf-8")
