"""Puts what is wrong into every page that the server gives, as text.

A WSGI middleware: the pages on disk stay as they were built. MkDocs' script loads a page anew
after every build, a failed one too, and so the notice comes and goes.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

EMPTY_PAGE = (
    b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not built yet</title>'
    b'<meta http-equiv="refresh" content="1"></head><body></body></html>'
)
STYLE = (
    "position: fixed; inset: auto 0 0 0; z-index: 1000; max-height: 60vh; overflow: auto; "
    "box-sizing: border-box; padding: 1rem 1.5rem; border-top: 4px solid #a8201a; "
    "background: #fff; color: #1d2326; font: 16px/1.5 system-ui, sans-serif"
)
LINES = "margin: .5rem 0 0; white-space: pre-wrap; font: 14px/1.5 ui-monospace, monospace"


def notice(mistake: str) -> bytes:
    """Write the notice. The message is text, whatever it holds."""
    return (
        f'<div id="rr-mistake" role="alert" style="{STYLE}"><strong>The site could not be built. '
        "Until this is mended, the pages stay as they were.</strong>"
        f'<pre style="{LINES}">{escape(mistake)}</pre></div>'
    ).encode()


def with_notice(app: WSGIApplication, mistake: Callable[[], str]) -> WSGIApplication:
    """Give an application whose pages carry the notice as long as there is a mistake."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        head: list[Any] = []

        def keep(*status_and_headers: Any) -> Callable[[bytes], object]:
            head[:] = status_and_headers
            return _no_write

        body = _whole(app(environ, keep))
        status, headers = head[:2]
        # Asked last: while a build goes on, the application waits for its end.
        if ("Content-Type", "text/html") in headers and (wrong := mistake()):
            body = _before_end(body, notice(wrong))
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            headers.append(("Content-Length", str(len(body))))
        start_response(status, headers)
        return [body]

    return answer


def _before_end(page: bytes, addition: bytes) -> bytes:
    end = page.rfind(b"</body>")
    return page + addition if end < 0 else page[:end] + addition + page[end:]


def _whole(parts: Iterable[bytes]) -> bytes:
    try:
        return b"".join(parts)
    finally:
        if close := getattr(parts, "close", None):
            close()


def _no_write(_: bytes) -> None:
    """Stand for WSGI's older way to send a body, which the server does not use."""
