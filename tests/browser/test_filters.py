"""The filters of the glossary's index: by keyboard, by finger, by address, and without script."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from calculators.kit.calculator import names
from hooks.entries.load import load
from tests.copies import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from hooks.entries.glossary import Glossary
    from tests.browser.conftest import Watch

SMALLEST_TARGET = 44


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    """The entries that the page lists."""
    return load(ROOT / "glossary", names(), drafts=False)


def shown(page: Page) -> Locator:
    """Give the terms that the page shows now."""
    return page.locator(".rr-index > div:visible")


def members(glossary: Glossary, category: str) -> list[str]:
    """Give the names of a category's entries."""
    return [one.pref_label for one in glossary.entries.values() if one.category == category]


def test_the_keyboard_alone_chooses(
    visit: Callable[..., Page], watch: Watch, glossary: Glossary
) -> None:
    """An arrow key chooses; list, letters, address and what is said follow, and so a reload."""
    page = visit("glossary/")
    expect(shown(page)).to_have_count(len(glossary.entries))
    page.get_by_role("radio", name="All").first.focus()
    page.keyboard.press("ArrowRight")
    first = next(iter(glossary.categories))
    there = members(glossary, first)
    expect(shown(page)).to_have_count(len(there))
    expect(page).to_have_url(re.compile(rf"/glossary/\?category={first}$"))
    said = f"{len(there)} of {len(glossary.entries)} terms"
    expect(page.locator("[data-count]")).to_have_text(said)
    expect(page.get_by_role("status")).to_have_text(said)
    letters = page.locator("h2:visible").all_inner_texts()
    assert letters == sorted({name[0].upper() for name in there})
    page.reload()
    expect(shown(page)).to_have_count(len(there))
    assert (watch.foreign, watch.complaints) == ([], [])


def test_both_rows_narrow_together(visit: Callable[..., Page], glossary: Glossary) -> None:
    """A category and a calculator: only what has both."""
    page = visit("glossary/?category=risk&status=calculator")
    risky = [one for one in glossary.entries.values() if one.category == "risk"]
    both = sum(bool(one.calculators) for one in risky)
    expect(shown(page)).to_have_count(both)
    page.locator("[name=category][value=cost]").check()
    expect(page).to_have_url(re.compile(r"\?category=cost&status=calculator$"))
    page.locator("[name=status][value='']").check()
    expect(shown(page)).to_have_count(len(members(glossary, "cost")))


def test_what_is_due_follows_the_readers_clock(
    visit: Callable[..., Page], glossary: Glossary
) -> None:
    """A page that was built in time shows what has become due since."""
    page = visit("about/")
    latest = max(one.due for one in glossary.entries.values() if one.due)
    page.clock.set_fixed_time(dt.datetime.combine(latest, dt.time(), dt.UTC) + dt.timedelta(days=2))
    page.goto(page.url.removesuffix("about/") + "glossary/?status=due")
    expect(shown(page)).to_have_count(len(glossary.entries))


def test_a_filter_that_nothing_fits_is_not_offered(
    visit: Callable[..., Page], glossary: Glossary
) -> None:
    """Before the first term is due, nobody can ask for those; from that day on, one can."""
    page = visit("about/")
    first = min(one.due for one in glossary.entries.values() if one.due)
    noon = dt.datetime.combine(first, dt.time(12), dt.UTC)
    page.clock.set_fixed_time(noon - dt.timedelta(days=1))
    page.goto(page.url.removesuffix("about/") + "glossary/?status=due")
    expect(page.locator("[name=status][value=due]")).to_be_hidden()
    expect(shown(page)).to_have_count(len(glossary.entries))
    page.clock.set_fixed_time(noon + dt.timedelta(days=1))
    page.reload()
    due = [one.category for one in glossary.entries.values() if one.due == first]
    expect(shown(page)).to_have_count(len(due))
    other = next(name for name in glossary.categories if name not in due)
    page.locator(f"[name=category][value={other}]").check()
    expect(page.locator("[data-count]")).to_contain_text("No term fits")


def test_an_entry_leads_to_its_category_and_back(
    visit: Callable[..., Page], glossary: Glossary
) -> None:
    """The entry's link shows its category; the site's own link to the glossary shows all again."""
    page = visit("glossary/chunking/")
    page.locator(".rr-dates").get_by_role("link", name="Retrieval").click()
    expect(shown(page)).to_have_count(len(members(glossary, "retrieval")))
    expect(page.locator("[name=category][value=retrieval]")).to_be_checked()
    page.locator(".md-tabs").get_by_role("link", name="Glossary").click()
    expect(shown(page)).to_have_count(len(glossary.entries))
    page.go_back()
    expect(shown(page)).to_have_count(len(members(glossary, "retrieval")))


def test_a_finger_reaches_every_chip(visit: Callable[..., Page]) -> None:
    """On a phone chips are large enough, the rows scroll by themselves, the chosen one is seen."""
    page = visit("glossary/?category=contracts", "phone", has_touch=True)
    chips = page.locator("[data-filters]").get_by_role("radio")
    chosen = page.locator("[name=category][value=contracts]")
    expect(chosen).to_be_checked()
    expect(chosen).to_be_in_viewport(ratio=0.5)
    for box in (chip.bounding_box() for chip in chips.all()):
        assert box
        assert min(box["width"], box["height"]) >= SMALLEST_TARGET
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("radio", name="With a calculator").tap()
    expect(page).to_have_url(re.compile(r"\?category=contracts&status=calculator$"))


def test_without_script_the_list_is_whole(visit: Callable[..., Page], glossary: Glossary) -> None:
    """No dead buttons; every term is there, with its category in words."""
    page = visit("glossary/?category=cost", java_script_enabled=False)
    expect(page.locator("[data-filters]")).to_be_hidden()
    expect(shown(page)).to_have_count(len(glossary.entries))
    expect(page.locator(".rr-kind")).to_have_count(len(glossary.entries))
