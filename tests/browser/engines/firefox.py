"""Firefox as it is installed, over WebDriver BiDi, which it speaks itself."""

from __future__ import annotations

import json
import subprocess
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.sync.client import connect

from tests.browser.engines.actions import pointing, typing
from tests.browser.engines.engine import PATIENCE_S, Engine, EngineError, wait_until

PREFERENCES = {
    "ui.systemUsesDarkTheme": 1,
    "services.settings.server": "data:,",  # asks Mozilla for nothing
}


class Firefox(Engine):
    """A Firefox without a window, with a profile of its own."""

    def __init__(self, program: str) -> None:
        self._ids, self._errors = count(1), list[str]()
        with ExitStack() as running:
            profile = Path(running.enter_context(TemporaryDirectory(prefix="firefox")))
            running.enter_context(_started(program, profile))
            self._socket = running.enter_context(
                connect(_address(profile), max_size=None, proxy=None)
            )
            self._command("session.new", capabilities={})
            self._command("session.subscribe", events=["log.entryAdded"])
            # The page that Firefox starts with never gets the focus; a new one has it.
            self._page = self._command("browsingContext.create", type="tab")["context"]
            self._running = running.pop_all()

    def open(self, url: str) -> None:
        """Go to an address, and wait until the page has loaded."""
        self._command("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Give the value of a JavaScript expression, as JSON carries it."""
        answer = self._command(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(JSON.stringify)",
            target={"context": self._page},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise EngineError(expression, answer["exceptionDetails"]["text"])
        return json.loads(answer["result"].get("value", "null"))

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self._command("input.performActions", context=self._page, actions=typing(keys))

    def point(self, x: float, y: float) -> None:
        """Move the mouse to a point of the window, in CSS pixels."""
        self._command("input.performActions", context=self._page, actions=pointing(x, y))

    def complaints(self) -> list[str]:
        """List the errors that Firefox has logged, violations of the policy among them."""
        self._command("session.status")  # reads what has come in the meantime
        return self._errors

    def close(self) -> None:
        """End Firefox, and forget its profile."""
        self._command("browser.close")
        self._running.close()

    def _command(self, method: str, **parameters: Any) -> Any:
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self._socket.recv(PATIENCE_S))).get("id") != number:
            self._note(answer["params"])
        if answer["type"] == "error":
            raise EngineError(method, answer["message"])
        return answer["result"]

    def _note(self, entry: dict[str, Any]) -> None:
        if entry["level"] == "error":
            self._errors.append(entry["text"])


def _started(program: str, profile: Path) -> subprocess.Popen[bytes]:
    lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--remote-debugging-port=0", "--profile", str(profile)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _address(profile: Path) -> str:
    """Give the address that Firefox chose, which it writes into its profile."""
    written = profile / "WebDriverBiDiServer.json"
    wait_until(lambda: written.exists() and written.stat().st_size, written.name)
    server = json.loads(written.read_text(encoding="utf-8"))
    return f"ws://{server['ws_host']}:{server['ws_port']}/session"
