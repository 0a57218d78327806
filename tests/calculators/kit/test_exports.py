"""A calculation to take along: the memo, the CSV and the JSON hold what the page shows."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from calculators.kit import calculator, link
from calculators.kit.case import given
from calculators.kit.currency import Currency, shown_in
from calculators.kit.exports import figures_csv, memo, write
from calculators.kit.page import respond
from calculators.kit.words import exact

CALCULATORS = [calculator.load(name) for name in calculator.names()]
every = pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)


@every
def test_the_memo_has_answer_inputs_maths_sources_and_link(known: calculator.Calculator) -> None:
    """What one would hand to a board: nothing that the answer rests on is missing."""
    case = given(known, known.presets[0].values)
    result, text = case.result, memo(case)
    assert result.headline in text
    for field in case.fields.values():
        assert f"- {field.caption}: " in text
    for figure in result.figures:
        assert figure.worked in text
        assert figure.source in text
    assert f"#{link.encode(case)}" in text


@every
def test_the_csv_gives_each_figure_exactly(known: calculator.Calculator) -> None:
    """The csv module reads back every figure with its exact value."""
    case = given(known, {})
    result = case.result
    rows = list(csv.DictReader(io.StringIO(figures_csv(case))))
    assert [row["key"] for row in rows] == [figure.key for figure in result.figures]
    for row, figure in zip(rows, result.figures, strict=True):
        assert row["value"].removeprefix("'") == exact(figure.value)


@every
@pytest.mark.parametrize("form", ["memo", "csv", "json"])
def test_the_page_gets_the_same_file(known: calculator.Calculator, form: str) -> None:
    """What the page saves is what the command line prints."""
    request = {"calculator": known.name, "values": {}, "link": None, "export": form}
    answer = json.loads(respond(json.dumps(request)))
    assert answer["text"] == write(form, given(known, {}))
    assert answer["name"].startswith(f"{known.name}.")


RAW = re.compile(r"\d\.\d{7,}")
"""A number that nobody rounded: the math of eval-compare has six digits, prices have fewer."""


def in_euros(known: calculator.Calculator, form: str) -> str:
    """Give a file as the page saves it where amounts are shown in euros."""
    values = {"_currency": "EUR", "_rate": "0.5"}
    request = {"calculator": known.name, "values": values, "link": None, "export": form}
    return str(json.loads(respond(json.dumps(request)))["text"])


@every
def test_the_memo_says_its_currency_and_its_link_carries_it(known: calculator.Calculator) -> None:
    """Whoever reads the memo knows the rate, and whoever opens its link sees the same words."""
    text = in_euros(known, "memo")
    assert "Amounts are in euros, 0.5 for a US dollar, a rate that was typed in." in text
    assert "_currency=EUR&_rate=0.5" in text
    assert "Amounts are in" not in memo(given(known, {}))


@every
def test_a_memos_tables_are_written_as_the_pages(known: calculator.Calculator) -> None:
    """Cells are rounded and carry their unit, in the currency of the headline."""
    text = in_euros(known, "memo")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert [row for row in rows if "$" in row or RAW.search(row)] == []
    priced = [t for t in given(known, {}).result.tables if any("USD" in u for u in t.units)]
    assert any("€" in row for row in rows) == bool(priced)


@every
def test_json_says_its_currency_and_figures_stay_dollars(known: calculator.Calculator) -> None:
    """The words are in euros, and say so; the figures are those of US dollars."""
    euros, dollars = (
        json.loads(in_euros(known, "json")),
        json.loads(write("json", given(known, {}))),
    )
    assert euros["currency"] == {"code": "EUR", "rate": 0.5}
    assert dollars["currency"] == {"code": "USD", "rate": 1.0}
    for key, figure in dollars["figures"].items():
        assert euros["figures"][key]["value"] == figure["value"]
        assert euros["figures"][key]["unit"] == figure["unit"]


def test_a_memos_range_is_in_dollars_as_it_was_entered() -> None:
    """Inputs are in US dollars, a range of them too."""
    case = given(calculator.load("self-host"), {"day_rate": "600..1000"})
    with shown_in(Currency("EUR", 0.5)):
        assert "$600 to $1,000" in memo(case)


HYPHEN = re.compile(r"(?<![\w–-])-[$€£]?\d")


@every
def test_a_negative_number_has_one_sign(known: calculator.Calculator) -> None:
    """People read −, in text as in charts; the CSV's values keep the hyphen that machines read."""
    for values in [{}, *(preset.values for preset in known.presets)]:
        case = given(known, values)
        assert not HYPHEN.search(memo(case).rpartition("#")[0])
        if case.result.chart:
            assert not HYPHEN.search(case.result.chart.description)
        rows = csv.DictReader(io.StringIO(figures_csv(case)))
        assert "−" not in "".join(row["value"] for row in rows)
