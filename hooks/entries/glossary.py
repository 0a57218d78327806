"""The glossary once it is read: entries, their numbers, and how they hang together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hooks.entries.entry import Entry, Fact


@dataclass(frozen=True)
class Position:
    """Where something stands: `glossary/fine-tuning.yml`, line from 1."""

    path: str
    line: int


@dataclass(frozen=True)
class Glossary:
    """Entries by id, sorted, and all that is derived from them. Nothing downstream checks again."""

    entries: Mapping[str, Entry]
    facts: Mapping[str, Fact]
    """Every number: `fine-tuning.labeled_examples_min` → fact."""
    fact_positions: Mapping[str, Position]
    """Where each number stands in its file."""
    related: Mapping[str, Mapping[str, str]]
    """By id: what the entry names, then what names it without being named back, and how.

    How is a phrase after the other's name; from the other side it begins with this entry's name
    and a colon; it is empty where nobody said.
    """
    narrower: Mapping[str, tuple[str, ...]]
    """By id: the entries that name it as broader."""
    categories: Mapping[str, str]
    """The names of the categories by id, in the order in which they are offered."""
