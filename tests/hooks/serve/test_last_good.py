"""The last site without a mistake stays until the next one without a mistake is there."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

from hooks.serve.last_good import LastGood
from hooks.serve.notice import EMPTY_PAGE

if TYPE_CHECKING:
    from pathlib import Path


class Builds:
    """A build that writes one page, or leaves half a site and says what is wrong."""

    wrong = ""
    text = "one"

    def __call__(self, folder: Path) -> None:
        """Build into a folder, as MkDocs does."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(self.text, "utf-8")
        if self.wrong:
            logging.getLogger("mkdocs.structure").warning("and a warning")
            raise Abort(self.wrong)


@pytest.fixture
def builds() -> Builds:
    """How the site is built."""
    return Builds()


@pytest.fixture
def last(tmp_path: Path, builds: Builds) -> LastGood:
    """A project whose site was never built."""
    return LastGood(tmp_path, tmp_path / "serve", builds)


def shown(last: LastGood) -> str:
    return (last.shown / "index.html").read_text("utf-8")


def test_a_mistake_leaves_the_last_site(
    last: LastGood, builds: Builds, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mistake is kept for the pages and printed; the half-built site is not shown."""
    last.rebuild()
    builds.text, builds.wrong = "two", "x.yml:1:2: wrong"
    last.rebuild()
    assert shown(last) == "one"
    assert last.mistake == "and a warning\nx.yml:1:2: wrong"
    assert "x.yml:1:2: wrong" in capsys.readouterr().err


def test_mending_it_shows_the_next_site(last: LastGood, builds: Builds) -> None:
    """Nothing of the mistake remains."""
    builds.wrong = "x.yml:1:2: wrong"
    last.rebuild()
    builds.text, builds.wrong = "two", ""
    last.rebuild()
    assert (shown(last), last.mistake) == ("two", "")


def test_a_process_begins_with_the_site_of_the_one_before(
    last: LastGood, builds: Builds, tmp_path: Path
) -> None:
    """After a mistake in Python, which ends the process, there is still a page to show."""
    last.rebuild()
    builds.text, builds.wrong = "two", "x.py:1:2: wrong"
    after = LastGood(tmp_path, tmp_path / "serve", builds)
    after.rebuild()
    assert shown(after) == "one"


def test_without_any_site_every_address_asks_again(last: LastGood, builds: Builds) -> None:
    """A first mistake is shown on a page of its own, which looks for the site by itself."""
    builds.wrong = "x.yml:1:2: wrong"
    last.rebuild()
    assert last.not_found(404) == EMPTY_PAGE
    assert b'http-equiv="refresh"' in EMPTY_PAGE


def test_an_address_that_is_not_there_gets_the_sites_own_page(last: LastGood) -> None:
    """Once there is a site, a wrong address looks as it does when published."""
    last.rebuild()
    (last.shown / "404.html").write_text("not here", "utf-8")
    assert last.not_found(404) == b"not here"
