"""A table, as a spreadsheet saves it: a line for each term, named columns, lists by semicolon.

Columns are known by their usual names, in any order and any case; only a name and a definition are
needed. What no entry can hold is said and left out.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from hooks.entries.source_text import decode
from hooks.importers.record import Record, SourceError
from hooks.importers.source import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAMES = {
    "key": ("id", "key", "code", "identifier"),
    "label": ("preflabel", "term", "name", "title", "label", "word", "entry"),
    "definition": ("definition", "description", "meaning", "short description", "explanation"),
    "alt_labels": ("altlabel", "synonyms", "synonym", "aliases", "alias", "abbreviation", "aka"),
    "hidden_labels": ("hiddenlabel", "misspellings", "search words"),
    "boardroom": ("boardroom", "in one sentence"),
    "category": ("category", "categories", "group", "topic", "subject"),
    "broader": ("broader", "parent", "broader term"),
    "related": ("related", "see also", "related terms"),
    "sources": ("sources", "source", "reference", "references"),
}
_KNOWN = {"status", "reviewed", "url"}


def records(source: Path) -> list[Record]:
    """Read a table.

    Raises:
        SourceError: it is no table, or has no columns for name and definition.
    """
    text, mistakes = decode(read_bytes(source), str(source))
    if text is None:
        raise SourceError("\n".join(map(str, mistakes[:10])))
    # As a spreadsheet writes it; the first line tells no more of how cells are quoted.
    between = _delimiter(text)
    rows = csv.reader(io.StringIO(text), delimiter=between, skipinitialspace=True, strict=True)
    try:
        head = next(rows, [])
        columns = _columns(source, head)
        return [
            _record(columns, head, cells, number)
            for number, cells in enumerate(rows, start=2)
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        msg = f"{source}:{rows.line_num}:1: {error}. Save the table as CSV in UTF-8."
        raise SourceError(msg) from None


def _delimiter(text: str) -> str:
    try:
        return csv.Sniffer().sniff(text[:10_000].partition("\n")[0], delimiters=",;\t|").delimiter
    except csv.Error:
        return ","


def _columns(source: Path, head: list[str]) -> dict[str, int]:
    said = [re.sub(r"[_\s]+", " ", name).strip().lower() for name in head]
    found = {
        field: said.index(name)
        for field, names in NAMES.items()
        for name in names[::-1]
        if name in said
    }
    if missing := [field for field in ("label", "definition") if field not in found]:
        wanted = " and one for the ".join(missing)
        msg = (
            f"{source}:1:1: no column for the {wanted}; there are {', '.join(head) or 'none'}. "
            f"Name them '{NAMES['label'][1]}' and '{NAMES['definition'][0]}'."
        )
        raise SourceError(msg)
    return found


def _record(columns: Mapping[str, int], head: list[str], cells: list[str], number: int) -> Record:
    def cell(field: str) -> str:
        at = columns.get(field, -1)
        return cells[at].strip().removeprefix("'") if 0 <= at < len(cells) else ""

    record = Record(
        key=cell("key") or cell("label") or f"line {number}",
        label=cell("label"),
        definition=cell("definition"),
        boardroom=cell("boardroom"),
        category=cell("category"),
        alt_labels=_split(cell("alt_labels")),
        hidden_labels=_split(cell("hidden_labels")),
        broader=_split(cell("broader")),
        related=_split(cell("related")),
        sources=_split(cell("sources")),
        id=cell("key"),
    )
    used = set(columns.values())
    record.lost += [
        f"column '{name}'"
        for at, name in enumerate(head)
        if at not in used and name.strip().lower() not in _KNOWN and at < len(cells) and cells[at]
    ]
    return record


def _split(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|]", cell) if part.strip()]
