"""Links to a calculation: what an address carries, what it does not, and what is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from playwright.sync_api import expect

from tests.browser.forms import await_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_a_link_with_a_question_mark_moves_behind_the_hash(visit: Callable[..., Page]) -> None:
    """What a reader enters never stands where a browser would send it to a server again."""
    page = visit("calculators/approach/?corpus_tokens=150000")
    await_state(page, "ready")
    page.wait_for_function(
        "() => location.search === '' && location.hash.includes('corpus_tokens')"
    )
    expect(page.locator(".rr-lead output")).to_have_attribute("data-value", "prompting")


def test_a_campaign_s_mark_in_the_address_is_left_alone(visit: Callable[..., Page]) -> None:
    """What search engines and newsletters add starts nothing, and is no mistake of the reader's."""
    page = visit("calculators/approach/?srsltid=AfmBO&gad_source=1&msclkid=9&_gl=1")
    page.wait_for_timeout(300)
    await_state(page, "static")
    expect(page.locator("[data-form-errors]")).to_be_hidden()
    assert page.evaluate("location.search").startswith("?srsltid=")


def test_what_is_kept_and_copied_is_what_the_form_says(visit: Callable[..., Page]) -> None:
    """Pressed before Python is there, both wait; pressed on a wrong value, the field is shown."""
    page = visit("calculators/api-cost/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    field = page.locator("[name=requests_per_day]")
    field.fill("150000")
    page.locator("[data-copy-link]").click()
    page.locator("[data-keep]").click()
    expect(page.locator("[data-scenarios-names] input")).to_have_value("Case 1")
    assert "requests_per_day=150000" in page.evaluate("navigator.clipboard.readText()")
    assert "requests_per_day=150000" in page.evaluate("Object.values(sessionStorage).join()")
    field.fill("a lot")
    page.locator("[data-copy-link]").click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "requests_per_day=150000" in page.evaluate("navigator.clipboard.readText()")


def test_an_older_link_shows_then_and_now(visit: Callable[..., Page]) -> None:
    """A link made with other prices says what the answer was, and what has changed."""
    old = {"requests_per_day": 500, "_v": 1, "_prices": "2026-01-01", "_answer": "prompting"}
    page = visit(f"calculators/approach/#{urlencode(old | {'_figure': 'prompting'})}")
    await_state(page, "ready")
    expect(page.locator(".rr-notice").first).to_contain_text("prices were of 2026-01-01")


def test_a_link_to_another_calculator_is_explained(visit: Callable[..., Page]) -> None:
    """Keys that this calculator does not have are named above the form."""
    page = visit("calculators/approach/#output_tokens=300&requests_per_day=7")
    await_state(page, "ready")
    expect(page.locator("[data-form-errors]")).to_contain_text("'output_tokens' is not an input")
