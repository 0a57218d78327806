"""Archives that are the same byte for byte whenever they are made from the same content."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from typing import TYPE_CHECKING

import deflate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
UNCHECKED_HASH = struct.pack("<I", 0b01)
FLAGS = slice(4, 8)


def read_archive(path: Path) -> dict[str, bytes]:
    """Read every file of a zip archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def write_archive(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a zip archive, uncompressed, sorted, with fixed dates."""
    path.write_bytes(_stored(files))


def write_packed(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a zip archive, uncompressed inside and gzipped as a whole.

    The browser inflates the whole natively while the WebAssembly compiles, and any host then sends
    few bytes, also those that do not compress a zip.
    """
    plain = _stored({name: _settled(name, data) for name, data in files.items()})
    path.write_bytes(deflate.gzip_compress(plain, 12))


def read_packed(path: Path) -> dict[str, bytes]:
    """Read what `write_packed` wrote."""
    with zipfile.ZipFile(io.BytesIO(gzip.decompress(path.read_bytes()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _stored(files: Mapping[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # else the machine that packs shows
            archive.writestr(entry, files[name])
    return memory.getvalue()


def _settled(name: str, data: bytes) -> bytes:
    """Mark bytecode as never to be checked against a source, which the reader does not have."""
    if not name.endswith(".pyc"):
        return data
    changed = bytearray(data)
    changed[FLAGS] = UNCHECKED_HASH
    return bytes(changed)
