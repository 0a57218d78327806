"""The engine of a name, as this machine has it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.engines.firefox import Firefox
from tests.browser.engines.played import Played
from tests.browser.engines.webkitgtk import WebKitGTK
from tests.browser.find import FLAGS, program

if TYPE_CHECKING:
    from playwright.sync_api import BrowserType, Playwright

    from tests.browser.engines.engine import Engine


def start(name: str, playwright: Playwright) -> Engine | None:
    """Start a browser: the machine's own, or else Playwright's; None where there is neither."""
    path = program(name)
    if path and name == "firefox":
        return Firefox(path)
    if path and name == "webkit":
        return WebKitGTK(path)
    known: BrowserType = getattr(playwright, name)
    if path or Path(known.executable_path).exists():
        flags = FLAGS if name == "chromium" else []
        return Played(known.launch(executable_path=path, args=flags))
    return None
