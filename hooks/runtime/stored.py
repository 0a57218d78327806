"""Steps whose results are kept: a folder per step, named by the hash of all that went in."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

KEPT = 6
KEY_DIGITS = 16


def key(parts: Mapping[str, bytes]) -> str:
    """Hash names and contents, in the names' order."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(f"{name}\0{len(parts[name])}\0".encode())
        digest.update(parts[name])
    return digest.hexdigest()[:KEY_DIGITS]


def contents(paths: Iterable[Path], below: Path) -> dict[str, bytes]:
    """Read files; the names are relative to a folder."""
    return {path.relative_to(below).as_posix(): path.read_bytes() for path in paths}


def step(cache: Path, name: str, parts: Mapping[str, bytes], make: Callable[[Path], None]) -> Path:
    """Give the folder with a step's results, and run `make` in a new one only if it is not there.

    The folder appears at once and complete, so that two builds side by side do no harm; a few
    earlier ones are kept, because editors go back and forth.
    """
    done = cache / f"{name}-{key(parts)}"
    if not done.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix=f".{name}-") as folder:
            work = Path(folder) / "work"
            work.mkdir()
            make(work)
            _move(work, done)
        _forget(cache, name)
    os.utime(done)
    return done


def _move(work: Path, done: Path) -> None:
    try:
        work.rename(done)
    except OSError:
        if not done.is_dir():  # otherwise another build has made the same
            raise


def _forget(cache: Path, name: str) -> None:
    made = sorted(cache.glob(f"{name}-*"), key=lambda folder: folder.stat().st_mtime)
    for folder in made[:-KEPT]:
        shutil.rmtree(folder, ignore_errors=True)
