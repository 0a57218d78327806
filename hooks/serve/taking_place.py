"""Lets a fresh site take the place of the last one, of which what has not changed stays.

A site of thousands of pages, of which one was made anew, is not moved or deleted file by file. The
server answers nobody meanwhile. If it ends midway, the site has lost its record by then, and so
everything in it is made anew.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from hooks.serve.kept import RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def take_place(fresh: Path, shown: Path) -> None:
    """Put a site where another is shown; whatever of that belongs to neither is deleted."""
    staying = _staying(fresh)
    if not staying:
        shutil.rmtree(shown, ignore_errors=True)
        fresh.rename(shown)
        return
    (shown / RECORD).unlink(missing_ok=True)
    new = {*_files(fresh)} - {RECORD}
    for path in {*_files(shown)} - staying - new:
        _delete(shown / path, shown)
    for path in new:
        (shown / path).parent.mkdir(parents=True, exist_ok=True)
        (fresh / path).replace(shown / path)
    (fresh / RECORD).replace(shown / RECORD)


def _staying(fresh: Path) -> set[str]:
    record = fresh / RECORD
    return {*json.loads(record.read_text("utf-8"))["stays"]} if record.is_file() else set()


def _files(site: Path) -> Iterator[str]:
    """Give the paths of all files, as addresses have them."""
    for folder, _, names in os.walk(site):
        below = folder[len(str(site)) :].replace(os.sep, "/")
        yield from (f"{below}/{name}".removeprefix("/") for name in names)


def _delete(file: Path, site: Path) -> None:
    """Delete a file, and the folders that are empty without it."""
    file.unlink()
    for folder in file.relative_to(site).parents[:-1]:
        with suppress(OSError):  # something else is in it
            (site / folder).rmdir()
