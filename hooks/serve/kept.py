"""Pages that need not be made anew while serving: what would come out stands in the last site.

A page is taken from there if nothing has changed that goes into it: its text, what its template
shows beside it, and the cards of the entries that it links. Whose cards these are only making it
tells, so a site keeps a record of its pages. Whatever may show anywhere, such as a name that would
be linked, is common to all: when that changes, every page is made anew.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

RECORD: Final = ".pages.json"
OF_ALL_PAGES: Final = ("sitemap.xml", "sitemap.xml.gz")
"""What MkDocs makes of the list of pages; it does not know those that are taken."""

THIS_PROCESS: Final = uuid4().hex
"""Python is read once: what another process has made may come of other code."""


class Made(NamedTuple):
    """How a page was made: a hash of all that went into it, and whose cards it shows."""

    of: str
    cards: list[str]


class KeptPages:
    """The last site, what has been taken from it for the next one, and what was made anew.

    Pages are named by their path in the site.
    """

    def __init__(self, last: Path, common: str, cards: Mapping[str, str]) -> None:
        self._last, self._cards = last, cards
        self._common = hashed(THIS_PROCESS, common)
        self._known = _recorded(last / RECORD, self._common)
        self._made_of: dict[str, str] = {}
        self._next: dict[str, Made] = {}
        self._taken: list[str] = []

    def take(self, page: str, made_of: str) -> bool:
        """Say whether a page, made of this, stands in the last site; then it will be taken."""
        known = self._known.get(page)
        if known and known.of == self._of(made_of, known.cards):
            self._next[page] = known
            self._taken.append(page)
            return True
        self._made_of[page] = made_of
        return False

    def made(self, page: str, cards: Iterable[str]) -> None:
        """Note that a page was made anew, and whose cards it shows."""
        if page in self._made_of:
            shown = list(cards)
            self._next[page] = Made(self._of(self._made_of[page], shown), shown)

    def is_known(self, path: str, text: str) -> bool:
        """Say whether a file of this text stands in the last site; if so, it will be taken."""
        last = self._last / path
        if not self._known or not last.is_file() or last.read_bytes() != text.encode():
            return False
        self._taken.append(path)
        return True

    def finish(self, site: Path) -> None:
        """Take what can be taken into the next site, and leave the record there."""
        for path in [*self._taken, *(OF_ALL_PAGES if self._known else ())]:
            (site / path).unlink(missing_ok=True)
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).hardlink_to(self._last / path)  # the last site goes when this one stands
        record = {"common": self._common, "pages": self._next}
        (site / RECORD).write_text(json.dumps(record), encoding="utf-8")

    def _of(self, made_of: str, cards: Iterable[str]) -> str:
        return hashed(made_of, *(self._cards[entry] for entry in cards))


def hashed(*parts: str) -> str:
    """Hash texts; where one ends and the next begins counts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)} {part}".encode())
    return digest.hexdigest()


def _recorded(record: Path, common: str) -> dict[str, Made]:
    """Give the pages of the last site, or none where something is different for all."""
    if not record.is_file():
        return {}
    found = json.loads(record.read_text(encoding="utf-8"))
    if found["common"] != common:
        return {}
    return {page: Made(*made) for page, made in found["pages"].items()}
