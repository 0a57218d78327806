"""The numbers that the glossary knows: written from its YAML into `data/facts.json`."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from calculators.kit import words
from calculators.kit.data import kept, table


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
    known = _facts()
    if key not in known:
        near = difflib.get_close_matches(key, known, 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        msg = f"no fact '{key}' in data/facts.json.{hint}"
        raise KeyError(msg)
    return known[key]


@kept
def _facts() -> dict[str, Fact]:
    return {key: Fact(key=key, **row) for key, row in table("facts").items()}
