"""WebKitGTK over W3C WebDriver, on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from tests.browser.engines.actions import pointing, typing
from tests.browser.engines.engine import PATIENCE_S, Engine, EngineError, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

DIRECTLY = build_opener(ProxyHandler({}))
SURROUNDINGS = {
    "GDK_BACKEND": "x11",
    "GTK_THEME": "Adwaita:dark",
    "no_proxy": "127.0.0.1,localhost",  # driver and browser talk to each other
}

# The protocol does not tell of errors: the page itself notes them, once it has loaded.
LISTEN = """window.complaints = [];
addEventListener("error", ({ message }) => complaints.push(message));
addEventListener("unhandledrejection", ({ reason }) => complaints.push(String(reason)));"""


class WebKitGTK(Engine):
    """WebKit's own small browser, worked by WebKitWebDriver."""

    def __init__(self, program: str) -> None:
        self._errors, port = list[str](), _free_port()
        self._address = f"http://127.0.0.1:{port}"
        with ExitStack() as running:
            display = running.enter_context(_screen())
            environment = os.environ | SURROUNDINGS | {"DISPLAY": display}
            running.enter_context(_process([program, f"--port={port}"], env=environment))
            wait_until(lambda: _listens(port), program)
            session = self._send("POST", "/session", capabilities={})["sessionId"]
            self._running = running.pop_all()
        self._address += f"/session/{session}"

    def open(self, url: str) -> None:
        """Go to an address, and wait until the page has loaded."""
        self.complaints()
        self._send("POST", "/url", url=url)
        self._send("POST", "/execute/sync", script=LISTEN, args=[])

    def evaluate(self, expression: str) -> Any:
        """Give the value of a JavaScript expression, as JSON carries it."""
        script = f"return Promise.resolve({expression})"
        return self._send("POST", "/execute/sync", script=script, args=[])

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self._send("POST", "/actions", actions=typing(keys))

    def point(self, x: float, y: float) -> None:
        """Move the mouse to a point of the window, in CSS pixels."""
        self._send("POST", "/actions", actions=pointing(x, y))

    def complaints(self) -> list[str]:
        """List the errors that pages have noted since they had loaded."""
        self._errors += self.evaluate("(window.complaints ?? []).splice(0)")
        return self._errors

    def close(self) -> None:
        """End the browser, its driver and its screen."""
        self._send("DELETE", "")
        self._running.close()

    def _send(self, method: str, path: str, **parameters: Any) -> Any:
        body = json.dumps(parameters).encode() if method == "POST" else None
        request = Request(self._address + path, body, method=method)  # noqa: S310 - our own address
        try:
            with DIRECTLY.open(request, timeout=PATIENCE_S) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise EngineError(path, json.load(error)["value"]["message"]) from error


@contextmanager
def _process(command: list[str], **options: Any) -> Iterator[None]:
    """Run a program for as long as it is needed."""
    with subprocess.Popen(command, **options) as process:
        try:
            yield
        finally:
            process.terminate()


@contextmanager
def _screen() -> Iterator[str]:
    """Start a screen, and give its name, which it chooses itself."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1000x24"]
    with os.fdopen(read) as chosen, _process([*command, "-nolisten", "tcp"], pass_fds=[write]):
        os.close(write)
        yield f":{chosen.readline().strip()}"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0
