"""A calculation to take along: a decision memo in Markdown, the figures as CSV, or all as JSON."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from calculators.kit import link, prices
from calculators.kit.flips import flips
from calculators.kit.inputs import as_plain, fields_of
from calculators.kit.result import as_json
from calculators.kit.words import exact

if TYPE_CHECKING:
    from collections.abc import Callable

    from calculators.kit.calculator import Calculator
    from calculators.kit.result import Figure, Reason, Result, Table

ENDINGS = {"memo": "md", "csv": "csv", "json": "json"}


def write(form: str, calculator: Calculator, inputs: Any, result: Result) -> str:
    """Write a calculation as `memo`, `csv` or `json`."""
    writers: dict[str, Callable[[Calculator, Any, Result], str]] = {
        "memo": memo,
        "csv": figures_csv,
        "json": as_json_text,
    }
    return writers[form](calculator, inputs, result)


def as_data(calculator: Calculator, inputs: Any, result: Result) -> dict[str, Any]:
    """Give a calculation as plain data, the public interface of `--json`."""
    changes = [
        {"key": f.key, "value": f.value, "answer": f.answer, "words": f.sentence}
        for f in flips(calculator, inputs)
    ]
    head = {"calculator": calculator.name, "inputs": as_plain(inputs)}
    return {**head, **as_json(result), "flips": changes}


def as_json_text(calculator: Calculator, inputs: Any, result: Result) -> str:
    """Write a calculation as JSON."""
    return json.dumps(as_data(calculator, inputs, result), indent=2, ensure_ascii=False) + "\n"


def figures_csv(calculator: Calculator, inputs: Any, result: Result) -> str:  # noqa: ARG001
    """Write the figures as CSV, one a line, with formula and source."""
    text = io.StringIO()
    columns = ("key", "value", "unit", "caption", "formula", "worked", "source", "date")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(columns)
    for figure in result.figures:
        table.writerow([_harmless(exact(getattr(figure, name))) for name in columns])
    return text.getvalue()


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula; numbers stay numbers."""
    begins = cell[:1] in {"=", "+", "@"} or (cell[:1] == "-" and not cell[1:2].isdigit())
    return f"'{cell}" if begins else cell


def memo(calculator: Calculator, inputs: Any, result: Result) -> str:
    """Write a decision memo in Markdown: answer, inputs, figures with maths and sources, link."""
    parts = [
        f"# {calculator.title}",
        f"**{result.headline}**",
        *(f"> {warning}" for warning in result.warnings),
        "## What it was computed from",
        "\n".join(_inputs(inputs)),
        "## The figures, and how they come about",
        "\n".join(map(_figure, result.figures)),
    ]
    if result.reasons:
        parts += ["## Why", "\n".join(map(_reason, result.reasons))]
    changes = [f"- {flip.sentence}" for flip in flips(calculator, inputs)]
    parts += ["## What would change this answer", "\n".join(changes) or "No single input does."]
    for table in result.tables:
        parts += [f"## {_cell(table.caption)}", _table(table)]
    assumptions = [f"- {one}" for one in result.assumptions]
    parts += ["## What this assumes", "\n".join(assumptions) or "Nothing beyond the inputs."]
    parts += ["## To open it again", _again(calculator, inputs, result)]
    return "\n\n".join(parts) + "\n"


def _inputs(inputs: Any) -> list[str]:
    fields = fields_of(inputs).items()
    return [f"- {field.caption}: {field.shown(getattr(inputs, key))}" for key, field in fields]


def _figure(figure: Figure) -> str:
    origin = ", ".join(part for part in (figure.source, figure.date) if part)
    lines = [
        f"- **{figure.caption}: {figure.said}**",
        f"  - {figure.formula}",
        f"  - {figure.worked}",
    ]
    return "\n".join(lines + ([f"  - Source: {origin}"] if origin else []))


def _reason(reason: Reason) -> str:
    holds = "yes" if reason.holds else "no"
    source = f"[{reason.source}]({reason.source_url})" if reason.source_url else reason.source
    return f"- {reason.condition}: {holds}. {reason.detail} ({source})"


def _table(table: Table) -> str:
    shown = table.rows[: table.fold_after]
    lines = [table.columns, ["---"] * len(table.columns)]
    lines += [[exact(value) for value in row] for row in shown]
    text = "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)
    more = len(table.rows) - len(shown)
    return f"{text}\n\nAnd {more} more rows." if more else text


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _again(calculator: Calculator, inputs: Any, result: Result) -> str:
    fragment = link.encode(calculator, inputs, result)
    where = f"`calculators/{calculator.name}/{'#' + fragment if fragment else ''}`"
    return f"Open {where} on the site. Prices of {prices.load().as_of}."
