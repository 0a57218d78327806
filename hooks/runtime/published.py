"""A file that the site publishes under a name which holds the hash of its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME_DIGITS = 12


@dataclass(frozen=True)
class Published:
    """A file on disk, and the name under which it is published.

    `hashed` is like `pyodide.asm.1f2e3d4c5b6a.wasm`, `sha256` is in hexadecimal digits, `size`
    in bytes.
    """

    path: Path
    hashed: str
    sha256: str
    size: int


def publish(path: Path, name: str | None = None) -> Published:
    """Hash a file and name it; `name` is the unhashed name, the file's own unless given."""
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    stem, dot, suffix = (name or path.name).rpartition(".")
    hashed = f"{stem}.{sha256[:NAME_DIGITS]}{dot}{suffix}"
    return Published(path, hashed, sha256, len(content))
