"""A calculation to take along: a decision memo to print, the figures as CSV, or all as JSON."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from typing import TYPE_CHECKING, Any

from calculators.kit import currency, memo
from calculators.kit.memo import NEVER
from calculators.kit.result import as_json
from calculators.kit.words import exact

if TYPE_CHECKING:
    from calculators.kit.case import Case
    from calculators.kit.draws import Spread
    from calculators.kit.memo import Occasion

ENDINGS = {"memo": "html", "markdown": "md", "csv": "csv", "json": "json"}
QUANTILES = ("p10", "p50", "p90")


def write(form: str, case: Case, occasion: Occasion = NEVER) -> str:
    """Write a calculation as `memo`, `markdown`, `csv` or `json`; the first two say when."""
    if form in {"csv", "json"}:
        return figures_csv(case) if form == "csv" else as_json_text(case)
    return memo.page(case, occasion) if form == "memo" else memo.markdown(case, occasion)


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
