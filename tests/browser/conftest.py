"""A real Chromium on the built site, which notes whatever the page should not do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.find import FLAGS, chromium
from tests.browser.serving import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

SIZES = {"desktop": (1280, 900), "phone": (360, 740)}
PATIENCE = 20_000  # a slow machine is no failure; what must be quick is timed where it matters
expect.set_options(timeout=PATIENCE)


@dataclass
class Watch:
    """What pages did: where they sent requests, and what they complained of."""

    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def follow(self, page: Page, origin: str) -> None:
        """Note every request to another origin, every violation of the policy, every error."""
        page.on("request", lambda r: self._requested(r.url, origin))
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _requested(self, url: str, origin: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and f"{parts.scheme}://{parts.netloc}" != origin:
            self.foreign.append(url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            self.complaints.append(message.text)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    """The built site, below /some/repo/."""
    running = Server(site)
    yield running
    running.shutdown()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, once."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def launch(playwright: Playwright) -> Callable[..., Browser]:
    """Start a Chromium, with further flags if need be."""

    def start(*flags: str) -> Browser:
        return playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, *flags])

    return start


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """One Chromium for all tests."""
    running = launch()
    yield running
    running.close()


@pytest.fixture
def watch() -> Watch:
    """What the test's pages did."""
    return Watch()


@pytest.fixture
def visit(browser: Browser, server: Server, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Open a page of the site in a fresh context; every fault is forgotten afterwards."""
    contexts = []

    def open_page(path: str = "", size: str = "desktop", **options: Any) -> Page:
        width, height = SIZES[size]
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        watch.follow(page, server.url.removesuffix("/some/repo/"))
        page.goto(server.url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    server.faults.clear()
