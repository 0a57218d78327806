"""The data files beside the calculators: JSON, each row with its source and date.

They are read once. Whoever writes one calls `forget`, so that what was made from it is made anew.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent.parent / "data"
T = TypeVar("T")
_forgettable: list[Callable[[], None]] = []


def kept(make: Callable[[], T]) -> Callable[[], T]:
    """Keep what a function makes from the data files until they are forgotten."""
    once = cache(make)
    _forgettable.append(once.cache_clear)
    return once


def table(name: str) -> Any:
    """Read `data/<name>.json`."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def forget() -> None:
    """Read the data files again when they are next asked for."""
    for clear in _forgettable:
        clear()
