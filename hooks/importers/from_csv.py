"""A table, as a spreadsheet saves it: a line for each term, named columns, lists by semicolon.

Columns are known by their usual names, in any order and any case; only a name and a definition are
needed. What no entry can hold is said and left out.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from textwrap import shorten
from typing import TYPE_CHECKING

from hooks.entries.mistakes import listed
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
    "sources": ("sources", "source", "reference", "references", "link", "url"),
}
WRITTEN = {"label": "term", "definition": "definition"}
"""The columns without which there is no entry, as people write them."""

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files begin that Excel, Numbers and LibreOffice save unasked: new ones, and old ones."""

_DELIMITER = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
"""The line by which Excel is told what stands between the cells."""


def records(source: Path) -> list[Record]:
    """Read a table.

    Raises:
        SourceError: it is no table, or has no columns for name and definition.
    """
    text = _text(source)
    told = _DELIMITER.match(text)
    between = told[1] if told else _delimiter(text)
    rows = csv.reader(io.StringIO(text), delimiter=between, skipinitialspace=True, strict=True)
    try:
        if told:
            next(rows)
        head = next(rows, [])
        columns = _columns(f"{source}:{max(1, rows.line_num)}:1", head)
        return [
            _record(columns, head, cells, rows.line_num)
            for cells in rows
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        msg = f"{source}:{rows.line_num}:1: {error}. Save the table as CSV in UTF-8."
        raise SourceError(msg) from None


def _text(source: Path) -> str:
    """Read the table as text: UTF-8, or what Excel calls Unicode, which is UTF-16."""
    raw = read_bytes(source)
    if raw.startswith(WORKBOOKS):
        msg = f"{source}: is a workbook. Save it as CSV UTF-8 and import that."
        raise SourceError(msg)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            raw = raw.decode("utf-16").encode("utf-8")
        except UnicodeDecodeError:
            msg = f"{source}: begins as UTF-16 and does not go on so. Save it as CSV UTF-8."
            raise SourceError(msg) from None
    text, mistakes = decode(raw, str(source))
    if text is None:
        raise SourceError("\n".join(map(str, mistakes[:10])))
    return text


def _delimiter(text: str) -> str:
    """Find what stands between cells; the first line tells no more of how they are quoted."""
    try:
        return csv.Sniffer().sniff(text[:10_000].partition("\n")[0], delimiters=",;\t|").delimiter
    except csv.Error:
        return ","


def _columns(place: str, head: list[str]) -> dict[str, int]:
    said = [re.sub(r"[_\s]+", " ", name).strip().lower() for name in head]
    found = {
        field: said.index(name)
        for field, names in NAMES.items()
        for name in names[::-1]
        if name in said
    }
    if missing := [name for field, name in WRITTEN.items() if field not in found]:
        names = filter(None, (shorten(name, 60) for name in head[:20]))
        there = f"there are {listed(names)}" if any(said) else "the line names none"
        msg = (
            f"{place}: no column is called {listed(missing, 'or')}; {there}. "
            "Rename the ones that hold them."
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
        if at not in used and at < len(cells) and cells[at]
    ]
    return record


def _split(cell: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|]", cell) if part.strip()]
