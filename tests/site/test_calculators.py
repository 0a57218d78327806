"""Every calculator is complete in the page, computed at build time: no JavaScript has run here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from calculators.kit import calculator as calculators
from calculators.kit import currency
from calculators.kit.case import in_money
from calculators.kit.inputs import as_typed, fields_of, read
from calculators.kit.words import exact
from tests.site.html import classed, one, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from calculators.kit.calculator import Calculator
    from calculators.kit.fields import Field
    from calculators.kit.result import Result
    from hooks.entries.glossary import Glossary


@pytest.fixture(params=calculators.names())
def calculator(request: pytest.FixtureRequest) -> Calculator:
    """Each calculator in turn."""
    return calculators.load(request.param)


@pytest.fixture
def default(calculator: Calculator) -> Result:
    """What it answers for its default inputs."""
    return calculator.calculate(calculator.inputs())


@pytest.fixture
def forms(calculator: Calculator, pages: dict[str, Element], glossary: Glossary) -> list[Element]:
    """Its form on its own page, and on each entry's page that shows it."""
    places = [f"calculators/{calculator.name}/"]
    places += [
        f"glossary/{entry_id}/"
        for entry_id, entry in glossary.entries.items()
        if entry.calculators[:1] == [calculator.name]
    ]
    return [one(pages[place], f".//form[@data-calculator='{calculator.name}']") for place in places]


def test_the_form_waits_for_the_reader(forms: list[Element], default: Result) -> None:
    """Nothing has started: the state is `static`, and the answer is there already."""
    for form in forms:
        assert form.get("data-state") == "static"
        assert classed(form, "rr-answer")[0].get("data-answer") == default.answer
        assert one(form, ".//*[@data-status]").get("hidden") is not None


def test_every_input_is_a_labeled_control(forms: list[Element], calculator: Calculator) -> None:
    """A control is named by its key, holds the default, and its label has caption and unit."""
    inputs = calculator.inputs()
    typed = as_typed(inputs)
    for form in forms:
        controls = {c.get("name"): c for c in form.iter() if c.tag in {"input", "select"}}
        money = currency.FIELDS if in_money(calculator) else {}
        assert set(controls) == {*fields_of(inputs), *money}
        for key, field in fields_of(inputs).items():
            assert held(controls[key]) == typed[key], key
            assert labeled(form, controls[key], field), key


def held(control: Element) -> str:
    """Give what a control holds, as a form would send it."""
    if control.tag == "select":
        return one(control, ".//option[@selected]").get("value", "")
    if control.get("type") == "checkbox":
        return "true" if "checked" in control.attrib else "false"
    return control.get("value", "")


def labeled(form: Element, control: Element, field: Field) -> bool:
    """Tell whether a control has a label with its caption, and its help."""
    name = words(one(form, f".//label[@for='{control.get('id')}']"))
    help_id = control.get("aria-describedby", "").split()[0]
    helped = words(one(form, f".//*[@id='{help_id}']"))
    return name.startswith(field.caption) and helped.startswith(field.help)


def test_every_figure_is_what_python_computes(forms: list[Element], default: Result) -> None:
    """The exact value stands in the page, and the rounded one is what a reader sees."""
    for form in forms:
        shown = {
            figure.get("data-figure"): (figure.get("data-value"), words(figure))
            for figure in form.iter("output")
        }
        assert shown == {f.key: (exact(f.value), " ".join(f.said.split())) for f in default.figures}
        assert words(classed(form, "rr-headline")[0]) == default.headline


def test_the_maths_is_shown(forms: list[Element], default: Result) -> None:
    """Every figure has its formula in words and with the numbers put in."""
    for form in forms:
        maths = words(classed(form, "rr-maths")[0])
        for figure in default.figures:
            assert " ".join(figure.formula.split()) in maths
            assert " ".join(figure.worked.split()) in maths


def test_the_chart_is_drawn_and_told(forms: list[Element], default: Result) -> None:
    """Drawings for a desk and a phone are there, with their sentence and the data as a table."""
    assert default.chart
    for form in forms:
        figure = one(form, ".//figure[@data-chart]")
        canvas = one(figure, "*[@data-chart-canvas]")
        assert (canvas.get("role"), canvas.get("aria-label")) == ("img", default.chart.description)
        drawn = {
            name: one(canvas, f"*[@class='rr-chart__{name}']/svg") for name in ("wide", "narrow")
        }
        assert all(len(list(svg.iter("path"))) > 1 for svg in drawn.values())
        assert float(drawn["narrow"].get("width", "")) < 360 < float(drawn["wide"].get("width", ""))
        assert default.chart.title in words(one(figure, "figcaption"))
        table = one(figure, "details//table")
        assert [words(head) for head in table.findall("thead/tr/th")] == [
            *default.chart.data.columns
        ]
        assert len(table.findall("tbody/tr")) == len(default.chart.data.rows)


def test_charts_take_the_colors_of_the_page(forms: list[Element]) -> None:
    """Each color of a drawing is one of the site's own, so that it follows the dark scheme."""
    for form in forms:
        drawn = [
            part for svg in form.findall(".//*[@data-chart-canvas]//svg") for part in svg.iter()
        ]
        assert drawn
        colors = {e.get(a, "none") for e in drawn for a in ("fill", "stroke")}
        assert {
            c for c in colors if not c.startswith(("var(--rr-", "none", "transparent", "url(#"))
        } == set()


def test_presets_stand_there_with_their_answers(
    forms: list[Element], calculator: Calculator
) -> None:
    """At least three real situations, each a link to its case, with its own headline."""
    expected = []
    for preset in calculator.presets:
        headline = calculator.calculate(read(calculator.inputs, preset.values)).headline
        expected.append([preset.title, preset.about, headline])
    assert len(expected) >= 3
    for form in forms:
        links = form.findall(".//a[@data-preset]")
        assert [[words(part) for part in link] for link in links] == expected
        assert all(link.get("href", "").startswith("#") for link in links)


def test_the_page_shows_the_code(calculator: Calculator, pages: dict[str, Element]) -> None:
    """The calculator's own Python source can be read on its page."""
    code = "".join(
        "".join(c.itertext()) for c in pages[f"calculators/{calculator.name}/"].iter("pre")
    )
    assert "class Inputs" in code
    assert "def calculate" in code


def test_every_calculator_has_a_page_and_a_card(
    calculator: Calculator, default: Result, pages: dict[str, Element]
) -> None:
    """The index answers each question for the default firm."""
    links = [a for a in pages["calculators/"].iter("a") if a.get("href") == f"{calculator.name}/"]
    assert [words(link) for link in links] == [calculator.question]
    assert default.headline in words(pages["calculators/"])
    assert words(one(pages[f"calculators/{calculator.name}/"], ".//h1")) == calculator.question
