"""Scenarios: what differs, by how much, and that nothing else is shown."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from calculators.kit import calculator
from calculators.kit.case import given
from calculators.kit.command_line import main
from calculators.kit.fields import Choice, Quantity, Toggle
from calculators.kit.inputs import InputError, fields_of
from calculators.kit.page import respond
from calculators.kit.scenarios import MOST, as_csv, compare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from calculators.kit.calculator import Calculator

CALCULATORS = [calculator.load(name) for name in calculator.names()]
every = pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
API_COST = calculator.load("api-cost")


def asked(name: str, *kept: tuple[str, str]) -> dict[str, Any]:
    scenarios = [{"name": title, "link": link} for title, link in kept]
    found: dict[str, Any] = json.loads(
        respond(json.dumps({"calculator": name, "scenarios": scenarios}))
    )
    return found


@every
def test_the_presets_stand_side_by_side(known: Calculator) -> None:
    """Four cases of every calculator: each figure has a cell for each, the first is the measure."""
    cases = {"Default": given(known, {})}
    cases |= {preset.title: given(known, preset.values) for preset in known.presets[:3]}
    found = compare(cases)
    assert len(found.names) == 4
    assert found.inputs
    keys = {figure.key for case in cases.values() for figure in case.result.figures}
    assert {line.figure for line in found.figures} == keys
    for line in (*found.inputs, *found.figures):
        assert len(line.cells) == 4
        assert line.cells[0].change == ""


def test_a_difference_is_said_as_an_amount_and_in_per_cent() -> None:
    """Twice the requests are twice the cost: +100%."""
    found = compare(
        {"Now": given(API_COST, {}), "Twice": given(API_COST, {"requests_per_day": 800})}
    )
    assert [line.caption for line in found.inputs] == ["Requests per day"]
    month = next(line for line in found.figures if line.figure == "cost_per_month")
    assert month.cells[1].change.endswith("(+100%)")
    request = next(line for line in found.figures if line.figure == "cost_per_request")
    assert request.cells[1].change == "the same"


@pytest.mark.parametrize(
    ("name", "figure", "values", "change"),
    [
        ("latency", "large_total_ms", {"large_output_tokens": 1_000}, "+13 seconds (+220%)"),
        ("model-memory", "total_bytes", {"context_tokens": 65_536}, "+30.1 GB (+130%)"),
        ("eval-compare", "difference", {"only_b": 24}, "+2.8 points"),
    ],
)
def test_a_difference_is_in_the_unit_of_its_figure(
    name: str, figure: str, values: dict[str, int], change: str
) -> None:
    """Seconds differ by seconds, and gigabytes by gigabytes."""
    known = calculator.load(name)
    found = compare({"Now": given(known, {}), "Then": given(known, values)})
    line = next(line for line in found.figures if line.figure == figure)
    assert line.cells[1].change == change


@pytest.mark.parametrize(
    ("name", "figure", "values", "caption"),
    [
        ("break-even-accuracy", "net_value", {"accuracy": 0.81}, "Gain or loss"),
        ("total-cost", "saving_against_today", {"horizon_months": 36}, "Saved against today"),
        ("rag-cost", "index_bytes", {"index": "pgvector"}, "Size of the index"),
    ],
)
def test_a_row_is_called_by_what_all_its_cells_are(
    name: str, figure: str, values: dict[str, object], caption: str
) -> None:
    """“Gain or loss at 80%” is no name for a row in which one cell is at 81%."""
    known = calculator.load(name)
    found = compare({"Now": given(known, {}), "Then": given(known, values)})
    line = next(line for line in found.figures if line.figure == figure)
    assert line.caption == caption
    same = compare({"Now": given(known, {}), "Again": given(known, {})})
    line = next(line for line in same.figures if line.figure == figure)
    assert line.caption == given(known, {}).result.by_key[figure].caption


@every
def test_captions_that_differ_have_a_general_one(known: Calculator) -> None:
    """Whatever is entered, a figure's heading stays the same."""
    headings: dict[str, set[str]] = {}
    for values in tried(known):
        try:
            result = given(known, values).result
        except InputError:
            continue
        for figure in result.figures:
            headings.setdefault(figure.key, set()).add(figure.heading)
    assert {key: found for key, found in headings.items() if len(found) > 1} == {}


def tried(known: Calculator) -> Iterator[dict[str, object]]:
    """Give the presets, and the default with each input at each of its ends or options."""
    yield from (dict(preset.values) for preset in known.presets)
    for key, field in fields_of(known.inputs).items():
        if isinstance(field, Quantity):
            yield from ({key: end} for end in (field.low, field.high))
        elif isinstance(field, Choice):
            yield from ({key: option} for option in list(field.options())[:8])
        elif isinstance(field, Toggle):
            yield from ({key: on} for on in (True, False))


def test_the_page_compares_links_and_takes_the_table_along() -> None:
    """What was kept is rendered escaped, and comes as CSV too."""
    found = asked("api-cost", ("<b>Now</b>", ""), ("=SUM(A1)", "requests_per_day=800"), ("", "x"))
    assert not found["ok"]
    found = asked("api-cost", ("<b>Now</b>", ""), ("=SUM(A1)", "requests_per_day=800"))
    assert "&lt;b&gt;Now" in found["html"]
    assert "<b>" not in found["html"]
    rows = list(csv.reader(io.StringIO(found["text"])))
    assert rows[0] == ["", "Unit", "<b>Now</b>", "'=SUM(A1)"]


def test_names_that_are_equal_are_kept_apart() -> None:
    """Two cases of one name are two columns, and more than a page can hold are cut off."""
    found = asked("api-cost", *[("Case", f"requests_per_day={n}") for n in range(1, 30)])
    names = next(csv.reader(io.StringIO(found["text"])))[2:]
    assert names[:3] == ["Case", "Case (2)", "Case (3)"]
    assert len(names) == MOST


def test_the_csv_gives_exact_values() -> None:
    """A spreadsheet gets numbers, not words."""
    cases = {"A": given(API_COST, {}), "B": given(API_COST, {"requests_per_day": 7})}
    rows = {row[0]: row[1:] for row in csv.reader(io.StringIO(as_csv(compare(cases))))}
    figure = cases["B"].result.by_key["cost_per_month"]
    assert rows[figure.caption][0] == figure.unit == "USD per month"
    assert float(rows[figure.caption][2]) == figure.value


def test_the_csv_says_what_its_headlines_and_its_values_are_in() -> None:
    """In euros the answers are in euros at their rate, and the values in the unit beside them."""
    found = asked("api-cost", ("Now", "_currency=EUR&_rate=0.5"), ("More", "requests_per_day=800"))
    rows = {row[0]: row[1:] for row in csv.reader(io.StringIO(found["text"]))}
    unit, now, _ = rows["Answer"]
    assert unit == "euros, 0.5 for a US dollar"
    assert "€1.80" in now
    assert rows["Cost per month"][0] == "USD per month"
    assert float(rows["Cost per month"][1]) == pytest.approx(3.6)


def test_the_command_line_compares_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--scenarios FILE` sets named inputs side by side, and `--json` gives each in full."""
    path = tmp_path / "s.json"
    path.write_text('{"Now": {}, "Busy": {"requests_per_day": "4000..9000"}}')
    assert main(["api-cost", "--scenarios", str(path)]) == 0
    out = capsys.readouterr().out
    assert re.search(r"Requests per day +400 +4,000 to 9,000", out)
    assert main(["api-cost", "--scenarios", str(path), "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == ["Now", "Busy"]
    for bad in ("[]", "{}", '{"Now": 3}', '{"Now": {"foo": 1}}'):
        path.write_text(bad)
        assert main(["api-cost", "--scenarios", str(path)]) == 2
        assert "Traceback" not in capsys.readouterr().err
