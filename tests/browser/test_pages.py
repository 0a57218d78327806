"""Every kind of page: accessible in both schemes and sizes, at home below a deep path, readable."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SIZES
from tests.browser.forms import await_state, open_case
from tests.browser.serving import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Watch
    from tests.browser.serving import Server

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ONE_OF_EACH = {
    "home": "",
    "glossary": "glossary/",
    "entry": "glossary/fine-tuning/",
    "calculators": "calculators/",
    "calculator": "calculators/api-cost/",
    "about": "about/",
}
STILL = """async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
}"""
sizes = pytest.mark.parametrize("size", list(SIZES))
looks = pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
"""Each size and each scheme; `make audit` tries all four."""


def violations(page: Page) -> list[str]:
    """Run axe, and give each violation with where it is."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options: dict[str, Any] = {"runOnly": {"type": "tag", "values": TAGS}}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@looks
@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_no_axe_violation(
    kind: str, size: str, scheme: str, visit: Callable[..., Page], watch: Watch
) -> None:
    """One page per template has no finding, asks nobody else, and breaks no policy."""
    page = visit(ONE_OF_EACH[kind], size, color_scheme=scheme)
    page.evaluate(STILL)
    assert violations(page) == []
    assert watch.foreign == []
    assert watch.complaints == []


@looks
def test_no_axe_violation_in_the_states_of_a_calculator(
    size: str, scheme: str, visit: Callable[..., Page]
) -> None:
    """A live result, everything unfolded, and a wrong value have no finding either."""
    page = visit("calculators/approach/", size, color_scheme=scheme, reduced_motion="reduce")
    open_case(page, "corpus_tokens=1000&latency_matters=true")
    page.evaluate("document.querySelectorAll('form details').forEach(d => { d.open = true; })")
    expect(page.locator("[data-later][aria-busy=true]")).to_have_count(0)
    page.evaluate(STILL)
    assert violations(page) == []
    page.locator("[name=requests_per_day]").fill("lots")
    expect(page.locator("[name=requests_per_day]")).to_have_attribute("aria-invalid", "true")
    assert violations(page) == []


@sizes
@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_no_page_scrolls_sideways(kind: str, size: str, visit: Callable[..., Page]) -> None:
    """The page fits the screen's width; only tables scroll, inside their frame."""
    page = visit(ONE_OF_EACH[kind], size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_mention_shows_its_card_to_mouse_and_keyboard(visit: Callable[..., Page]) -> None:
    """Hovering or focusing a term shows its definition; Escape takes it away."""
    page = visit("glossary/fine-tuning/")
    term = page.locator("a.term[data-term=large-language-model]").first
    card = page.locator("#term-large-language-model")
    expect(card).to_be_hidden()
    term.hover()
    expect(card).to_be_visible()
    card.hover()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.mouse.move(0, 0)
    term.focus()
    expect(card).to_be_visible()
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)  # longer than a card waits that the pointer has opened
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_tap_shows_the_card_and_a_second_follows_the_link(visit: Callable[..., Page]) -> None:
    """On a touch screen the first tap explains, the second goes there."""
    page = visit("glossary/fine-tuning/", "phone", has_touch=True)
    term = page.locator("a.term[data-term=large-language-model]").first
    term.tap()
    expect(page.locator("#term-large-language-model")).to_be_visible()
    assert page.url.endswith("/glossary/fine-tuning/")
    term.tap()
    page.wait_for_url("**/glossary/large-language-model/")


def test_a_calculator_on_an_entry_page_is_alive(visit: Callable[..., Page]) -> None:
    """The form on an entry's page computes as on its own page."""
    page = visit("glossary/fine-tuning/")
    page.locator("[name=corpus_tokens]").fill("1,000")
    await_state(page, "ready")
    expect(page.locator(".rr-lead output")).to_have_attribute("data-value", "prompting")
    more = page.locator(".rr-lead__more")
    expect(more).to_have_attribute("href", "../../glossary/prompt-engineering/")


def test_the_colors_wait_for_no_script(visit: Callable[..., Page], server: Server) -> None:
    """Dark comes with the page, and its switch works and is remembered, without any file's help."""
    server.faults.instead |= {"bundle.": Answer(404), "/site.": Answer(404)}
    page = visit(color_scheme="dark")
    body, ground = page.locator("body"), "getComputedStyle(document.body).backgroundColor"
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("[title='Switch to light mode']").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    shown = page.locator("meta[name=theme-color]")
    expect(shown).to_have_attribute("content", page.evaluate(ground))


def test_search_needs_none_of_the_theme(visit: Callable[..., Page], server: Server) -> None:
    """What is ours begins at once, and works where the theme's script never comes."""
    server.faults.instead["bundle."] = Answer(404)
    page = visit()
    page.locator(".rr-hero [data-open-search]").click()
    expect(page.locator("dialog[data-search]")).to_be_visible()
