"""The benchmarks' host: compresses as real ones do, and sends nothing from outside its folders."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from benchmarks.kit.headers import headers_of
from benchmarks.kit.hosting import Host

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

PAGE = b"<p>" + b"many words " * 200


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A host of two folders, the second below `/-/b/`."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    (tmp_path / "a" / "index.html").write_bytes(PAGE)
    (tmp_path / "b" / "packed.zip").write_bytes(b"zip")
    running = Host({"/": tmp_path / "a", "/-/b/": tmp_path / "b"}, cache=tmp_path / "cache")
    yield running
    running.shutdown()
    running.server_close()


def fetched(host: Host, path: str, takes: str = "") -> tuple[bytes, Message]:
    request = Request(host.url + path, headers={"Accept-Encoding": takes})  # noqa: S310 - own host
    with urlopen(request) as answer:  # noqa: S310 - own host
        return answer.read(), answer.headers


def test_a_page_is_sent_as_the_browser_takes_it(host: Host) -> None:
    """Compressed where the browser takes it, plain where it does not."""
    small, headers = fetched(host, "", "gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small) == PAGE
    assert fetched(host, "")[0] == PAGE
    assert fetched(host, "", "gzip, br")[1]["Content-Encoding"] == "br"


def test_what_lies_compressed_beside_a_file_is_sent(host: Host, tmp_path: Path) -> None:
    """A host does not compress again what the build has compressed."""
    assert "Content-Encoding" not in fetched(host, "-/b/packed.zip", "gzip")[1]
    (tmp_path / "b" / "packed.zip.gz").write_bytes(b"beside")
    assert fetched(host, "-/b/packed.zip", "gzip")[0] == b"beside"


def test_every_answer_is_noted(host: Host) -> None:
    """The bytes of the body count as they were sent."""
    small, _ = fetched(host, "", "br")
    assert [(sent.path, sent.kind, sent.size) for sent in host.sent] == [
        ("/", "text/html", len(small))
    ]


@pytest.mark.parametrize("path", ["missing.html", "../b/packed.zip", "-/b/../../a/index.html"])
def test_what_is_not_below_a_folder_is_not_found(host: Host, path: str) -> None:
    """A path that leads out of its folder is answered as one that leads nowhere."""
    with pytest.raises(HTTPError, match="404"):
        fetched(host, path)


def test_headers_are_those_of_the_site(tmp_path: Path) -> None:
    """A later rule of the site's own file goes before an earlier one, and before a plain host's."""
    assert headers_of(tmp_path).of("index.html") == {"Cache-Control": "max-age=600"}
    text = "/*\n  X-A: 1\n  Cache-Control: no-cache\n/a/*\n  Cache-Control: immutable\n"
    (tmp_path / "_headers").write_text(text)
    assert headers_of(tmp_path).of("a/b.zip") == {"X-A": "1", "Cache-Control": "immutable"}
