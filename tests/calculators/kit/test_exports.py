"""A calculation to take along: the memo, the CSV and the JSON hold what the page shows."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from html import unescape

import pytest
from markupsafe import escape

from calculators.kit import calculator, link
from calculators.kit.case import given
from calculators.kit.currency import Currency, shown_in
from calculators.kit.exports import figures_csv, write
from calculators.kit.memo import Occasion, markdown, page
from calculators.kit.page import respond
from calculators.kit.words import day, exact

CALCULATORS = [calculator.load(name) for name in calculator.names()]
every = pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)


@every
def test_the_memo_has_answer_inputs_maths_sources_and_link(known: calculator.Calculator) -> None:
    """What one would hand to a board: nothing that the answer rests on is missing."""
    case = given(known, known.presets[0].values)
    result, text = case.result, markdown(case)
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
@pytest.mark.parametrize("form", ["memo", "markdown", "csv", "json"])
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
    text = in_euros(known, "markdown")
    assert "Amounts are in euros, 0.5 for a US dollar, a rate that was typed in." in text
    assert "_currency=EUR&_rate=0.5" in text
    assert "Amounts are in" not in markdown(given(known, {}))


@every
def test_a_memos_tables_are_written_as_the_pages(known: calculator.Calculator) -> None:
    """Cells are rounded and carry their unit, in the currency of the headline."""
    text = in_euros(known, "markdown")
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
        assert "$600 to $1,000" in markdown(case)


HYPHEN = re.compile(r"(?<![\w–-])-[$€£]?\d")


@every
def test_a_negative_number_has_one_sign(known: calculator.Calculator) -> None:
    """People read −, in text as in charts; the CSV's values keep the hyphen that machines read."""
    for values in [{}, *(preset.values for preset in known.presets)]:
        case = given(known, values)
        assert not HYPHEN.search(markdown(case).rpartition("#")[0])
        if case.result.chart:
            assert not HYPHEN.search(case.result.chart.description)
        rows = csv.DictReader(io.StringIO(figures_csv(case)))
        assert "−" not in "".join(row["value"] for row in rows)


HERE = "https://ready.example/calculators/"
TODAY = dt.date(2026, 12, 1)
WEAK = re.compile(r"<script|<link|<img|\son\w+=\"|javascript:|url\(", re.IGNORECASE)
"""What would run, or fetch something, in a page that is handed on."""


@every
def test_the_page_to_print_stands_by_itself(known: calculator.Calculator) -> None:
    """It has what the Markdown has, the day, the prices' date, and the address; no scripts."""
    for values in ({}, known.presets[0].values):
        case = given(known, values)
        html = page(case, Occasion(TODAY, f"{HERE}{known.name}/"))
        assert html.startswith("<!doctype html>")
        assert not WEAK.search(html)
        text = unescape(html)
        assert case.result.headline in text
        assert "Made on December 1, 2026." in text
        assert not case.priced or f"List prices of {day(case.priced)}." in text
        for figure in case.result.figures:
            assert figure.worked in text
            assert figure.source in text
        for said in (*(flip.sentence for flip in case.flips), *case.result.assumptions):
            assert said in text
        fragment = f"#{link.encode(case)}" if link.encode(case) else ""
        assert f'href="{HERE}{known.name}/{escape(fragment)}"' in html
        for field in case.fields.values():
            assert f'<th scope="row">{escape(field.caption)}</th>' in html


def test_the_page_to_print_gives_the_open_questions_and_how_sure_it_is() -> None:
    """A board reads what is still to be asked, and, for a range, how often the answer holds."""
    case = given(calculator.load("vendor-check"), {"requests_per_day": "100..1000"})
    text = unescape(page(case))
    assert case.odds in text
    assert case.middling in text
    assert case.result.tables[0].caption in text
    assert str(case.result.tables[0].rows[0][0]) in text
    assert "Open calculators/vendor-check/#" in text


def test_what_the_caption_says_is_not_said_again() -> None:
    """Twelve seats are “Seats: 12”; a wage is in dollars an hour."""
    text = markdown(given(calculator.load("vendor-check"), {}))
    assert "\n- Seats: 12\n" in text
    assert "\n- Requests per day: 400\n" in text
    assert "\n- A developer's day: $800 per day\n" in text
    unsure = {"requests_per_day": "100..1000", "day_rate": "600..900"}
    text = markdown(given(calculator.load("vendor-check"), unsure))
    assert "\n- Requests per day: 100 to 1,000\n" in text
    assert "\n- A developer's day: $600 to $900 per day\n" in text


def test_the_page_says_when_and_where_a_memo_is_made() -> None:
    """The day and the address are the page's own; what is no web address is none."""
    request = {"calculator": "latency", "values": {}, "link": None, "export": "markdown"}
    known = request | {"today": "2026-12-01", "address": f"{HERE}latency/"}
    text = json.loads(respond(json.dumps(known)))["text"]
    assert "Made on December 1, 2026." in text
    assert f"<{HERE}latency/>" in text
    wrong = request | {"export": "memo", "address": "javascript:alert(1)"}
    assert "javascript" not in json.loads(respond(json.dumps(wrong)))["text"]
