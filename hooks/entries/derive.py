"""What follows from entries: who relates to whom, which number stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.entries.glossary import Glossary, Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hooks.entries.entry import Entry, Fact
    from hooks.entries.yaml_reader import Document


def derive(
    entries: Mapping[str, Entry], documents: Mapping[str, Document], categories: Mapping[str, str]
) -> Glossary:
    """Make the glossary of valid entries, the files that they come from, and the categories."""
    ordered = {entry_id: entries[entry_id] for entry_id in sorted(entries)}
    return Glossary(
        entries=ordered,
        facts=dict(_facts(ordered)),
        fact_positions={
            f"{entry_id}.{key}": Position(
                documents[entry_id].path, documents[entry_id].keys["facts", key].line
            )
            for entry_id, entry in ordered.items()
            for key in entry.facts
        },
        related=_related(ordered),
        narrower=_narrower(ordered),
        categories=categories,
    )


def _facts(entries: Mapping[str, Entry]) -> Iterator[tuple[str, Fact]]:
    for entry_id, entry in entries.items():
        for key in sorted(entry.facts):
            yield f"{entry_id}.{key}", entry.facts[key]


def _related(entries: Mapping[str, Entry]) -> dict[str, dict[str, str]]:
    found = {
        entry_id: {link.entry: link.how or "" for link in entry.related}
        for entry_id, entry in entries.items()
    }
    for entry_id, entry in entries.items():
        for link in entry.related:
            name = entries[link.entry].pref_label
            found[link.entry].setdefault(entry_id, f"{name}: {link.how}" if link.how else "")
    return found


def _narrower(entries: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {entry_id: [] for entry_id in entries}
    for entry_id, entry in entries.items():
        for wider in dict.fromkeys(entry.broader):
            found[wider].append(entry_id)
    return {entry_id: tuple(narrower) for entry_id, narrower in found.items()}
