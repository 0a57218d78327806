"""WebAssembly modules as bytes: read one, and take parts out of it.

A module is eight bytes and a row of sections, each with a number, a length and a content. Lengths
and numbers are LEB128. Source: WebAssembly Core Specification 2.0, chapter 5, "Binary Format".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MAGIC: Final = b"\0asm\1\0\0\0"
CUSTOM, EXPORT, DATA, DATA_COUNT = 0, 7, 11, 12
FUNCTION: Final = 0

Section = tuple[int, bytes]


@dataclass(frozen=True)
class Export:
    """What a module offers under a name; `kind` 0 is a function."""

    name: str
    kind: int
    index: int


def sections(module: bytes) -> Iterator[Section]:
    """Give number and content of each section.

    Raises:
        ValueError: these are not the bytes of a WebAssembly module.
    """
    if not module.startswith(MAGIC):
        msg = "no WebAssembly module"
        raise ValueError(msg)
    at = len(MAGIC)
    while at < len(module):
        length, begin = _number(module, at + 1)
        yield module[at], module[begin : begin + length]
        at = begin + length


def exports(module: bytes) -> list[Export]:
    """List what a module exports."""
    content = next(content for number, content in sections(module) if number == EXPORT)
    count, at = _number(content, 0)
    found = []
    for _ in range(count):
        length, at = _number(content, at)
        name, at = content[at : at + length].decode(), at + length
        index, end = _number(content, at + 1)
        found.append(Export(name, content[at], index))
        at = end
    return found


def narrowed(module: bytes, keep: Callable[[Export], bool]) -> bytes:
    """Take exports away."""
    kept = [_vector(one.name.encode()) + bytes([one.kind]) + _leb(one.index)
            for one in exports(module) if keep(one)]  # fmt: skip
    own = _leb(len(kept)) + b"".join(kept)
    return _module((n, own if n == EXPORT else content) for n, content in sections(module))


def without_data(module: bytes) -> bytes:
    """Take the data away that a module writes into its memory when it begins."""
    return _module(one for one in sections(module) if one[0] not in (DATA, DATA_COUNT))


def with_note(module: bytes, name: str, note: bytes) -> bytes:
    """Add a custom section, which the browser hands to whoever asks for it by name."""
    return module + _module([(CUSTOM, _vector(name.encode()) + note)])[len(MAGIC) :]


def _module(parts: Iterable[Section]) -> bytes:
    return MAGIC + b"".join(bytes([number]) + _vector(content) for number, content in parts)


def _vector(content: bytes) -> bytes:
    return _leb(len(content)) + content


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Read an unsigned LEB128 number; gives it and where it ends."""
    value = shift = 0
    while data[at] & 0x80:
        value |= (data[at] & 0x7F) << shift
        shift, at = shift + 7, at + 1
    return value | data[at] << shift, at + 1


def _leb(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:  # noqa: PLR2004 - seven bits a byte
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
