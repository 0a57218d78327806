"""Lists the files of a folder. Each folder in it is read once; `Path.rglob` reads it twice."""

from __future__ import annotations

import os
from pathlib import Path


def files_below(folder: Path) -> dict[str, Path]:
    """Give all files of a folder, by their path in it, in the order of paths."""
    paths = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
    start = len(str(folder)) + 1
    return {str(path)[start:].replace(os.sep, "/"): path for path in sorted(paths)}
