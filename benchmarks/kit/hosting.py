"""A static host on this machine: compresses, lets the browser cache, and notes what it sends."""

from __future__ import annotations

import mimetypes
import threading
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from benchmarks.kit.compression import CACHE, compressed
from benchmarks.kit.headers import Headers, headers_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.kit.line import Line

KINDS = {".mjs": "text/javascript", ".wasm": "application/wasm", ".woff2": "font/woff2"}
BOTH = ("br", "gzip")


@dataclass(frozen=True)
class Sent:
    """One answer: the path asked for, its kind, and the bytes of its body as they were sent."""

    path: str
    kind: str
    size: int


class Host(ThreadingHTTPServer):
    """Serves folders as `http://127.0.0.1:PORT/`, each below its prefix, such as `/` or `/-/x/`.

    Args:
        folders: each prefix with its folder; the longest prefix that fits counts.
        encodings: how it compresses, the preferred way first; empty for a host that does not.
        cache: where what it compresses is kept.

    `line` may be set to a slow one; `sent` notes every answer.
    """

    daemon_threads = True

    def __init__(
        self, folders: Mapping[str, Path], encodings: Sequence[str] = BOTH, *, cache: Path = CACHE
    ) -> None:
        self.folders, self.encodings, self.cache = dict(folders), tuple(encodings), cache
        self.headers: dict[str, Headers] = {p: headers_of(f) for p, f in folders.items()}
        self.line: Line | None = None
        self.sent: list[Sent] = []
        self._prepare()
        super().__init__(("127.0.0.1", 0), _Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """The address of what lies at `/`."""
        return f"http://127.0.0.1:{self.server_port}/"

    def _prepare(self) -> None:
        """Compress everything now: a reader would take the pause for a silent host."""
        for folder in self.folders.values():
            for path in (path for path in folder.rglob("*") if path.is_file()):
                for encoding in self.encodings:
                    compressed(path, encoding, self.cache)

    def found(self, address: str) -> tuple[str, str, Path] | None:
        """Give the prefix that a path lies below, the rest of it, and its file, if there is one."""
        prefix = max((p for p in self.folders if address.startswith(p)), key=len)
        rest = address.removeprefix(prefix)
        path = (self.folders[prefix] / rest).resolve()
        path = path / "index.html" if path.is_dir() else path
        inside = path.is_relative_to(self.folders[prefix].resolve())
        return (prefix, rest, path) if inside and path.is_file() else None


class _Handler(BaseHTTPRequestHandler):
    server: Host
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or a short body waits 40 ms for its headers to be acknowledged

    def setup(self) -> None:
        """Open a connection, which takes one round trip."""
        super().setup()
        if self.server.line:
            self.server.line.go_round()

    def do_GET(self) -> None:
        if self.server.line:
            self.server.line.go_round()
        address = unquote(urlsplit(self.path).path)
        if (found := self.server.found(address)) is None:
            self._give(404, b"", {"Content-Type": "text/plain"})
            return
        prefix, rest, path = found
        encoding, file = self._encoded(path)
        kind = KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0]
        headers = self.server.headers[prefix].of(rest)
        headers |= {"Content-Type": kind or "application/octet-stream", "Vary": "Accept-Encoding"}
        self._give(200, file.read_bytes(), headers | encoding)

    def _encoded(self, path: Path) -> tuple[dict[str, str], Path]:
        takes = self.headers.get("Accept-Encoding", "")
        for encoding in self.server.encodings:
            if encoding in takes and (file := compressed(path, encoding, self.server.cache)):
                return {"Content-Encoding": encoding}, file
        return {}, path

    def _give(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.server.sent.append(Sent(self.path, headers["Content-Type"], len(body)))
        with suppress(ConnectionError):  # the reader has left
            self.server.line.send(body, self.wfile) if self.server.line else self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Stay quiet."""
