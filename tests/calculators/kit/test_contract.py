"""What every calculator keeps: the contract of page, link, command line and JSON."""

from __future__ import annotations

import io
import json
import math
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from calculators.kit import calculator, link
from calculators.kit.case import given
from calculators.kit.command_line import main
from calculators.kit.fields import Quantity
from calculators.kit.inputs import fields_of, read
from calculators.kit.page import respond

if TYPE_CHECKING:
    from pathlib import Path

    from calculators.kit.calculator import Calculator

CALCULATORS = [calculator.load(name) for name in calculator.names()]
every = pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)


def asked(known: Calculator, **more: Any) -> dict[str, Any]:
    request = {"calculator": known.name, "values": {}, "link": None, "root": "../../", **more}
    answer: dict[str, Any] = json.loads(respond(json.dumps(request)))
    return answer


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(arguments) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@every
def test_json_has_the_keys_of_the_contract(
    known: Calculator, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--json` gives calculator, inputs, headline, answer, figures, reasons and warnings."""
    found = printed(capsys, known.name, "--json")
    assert found["calculator"] == known.name
    assert {"inputs", "headline", "answer", "figures", "reasons", "warnings"} <= set(found)
    for figure in found["figures"].values():
        assert {"value", "unit", "caption", "formula", "source"} <= set(figure)
        assert figure["value"] is not None or figure["words"]


@every
def test_three_presets_and_each_calculates(known: Calculator) -> None:
    """At least three real situations, each with a finite result."""
    assert len(known.presets) >= 3
    for preset in known.presets:
        result = known.calculate(read(known.inputs, preset.values))
        for figure in result.figures:
            assert not isinstance(figure.value, float) or math.isfinite(figure.value)


@every
def test_a_link_brings_every_input_back(known: Calculator) -> None:
    """The link's fragment, opened again, gives the same form and no notice."""
    for preset in known.presets:
        case = given(known, preset.values)
        fragment = link.encode(case)
        answer = asked(known, link=f"#{fragment}")
        assert answer["values"] == case.typed() | {"_currency": "USD", "_rate": "1"}
        assert answer["link"] == fragment
        assert "rr-notice" not in answer["html"]


@every
def test_an_older_link_says_what_has_changed(known: Calculator) -> None:
    """A link that carries another date and answer is compared with today's."""
    fragment = "_v=1&_prices=2026-01-01&_answer=something&_figure=7"
    html = asked(known, link=fragment)["html"]
    assert "When this link was made, the answer was" in html
    assert "prices were of 2026-01-01" in html


@every
def test_bad_values_keep_what_was_typed(known: Calculator) -> None:
    """A refusal names the field and gives the typed values back."""
    key = next(k for k, f in fields_of(known.inputs).items() if isinstance(f, Quantity))
    answer = asked(known, values={key: "lots"})
    assert not answer["ok"]
    assert answer["errors"][0]["key"] == key
    assert "'lots' is not a number" in answer["errors"][0]["message"]
    assert answer["values"] == {key: "lots"}


@every
@pytest.mark.parametrize("fragment", ["=&=&&", "%ff=%00", "a=1&a=2", "_v=", "x" * 9_000, "#?#"])
def test_a_broken_link_is_answered_in_words(known: Calculator, fragment: str) -> None:
    """Whatever stands after the #, the answer is a result or a list of problems."""
    answer = asked(known, link=fragment)
    assert answer["ok"] or answer["errors"]


def test_a_link_with_one_wrong_key_keeps_the_others_as_the_form_shows_them() -> None:
    """A share of 0.4 comes back as the 40 of the form, not as 0.4 per cent."""
    answer = asked(calculator.load("api-cost"), link="cache_read_share=0.4&foo=1&input_tokens=x")
    assert not answer["ok"]
    assert answer["values"] == {"cache_read_share": "40", "input_tokens": "x"}


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.figures: dict[str, str] = {}
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.scripts += tag == "script" and given.get("type") != "application/json"
        if tag == "output" and given.get("data-figure"):
            self.figures[str(given["data-figure"])] = str(given["data-value"])


@every
def test_the_page_shows_each_figure_once_with_its_exact_value(known: Calculator) -> None:
    """Every figure is an <output> with its key and exact value, and no script runs."""
    html = asked(known)["html"]
    tags = _Tags()
    tags.feed(html)
    result = known.calculate(known.inputs())
    assert set(tags.figures) == set(result.by_key)
    assert html.count("<output ") == len(result.figures)
    assert tags.scripts == 0


def test_wrong_values_end_with_status_2_and_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    """The command line names field, value and bounds, and prints no traceback."""
    assert main(["approach", "--requests-per-day", "minus one"]) == 2
    message = capsys.readouterr().err
    assert "requests_per_day: 'minus one' is not a number; enter a number from 0 to" in message


def test_an_unknown_calculator_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A misspelled name is refused with a suggestion."""
    assert main(["aproach"]) == 2
    assert "Did you mean 'approach'?" in capsys.readouterr().err


def test_inputs_come_from_a_file_or_standard_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--inputs` reads JSON from a file or from -, and an option on the line wins."""
    path = tmp_path / "case.json"
    path.write_text('{"requests_per_day": 7, "labeled_examples": 3}', encoding="utf-8")
    found = printed(capsys, "approach", "--inputs", str(path), "--labeled-examples", "4", "--json")
    assert (found["inputs"]["requests_per_day"], found["inputs"]["labeled_examples"]) == (7, 4)
    monkeypatch.setattr(sys, "stdin", io.StringIO('{"requests_per_day": 8}'))
    assert printed(capsys, "approach", "--inputs", "-", "--json")["inputs"]["requests_per_day"] == 8


@pytest.mark.parametrize("text", ["", "[]", "{", '{"requests_per_day": NaN}', '{"nonsense": 1}'])
def test_a_bad_file_of_inputs_is_refused_in_words(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is not an object of known inputs ends with status 2 and a reason."""
    path = tmp_path / "case.json"
    path.write_text(text, encoding="utf-8")
    assert main(["approach", "--inputs", str(path)]) == 2
    assert capsys.readouterr().err.strip()


def test_the_list_is_printed_by_the_module() -> None:
    """`python -m calculators` lists every calculator with its question."""
    command = [sys.executable, "-m", "calculators"]
    listing = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for known in CALCULATORS:
        assert known.name in listing
        assert known.question in listing
