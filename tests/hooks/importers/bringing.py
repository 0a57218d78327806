"""A glossary brought in, as from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.importers.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path


def bring(folder: Path, kind: str, source: Path, *more: str) -> int:
    """Import a source into a folder, and give the exit status."""
    return main([kind, str(source), "--into", str(folder), *more])
