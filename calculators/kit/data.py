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
_kept: list[Any] = []


def kept(make: Callable[[], T]) -> Callable[[], T]:
    """Keep what a function makes from the data files until they are forgotten."""
    once = cache(make)
    _kept.append(once)
    return once


def table(name: str) -> Any:
    """Read `data/<name>.json`."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def forget() -> None:
    """Read the data files again when they are next asked for."""
    for once in _kept:
        once.cache_clear()


def read_all() -> None:
    """Read all data files now, and make what is made from them."""
    for once in _kept:
        once()
