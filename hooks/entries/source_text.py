"""The text of a file that someone else may have written: size, encoding, hidden characters."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from hooks.entries.mistakes import Mistake

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1_000_000
MOST_HIDDEN = 100  # of these a file is told; it may hold nothing else

# Control characters but tab and line feed; C1 controls; marks, embeddings and isolates that
# reorder text on the screen; line separators that only some programs count as lines; halves of
# surrogate pairs; byte order marks and noncharacters. YAML escapes ("\u202e") can make them too.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\uffff]",
)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    r"""Give line and column, counted from 1, of an offset.

    >>> line_and_column("ab\ncd", 4)
    (2, 2)
    """
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def read_text(path: Path, shown: str) -> tuple[str | None, list[Mistake]]:
    """Read a file strictly as UTF-8. The text is None where it must not be looked at further."""
    if path.is_symlink() or not path.is_file():
        return None, [
            Mistake(shown, 1, 1, "is not a plain file. Put the entry's text itself here.")
        ]
    if path.stat().st_size > MAX_BYTES:
        return None, [
            Mistake(shown, 1, 1, f"is larger than {MAX_BYTES:,} bytes. Split or shorten it.")
        ]
    return decode(path.read_bytes(), shown)


def decode(raw: bytes, shown: str) -> tuple[str | None, list[Mistake]]:
    """Decode bytes; line ends become line feeds, and a leading byte order mark goes."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = line_and_column(raw[: error.start].decode("utf-8"), error.start)
        byte = f"0x{raw[error.start]:02x}"
        return None, [Mistake(shown, line, column, f"byte {byte} is not UTF-8. Save it as UTF-8.")]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found = [
        Mistake(shown, *line_and_column(text, match.start()), hidden(match.group()))
        for match in islice(HIDDEN.finditer(text), MOST_HIDDEN)
    ]
    return (None if found else text), found


def hidden(character: str) -> str:
    r"""Say which hidden character it is.

    >>> hidden("\u202e")
    'U+202E is a control character, which readers cannot see. Delete it.'
    """
    return f"U+{ord(character):04X} is a control character, which readers cannot see. Delete it."
