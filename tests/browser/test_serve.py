"""`make serve`, in a small copy: a mistake is shown on the last good page, and goes when mended."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from hooks.fresh.__main__ import main
from tests.copies import ROOT, copied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

LONG = 180_000  # a build on a slow machine
ENTRY = "glossary/example-term.yml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one entry and no calculators."""
    folder = copied(tmp_path_factory.mktemp("served") / "project")
    assert main(["Harbor words", "--force"], folder) == 0
    return folder


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run what `make serve` runs, and give the address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    makefile = (ROOT / "Makefile").read_text("utf-8")
    (line,) = re.findall(r"^\t@(.*hooks\.serve.*)$", makefile, re.MULTILINE)
    bin_folder = str(Path(sys.executable).parent)
    command = shlex.split(line.replace("$(BIN)", bin_folder).replace("$(ADDRESS)", address))
    with (folder / "said.txt").open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            start_new_session=True,
        )
        try:
            assert process.stdout
            assert any(text.startswith("Shown at") for text in process.stdout)
            yield f"http://{address}/"
        finally:
            os.killpg(process.pid, signal.SIGTERM)  # heard in the background too
            process.wait()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def notice(page: Page) -> Locator:
    """Give what the page says of a mistake."""
    return page.locator("#rr-mistake")


@contextmanager
def mistaken(file: Path, before: str, after: str) -> Iterator[None]:
    """Change a file for a while."""
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    try:
        yield
    finally:
        file.write_text(text, "utf-8")


def test_mistakes_are_shown_on_the_last_good_page(project: Path, page: Page) -> None:
    """In an entry, a page and the settings: with its place, as text, in the terminal too."""
    mistakes = {
        f"{ENTRY}:5:1: definitoin<b>:": (ENTRY, "definition:", "definitoin<b>:"),
        "docs/about.md:9:1: there is no fact": (
            "docs/about.md",
            "site\n",
            "site\n\n{{ fact:a.b }}\n",
        ),
        "docs/about.md:9:5: Doc file": ("docs/about.md", "Write", "[x](y.md)"),
        "mkdocs.yml:9:7: expected ',' or ']'": ("mkdocs.yml", "site_dir: site", "site_dir: [site"),
    }
    with serving(project) as url:
        with mistaken(project / ENTRY, "A term that stands", "A word that waits"):  # at once
            page.goto(f"{url}glossary/example-term/")
            expect(page.locator(".rr-definition")).to_contain_text("A word that", timeout=LONG)
        for said, (path, before, after) in mistakes.items():
            with mistaken(project / path, before, after):
                expect(notice(page)).to_contain_text(said, timeout=LONG)
                expect(page.locator("h1")).to_contain_text("Example term")
                assert said in (project / "said.txt").read_text("utf-8")
            expect(notice(page)).to_have_count(0, timeout=LONG)


def test_a_first_mistake_is_a_page_of_its_own(project: Path, page: Page) -> None:
    """Before there is a site, and in Python too; the site appears once it is mended."""
    shutil.rmtree(project / ".cache" / "serve", ignore_errors=True)
    with ExitStack() as wrong:
        wrong.enter_context(
            mistaken(project / "hooks/policy.py", "import base64", "import base 64")
        )
        with serving(project) as url:
            page.goto(f"{url}about/")
            expect(notice(page)).to_contain_text("hooks/policy.py:10:13: SyntaxError")
            expect(page.locator("h1")).to_have_count(0)
            wrong.close()
            expect(page.locator("h1")).to_contain_text("About this site", timeout=LONG)
            expect(notice(page)).to_have_count(0)
