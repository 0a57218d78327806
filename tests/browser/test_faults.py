"""What can go wrong with Python in the browser: said within seconds, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, SIZES
from tests.browser.forms import FORM, await_state, figures
from tests.browser.serving import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.browser.serving import Server

POLICY = "script-src 'self'; worker-src 'self' blob:"
BROKEN = {
    "wasm-404": ("pyodide.asm.", Answer(404)),
    "wasm-is-a-page": (".wasm", Answer(200, b"<!doctype html><title>Hello</title>")),
    "wasm-is-truncated": (".wasm", Answer(200, b"\0asm\1\0\0\0", "application/wasm")),
    "library-is-corrupt": ("python_stdlib.", Answer(200, b"PK\5\6" + b"\0" * 400)),
    "prices-are-missing": ("prices.", Answer(500, b"no")),
    "worker-404": ("/worker.", Answer(404)),
    "worker-dies": ("/worker.", Answer(200, b"throw new Error('dead');", "text/javascript")),
}


def touch(page: Page) -> dict[str, str]:
    """Type a number, which starts Python; gives the figures shown before."""
    before = figures(page)
    page.locator(f"{FORM} [name=requests_per_day]").fill("777")
    return before


def assert_said(page: Page, before: dict[str, str]) -> None:
    """Expect a message and a way on before patience ends, result and typed number still there."""
    await_state(page, "failed")
    expect(page.locator("[data-status] p")).not_to_be_empty()
    assert figures(page) == before
    assert page.locator("[name=requests_per_day]").input_value() == "777"


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_runtime_is_said_and_a_retry_works(
    fault: str, visit: Callable[..., Page], server: Server
) -> None:
    """Each injected fault ends in a message; once it is mended, 'Try again' computes."""
    part, answer = BROKEN[fault]
    server.faults.instead[part] = answer
    page = visit("calculators/approach/")
    assert_said(page, touch(page))
    server.faults.clear()
    page.locator("[data-retry]").click()
    await_state(page, "ready")
    expect(page.locator("output[data-figure=requests_per_month]")).to_have_attribute(
        "data-value", "23310"
    )


def test_a_policy_that_forbids_webassembly_is_said(
    visit: Callable[..., Page], server: Server
) -> None:
    """A host whose own policy blocks WebAssembly leads to a message, not to a hang."""
    server.faults.headers["Content-Security-Policy"] = POLICY
    page = visit("calculators/approach/")
    assert_said(page, touch(page))


def test_a_browser_without_webassembly_is_told(
    launch: Callable[..., Browser], server: Server
) -> None:
    """Without WebAssembly the page says so, and keeps its static answer."""
    browser = launch("--js-flags=--jitless")
    try:
        width, height = SIZES["desktop"]
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_default_timeout(PATIENCE)
        page.goto(f"{server.url}calculators/approach/")
        assert_said(page, touch(page))
        expect(page.locator("[data-status] p")).to_contain_text("WebAssembly")
    finally:
        browser.close()
