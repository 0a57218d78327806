"""Several calculations side by side: what differs in what was asked, and in what came out."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from calculators.kit import currency, link, words
from calculators.kit.case import Case, given
from calculators.kit.exports import harmless
from calculators.kit.inputs import InputError
from calculators.kit.render import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from calculators.kit.calculator import Calculator
    from calculators.kit.result import Figure

MOST: Final = 8
_CHARACTERS: Final = 60
_HUNDRED: Final = 100


@dataclass(frozen=True)
class Cell:
    """A value in words, exactly, and how it differs from the first scenario's ('' where not)."""

    said: str
    exact: str
    change: str = ""


@dataclass(frozen=True)
class Line:
    """One input or figure of all scenarios; an input's cells carry their unit themselves.

    `figure` is a figure's key and `unit` its unit, else ''.
    """

    caption: str
    cells: tuple[Cell, ...]
    figure: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Comparison:
    """Named cases of one calculator, and the lines in which they differ."""

    names: tuple[str, ...]
    headlines: tuple[str, ...]
    inputs: tuple[Line, ...]
    figures: tuple[Line, ...]


def compare(cases: Mapping[str, Case]) -> Comparison:
    """Set cases side by side; each is compared with the first."""
    all_cases = list(cases.values())
    return Comparison(
        names=tuple(cases),
        headlines=tuple(case.headline for case in all_cases),
        inputs=tuple(_inputs(all_cases)),
        figures=tuple(_figures(all_cases)),
    )


def _inputs(cases: Sequence[Case]) -> Iterator[Line]:
    for key, field in cases[0].fields.items():
        shown = [case.shown(key) for case in cases]
        if len(set(shown)) > 1:
            cells = (Cell(text, text.replace(words.MINUS, "-")) for text in shown)
            yield Line(field.caption, tuple(cells))


def _figures(cases: Sequence[Case]) -> Iterator[Line]:
    keys = dict.fromkeys(figure.key for case in cases for figure in case.result.figures)
    for key in keys:
        found = [case.result.by_key.get(key) for case in cases]
        first = next(figure for figure in found if figure)
        cells = tuple(_cell(figure, found[0]) for figure in found)
        alike = len({figure.caption for figure in found if figure}) == 1
        yield Line(first.caption if alike else first.heading, cells, key, first.unit)


def _cell(figure: Figure | None, first: Figure | None) -> Cell:
    if figure is None:
        return Cell("–", "")
    change = _change(figure, first) if first and figure is not first else ""
    return Cell(figure.said, words.exact(figure.value), change)


def _change(figure: Figure, first: Figure) -> str:
    """Say how a figure differs: by how much, and in per cent where that can be said."""
    now, before = figure.value, first.value
    if not isinstance(now, int | float) or not isinstance(before, int | float):
        return ""
    by = now - before
    if not by:
        return "the same"
    sign = "+" if by > 0 else "−"
    if figure.unit == "share":
        return f"{sign}{words.rounded(abs(by) * _HUNDRED)} points"
    amount = figure.bare(abs(by))
    if not before:
        return f"{sign}{amount}"
    return f"{sign}{amount} ({sign}{words.rounded(abs(by / before) * _HUNDRED, 2)}%)"


def compared(calculator: Calculator, kept: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Compare for the page: `{"html", "name", "text"}`, the comparison as HTML and as a CSV file.

    Args:
        calculator: whose cases they are.
        kept: `{"name", "link"}` of each; the link is that of the page. The first one's currency
            holds for all.

    Raises:
        InputError: a link cannot be read.
    """
    cases, shown = dict[str, Case](), currency.Currency()
    for number, one in enumerate(kept[:MOST]):
        raw, _ = link.decode(str(one["link"]))
        money, raw = currency.take(raw)
        shown = shown if number else money
        cases[_name(str(one["name"]), cases)] = given(calculator, raw)
    with currency.shown_in(shown):
        table = compare(cases)
        html = environment().get_template("scenarios.html").render(comparison=table)
        text = as_csv(table)
    return {"html": html, "name": f"{calculator.name}-compared.csv", "text": text}


def as_csv(comparison: Comparison) -> str:
    """Write a comparison as CSV: a line for each input that differs, and for each figure.

    Figures are in US dollars, as their unit says; beside the answers stands what those are in.
    """
    shown, text = currency.shown(), io.StringIO()
    spoken = "" if shown.plain else currency.summary(shown)
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["", "Unit", *map(harmless, comparison.names)])
    table.writerow(["Answer", spoken, *map(harmless, comparison.headlines)])
    for line in (*comparison.inputs, *comparison.figures):
        table.writerow([line.caption, line.unit, *(harmless(cell.exact) for cell in line.cells)])
    return text.getvalue()


def from_data(calculator: Calculator, data: object) -> dict[str, Case]:
    """Make cases of plain data, `{name: {key: value}}`.

    Raises:
        InputError: what is given is not that, or holds a bad value.
    """
    if not isinstance(data, dict) or not all(isinstance(one, dict) for one in data.values()):
        message = 'write scenarios as {"Now": {…}, "Next year": {…}}'
        raise InputError.of(message)
    if not data:
        message = "there is no scenario to compare"
        raise InputError.of(message)
    return {name: given(calculator, values) for name, values in data.items()}


def _name(wanted: str, taken: Mapping[str, object]) -> str:
    """Give a name that is not taken yet."""
    bare, number = wanted.strip()[:_CHARACTERS] or "Unnamed", 1
    name = bare
    while name in taken:
        number += 1
        name = f"{bare} ({number})"
    return name
