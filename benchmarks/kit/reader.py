"""A reader at a real Chromium: the same profile at each visit, or a new one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.browser.find import FLAGS, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Playwright

PATIENCE_MS = 180_000
SETTLED_MS = 800
NOWHERE_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@contextmanager
def visit(playwright: Playwright, profile: Path, url: str) -> Iterator[Page]:
    """Start Chromium with a profile, and open a page; it is idle when it is given.

    A profile that has been here before is a return visit: its cache is as the last visit left it.
    No other host than this machine is found, so that a page is measured with its own files alone.
    """
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium(), args=[*FLAGS, NOWHERE_ELSE]
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.pages[0]
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(SETTLED_MS)
    try:
        yield page
    finally:
        context.close()
