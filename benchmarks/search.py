"""How much a reader's first query fetches, how long it takes, and how often it finds the right one.

The same invented entries as three searches keep them: this site's own, Pagefind's and Material's.
`first query`: in a page that has fetched nothing yet, from the question to the addresses of the
answer; bytes as a host with gzip sends them, scripts and all; the time that this site's own script
takes to load is left out, since every page carries it. `later queries`: each search answers
20 queries each by name, synonym, abbreviation, misspelling and exchanged words, and a column for
each kind says how many of these have the right entry first.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from benchmarks.kit import indexes, sought
from benchmarks.kit.hosting import Host
from benchmarks.kit.report import Limit, Table
from benchmarks.kit.timing import median, p95, turns
from tests.browser.find import FLAGS, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

PAGES = Path(__file__).with_name("pages")
ASSETS = Path(__file__).parents[1] / "docs" / "assets"
COUNTS = (100, 1_000, 10_000)
SEARCHES = tuple(indexes.WRITERS)
EACH = 20
ROUNDS = 7
FIRST = "([name, text]) => import('/-/pages/searching.mjs').then((page) => page.first(name, text))"
ALL = "([name, texts]) => import('/-/pages/searching.mjs').then((page) => page.all(name, texts))"
LARGEST = f"ours, {COUNTS[-1]:,} entries"
LIMITS = (
    Limit("first query", "gzip_bytes", 400_000, LARGEST),
    Limit("first query", "median_ms", 100, LARGEST),
    Limit("later queries", "p95_ms", 100, LARGEST),
    Limit("later queries", "missed", 2, LARGEST),
)


def run() -> Iterator[Table]:
    """Ask all three at each size."""
    first: dict[str, dict[str, float]] = {}
    later: dict[str, dict[str, float]] = {}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="search-") as folder:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for count in COUNTS:
            found = sought.entries(count)
            site = Path(folder) / str(count)
            indexes.write(found, site)
            (site / "index.html").write_text("<!doctype html><title>Search</title>")
            host = Host({"/": site, "/-/pages/": PAGES, "/-/assets/": ASSETS}, ("gzip",))
            asked = sought.queries(found, EACH)
            for name, row in first_queries(browser, host, asked).items():
                first[f"{name}, {count:,} entries"] = row
            for name in SEARCHES:
                later[f"{name}, {count:,} entries"] = later_queries(browser, host, name, asked)
        browser.close()
    yield Table("first query", first)
    yield Table("later queries", later)


def first_queries(
    browser: Browser, host: Host, asked: list[sought.Query]
) -> dict[str, dict[str, float]]:
    """Ask each search a first query, in turns, of every kind."""
    took: dict[str, list[float]] = {name: [] for name in SEARCHES}
    sent: dict[str, list[int]] = {name: [] for name in SEARCHES}
    for number, name in enumerate(turns(SEARCHES, ROUNDS)):
        query = asked[(number // len(SEARCHES)) * EACH % len(asked)]
        took[name].append(fresh(browser, host, FIRST, [name, query.text]))
        sent[name].append(
            sum(one.size for one in host.sent if not one.path.startswith("/-/pages/"))
        )
    return {
        name: {
            "gzip_bytes": max(sent[name]),
            "median_ms": median(took[name]),
            "most_ms": max(took[name]),
        }
        for name in SEARCHES
    }


def later_queries(
    browser: Browser, host: Host, name: str, asked: list[sought.Query]
) -> dict[str, float]:
    """Ask all queries, and count those that do not find their entry first."""
    answers = fresh(browser, host, ALL, [name, [query.text for query in asked]])
    took = [answer["ms"] for answer in answers]
    hits = Counter(
        query.kind
        for query, answer in zip(asked, answers, strict=True)
        if answer["first"] == query.url
    )
    rates: dict[str, float] = {
        f"{kind.replace(' ', '_')}_share": hits[kind] / EACH for kind in sought.KINDS
    }
    return {
        "median_ms": median(took),
        "p95_ms": p95(took),
        **rates,
        "missed": len(asked) - hits.total(),
    }


def fresh(browser: Browser, host: Host, script: str, argument: list[Any]) -> Any:
    """Run a script in a page whose browser knows nothing yet; the host forgets what it has sent."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(180_000)
    page.goto(host.url, wait_until="networkidle")
    host.sent.clear()
    found = page.evaluate(script, argument)
    context.close()
    return found
