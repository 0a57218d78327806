"""Which entries lead to an entry: a look at every text, for the worklist, not for every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.entries.graph import ENTRY_FIELDS, shape
from hooks.entries.prose import read_prose
from hooks.entries.terms import Scanner, entry_terms
from hooks.entries.text import linked_ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hooks.entries.entry import Entry
    from hooks.entries.yaml_reader import Document

_NOT_RUNNING_TEXT = {"prefLabel", "altLabel", "hiddenLabel", "sources", "offers", "redirects"}


def backlinks(
    entries: Mapping[str, Entry], documents: Mapping[str, Document]
) -> dict[str, tuple[str, ...]]:
    """Give, by id, the entries that relate to it, link to it or mention it."""
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
            yield from linked_ids(prose)
            for words in prose.words:
                yield from (mention.term.id for mention in scanner.mentions(words))
