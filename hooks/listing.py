"""Lists the files of a folder. Each folder in it is read once; `Path.rglob` reads it twice."""

from __future__ import annotations

import os
from pathlib import Path


def files_below(folder: Path) -> dict[str, Path]:
    """Give all files of a folder, by their path in it, in the order of paths."""
    paths = (f"{place}{os.sep}{name}" for place, _, names in os.walk(folder) for name in names)
    start = len(str(folder)) + 1
    return {path[start:].replace(os.sep, "/"): Path(path) for path in sorted(paths)}
