"""What a reader can keep: all that a page may ask for, each file with its hash."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from hooks import offline

if TYPE_CHECKING:
    from pathlib import Path

PATHS = (
    "index.html",
    "about/index.html",
    "404.html",
    "assets/reckoner/site.1f2e.mjs",
    "sitemap.xml",
)
UNREAD = ("sitemap.xml.gz", "assets/javascripts/bundle.js.map", "assets/javascripts/lunr/min/x.js")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site, with files that no reader asks for."""
    folder = tmp_path / "site"
    for path in (*PATHS, *UNREAD, "_headers"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")
    return folder


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A service worker as esbuild leaves it."""
    path = tmp_path / "service-worker.mjs"
    path.write_text('const version="@version";', encoding="utf-8")
    return path


def offered(site: Path, script: Path) -> dict[str, Any]:
    """Offer the site, and give the list."""
    offline.offer(site, script, {"_headers"})
    listed: dict[str, Any] = json.loads((site / offline.LIST).read_text(encoding="utf-8"))
    return listed


def test_the_list_has_what_pages_ask_for(site: Path, script: Path) -> None:
    """Pages by their address, files by their path; nothing that is for hosts alone, or unused."""
    listed = offered(site, script)
    urls = {file["url"] for file in listed["files"]}
    assert urls == {"", "about/", "404.html", "assets/reckoner/site.1f2e.mjs", "sitemap.xml"}
    assert listed["bytes"] == sum(file["bytes"] for file in listed["files"])
    about = next(file for file in listed["files"] if file["url"] == "about/")
    assert about["sha256"] == sha256(b"about/index.html").hexdigest()


def test_the_service_worker_knows_its_list(site: Path, script: Path) -> None:
    """It carries the list's hash, so that another list is never taken for it."""
    offered(site, script)
    version = sha256((site / offline.LIST).read_bytes()).hexdigest()
    assert (site / offline.WORKER).read_text(encoding="utf-8") == f'const version="{version}";'


def test_the_same_site_is_the_same_version(site: Path, script: Path) -> None:
    """A second build of the same pages is no new version; a changed page is one."""
    first = offered(site, script)
    assert offered(site, script) == first
    (site / "index.html").write_text("changed", encoding="utf-8")
    assert offered(site, script) != first


def test_without_an_offer_there_is_no_list(site: Path, script: Path) -> None:
    """What is published then is the script that lets go, as it is."""
    offline.let_go(site, script)
    assert not (site / offline.LIST).exists()
    assert (site / offline.WORKER).read_bytes() == script.read_bytes()
