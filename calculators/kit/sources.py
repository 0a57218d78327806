"""Where a figure's numbers are from: a source counts only until another value is entered."""

from __future__ import annotations

import dataclasses
from typing import Any, NamedTuple

YOURS = "your entry"


class Origin(NamedTuple):
    """A source, and the ISO date on which it was read."""

    source: str
    date: str


def host(address: str) -> str:
    """Name who publishes a page, by the host of its address.

    >>> host("https://www.example.com/a/b"), host("a book")
    ('example.com', 'a book')
    """
    return address.partition("://")[2].partition("/")[0].removeprefix("www.") or address


def origin(inputs: Any, *keys: str, source: str, date: str, yours: str = YOURS) -> Origin:
    """Give the source of some inputs' defaults; `yours` as soon as one of them is another value."""
    if all(_is_default(inputs, key) for key in keys):
        return Origin(source, date)
    return Origin(yours, "")


def _is_default(inputs: Any, key: str) -> bool:
    field = type(inputs).__dataclass_fields__[key]
    made = field.default_factory is not dataclasses.MISSING
    default = field.default_factory() if made else field.default
    return bool(getattr(inputs, key) == default)
