"""The data files beside the calculators: JSON, each row with its source and date."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "data"


def table(name: str) -> Any:
    """Give the content of `data/<name>.json`, read again when the file has changed."""
    path = FOLDER / f"{name}.json"
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
