"""Working a calculator as a reader does, and reading what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

FORM = "form[data-calculator]"


def await_state(page: Page, state: str) -> None:
    """Wait until the first calculator is `ready`, or has `failed`."""
    expect(page.locator(FORM).first).to_have_attribute("data-state", state)


def figures(page: Page) -> dict[str, str]:
    """Give the exact value of every figure that the page shows."""
    script = """form => Object.fromEntries([...form.querySelectorAll('output[data-figure]')]
        .map(output => [output.dataset.figure, output.dataset.value]))"""
    return cast("dict[str, str]", page.locator(FORM).first.evaluate(script))


def open_case(page: Page, link: str) -> dict[str, str]:
    """Open a case by the address, as a link does, and give the figures once they are computed."""
    page.evaluate("link => { location.hash = link; }", link)
    page.wait_for_function("() => location.hash.includes('_v=')")
    return figures(page)
