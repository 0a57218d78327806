"""The bytes of a source that somebody else made: a plain file, and not without end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.importers.record import SourceError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 50_000_000


def read_bytes(path: Path) -> bytes:
    """Read a file.

    Raises:
        SourceError: it is a folder, a pipe or a device, or larger than `MOST_BYTES`.
    """
    if not path.is_file():
        msg = f"{path}: is not a plain file. Name the file itself."
        raise SourceError(msg)
    if path.stat().st_size > MOST_BYTES:
        msg = f"{path}: is larger than {MOST_BYTES:,} bytes. Split it."
        raise SourceError(msg)
    return path.read_bytes()
