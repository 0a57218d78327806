"""What follows from entries: who relates to whom, which number stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.entries.glossary import Glossary, Position
from hooks.entries.graph import ENTRY_FIELDS, shape
from hooks.entries.terms import Scanner, entry_terms
from hooks.entries.text import read_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hooks.entries.entry import Entry, Fact
    from hooks.entries.yaml_reader import Document

_NOT_RUNNING_TEXT = {"prefLabel", "altLabel", "hiddenLabel", "sources", "offers", "redirects"}


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
        narrower={
            entry_id: tuple(other for other, entry in ordered.items() if entry_id in entry.broader)
            for entry_id in ordered
        },
        backlinks=_backlinks(ordered, documents),
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


def _backlinks(
    entries: Mapping[str, Entry], documents: Mapping[str, Document]
) -> dict[str, tuple[str, ...]]:
    scanner = Scanner(entry_terms(entries))
    sources: dict[str, set[str]] = {entry_id: set() for entry_id in entries}
    for entry_id in entries:
        for target in _targets(documents[entry_id], scanner):
            sources[target].add(entry_id)
    return {entry_id: tuple(sorted(found - {entry_id})) for entry_id, found in sources.items()}


def _targets(document: Document, scanner: Scanner) -> Iterator[str]:
    """Give the ids that an entry names, links to or mentions in its running text."""
    for keys, text in document.scalars():
        if shape(keys) in ENTRY_FIELDS:
            yield text.strip()
        elif keys[0] not in _NOT_RUNNING_TEXT:
            prose = read_prose(text)
            yield from prose.linked_ids()
            for words in prose.words:
                yield from (mention.term.id for mention in scanner.mentions(words))
