"""What a reader sees at a glance: what is wrong, what is old, what can be chosen, what is below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SIZES
from tests.browser.forms import await_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

sizes = pytest.mark.parametrize("size", list(SIZES))
VENDOR, RAG = "calculators/vendor-check/", "calculators/rag-cost/"
QUARTER = 0.25
MOST_SHEETS = 8
STOPS = 70
UNCOVERED = """() => {
  const { activeElement: focused } = document;
  if (!focused.closest("form")) return ""; // past the last
  const name = focused.outerHTML.slice(0, 90);
  const box = focused.getClientRects()[0];
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + box.height / 2];
  if (y < 0 || y > innerHeight) return `${name} is off the screen`;
  const there = document.elementFromPoint(x, y);
  const free = focused.contains(there) || there?.contains(focused) || there?.labels?.length;
  return free ? "" : `${name} is below ${there?.outerHTML.slice(0, 90)}`;
}"""
CUT = """() => [...document.querySelectorAll(".rr-table--stacks")]
  .filter((table) => table.scrollWidth > table.closest(".rr-scroll").clientWidth)
  .map((table) => table.closest(".rr-scroll").getAttribute("aria-label"))"""


def style(place: Locator, name: str) -> str:
    found: str = place.evaluate("(e, name) => getComputedStyle(e).getPropertyValue(name)", name)
    return found


def token(page: Page, name: str) -> str:
    script = """name => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = `var(--rr-${name})`;
      return getComputedStyle(probe).color;
    }"""
    found: str = page.evaluate(script, name)
    return found


def sheets(page: Page) -> int:
    """Print on A4, and count the sheets."""
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")
    return len(re.findall(rb"/Type /Page\b", page.pdf(format="A4", margin=margin)))


@sizes
def test_a_choice_looks_like_one_and_a_wrong_number_like_one(
    size: str, visit: Callable[..., Page]
) -> None:
    """A select has its arrow; a wrong value has a red border, and the reason right below it."""
    page = visit(VENDOR, size)
    assert "gradient" in style(page.locator("select").first, "background-image")
    requests = page.locator("[name=requests_per_day]")
    before = style(requests, "border-top-color")
    requests.fill("abc")
    expect(requests).to_have_attribute("aria-invalid", "true")
    assert style(requests, "border-top-color") == token(page, "error") != before
    reason, hint = (
        page.locator("#vendor-check-requests_per_day-error"),
        page.locator("#vendor-check-requests_per_day-help"),
    )
    below, under = reason.bounding_box(), hint.bounding_box()
    assert below
    assert under
    assert below["y"] < under["y"]


@sizes
def test_an_old_answer_says_so_wherever_it_stands(size: str, visit: Callable[..., Page]) -> None:
    """While a number cannot be read, card and bar say so, and the figure has lost its weight."""
    page = visit(VENDOR, size)
    figure, notes = page.locator(".rr-answer .rr-lead__value"), page.locator("[data-stale-note]")
    weight, requests = style(figure, "font-weight"), page.locator("[name=requests_per_day]")
    assert notes.evaluate_all("all => all.every(({ hidden }) => hidden)")
    requests.fill("abc")
    expect(requests).to_have_attribute("aria-invalid", "true")
    assert notes.evaluate_all("all => all.length == 2 && all.every(({ hidden }) => !hidden)")
    expect(page.locator(".rr-calculator__answer > .rr-stale")).to_be_visible()
    expect(page.locator(".rr-bar__stale")).to_be_visible(visible=size == "phone")
    assert style(figure, "font-weight") < weight
    requests.fill("10")
    expect(page.locator("[data-result]")).not_to_have_attribute("data-stale", "")
    assert notes.evaluate_all("all => all.every(({ hidden }) => hidden)")
    assert style(figure, "font-weight") == weight


@pytest.mark.parametrize("name", ["rag-cost", "api-cost", "total-cost"])
def test_the_answer_in_view_leaves_room_to_read(name: str, visit: Callable[..., Page]) -> None:
    """Scrolled away, the card leaves a line below the header, and three quarters of the screen."""
    page = visit(f"calculators/{name}/")
    card, line = page.locator(".rr-answer"), page.locator(".rr-stuck p")
    first, behind = card.bounding_box(), line.bounding_box()
    assert first
    assert behind
    assert first["y"] <= behind["y"]
    assert behind["y"] + behind["height"] <= first["y"] + first["height"]
    page.evaluate("scrollTo(0, 900)")
    expect(card).not_to_be_in_viewport()
    expect(line).to_be_in_viewport()
    header, stuck = page.locator(".md-header").bounding_box(), line.bounding_box()
    assert header
    assert stuck
    assert 0 <= stuck["y"] - header["height"] < 8
    assert header["height"] + stuck["height"] < SIZES["desktop"][1] * QUARTER


@sizes
def test_nothing_with_the_focus_is_covered(size: str, visit: Callable[..., Page]) -> None:
    """Tab and Shift+Tab through a calculator: header and answer never lie over the focus."""
    page = visit(RAG, size, reduced_motion="reduce")
    page.locator("[data-result]").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    for key in ("Tab", "Shift+Tab"):
        for _ in range(STOPS if size == "phone" else STOPS // 2):
            page.keyboard.press(key)
            assert page.evaluate(UNCOVERED) == ""


@pytest.mark.parametrize("name", ["total-cost", "vendor-check"])
def test_a_calculator_prints_as_for_a_board(name: str, visit: Callable[..., Page]) -> None:
    """Few sheets: without code and buttons, with what was asked, and no column cut off."""
    page = visit(f"calculators/{name}/")
    page.wait_for_load_state("networkidle")
    assert sheets(page) <= MOST_SHEETS
    page.emulate_media(media="print")
    for gone in (".rr-source", ".rr-calculator button", ".rr-chart details", ".rr-field__help"):
        assert page.locator(gone).evaluate_all("all => all.every((e) => !e.checkVisibility())"), (
            gone
        )
    expect(page.locator("[name=requests_per_day]")).to_have_count(1)
    page.set_viewport_size({"width": 680, "height": 960})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    "path", ["numbers/", "glossary/eu-ai-act/", "glossary/fine-tuning/", "calculators/self-host/"]
)
def test_a_wide_table_is_read_on_a_phone(path: str, visit: Callable[..., Page]) -> None:
    """Its rows stand one below the other, none is wider than the screen, no word is broken."""
    page = visit(path, "phone")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    tables = page.locator(".rr-table--stacks")
    assert tables.count()
    assert page.evaluate(CUT) == []
    assert style(tables.locator("tr").last, "display") == "block"
    assert style(tables.locator("a, td").first, "word-break") == "normal"


def test_kept_cases_stand_apart(visit: Callable[..., Page]) -> None:
    """Between two names is room for the ring of the focus; a phone shows every case."""
    page = visit("calculators/api-cost/", "phone")
    names = page.locator("[data-scenarios-names] input")
    for number in (1, 2):
        page.locator("[data-keep]").click()
        expect(names).to_have_count(number)
    boxes: list[dict[str, Any]] = names.evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect().toJSON())"
    )
    assert boxes[1]["top"] - boxes[0]["bottom"] >= 8
    cases = page.locator(".rr-scenarios__table [data-compared=cost_per_month] td")
    expect(cases).to_have_count(3)
    assert page.evaluate(CUT) == []
    assert cases.nth(2).get_attribute("data-column") == "Now"


def test_tab_from_field_to_field_opens_no_card(visit: Callable[..., Page]) -> None:
    """A term in a form shows its card to the mouse; to the keyboard it is a link."""
    page = visit("glossary/fine-tuning/")
    term = page.locator("form a.term[data-term]").first
    card = page.locator(f"#term-{term.get_attribute('data-term')}")
    term.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(term).to_be_focused()
    expect(card).to_be_hidden()
    term.hover()
    expect(card).to_be_visible()
    await_state(page, "ready")
