"""Charts drawn at build time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.kit.calculator import load
from hooks.pages.charts import draw

if TYPE_CHECKING:
    from pathlib import Path


def test_a_chart_that_is_kept_is_the_one_that_was_drawn(tmp_path: Path) -> None:
    """Looked up or drawn anew, the SVG is the same, for a desk and for a phone."""
    known = load("approach")
    chart = known.calculate(known.inputs()).chart
    drawn = draw(chart)
    assert draw(chart, tmp_path) == drawn
    assert len(list(tmp_path.glob("*.svg"))) == 2
    assert draw(chart, tmp_path) == drawn
