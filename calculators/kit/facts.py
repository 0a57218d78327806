"""The numbers that the glossary knows: written from its YAML into `data/facts.json`."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from calculators.kit import words
from calculators.kit.data import table


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A number with where it comes from. `kind` is house-rule, documented or measured."""

    key: str
    value: float
    unit: str
    says: str
    kind: str
    source: str | None
    source_title: str | None
    checked: str
    entry: str

    @property
    def said(self) -> str:
        """The number with its unit."""
        return words.said(self.value, self.unit)

    @property
    def origin(self) -> str:
        """Where the number comes from, in a few words."""
        return "rule of thumb of this site" if self.kind == "house-rule" else str(self.source_title)


def fact(key: str) -> Fact:
    """Look up a number of the glossary, such as `fine-tuning.labeled_examples_min`.

    Raises:
        KeyError: no entry has such a fact.

    """
    rows = table("facts")
    if key not in rows:
        near = difflib.get_close_matches(key, rows, 1)
        msg = f"no fact '{key}' in data/facts.json." + (
            f" Did you mean '{near[0]}'?" if near else ""
        )
        raise KeyError(msg)
    return Fact(key=key, **rows[key])
