"""The notice on every page: text whatever it says, on pages only, and gone with the mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING
from wsgiref.util import setup_testing_defaults

import pytest

from hooks.serve.notice import notice, with_notice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

PAGE = b"<html><body><p>Page</p></body></html>"
MISTAKE = "glossary/token.yml:4:1: definitoin: is not a known key."


class Answer(list[bytes]):
    """A body that notes whether it was closed, as a server must."""

    closed = False

    def close(self) -> None:
        """Note it."""
        self.closed = True


def asked(kind: str, mistake: str, body: bytes = PAGE) -> tuple[dict[str, str], bytes]:
    """Ask an application that gives one body, and give the headers and the body that arrive."""
    environ: WSGIEnvironment = {}
    setup_testing_defaults(environ)
    head: dict[str, str] = {}
    given = Answer([body])

    def app(_: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return given

    def start(_: str, headers: list[tuple[str, str]], __: object = None) -> object:
        return head.update(headers)

    answer = b"".join(with_notice(app, lambda: mistake)(environ, start))  # type: ignore[arg-type]
    assert given.closed
    return head, answer


def test_a_page_carries_the_mistake_at_its_end() -> None:
    """The page is whole, and its length is that of what is sent."""
    head, body = asked("text/html", MISTAKE)
    assert body == PAGE.replace(b"</body>", notice(MISTAKE) + b"</body>")
    assert MISTAKE.encode() in body
    assert head == {"Content-Type": "text/html", "Content-Length": str(len(body))}


@pytest.mark.parametrize(("kind", "mistake"), [("text/html", ""), ("text/css", MISTAKE)])
def test_all_else_is_left_alone(kind: str, mistake: str) -> None:
    """Neither a page without a mistake nor a file that is no page is changed."""
    assert asked(kind, mistake) == (
        {"Content-Type": kind, "Content-Length": str(len(PAGE))},
        PAGE,
    )


def test_a_body_without_an_end_carries_it_too() -> None:
    """MkDocs' answer for a page that is not there is a line of text."""
    _, body = asked("text/html", MISTAKE, b"404 Not Found")
    assert body == b"404 Not Found" + notice(MISTAKE)


def test_markup_in_a_message_stays_text() -> None:
    """A message quotes what somebody wrote: nothing in it becomes an element."""
    written = notice("x.yml:1:1: '</pre><script>alert(1)</script>' & co")
    assert b"<script" not in written
    assert b"&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#x27; &amp; co" in written
