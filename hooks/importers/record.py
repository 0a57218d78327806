"""What an importer brings: a term as it was found, before it fits into this glossary."""

from __future__ import annotations

from dataclasses import dataclass, field


class SourceError(ValueError):
    """A source cannot be read at all: where, what is wrong, and what to do."""


@dataclass
class Record:
    """A term of a foreign glossary.

    `key` is what the source calls it (an id, an address), and what `broader` and `related` of
    other records may name; names will do too. `id` is what the source would have for its id here,
    '' where it says nothing; `lost` says what could not be brought over, and `unread`, with its
    place, why nothing could.
    """

    key: str
    label: str
    definition: str = ""
    alt_labels: list[str] = field(default_factory=list)
    hidden_labels: list[str] = field(default_factory=list)
    boardroom: str = ""
    category: str = ""
    sections: list[tuple[str, str]] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    id: str = ""
    unread: str = ""
    lost: list[str] = field(default_factory=list)


@dataclass
class Found:
    """The terms of a source, and what of the source as a whole could not be brought over."""

    records: list[Record]
    lost: list[str] = field(default_factory=list)
