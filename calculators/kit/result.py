"""What a calculator answers: a sentence, figures with their math, reasons, tables, a chart."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from calculators.kit import words

if TYPE_CHECKING:
    from collections.abc import Callable

Value = float | int | str | bool | None
UNANSWERED = "unanswered"
"""An answer where something must be entered first; nothing changes it, and nothing leads to it."""
NOTHING_CHANGES = "No single input changes this answer, as far as each can be moved here."


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number or category of a result.

    `formula` is in words, `worked` is the same with the numbers put in. `source` and `date` are
    where its data are from.

    `entry` is the id of the glossary entry that says what the value is, `entry_name` what a link
    to it calls that.

    Its unit tells how a value is said, or `write` where the unit alone does not. Where there is
    no value, `value` is None and `none` says so in a word or two. `words` is for this very value,
    where more is to be said. `general` is the caption without what holds for these inputs alone.
    """

    key: str
    value: Value
    unit: str
    caption: str
    formula: str
    worked: str
    source: str = ""
    date: str = ""
    words: str = ""
    entry: str = ""
    entry_name: str = ""
    none: str = "never"
    general: str = ""
    write: Callable[[float], str] | None = field(default=None, repr=False, compare=False)

    @property
    def said(self) -> str:
        """The value as one would say it."""
        return self.words or self.say(self.value)

    @property
    def heading(self) -> str:
        """The caption where the figure stands for cases with other inputs too."""
        return self.general or self.caption

    @property
    def counted(self) -> str:
        """What `bare` leaves unsaid; '' where it says all."""
        return "" if self.write else words.noun(self.unit)

    def say(self, value: Value) -> str:
        """Say this or another value of the figure."""
        if value is None:
            return self.none
        if self.write and isinstance(value, int | float):
            return self.write(value)
        return words.said(value, self.unit)

    def bare(self, value: float | None) -> str:
        """Say another value beside this one: what is counted has been said."""
        if value is None:
            return self.none
        return self.write(value) if self.write else words.bare(value, self.unit)

    def band(self, low: float | None, high: float | None) -> str:
        """Say between which values it lies; no value is above all values."""
        if high is None:
            return f"from {self.bare(low)}, or {self.none}"
        return f"{self.bare(low)} to {self.bare(high)}"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """A condition that the answer rests on, and whether it holds here.

    `finding` says that as a sentence, `detail` with its numbers, and with the flag that it raises.
    """

    condition: str
    holds: bool
    finding: str
    detail: str
    source: str
    source_url: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows under headings. `marked` is the index of the row that is the reader's own.

    `units` gives a unit to each column ('' for text); `fold_after` rows the rest is folded away.
    """

    caption: str
    columns: tuple[str, ...]
    units: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    marked: int | None = None
    fold_after: int = 12


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A Vega-Lite specification, the sentence that says what it shows, and its data as a table."""

    spec: dict[str, Any]
    title: str
    description: str
    data: Table


@dataclass(frozen=True, kw_only=True)
class Result:
    """The answer to a calculator's question.

    `answers` are the categories that can flip, the leading one first; `leading` is the key of
    the figure that matters most. `short` is the verdict in a few words, perhaps with that figure.
    `steady` is said where no single input changes the leading answer. `missing` is what still
    lacks, under `missing_title`.

    `make_tables` and `make_chart` are called when somebody first looks: while a reader types, the
    answer comes before them.
    """

    headline: str
    short: str
    answers: dict[str, str]
    leading: str
    figures: tuple[Figure, ...]
    steady: str = NOTHING_CHANGES
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    missing_title: str = "Missing"
    make_tables: Callable[[], tuple[Table, ...]] = field(default=tuple, compare=False)
    make_chart: Callable[[], Chart | None] = field(default=lambda: None, compare=False)
    assumptions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    by_key: dict[str, Figure] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {figure.key: figure for figure in self.figures})

    @property
    def answer(self) -> str:
        """The category that the question asks for."""
        return next(iter(self.answers.values()))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Rows to compare."""
        return self.make_tables()

    @cached_property
    def chart(self) -> Chart | None:
        """The picture that fits the question."""
        return self.make_chart()


def as_json(result: Result) -> dict[str, Any]:
    """Give a result as plain data: the public interface of `--json`."""
    return {
        "headline": result.headline,
        "answer": result.answer,
        "figures": {f.key: _figure(f) for f in result.figures},
        "reasons": [dataclasses.asdict(reason) for reason in result.reasons],
        "missing": list(result.missing),
        "tables": [dataclasses.asdict(table) for table in result.tables],
        "chart": result.chart.spec if result.chart else None,
        "assumptions": list(result.assumptions),
        "warnings": list(result.warnings),
    }


def _figure(figure: Figure) -> dict[str, Value]:
    names = ("value", "unit", "caption", "formula", "worked", "source", "date")
    shown = {name: getattr(figure, name) for name in names}
    return shown | {"words": figure.said}
