"""What the tests ask of any browser, whatever protocol it speaks."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_S = 60
"""A slow machine is no failure."""
LOOK_EVERY_S = 0.05


class EngineError(RuntimeError):
    """A browser refused a command, or something did not happen in it."""

    def __init__(self, command: str, why: str) -> None:
        super().__init__(f"{command}: {why}")


def wait_until(there: Callable[[], object], what: str) -> None:
    """Look again and again, until it is there.

    Raises:
        EngineError: it still is not when patience ends.
    """
    end = time.monotonic() + PATIENCE_S
    while not there():
        if time.monotonic() > end:
            raise EngineError(what, f"not within {PATIENCE_S} s")
        time.sleep(LOOK_EVERY_S)


class Engine(ABC):
    """One page of one browser in a dark system, worked as a reader does."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Go to an address, and wait until the page has loaded."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """Give the value of a JavaScript expression, as JSON carries it."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys one after the other: characters, or the names in `actions.KEYS`."""

    @abstractmethod
    def point(self, x: float, y: float) -> None:
        """Move the mouse to a point of the window, in CSS pixels."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """List the errors that the browser has noted since it started."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def wait_for(self, expression: str) -> None:
        """Wait until an expression is true."""
        wait_until(lambda: self.evaluate(f"Boolean({expression})"), expression)

    def hover(self, selector: str) -> None:
        """Bring an element into view, and the mouse over its middle."""
        x, y = self.evaluate(
            f"""(element => {{
                element.scrollIntoView({{ block: "center", behavior: "instant" }});
                const {{ x, y, width, height }} = element.getClientRects()[0];
                return [x + width / 2, y + height / 2];
            }})(document.querySelector({selector!r}))"""
        )
        self.point(x, y)

    def tab_to(self, expression: str, at_most: int = 80) -> None:
        """Press Tab until an expression holds of the focused element, `at`.

        Raises:
            EngineError: Tab never gets there.
        """
        for _ in range(at_most):
            self.press("Tab")
            if self.evaluate(f"(at => Boolean({expression}))(document.activeElement)"):
                return
        raise EngineError(expression, f"not reached with {at_most} times Tab")
