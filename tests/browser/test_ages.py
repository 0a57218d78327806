"""How old a price is, by the reader's clock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from calculators.kit import prices
from tests.browser.forms import await_state, open_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def later(visit: Callable[..., Page], path: str, days: int) -> Page:
    """Open a page so many days after its prices were taken."""
    page = visit("about/")
    noon = dt.datetime.combine(prices.load().as_of, dt.time(12), dt.UTC)
    page.clock.set_fixed_time(noon + dt.timedelta(days=days))
    page.goto(page.url.removesuffix("about/") + path)
    return page


def test_a_price_older_than_thirty_days_shows_its_age(visit: Callable[..., Page]) -> None:
    """On day 31 it says so, before and after a recalculation; on day 30 it does not."""
    page = later(visit, "calculators/api-cost/", prices.FRESH_DAYS + 1)
    note = page.locator("[data-old-after]").first
    expect(note).to_contain_text("31 days ago")
    open_case(page, "requests_per_day=500")
    await_state(page, "ready")
    expect(note).to_be_visible()
    fresh = later(visit, "calculators/api-cost/", prices.FRESH_DAYS)
    expect(fresh.locator("[data-old-after]").first).to_be_hidden()


def test_a_number_past_its_date_is_flagged_by_the_readers_clock(visit: Callable[..., Page]) -> None:
    """A page that was built in time flags its numbers once they are due again."""
    page = later(visit, "glossary/fine-tuning/", 365 * 3)
    page.wait_for_function("() => document.querySelector('[data-due]')?.hidden === false")
    fresh = later(visit, "glossary/fine-tuning/", 0)
    assert fresh.locator("[data-due]:not([hidden])").count() == 0
