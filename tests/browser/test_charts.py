"""Charts at every width: letters keep their size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.forms import open_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SCALES = """canvas => [...canvas.querySelectorAll("svg")]
    .map(svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)
    .filter(scale => scale > 0)"""
WIDTHS = (360, 600, 900, 1280)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_chart_s_letters_keep_their_size(visit: Callable[..., Page], width: int) -> None:
    """One drawing shows, hardly shrunk; the next one is drawn to the width there is."""
    page = visit("calculators/total-cost/")
    page.set_viewport_size({"width": width, "height": 900})
    canvas = page.locator("[data-chart-canvas]").first
    assert [scale > 0.85 for scale in canvas.evaluate(SCALES)] == [True]
    open_case(page, "requests_per_day=500")
    expect(canvas.locator("svg")).to_have_count(1)
    assert [scale > 0.95 for scale in canvas.evaluate(SCALES)] == [True]
