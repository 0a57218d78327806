"""Compressed copies beside the files that Python starts from, for hosts that send such copies.

nginx and Caddy look for `NAME.br` and `NAME.gz` by themselves; to S3 they are uploaded with their
Content-Encoding. Hosts that compress on their own, or not at all, ignore them.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import brotli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMPRESSIBLE: Final = {".css", ".json", ".mjs", ".wasm"}
HOW: Final[dict[str, Callable[[bytes], bytes]]] = {
    ".br": lambda content: bytes(brotli.compress(content, quality=11, lgwin=24)),
    ".gz": lambda content: gzip.compress(content, 9, mtime=0),
}


def compress(folder: Path, cache: Path) -> None:
    """Write the copies of all files of a folder; what was compressed once is kept in `cache`."""
    cache.mkdir(parents=True, exist_ok=True)
    wanted = [path for path in sorted(folder.iterdir()) if path.suffix in COMPRESSIBLE]
    pairs = [(path, ending) for path in wanted for ending in HOW]
    with ThreadPoolExecutor() as pool:  # both libraries let other threads run meanwhile
        kept = list(pool.map(lambda pair: _kept(pair[0], pair[1], cache), pairs))
    for (path, ending), copy in zip(pairs, kept, strict=True):
        shutil.copyfile(copy, path.with_name(path.name + ending))
    for old in set(cache.iterdir()) - set(kept):
        old.unlink()


def _kept(path: Path, ending: str, cache: Path) -> Path:
    content = path.read_bytes()
    copy = cache / (hashlib.sha256(content).hexdigest() + ending)
    if not copy.exists():
        made = copy.with_name(copy.name + ".part")
        made.write_bytes(HOW[ending](content))
        made.replace(copy)
    return copy
