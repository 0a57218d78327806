"""A calculation to take along: the memo, the CSV and the JSON hold what the page shows."""

from __future__ import annotations

import csv
import io
import json

import pytest

from calculators.kit import calculator, link
from calculators.kit.case import given
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
