"""A browser that Playwright can work: any Chromium, and its own builds of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.browser.engines.engine import Engine

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage


class Played(Engine):
    """A browser behind Playwright's interface."""

    def __init__(self, browser: Browser) -> None:
        self._browser, self._errors = browser, list[str]()
        self._page = browser.new_page(color_scheme="dark")
        self._page.on("console", self._note)
        self._page.on("pageerror", lambda error: self._errors.append(str(error)))

    def open(self, url: str) -> None:
        """Go to an address, and wait until the page has loaded."""
        self._page.goto(url)

    def evaluate(self, expression: str) -> Any:
        """Give the value of a JavaScript expression, as JSON carries it."""
        return self._page.evaluate(expression)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self._page.keyboard.press(key)

    def point(self, x: float, y: float) -> None:
        """Move the mouse to a point of the window, in CSS pixels."""
        self._page.mouse.move(x, y)

    def complaints(self) -> list[str]:
        """List the errors on the console and in the page."""
        return self._errors

    def close(self) -> None:
        """End the browser."""
        self._browser.close()

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._errors.append(message.text)
