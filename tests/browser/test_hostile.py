"""Text that would be a script if somebody forgot to escape it, in every field of an entry.

What is plainly raw HTML never gets this far: the check refuses it. What the check lets through
stands here on every page that shows an entry, with the Content-Security-Policy taken out.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.serving import Server
from tests.hostile import Filling
from tests.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ADDRESS = "https://example.org/?q=javascript:alert(1)"
TEXTS = (
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&lt;img src=x onerror=alert(1)&gt;",
    "`</script><script>alert(1)</script>`",
    "--&gt;]]&gt;&lt;/title&gt;&lt;svg onload=alert(1)&gt;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    '`"><svg onload=alert(1)>`',
    '" onmouseover=alert(1) onfocus=alert(1) autofocus x="',
    "' onmouseover='alert(1)' autofocus x='",
    "[x](https://example.org/\"onmouseover='alert(1)'//)",
    "{% include 'x' %}{# x #}{{ alert(1) ${alert(1)}",
    "javascript:alert(1)",
    "=alert(1)",
    "+alert(1)",
    "-alert(1)",
    "@alert(1)",
    "`<?` `<div markdown=1>` `</section><meta http-equiv=refresh content=0;alert(1)>`",
    "**{ onclick=alert(1) } *x*![{ onmouseover=alert(1) }][x] ``{ onclick=x }",
    "X](javascript:alert(1)) [y][x] [x]: javascript:alert(1) [",
    "&# <https://example.org/alert(1)> {: onclick=alert(1) }, ```` ```x",
)
UNWANTED = "meta, base, iframe, object, embed, article img, [markdown]:not([markdown='0'])"
"""What no page of entries has in its body."""

NUMBERS = {f"hostile-{number}": text for number, text in enumerate(TEXTS)}
OTHER = "prefLabel: Other\ndefinition: It leads to all of them.\nsections:\n- title: More\n  body: "


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an entry for each hostile text, and without its policy."""
    project = Project(tmp_path_factory.mktemp("hostile") / "project").emptied()
    glossary = project.folder / "glossary"
    for entry_id, text in NUMBERS.items():
        (glossary / f"{entry_id}.yml").write_text(entry(entry_id, text), encoding="utf-8")
    links = " ".join(f"[{i}](entry:{i}) {{{{ fact:{i}.one_fact }}}}" for i in NUMBERS)
    (glossary / "other.yml").write_text(f"{OTHER}'{links}'\n", encoding="utf-8")
    with (glossary / "categories.txt").open("a", encoding="utf-8") as file:
        file.write("hostile: <script>alert(1)</script>\" onmouseover='alert(1)\n")
    for command in ("init --quiet", "add glossary", "commit --quiet --message Hostile"):
        named = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command.split()]
        subprocess.run(named, cwd=project.folder, check=True)
    done = project.run("mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    for page in (project.folder / "site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
        assert bare != html
        page.write_text(bare, encoding="utf-8")
    return project.folder / "site"


def entry(entry_id: str, text: str) -> str:
    """Write an entry that says the text in every field, each time with another number."""
    places: list[str] = []

    def written(way: str) -> str:
        places.append(way)
        return f"{text} {entry_id}.{len(places)}"

    filled = Filling(written, ADDRESS, "other").entry()
    return yaml.safe_dump(filled, width=10_000, allow_unicode=True)


@pytest.fixture
def open_hostile(browser: Browser, hostile_site: Path) -> Iterator[Callable[[str], Page]]:
    """Open a page of that site; afterwards, nothing may have run."""
    server, context, ran = Server(hostile_site), browser.new_context(), list[str]()

    def visit(path: str) -> Page:
        page = context.new_page()
        page.on("dialog", lambda dialog: (ran.append(page.url), dialog.dismiss()))
        page.goto(server.url + path)
        return page

    yield visit
    context.close()
    server.shutdown()
    assert ran == []


def assert_harmless(page: Page) -> None:
    """Hold that no element carries a handler, no link a script, and no text became a tag."""
    page.wait_for_load_state("networkidle")
    assert page.evaluate("""(unwanted) => Array.from(document.querySelectorAll("*"))
        .filter((one) => one.getAttributeNames().some((name) => name.startsWith("on"))
            || /^\\s*(javascript|data):/i.test(one.getAttribute("href") ?? ""))
        .concat(Array.from(document.body.querySelectorAll(unwanted)))
        .map((one) => one.outerHTML.slice(0, 200))""", UNWANTED) == []  # fmt: skip


@pytest.mark.parametrize("entry_id", NUMBERS)
def test_no_field_of_an_entry_runs(entry_id: str, open_hostile: Callable[[str], Page]) -> None:
    """The entry's own page shows each text as text, with its number."""
    page = open_hostile(f"glossary/{entry_id}/")
    assert_harmless(page)
    shown = page.locator("main").text_content() or ""  # what is far below is not laid out yet
    assert shown.count(f"{entry_id}.") > 20


@pytest.mark.parametrize("path", ["", "glossary/", "numbers/", "downloads/"])
def test_no_page_that_gathers_entries_runs(path: str, open_hostile: Callable[[str], Page]) -> None:
    """Home, index, numbers and downloads show them as text too."""
    page = open_hostile(path)
    assert_harmless(page)


def test_no_search_and_no_card_runs(open_hostile: Callable[[str], Page]) -> None:
    """Names in the list of results and definitions on cards are text, whatever is typed."""
    page = open_hostile("glossary/other/")
    for entry_id in NUMBERS:
        page.locator(f"main a[data-term={entry_id}]").first.hover()
        expect(page.locator(f"#term-{entry_id}")).to_be_visible()
        page.keyboard.press("Escape")
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    for query in [*NUMBERS, "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>']:
        field.fill(query)
        expect(page.get_by_role("option").first).to_contain_text("alert(1)")
    field.fill("<script>xylophone(1)</script>")
    assert_harmless(page)


def test_no_export_carries_a_formula_or_breaks(hostile_site: Path) -> None:
    """A spreadsheet calculates nothing, and what is XML or JSON can be read as such."""
    with (hostile_site / "glossary.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert any("=alert(1)" in cell for cell in cells)
    assert [cell for cell in cells if cell[:1] in set("=+-@\t\r")] == []
    read: dict[str, Callable[[str], Any]] = {
        ".xml": ET.fromstring,
        ".atom": ET.fromstring,
        ".json": json.loads,
        ".jsonld": json.loads,
    }
    assert "alert(1)" in (hostile_site / "definitions.atom").read_text(encoding="utf-8")
    for path in hostile_site.rglob("*"):
        if path.suffix in read:
            read[path.suffix](path.read_text(encoding="utf-8"))
