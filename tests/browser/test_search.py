"""The search dialog: with keyboard alone, below a deep path, and with nothing fetched before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from tests.browser.conftest import Watch


def test_the_keyboard_alone_finds_an_entry(visit: Callable[..., Page], watch: Watch) -> None:
    """`/` opens, an abbreviation is typed, arrows choose, Enter goes there, Escape closes."""
    page = visit("about/")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("llm")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Large Language Model")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/some/repo/glossary/large-language-model/")
    assert any(url.endswith("/some/repo/search/names.json") for url in fetched)
    page.keyboard.press("Control+k")
    expect(page.locator("dialog[data-search]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[data-search]")).to_be_hidden()
    assert (watch.foreign, watch.complaints) == ([], [])


def test_a_page_that_nobody_searches_fetches_no_index(visit: Callable[..., Page]) -> None:
    """Search costs nothing until it is opened."""
    page = visit()
    names = page.evaluate("performance.getEntriesByType('resource').map(({name}) => name)")
    assert not [name for name in names if "/search/" in name]


def test_the_button_on_the_home_page_finds_a_calculator_too(visit: Callable[..., Page]) -> None:
    """A misspelled name, a calculator by its question, and a word that is nowhere."""
    page = visit(size="phone")
    page.locator(".rr-hero [data-open-search]").click()
    field = page.get_by_role("combobox")
    field.fill("promt enginering")
    link = page.get_by_role("option").first.locator("a")
    expect(link).to_have_attribute("href", re.compile(r"/some/repo/glossary/prompt-engineering/$"))
    field.fill("what will the api cost")
    expect(link).to_have_attribute("href", re.compile(r"/some/repo/calculators/api-cost/$"))
    field.fill("xylophone")
    expect(page.locator(".rr-find__status")).to_contain_text("Nothing found")


def test_enter_waits_for_the_answer_to_what_stands_there(visit: Callable[..., Page]) -> None:
    """Pressed while an earlier query is still being answered, it leads to the right entry."""
    page = visit()
    waiting: list[Route] = []
    held = True

    def hold(route: Route) -> None:
        if held:
            waiting.append(route)
        else:
            route.continue_()

    page.route("**/search/found-*.json", hold)
    page.keyboard.press("/")
    page.keyboard.type("vector database")
    page.keyboard.press("Enter")
    expect(page.get_by_role("option")).to_have_count(0)
    held = False
    for route in waiting:
        route.continue_()
    page.wait_for_url("**/some/repo/glossary/vector-database/")


def test_a_selection_that_ends_outside_does_not_close_the_dialog(
    visit: Callable[..., Page],
) -> None:
    """A drag over the query may end beside the box; a click there closes."""
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("vector")
    dialog = page.locator("dialog[data-search]")
    page.get_by_role("combobox").hover()
    page.mouse.down()
    page.mouse.move(3, 3)
    page.mouse.up()
    expect(dialog).to_be_visible()
    page.mouse.click(3, 3)
    expect(dialog).to_be_hidden()


def test_without_an_index_the_dialog_says_so(visit: Callable[..., Page]) -> None:
    """A network that is gone is named, and a later try works."""
    page = visit()
    page.route("**/search/names.json", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("rag")
    expect(page.locator(".rr-find__status")).to_contain_text("could not be loaded")
    page.unroute("**/search/names.json")
    page.keyboard.type(" ")
    expect(page.get_by_role("option").first).to_contain_text("Retrieval-Augmented Generation")


def test_words_are_on_their_way_before_the_names_are_here(visit: Callable[..., Page]) -> None:
    """Names that arrive only after a word is asked for still lead to an answer."""
    page = visit()
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    def let_go(route: Route) -> None:
        route.continue_()
        while waiting:
            waiting.pop().continue_()

    page.route("**/search/names.json", hold)
    page.route("**/search/words-*.json", let_go)
    page.keyboard.press("/")
    page.keyboard.type("rag")
    expect(page.get_by_role("option").first).to_contain_text("Retrieval-Augmented Generation")
