"""What can go wrong with Python in the browser: said within seconds, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, SIZES
from tests.browser.find import FLAGS, chromium
from tests.browser.forms import FORM, await_state, figures
from tests.browser.serving import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Playwright

    from tests.browser.serving import Server

POLICY = "script-src 'self'; worker-src 'self' blob:"
NO_WORKERS = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'"
PAGE = Answer(200, b"<!doctype html><title>Hello</title>")
CUT = Answer(200, b"\0asm\1\0\0\0", "application/wasm")
CORRUPT = Answer(200, b"\0asm\1\0\0\0" + b"\7" * 400, "application/wasm")
TEXT = Answer(200, b"export default 1;", "text/plain")
DEAD = Answer(200, b"throw new Error('dead');", "text/javascript")
HANGING = Answer(
    200,
    b"self.onmessage = ({data}) =>"
    b" data.kind === 'start' && self.postMessage({kind: 'ready', requests: []});",
    "text/javascript",
)
MORTAL = """() => {
  window.begun = [];
  window.Worker = class extends Worker {
    postMessage(message) {
      if (message.kind === "start") begun.push(message.runtime.snapshot.length);
      if (message.kind !== "run" || !begun.at(-1)) super.postMessage(message);
      else this.dispatchEvent(new ErrorEvent("error", { message: "memory access out of bounds" }));
    }
  };
}"""
BROKEN = {
    "all-wasm-404": {".wasm": Answer(404)},
    "all-wasm-is-a-page": {".wasm": PAGE},
    "all-wasm-is-cut": {".wasm": CUT},
    "all-scripts-404": {"python.": Answer(404), "pyodide.asm.": Answer(404)},
    "all-scripts-have-the-wrong-type": {"python.": TEXT, "pyodide.asm.": TEXT},
    "library-is-corrupt": {"python.": CORRUPT, "python_stdlib.": Answer(200, b"PK" + b"\0" * 400)},
    "prices-are-missing": {"memory.": Answer(404), "prices.": Answer(500, b"no")},
    "worker-404": {"/worker.": Answer(404)},
    "worker-dies": {"/worker.": DEAD},
    "calculation-hangs": {"/worker.": HANGING},
}
RECOVERED = {
    "interpreter-404": {"python.": Answer(404)},
    "interpreter-is-a-page": {"python.": PAGE},
    "interpreter-is-cut": {"python.": CUT},
    "interpreter-is-corrupt": {"python.": CORRUPT},
    "memory-404": {"memory.": Answer(404)},
    "memory-is-corrupt": {"memory.": CORRUPT},
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


def assert_computed(page: Page) -> None:
    """Expect the result for the number that was typed."""
    await_state(page, "ready")
    expect(page.locator("output[data-figure=requests_per_month]")).to_have_attribute(
        "data-value", "23310"
    )


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_runtime_is_said_and_a_retry_works(
    fault: str, visit: Callable[..., Page], server: Server
) -> None:
    """Each injected fault ends in a message; once it is mended, 'Try again' computes."""
    server.faults.instead.update(BROKEN[fault])
    page = visit("calculators/approach/")
    assert_said(page, touch(page))
    server.faults.clear()
    page.locator("[data-retry]").press("Enter")
    assert_computed(page)
    expect(page.locator("[data-result]")).to_be_focused()


@pytest.mark.parametrize("fault", RECOVERED)
def test_a_snapshot_that_does_not_load_is_done_without(
    fault: str, visit: Callable[..., Page], server: Server
) -> None:
    """Whatever is wrong with the snapshot, Python begins from its archives by itself."""
    server.faults.instead.update(RECOVERED[fault])
    page = visit("calculators/approach/")
    touch(page)
    assert_computed(page)


def test_a_resumed_python_that_dies_is_followed_by_one_from_archives(
    visit: Callable[..., Page],
) -> None:
    """Whatever made the resumed one die cannot do so twice; the reader sees the result alone."""
    page = visit("calculators/approach/")
    page.evaluate(MORTAL)
    touch(page)
    assert_computed(page)
    resumed, begun = page.evaluate("begun")
    assert resumed
    assert not begun


def test_what_was_fetched_before_is_not_asked_for_again(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    """On a return visit, a host that has lost all of Python does no harm."""
    for lost in ((), (".wasm", "pyodide.asm.", "/worker.", ".zip")):
        server.faults.instead.update(dict.fromkeys(lost, Answer(404)))
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", executable_path=chromium(), args=list(FLAGS)
        )
        page = context.new_page()
        page.goto(f"{server.url}calculators/approach/")
        touch(page)
        assert_computed(page)
        context.close()
    server.faults.clear()


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


def test_a_policy_that_forbids_workers_is_said(visit: Callable[..., Page], server: Server) -> None:
    """A host whose own policy blocks workers leads to a message."""
    server.faults.headers["Content-Security-Policy"] = NO_WORKERS
    page = visit("calculators/approach/")
    assert_said(page, touch(page))


@pytest.mark.parametrize("lacking", ["Worker", "WebAssembly"])
def test_an_old_browser_is_told(lacking: str, visit: Callable[..., Page]) -> None:
    """A browser without what the calculator needs keeps the static answer, and says so."""
    page = visit()
    page.add_init_script(f"delete window.{lacking}")
    page.goto(f"{page.url}calculators/approach/")
    assert_said(page, touch(page))
