"""Where an entry stands: the wider terms above it, and the entries before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hooks.entries.glossary import Glossary


@dataclass(frozen=True)
class Place:
    """An entry's name and its address from the site's root."""

    name: str
    url: str


@dataclass(frozen=True)
class Neighbors:
    """An entry among its neighbors. `wider` begins with the widest term."""

    name: str
    wider: list[Place]
    previous: Place | None
    next: Place | None


def neighbors(glossary: Glossary) -> dict[str, Neighbors]:
    """Find every entry's place, by id."""
    order = in_order(glossary)
    places = [place(entry_id, glossary) for entry_id in order]
    around = zip(order, [None, *places], [*places[1:], None], strict=False)
    return {
        entry_id: Neighbors(
            name=glossary.entries[entry_id].pref_label,
            wider=[place(wider, glossary) for wider in _wider(entry_id, glossary)],
            previous=before,
            next=after,
        )
        for entry_id, before, after in around
    }


def in_order(glossary: Glossary) -> list[str]:
    """List the entries' ids from A to Z by name."""
    return sorted(glossary.entries, key=lambda i: glossary.entries[i].pref_label.casefold())


def place(entry_id: str, glossary: Glossary) -> Place:
    """Give an entry's name and address."""
    return Place(glossary.entries[entry_id].pref_label, f"glossary/{entry_id}/")


def _wider(entry_id: str, glossary: Glossary) -> list[str]:
    path: list[str] = []
    while broader := glossary.entries[entry_id].broader:
        entry_id = broader[0]
        path.insert(0, entry_id)
    return path
