"""Pages that need not be made anew while serving: what would come out stands in the last site.

A page stays there if nothing has changed that goes into it: its text, what its template shows
beside it, and the cards of the entries that it links. Whose cards these are only making it tells,
so a site keeps a record of its pages. Whatever may show anywhere, such as a name that would be
linked, is common to all: when that changes, every page is made anew.
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
"""What MkDocs makes of the list of pages; it does not know those that stay."""

THIS_PROCESS: Final = uuid4().hex
"""Python is read once: what another process has made may come of other code."""


class Made(NamedTuple):
    """How a page was made: a hash of all that went into it, and whose cards it shows."""

    of: str
    cards: list[str]


class KeptPages:
    """The last site, what of it stays in the next one, and what was made anew.

    Pages are named by their path in the site.
    """

    def __init__(self, last: Path, common: str, cards: Mapping[str, str]) -> None:
        self._last, self._cards = last, cards
        self._common = hashed(THIS_PROCESS, common)
        self._known = _recorded(last / RECORD, self._common)
        self._made_of: dict[str, str] = {}
        self._next: dict[str, Made] = {}
        self._stays: list[str] = []

    def stays(self, page: str, made_of: str) -> bool:
        """Say whether a page, made of this, stands in the last site; then it is to stay."""
        known = self._known.get(page)
        if known and known.of == self._of(made_of, known.cards):
            self._next[page] = known
            self._stays.append(page)
            return True
        self._made_of[page] = made_of
        return False

    def made(self, page: str, cards: Iterable[str]) -> None:
        """Note that a page was made anew, and whose cards it shows."""
        if page in self._made_of:
            shown = list(cards)
            self._next[page] = Made(self._of(self._made_of[page], shown), shown)

    def is_known(self, path: str, text: str) -> bool:
        """Say whether a file of this text stands in the last site; then it is to stay."""
        last = self._last / path
        if not self._known or not last.is_file() or last.read_bytes() != text.encode():
            return False
        self._stays.append(path)
        return True

    def finish(self, site: Path) -> None:
        """Leave a record in the next site, of its pages and of what stays from the last one."""
        if self._known:
            self._stays += OF_ALL_PAGES
            for path in OF_ALL_PAGES:
                (site / path).unlink(missing_ok=True)
        record = {"common": self._common, "pages": self._next, "stays": self._stays}
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
