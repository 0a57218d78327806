"""Mistakes in what people write: where, what, and what to do. All of them at once."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

KeyPath = tuple[str | int, ...]
"""The way to a value in a YAML file: `("askVendor", 0, "good")`."""


@dataclass(frozen=True, order=True)
class Mistake:
    """One mistake: `path:line:column: field: what is wrong. What to do.` Counted from 1."""

    path: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        # A quoted value may hold line ends or escape sequences: one mistake stays one line.
        said = f"{self.path}:{self.line}:{self.column}: {self.text}"
        return "".join(c if c.isprintable() else " " for c in said)


class GlossaryError(Exception):
    """Every mistake of every file, one a line, by path and line."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(map(str, self.mistakes)))


def dotted(keys: KeyPath) -> str:
    """Write a key path as people do.

    >>> dotted(("askVendor", 0, "good"))
    'askVendor.0.good'
    """
    return ".".join(map(str, keys))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give ` Did you mean '…'?` when something known looks like the word, else nothing.

    >>> did_you_mean("fine-tunning", ["fine-tuning", "ai-evaluation"])
    " Did you mean 'fine-tuning'?"
    >>> did_you_mean("zebra", ["fine-tuning"])
    ''
    """
    by_folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), by_folded, 1)
    return f" Did you mean '{by_folded[near[0]]}'?" if near else ""


def listed(names: Iterable[str], word: str = "and") -> str:
    """Write a list as people do.

    >>> listed(["open", "closing", "closed"], "or")
    "'open', 'closing' or 'closed'"
    """
    *others, last = [f"'{name}'" for name in names]
    return f"{', '.join(others)} {word} {last}" if others else last
