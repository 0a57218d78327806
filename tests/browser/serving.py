"""A server for the built site, below a deep path: it compresses, and can be told to fail."""

from __future__ import annotations

import gzip
import threading
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

BELOW = "/some/repo/"
COMPRESSED = ("text/", "application/json", "application/xml", "image/svg", "application/wasm")
WEAKEST = {"Cache-Control": "max-age=600"}
"""What the host that lets a browser keep files for the shortest time tells it: GitHub Pages."""


@dataclass(frozen=True)
class Answer:
    """What the server gives instead of a file."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/html"
    lost: int = 0
    """Bytes that are promised and never come."""


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
        self.site, self.faults, self.reports = site, Faults(), list[str]()
        super().__init__(("127.0.0.1", 0), _Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"http://127.0.0.1:{self.server_port}{BELOW}"

    def stop(self) -> None:
        """Let nobody reach the site any more."""
        self.shutdown()
        self.server_close()


@lru_cache(maxsize=256)
def compressed(path: Path, _changed: float) -> bytes:
    """Compress a file, once while it does not change."""
    return gzip.compress(path.read_bytes(), compresslevel=1)


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
        text = Path(self.translate_path(self.path))
        text = text / "index.html" if text.is_dir() else text
        kind = self.guess_type(str(text))
        if text.is_file() and kind.startswith(COMPRESSED) and self._takes_gzip():
            body = compressed(text, text.stat().st_mtime)
            self._give(Answer(200, body, kind), {"Content-Encoding": "gzip", **WEAKEST})
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """Keep what a browser reports, such as a violation of the policy."""
        length = int(self.headers["Content-Length"])
        self.server.reports.append(self.rfile.read(length).decode())
        self._give(Answer(204))

    def end_headers(self) -> None:
        for name, value in self.server.faults.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Stay quiet."""

    def _takes_gzip(self) -> bool:
        return "gzip" in self.headers.get("Accept-Encoding", "")

    def _give(self, answer: Answer, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(answer.status)
        for name, value in {"Content-Type": answer.kind, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body) + answer.lost))
        self.end_headers()
        self.wfile.write(answer.body)
