"""A site that its reader keeps: whole or not at all, one version at a time, until it is let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from calculators.kit import calculator
from tests.browser.conftest import PATIENCE, SIZES
from tests.browser.editions import LAST, Editions
from tests.browser.forms import FORM, await_state, figures
from tests.browser.serving import Answer, Server
from tests.browser.test_live import native, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import Watch

WORKERS = "navigator.serviceWorker.getRegistrations().then(found => found.length)"
CACHES = "caches.keys()"
ABOUT = "fetch('/some/repo/about/', { cache: 'no-cache' }).then(answer => answer.text())"
WORKS = "works without a connection"
BROKEN = {
    "missing": (LAST, Answer(404), "the server answered 404"),
    "cut off": (LAST, Answer(200, b"<?xml", lost=5_000), "The connection failed"),
    "damaged": (LAST, Answer(200, b"<!doctype html><title>Hello</title>"), "does not belong"),
    "list of another version": ("offline.json", Answer(200, b"{}"), "does not belong"),
}


@pytest.fixture
def editions(site: Path, tmp_path: Path) -> Editions:
    """A few pages of the site, published once."""
    return Editions.of(site, tmp_path / "published")


@pytest.fixture
def host(editions: Editions) -> Iterator[Server]:
    """Whoever serves them."""
    running = Server(editions.folder)
    yield running
    running.stop()


@pytest.fixture
def opened(browser: Browser, watch: Watch) -> Iterator[Callable[[Server, str], Page]]:
    """Open pages in tabs of one reader."""
    width, height = SIZES["desktop"]
    context = browser.new_context(viewport={"width": width, "height": height})
    context.set_default_timeout(PATIENCE)

    def open_page(server: Server, path: str) -> Page:
        page = context.new_page()
        watch.follow(page, server.url.removesuffix("/some/repo/"))
        page.goto(server.url + path)
        return page

    yield open_page
    context.close()


def said(page: Page) -> Locator:
    """Find what the page says about the site's being kept."""
    return page.locator("[data-keep-site] [role=status]")


def press(page: Page, name: str) -> None:
    """Press a button of the choice."""
    page.locator("[data-keep-site]").get_by_role("button", name=name).click()


def keep(page: Page) -> None:
    """Choose to keep the site, and wait until it is kept."""
    press(page, "Keep this site offline")
    expect(said(page)).to_contain_text(WORKS)


def heading(page: Page) -> Locator:
    """Find by what an edition is told."""
    return page.locator("h1")


def test_nothing_is_kept_unasked(opened: Callable[..., Page], host: Server) -> None:
    """Whoever reads page after page has no service worker, and nothing of the site in a cache."""
    page = opened(host, "")
    for path in ("about/", "glossary/fine-tuning/", "downloads/"):
        page.goto(host.url + path)
    expect(said(page)).to_contain_text("Not kept")
    assert page.evaluate(WORKERS) == 0
    assert page.evaluate(CACHES) == []


def test_the_whole_site_works_without_a_network(
    opened: Callable[..., Page], site: Path, watch: Watch
) -> None:
    """Pages never visited, search, calculators, links without their last slash: as with one."""
    server = Server(site)
    page = opened(server, "downloads/")
    keep(page)
    assert watch.complaints == []
    server.stop()
    page.goto(f"{server.url}glossary/fine-tuning")
    expect(page).to_have_url(f"{server.url}glossary/fine-tuning/")
    page.keyboard.press("/")
    page.keyboard.type("api cost")
    page.locator("#rr-found a", has_text="API").first.click()
    page.wait_for_url("**/calculators/api-cost/")
    page.locator(f"{FORM} [name=requests_per_day]").fill("2000")
    await_state(page, "ready")
    known = calculator.load("api-cost")
    page.wait_for_url("**requests_per_day=2000*")
    assert same(figures(page), native(known, known.inputs(requests_per_day=2000)))
    page.goto(f"{server.url}no/such/page/")
    expect(heading(page)).to_have_text("There is no such page here")
    expect(page.get_by_text("Kept offline")).to_be_visible()
    assert watch.foreign == []


def test_a_new_version_waits_to_be_asked_for(
    opened: Callable[..., Page], editions: Editions, host: Server
) -> None:
    """It is announced; until the reader wants it all is old, afterwards all is new, in each tab."""
    page = opened(host, "downloads/")
    keep(page)
    other = opened(host, "about/")
    editions.publish("About the second edition")
    host.faults.instead["/assets/"] = Answer(404)  # what has not changed is not fetched again
    page.reload()
    expect(said(page)).to_contain_text("A new version is here too")
    page.goto(f"{host.url}about/")
    expect(heading(page)).to_have_text("About this site")
    notice = page.get_by_text("A new version of this site is ready")
    expect(notice).to_be_visible()
    page.get_by_role("button", name="Show it").click()
    for tab in (page, other):
        expect(heading(tab)).to_have_text("About the second edition")
    expect(notice).not_to_be_visible()
    assert len(page.evaluate(CACHES)) == 1


def test_a_page_of_a_later_version_has_nothing_of_the_kept_one(
    opened: Callable[..., Page], editions: Editions, host: Server
) -> None:
    """A link to a page that was published since shows it, and the pages that belong to it."""
    page = opened(host, "downloads/")
    keep(page)
    editions.add("news")
    editions.publish("About the second edition")
    page.goto(f"{host.url}news/")
    assert "About the second edition" in page.evaluate(ABOUT)
    other = opened(host, "glossary/fine-tuning/")
    assert "About the second edition" not in other.evaluate(ABOUT)


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_deploy_changes_nothing(
    fault: str, opened: Callable[..., Page], editions: Editions, host: Server
) -> None:
    """It is said. What has arrived is not fetched again; what was kept before is kept."""
    part, answer, words = BROKEN[fault]
    host.faults.instead[part] = answer
    page = opened(host, "downloads/")
    press(page, "Keep this site offline")
    expect(said(page)).to_contain_text(words)
    assert page.evaluate(WORKERS) == 0
    host.faults.clear()
    if part == LAST:
        host.faults.instead["/assets/"] = Answer(404)
    press(page, "Try again")
    expect(said(page)).to_contain_text(WORKS)
    editions.publish("About the second edition")
    host.faults.instead[part] = answer
    page.reload()
    expect(said(page)).to_contain_text(words)
    expect(said(page)).to_contain_text("you keep the version that you have")
    host.stop()
    page.goto(f"{host.url}about/")
    expect(heading(page)).to_have_text("About this site")


def test_a_full_browser_keeps_what_it_has(
    opened: Callable[..., Page], editions: Editions, host: Server
) -> None:
    """Without room nothing of a version stays; the last one works on, and room lets it go on."""
    page = opened(host, "downloads/")
    devtools = page.context.new_cdp_session(page)
    origin = {"origin": host.url.removesuffix("/some/repo/")}
    devtools.send("Storage.overrideQuotaForOrigin", {**origin, "quotaSize": 300_000})
    press(page, "Keep this site offline")
    expect(said(page)).to_contain_text("no room left")
    assert page.evaluate(CACHES) == []
    devtools.send("Storage.overrideQuotaForOrigin", origin)
    press(page, "Try again")
    expect(said(page)).to_contain_text(WORKS)
    devtools.send("Storage.overrideQuotaForOrigin", {**origin, "quotaSize": 300_000})
    editions.publish("About the second edition")
    page.reload()
    expect(said(page)).to_contain_text("no room left")
    assert len(page.evaluate(CACHES)) == 1
    page.goto(f"{host.url}about/")
    expect(heading(page)).to_have_text("About this site")


def test_a_reader_removes_what_is_kept_and_nothing_else(
    opened: Callable[..., Page], host: Server
) -> None:
    """The service worker and this site's caches go; those of the host's other sites stay."""
    others = ["ready-reckoner /some/repo/deeper/ 1", "somebody else's"]
    page = opened(host, "downloads/")
    page.evaluate("names => Promise.all(names.map(name => caches.open(name)))", others)
    keep(page)
    press(page, "Remove it from this device")
    expect(said(page)).to_contain_text("Not kept")
    assert page.evaluate(WORKERS) == 0
    assert sorted(page.evaluate(CACHES)) == others
    keep(page)


def test_a_site_that_is_withdrawn_frees_its_readers(
    opened: Callable[..., Page], editions: Editions, host: Server
) -> None:
    """The kill switch: the next page that a reader opens is the network's, and nothing is kept."""
    page = opened(host, "downloads/")
    keep(page)
    editions.publish("About a site without a copy")
    editions.withdraw()
    page.goto(f"{host.url}about/")
    expect(heading(page)).to_have_text("About a site without a copy")
    assert page.evaluate(WORKERS) == 0
    assert page.evaluate(CACHES) == []
