"""Python in the reader's browser: the same results as on the command line, and nothing sent."""

from __future__ import annotations

import json
import math
import random
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from calculators.kit import calculator
from calculators.kit.fields import Choice, Day, Quantity, Toggle
from calculators.kit.inputs import InputError, changed, fields_of, read
from calculators.kit.words import exact
from tests.browser.forms import FORM, figures, open_case
from tests.browser.serving import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from calculators.kit.calculator import Calculator
    from calculators.kit.fields import Field
    from tests.browser.conftest import Watch
    from tests.browser.serving import Server

CALCULATORS = [calculator.load(name) for name in calculator.names()]
every = pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
DRAWN = {"approach": 16, "api-cost": 16}
OTHERWISE = 6
CANVAS = "document.querySelector('[data-chart-canvas]')"
LIBRARIES = 1e-9
"""Two C libraries may differ in the last digits of a logarithm, and no more."""


def native(known: Calculator, inputs: Any) -> dict[str, str]:
    return {f.key: exact(f.value) for f in known.calculate(inputs).figures}


def same(one: dict[str, str], other: dict[str, str]) -> bool:
    return one.keys() == other.keys() and all(_equal(one[key], other[key]) for key in one)


def _equal(one: str, other: str) -> bool:
    if one == other:
        return True
    try:
        return math.isclose(float(one), float(other), rel_tol=LIBRARIES)
    except ValueError:
        return False


def case(inputs: Any) -> str:
    return urlencode({key: exact(value) for key, value in changed(inputs).items()})


def fits(known: Calculator, raw: dict[str, object]) -> bool:
    """Whether these inputs go together."""
    try:
        known.calculate(read(known.inputs, raw))
    except InputError:
        return False
    return True


def drawn(known: Calculator, draw: random.Random) -> Any:
    while True:
        raw = {key: _value(field, draw) for key, field in fields_of(known.inputs).items()}
        try:
            inputs = read(known.inputs, raw)
            known.calculate(inputs)
        except InputError:
            continue
        return inputs


def _value(field: Field, draw: random.Random) -> object:
    if isinstance(field, Toggle):
        return draw.random() < 0.5
    if isinstance(field, Choice):
        return draw.choice(list(field.options()))
    if isinstance(field, Day):
        return field.earliest().fromordinal(
            draw.randint(field.earliest().toordinal(), field.latest().toordinal())
        )
    assert isinstance(field, Quantity)
    value = field.low * (field.high / field.low) ** draw.random() if field.low > 0 else 0.0
    value = value or draw.uniform(field.low, field.high)
    return round(value) if field.whole else value


@every
def test_the_same_inputs_give_equal_results(
    known: Calculator, visit: Callable[..., Page], watch: Watch
) -> None:
    """Every preset, drawn inputs and a typed number: Chromium's figures are the native ones."""
    page = visit(f"calculators/{known.name}/")
    draw = random.Random(known.name)  # noqa: S311 - a fixed sample, no secret
    cases = [read(known.inputs, preset.values) for preset in known.presets]
    for inputs in [*cases, *(drawn(known, draw) for _ in range(DRAWN.get(known.name, OTHERWISE)))]:
        found = open_case(page, case(inputs))
        assert same(found, native(known, inputs)), (case(inputs), found)
    page.locator(f"{FORM} .rr-button[type=reset]").click()
    page.wait_for_function("() => location.hash === ''")
    assert_typing_recalculates(page, known)
    assert watch.foreign == []
    assert watch.complaints == []


def assert_typing_recalculates(page: Page, known: Calculator) -> None:
    """Change a number; figures, what is announced and the address follow."""
    key, field = next((k, f) for k, f in fields_of(known.inputs).items() if isinstance(f, Quantity))
    value = next(v for v in (field.high, field.low) if fits(known, {key: v}))
    inputs = read(known.inputs, {key: value})
    page.locator(f"{FORM} [name={key}]").fill(field.typed(value))
    page.wait_for_function("() => location.hash.includes('_v=')")
    assert same(figures(page), native(known, inputs))
    headline = known.calculate(inputs).headline
    expect(page.locator("[data-announce]").first).to_have_text(headline)


@every
def test_without_javascript_the_answer_is_there(
    known: Calculator, visit: Callable[..., Page]
) -> None:
    """Default result, chart, presets and form stand in the page itself."""
    page = visit(f"calculators/{known.name}/", java_script_enabled=False)
    result = known.calculate(known.inputs())
    expect(page.locator(".rr-headline").first).to_have_text(result.headline)
    assert page.locator("[data-chart-canvas] svg:visible").count() == 1
    assert page.locator("[data-preset]").count() == len(known.presets)
    shown = {o.get_attribute("data-figure") for o in page.locator("output[data-figure]").all()}
    assert shown == set(result.by_key)


def test_a_wrong_value_is_explained_and_nothing_is_lost(visit: Callable[..., Page]) -> None:
    """The field is marked, the last good result stays marked as such, and a mend clears it all."""
    page = visit("calculators/approach/")
    field = page.locator("[name=requests_per_day]")
    before = figures(page)
    field.fill("a lot")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#approach-requests_per_day-error")).to_contain_text("'a lot'")
    expect(page.locator("[data-result]")).to_have_attribute("data-stale", "")
    assert figures(page) == before
    assert field.input_value() == "a lot"
    field.fill("500")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-result]")).not_to_have_attribute("data-stale", "")


def test_a_memo_is_saved_as_a_file(visit: Callable[..., Page]) -> None:
    """The button gives the memo of the present case as a page to print, with its address."""
    page = visit("calculators/approach/")
    open_case(page, "corpus_tokens=1000")
    with page.expect_download() as saving:
        page.locator("[data-export=memo]").click()
    assert saving.value.suggested_filename == "approach.html"
    text = saving.value.path().read_text(encoding="utf-8")
    assert "Recommended approach: Prompting" in text
    page.set_content(text)
    expect(page.locator("h1")).to_have_text("Which approach fits?")
    expect(page.locator("header")).to_contain_text("Made on ")
    link = page.locator("main a").last
    expect(link).to_contain_text("/calculators/approach/#corpus_tokens=1000&")
    assert link.get_attribute("href") == link.text_content()


def test_a_preset_fills_the_form(visit: Callable[..., Page]) -> None:
    """A click on a real situation shows its inputs and its answer."""
    page = visit("calculators/approach/")
    page.locator("[data-preset]").nth(1).click()
    expect(page.locator("[name=corpus_tokens]")).to_have_value("160,000")
    expect(page.locator(".rr-lead output")).to_have_attribute("data-value", "prompting")


def test_reset_brings_the_default_back(visit: Callable[..., Page]) -> None:
    """Reset restores inputs, answer and address."""
    page = visit("calculators/approach/")
    before = figures(page)
    open_case(page, "corpus_tokens=1000")
    page.locator(".rr-button[type=reset]").click()
    page.wait_for_function("() => location.hash === ''")
    expect(page.locator(".rr-lead output")).to_have_attribute("data-value", "rag")
    assert figures(page) == before


def test_the_chart_is_drawn_anew_in_the_page_s_colors(
    visit: Callable[..., Page], watch: Watch
) -> None:
    """A changed case draws the chart live, with the scheme's colors and without any eval."""
    page = visit("calculators/approach/", color_scheme="dark")
    page.locator("[name=corpus_tokens]").fill("150,000")
    page.wait_for_function("() => location.hash.includes('corpus_tokens=150000')")
    page.wait_for_function(f"() => {CANVAS}.innerHTML.includes('you')")
    page.wait_for_function(f"() => {CANVAS}.innerHTML.includes('var(--rr-rag)')")
    assert watch.complaints == []


def test_keyboard_alone_works_a_calculator(visit: Callable[..., Page]) -> None:
    """Tab reaches the inputs, typing recalculates, Enter on a wrong value goes to its field."""
    page = visit("calculators/approach/")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "requests_per_day":
            break
    else:
        pytest.fail("Tab never reached the first input")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Control+a")
    page.keyboard.type("2000")
    page.wait_for_function("() => location.hash.includes('requests_per_day=2000')")
    page.keyboard.press("Tab")  # "I am not sure" stands behind each number
    assert page.evaluate("'unsure' in document.activeElement.dataset")
    page.keyboard.press("Tab")
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.getAttribute('aria-invalid') === 'true'")
    assert page.evaluate("document.activeElement.name") == "labeled_examples"


def test_python_survives_instant_navigation(
    visit: Callable[..., Page], watch: Watch, server: Server, site: Path
) -> None:
    """From one calculator to the next the worker stays, and the second is ready at once."""
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    here = sitemap.replace("https://example.org/some/repo/", server.url)
    server.faults.instead["sitemap.xml"] = Answer(200, here.encode(), "application/xml")
    page = visit("calculators/approach/")
    page.evaluate("window.sameDocument = true")
    open_case(page, "requests_per_day=7")
    page.locator(".md-tabs__link", has_text="Calculators").click()
    page.locator(".rr-card a", has_text="What will the API cost").click()
    page.wait_for_function("() => document.querySelector('form[data-calculator=api-cost]')")
    assert page.evaluate("window.sameDocument === true")
    page.locator("[name=requests_per_day]").fill("2000")
    page.wait_for_function("() => location.hash.includes('requests_per_day=2000')")
    known = calculator.load("api-cost")
    assert figures(page) == native(known, known.inputs(requests_per_day=2_000))
    assert watch.complaints == []


def test_the_page_shows_that_nothing_is_sent(visit: Callable[..., Page], watch: Watch) -> None:
    """The privacy line counts requests, and the count is right."""
    page = visit("calculators/approach/")
    open_case(page, "requests_per_day=7")
    expect(page.locator("[data-privacy]")).to_contain_text("requests to other sites: 0")
    assert watch.foreign == []


def test_the_runtime_is_named_in_the_page(visit: Callable[..., Page]) -> None:
    """Untouched, a page fetches not a byte of Python, though it knows where to find it."""
    page = visit("calculators/approach/")
    page.wait_for_timeout(800)
    fetched = page.evaluate("performance.getEntriesByType('resource').map(e => e.name)")
    assert not [name for name in fetched if ".wasm" in name or ".zip" in name]
    named = json.loads(page.locator("#rr-runtime").get_attribute("data-manifest") or "")
    assert "pyodide.asm.wasm" in named["files"]
