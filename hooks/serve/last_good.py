"""Keeps the last site without a mistake, and what is wrong since.

MkDocs builds into the folder that it serves, and lets every page wait until a mistake is mended.
Here it builds beside that folder, and only what has no mistake takes its place. The folder outlives
the process, so there is a page to show when the first build fails.
"""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.serve.failure import explained
from hooks.serve.notice import EMPTY_PAGE
from hooks.serve.taking_place import take_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SHOWN = "site"


@dataclass
class LastGood:
    """The project, where its site is kept, how it is built, and what the last build failed on."""

    root: Path
    folder: Path
    build: Callable[[Path], None]
    mistake: str = ""

    @property
    def shown(self) -> Path:
        """The folder to serve."""
        return self.folder / SHOWN

    def rebuild(self) -> None:
        """Build; put the site in place, or say what is wrong and leave the last one."""
        fresh = self.folder / "site.next"
        with warnings_of("mkdocs") as warned:
            try:
                self.build(fresh)
            except Exception as error:  # noqa: BLE001 - whatever is wrong, the editor must see it
                self.mistake = explained(error, warned, self.root)
                print(f"\n{self.mistake}", file=sys.stderr, flush=True)
                return
        take_place(fresh, self.shown)
        if self.mistake:
            self.mistake = ""
            print("Mended.", flush=True)

    def not_found(self, _status: int) -> bytes:
        """Give the site's own page for an error, or, without a site, one that asks again."""
        page = self.shown / "404.html"
        return page.read_bytes() if page.is_file() else EMPTY_PAGE


@contextmanager
def warnings_of(name: str) -> Iterator[list[str]]:
    """Collect what a logger warns of."""
    logger, warned = logging.getLogger(name), list[str]()
    collector = _Collector(warned)
    logger.addHandler(collector)
    try:
        yield warned
    finally:
        logger.removeHandler(collector)


class _Collector(logging.Handler):
    def __init__(self, warned: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.warned = warned

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message once."""
        if (message := record.getMessage()) not in self.warned:
            self.warned.append(message)
