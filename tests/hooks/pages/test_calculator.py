"""A calculator's form and page: escaped, with its code, its inputs in three groups."""

from __future__ import annotations

import dataclasses
import re
from html import unescape

import pytest
import yaml

from calculators.kit import calculator as calculators
from calculators.kit.calculator import Calculator, Preset
from hooks.pages import calculator_index
from hooks.pages.calculator import form, fragment, page

EVIL = "<script>alert('\"')</script>"


@pytest.fixture(params=calculators.names())
def calculator(request: pytest.FixtureRequest) -> Calculator:
    """Each calculator in turn."""
    return calculators.load(request.param)


def term(entry_id: str) -> str:
    """Give a link as the linker of terms does: as HTML, in a type that Jinja does not escape."""
    return f"term:{entry_id}"


def test_titles_and_presets_never_run(calculator: Calculator) -> None:
    """A title with a tag or a quote in it is text, in the form and in its attributes."""
    preset = Preset(EVIL, EVIL, calculator.presets[0].values)
    evil = dataclasses.replace(calculator, title=EVIL, presets=(preset,))
    html = form(evil, "../../", term)
    assert "<script>" not in html
    assert 'aria-label="&lt;script&gt;alert(&#39;&#34;&#39;)&lt;/script&gt;"' in html
    assert html.count("&lt;script&gt;") >= 3


@pytest.mark.parametrize("words", ["Checks: how many?", 'Say "yes" # no', EVIL, "- *a* {{ b }} &"])
def test_any_title_is_a_title(words: str) -> None:
    """The front matter is YAML, whose values Material's templates take for HTML."""
    one = calculators.load("eval-size")
    text = page(dataclasses.replace(one, title=words, about=words, question=words), words)
    front = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
    assert unescape(front["title"]) == unescape(front["description"]) == words
    assert front["template"] == "calculator.html"
    assert "<script>" not in text.partition("\n??? note")[0]


def test_a_currency_is_asked_for_only_where_there_is_money(calculator: Calculator) -> None:
    """Seconds, gigabytes and test results are the same in every currency."""
    shown = 'name="_currency"' in form(calculator, "../../", term)
    assert shown == (calculator.name not in {"eval-compare", "latency", "model-memory"})


def test_the_case_is_open_and_the_rest_is_folded(calculator: Calculator) -> None:
    """Five inputs or fewer are in sight; the others say in a line what they hold."""
    html = form(calculator, "../../", term)
    case = html.split("<fieldset", 1)[1].split("</fieldset>", 1)[0]
    assert 1 <= case.count("data-field=") <= 5
    assert html.count("<fieldset") == 1
    assert 'data-summary="' in html


def test_links_start_at_the_given_root(calculator: Calculator) -> None:
    """A form works at any depth: no link of its answer is tied to one."""
    html = form(calculator, "../../../", term)
    assert 'data-root="../../../"' in html
    assert re.findall(r'href="(?!\.\./\.\./\.\./|#|https://)[^"]*"', html) == []


def test_the_page_names_its_entry_and_shows_its_code(calculator: Calculator) -> None:
    """The page holds the form's mark, the way to the entry, and every module of the calculator."""
    text = page(calculator, "The entry's name")
    assert f"%%{fragment(calculator.name)}%%" in text
    assert f"[The entry's name](../glossary/{calculator.entry}.md)" in text
    assert "def calculate" in text
    assert f"python -m calculators {calculator.name} --help" in text


def test_the_index_answers_every_question_for_the_default_firm(calculator: Calculator) -> None:
    """A card's text is escaped, and leads to the calculator."""
    evil = dataclasses.replace(calculator, question=EVIL)
    text = calculator_index.page([evil])
    assert "<script" not in text
    assert f'<a href="{calculator.name}/">&lt;script&gt;' in text
