"""The same entries as three searches keep them: this site's, Pagefind's and Material's."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hooks.pages import search_index

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hooks.pages.search_index import Found

WORKERS: Final = Path(str(files("material"))) / "templates/assets/javascripts/workers"
CONFIG: Final = {
    "lang": ["en"],
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
}
"""What Material writes for a site in English."""


def write(found: Sequence[Found], folder: Path) -> None:
    """Write each search's index into its own folder."""
    for name, writer in WRITERS.items():
        writer(found, folder / name)


def ours(found: Sequence[Found], folder: Path) -> None:
    """Write this site's index."""
    for path, text in search_index.files(found).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def with_pagefind(found: Sequence[Found], folder: Path) -> None:
    """Write pages, other names as heavy as headings, and let Pagefind read them."""
    pages = folder.with_name("pages")
    for one in found:
        page = pages / one.url / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(_page(one), encoding="utf-8")
    command = [sys.executable, "-m", "pagefind_bin", "--site", str(pages), "--quiet"]
    command += ["--output-path", str(folder)]
    subprocess.run(command, check=True)  # noqa: S603 - our own command
    shutil.rmtree(pages)


def _page(one: Found) -> str:
    names = escape(", ".join(one.aliases))
    return (
        f'<!doctype html><html lang="en"><title>{escape(one.name)}</title><body>'
        f'<h1>{escape(one.name)}</h1><p data-pagefind-weight="7">{names}</p>'
        f"<p>{escape(one.words)}</p></body></html>"
    )


def with_material(found: Sequence[Found], folder: Path) -> None:
    """Write Material's index, in which other names are text, and its worker."""
    docs = [
        {
            "location": one.url,
            "title": one.name,
            "text": f"<p>{escape(', '.join(one.aliases))}</p> <p>{escape(one.words)}</p>",
        }
        for one in found
    ]
    folder.mkdir()
    index = json.dumps({"config": CONFIG, "docs": docs}, separators=(",", ":"))
    (folder / "search_index.json").write_text(index, encoding="utf-8")
    [worker] = WORKERS.glob("search.*.min.js")
    shutil.copy(worker, folder / "worker.js")


WRITERS: Final[dict[str, Callable[[Sequence[Found], Path], None]]] = {
    "ours": ours,
    "pagefind": with_pagefind,
    "material": with_material,
}
