"""A calculation to take along: a decision memo in Markdown, the figures as CSV, or all as JSON."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from typing import TYPE_CHECKING, Any

from calculators.kit import currency, link, prices, tornado
from calculators.kit.flip_words import ALONE
from calculators.kit.result import as_json
from calculators.kit.words import exact, in_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calculators.kit.case import Case
    from calculators.kit.draws import Spread
    from calculators.kit.result import Figure, Reason, Table

ENDINGS = {"memo": "md", "csv": "csv", "json": "json"}


QUANTILES = ("p10", "p50", "p90")


def write(form: str, case: Case) -> str:
    """Write a calculation as `memo`, `csv` or `json`."""
    writers: dict[str, Callable[[Case], str]] = {
        "memo": memo,
        "csv": figures_csv,
        "json": as_json_text,
    }
    return writers[form](case)


def as_data(case: Case) -> dict[str, Any]:
    """Give a calculation as plain data, the public interface of `--json`.

    Figures are in US dollars; `currency` is what the sentences are written in.
    """
    changes = [
        {"key": f.key, "value": f.value, "answer": f.answer, "words": f.sentence}
        for f in case.flips
    ]
    head = {"calculator": case.calculator.name, "inputs": case.plain()}
    shown = dataclasses.asdict(currency.shown())
    data = {**head, **as_json(case.result), "headline": case.headline, "flips": changes}
    data["currency"] = shown
    if case.spread is None:
        return data
    for key, ends in case.spread.quantiles.items():
        data["figures"].get(key, {}).update(zip(QUANTILES, ends, strict=True))
    return data | {"spread": _spread(case.spread)}


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "draws": spread.draws,
        "left_out": spread.refused,
        "holding": spread.holding,
        "answers": [
            {"category": h.category, "answer": h.answer, "share": h.share, "others": list(h.others)}
            for h in spread.held
        ],
        "measure": spread.measure,
        "swings": [dataclasses.asdict(s) for s in spread.swings],
    }


def as_json_text(case: Case) -> str:
    """Write a calculation as JSON."""
    return json.dumps(as_data(case), indent=2, ensure_ascii=False) + "\n"


def figures_csv(case: Case) -> str:
    """Write the figures as CSV, one a line, with formula and source; for ranges, p10 to p90."""
    text = io.StringIO()
    columns = ("key", "value", "unit", "caption", "formula", "worked", "source", "date")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(columns + (QUANTILES if case.spread else ()))
    for figure in case.result.figures:
        ends = case.spread.quantiles.get(figure.key, (None,) * 3) if case.spread else ()
        cells = [getattr(figure, name) for name in columns]
        table.writerow([harmless(exact(cell)) for cell in (*cells, *ends)])
    return text.getvalue()


def harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula; numbers stay numbers."""
    begins = cell[:1] in {"=", "+", "@"} or (cell[:1] == "-" and not cell[1:2].isdigit())
    return f"'{cell}" if begins else cell


def memo(case: Case) -> str:
    """Write a decision memo in Markdown: answer, inputs, figures with math and sources, link."""
    result = case.result
    parts = [
        f"# {case.calculator.title}",
        f"**{case.headline}**",
        *(f"> {warning}" for warning in result.warnings),
        *_amounts(),
        "## What it was computed from",
        "\n".join(f"- {f.caption}: {case.shown(key)}" for key, f in case.fields.items()),
        *_sure(case),
        "## The figures, and how they come about",
        "\n".join(map(_figure, result.figures)),
    ]
    if result.reasons:
        parts += ["## Why", "\n".join(map(_reason, result.reasons))]
    changes = "\n".join(f"- {flip.sentence}" for flip in case.flips)
    steady = case.steady(case.flips)
    alone = ALONE if changes else ""
    parts += ["## What would change this answer", *filter(None, (steady, alone, changes))]
    for table in result.tables:
        parts += [f"## {_cell(table.caption)}", _table(table)]
    assumptions = [f"- {one}" for one in result.assumptions]
    parts += ["## What this assumes", "\n".join(assumptions) or "Nothing beyond the inputs."]
    parts += ["## To open it again", _again(case)]
    return "\n\n".join(parts) + "\n"


def _amounts() -> Iterator[str]:
    """Say the currency and its rate where they are not those of what was entered."""
    shown = currency.shown()
    if not shown.plain:
        yield (
            f"Amounts are in {currency.summary(shown)}, a rate that was typed in. What was "
            "entered, and the math, are in US dollars."
        )


def _sure(case: Case) -> Iterator[str]:
    """Say how far the figures go when some inputs are ranges, and which of them matters most."""
    if (spread := case.spread) is None:
        return
    yield "## How sure this is"
    yield (
        f"{spread.draws:,} cases drawn from the ranges, seeded, so that they can be drawn again"
        f"{spread.left_out}. "
        f"The figures below are for {spread.shown}."
    )
    lines: list[tuple[str, ...]] = [
        ("Figure", "10% are below", "50% are below", "90% are below"),
        ("---",) * 4,
    ]
    for key, ends in spread.quantiles.items():
        if figure := case.result.by_key.get(key):
            lines.append((_cell(figure.heading), *map(figure.bare, ends)))
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
    yield f"{tornado.title(case)}; what matters most comes first:"
    yield "\n".join(
        f"- {bar.caption} ({bar.range}): {bar.at_low} → {bar.at_high}" for bar in tornado.bars(case)
    )


def _figure(figure: Figure) -> str:
    origin = ", ".join(part for part in (figure.source, figure.date) if part)
    lines = [
        f"- **{figure.caption}: {figure.said}**",
        f"  - {figure.formula}",
        f"  - {figure.worked}",
    ]
    return "\n".join(lines + ([f"  - Source: {origin}"] if origin else []))


def _reason(reason: Reason) -> str:
    source = f"[{reason.source}]({reason.source_url})" if reason.source_url else reason.source
    return f"- {reason.finding} {reason.detail} ({source})"


def _table(table: Table) -> str:
    shown = table.rows[: table.fold_after]
    lines = [table.columns, ["---"] * len(table.columns)]
    lines += [[in_table(*cell) for cell in zip(row, table.units, strict=True)] for row in shown]
    text = "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)
    more = len(table.rows) - len(shown)
    return f"{text}\n\nAnd {more} more rows." if more else text


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _again(case: Case) -> str:
    fragment = link.encode(case, currency.in_link(currency.shown()))
    where = f"`calculators/{case.calculator.name}/{'#' + fragment if fragment else ''}`"
    return f"Open {where} on the site. Prices of {prices.load().as_of}."
