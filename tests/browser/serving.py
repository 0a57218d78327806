"""A server for the built site, below a deep path, that can be told to fail."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

BELOW = "/some/repo/"


@dataclass(frozen=True)
class Answer:
    """What the server gives instead of a file."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/html"


@dataclass
class Faults:
    """Answers by the part of a file's name that they replace, and headers for every page."""

    instead: dict[str, Answer] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def clear(self) -> None:
        """Serve everything as it is again."""
        self.instead.clear()
        self.headers.clear()


class Server(ThreadingHTTPServer):
    """Serves a folder as `http://127.0.0.1:PORT/some/repo/`."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        self.site, self.faults = site, Faults()
        super().__init__(("127.0.0.1", 0), _Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"http://127.0.0.1:{self.server_port}{BELOW}"


class _Handler(SimpleHTTPRequestHandler):
    server: Server
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def __init__(self, request: Any, address: Any, server: Server) -> None:
        super().__init__(request, address, server, directory=str(server.site))

    def do_GET(self) -> None:
        for part, answer in self.server.faults.instead.items():
            if part in self.path:
                self._give(answer)
                return
        if not self.path.startswith(BELOW):
            self._give(Answer(404))
            return
        self.path = self.path.removeprefix(BELOW.rstrip("/"))
        super().do_GET()

    def end_headers(self) -> None:
        for name, value in self.server.faults.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Stay quiet."""

    def _give(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)
