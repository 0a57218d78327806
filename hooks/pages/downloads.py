"""The downloads page: every export, what it is for, and how large it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.pages.templates import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.entries.glossary import Glossary

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


def page(
    downloads: Sequence[Download],
    glossary: Glossary,
    terms: str,
    *,
    offline: bool,
    calculators: bool,
) -> str:
    """Write the page as Markdown; of what the glossary lacks, it says nothing.

    Args:
        downloads: the exports.
        glossary: what they are made of.
        terms: the license.
        offline: whether the page offers to keep the site.
        calculators: whether the site has any.
    """
    entries = glossary.entries
    return render(
        "pages/downloads.md",
        downloads=downloads,
        example=next(iter(entries)),
        terms=terms,
        offline=offline,
        calculators=calculators,
        boardroom=any(entry.boardroom for entry in entries.values()),
        numbers=bool(glossary.facts),
    )
