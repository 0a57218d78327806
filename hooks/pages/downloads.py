"""The downloads page: every export, what it is for, and how large it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.pages.templates import render

if TYPE_CHECKING:
    from collections.abc import Sequence

KILOBYTE = 1_000


@dataclass(frozen=True)
class Download:
    """A file to take: its name, its path from the site's root, what it is for, and its bytes."""

    name: str
    path: str
    about: str
    size: int

    @property
    def kilobytes(self) -> int:
        """The size as people read it."""
        return max(1, round(self.size / KILOBYTE))


def page(downloads: Sequence[Download], example: str, terms: str, *, offline: bool) -> str:
    """Write the page as Markdown.

    Args:
        downloads: the exports.
        example: an entry's id.
        terms: the license.
        offline: whether the page offers to keep the site.
    """
    values = {"downloads": downloads, "example": example, "terms": terms, "offline": offline}
    return render("pages/downloads.md", **values)
