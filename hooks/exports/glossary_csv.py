"""A line for each entry, for spreadsheets: names, definition, category, place in the tree, date."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hooks.entries.text import plain
from hooks.exports.publication import definition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hooks.exports.publication import Publication

NAME = "CSV"
PATH = "glossary.csv"
COLUMNS = (
    *("id", "prefLabel", "altLabel", "definition", "boardroom", "category"),
    *("broader", "related", "status", "reviewed", "url"),
)
JOINED = "; "
BYTE_ORDER_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8: opened by a double click, “é” would be “Ã©” without it."""
FORMULA = {*"=+-@\t\r\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"}
"""What begins a formula: some spreadsheets take the wide forms of `=+-@` for them too."""


def render(publication: Publication) -> str:
    """Write a table in UTF-8 for a spreadsheet, lists joined by semicolons."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    glossary = publication.glossary
    for entry_id, entry in glossary.entries.items():
        cells = (
            entry_id,
            entry.pref_label,
            _joined(alt.label for alt in entry.alt_label),
            definition(entry),
            plain(entry.boardroom or ""),
            glossary.categories.get(entry.category or "", ""),
            _joined(entry.broader),
            _joined(glossary.related[entry_id]),
            entry.status.value,
            str(entry.reviewed or ""),
            publication.address(entry_id),
        )
        table.writerow([harmless(cell) for cell in cells])
    return BYTE_ORDER_MARK + text.getvalue()


def _joined(parts: Iterable[str]) -> str:
    return JOINED.join(parts)


def harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula.

    >>> harmless("=1+1"), harmless("RAG")
    ("'=1+1", 'RAG')
    """
    return f"'{cell}" if cell[:1] in FORMULA else cell
