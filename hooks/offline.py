"""What a reader can keep offline: the list of the site's files, and the service worker.

The list names each file with its bytes and its hash, the service worker carries the hash of the
list: a browser that has all of a version knows so, and takes nothing else for it. Without an
offer, the service worker that is published frees the browsers of those who took an earlier one.
"""

from __future__ import annotations

import fnmatch
import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from hooks.listing import files_below

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

LIST, WORKER = "offline.json", "service-worker.js"
VERSION = "@version"
"""Stands in the service worker's text for the hash of the list."""
UNREAD = ("*.map", "*.br", "*.gz", "assets/javascripts/lunr/*", "assets/javascripts/workers/*")
"""Files of the theme that no page asks for, and what only search engines read."""


def offer(site: Path, service_worker: Path, unkept: Collection[str]) -> None:
    """Write the list of a finished site's files, and the service worker that keeps them.

    Args:
        site: the folder of the site; its files do not change any more.
        service_worker: the bundled script.
        unkept: paths of files that no reader needs offline.
    """
    paths = _kept(site, {*unkept, LIST, WORKER})
    files = [_listed(name, path.read_bytes()) for name, path in paths.items()]
    total = sum(file["bytes"] for file in files)
    listed = json.dumps({"bytes": total, "files": files}, indent=0) + "\n"
    version = sha256(listed.encode()).hexdigest()
    (site / LIST).write_text(listed, encoding="utf-8")
    script = service_worker.read_text(encoding="utf-8").replace(VERSION, version)
    (site / WORKER).write_text(script, encoding="utf-8")


def let_go(site: Path, service_worker: Path) -> None:
    """Write the service worker that ends an earlier offer."""
    (site / WORKER).write_text(service_worker.read_text(encoding="utf-8"), encoding="utf-8")


def address(path: str) -> str:
    """Give a file's address below the site's own.

    >>> address("index.html"), address("about/index.html"), address("404.html")
    ('', 'about/', '404.html')
    """
    folder, slash, name = path.rpartition("/")
    return quote(folder + slash if name == "index.html" else path)


def _kept(site: Path, unkept: Collection[str]) -> dict[str, Path]:
    files = files_below(site)
    unread = {name for pattern in UNREAD for name in fnmatch.filter(files, pattern)}
    return {name: path for name, path in files.items() if name not in unkept and name not in unread}


def _listed(path: str, content: bytes) -> dict[str, Any]:
    return {"url": address(path), "bytes": len(content), "sha256": sha256(content).hexdigest()}
