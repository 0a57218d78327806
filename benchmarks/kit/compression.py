"""Files as a host sends them: what lies compressed beside a file, or else made here, once."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path
from typing import Final

import brotli

ENDINGS: Final = {"br": ".br", "gzip": ".gz"}
COMPRESSIBLE: Final = {
    *(".css", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".wasm", ".xml"),
}
"""What every host compresses; other files only if they lie there compressed."""

CACHE = Path(__file__).parents[2] / ".cache" / "benchmarks"


def compressed(path: Path, encoding: str, cache: Path = CACHE) -> Path | None:
    """Give the file with the compressed content, or None when the host sends it as it is.

    Args:
        path: the file.
        encoding: `br` or `gzip`, as in Accept-Encoding; both at their highest level.
        cache: where what is made is kept.

    """
    beside = path.with_name(path.name + ENDINGS[encoding])
    if beside.is_file():
        return beside
    return _made(path.read_bytes(), encoding, cache) if path.suffix in COMPRESSIBLE else None


def _made(content: bytes, encoding: str, cache: Path) -> Path:
    kept = cache / (hashlib.sha256(content).hexdigest()[:16] + ENDINGS[encoding])
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        small = brotli.compress(content) if encoding == "br" else gzip.compress(content, 9, mtime=0)
        kept.write_bytes(small)
    return kept
