"""Exchanging the new site for the old one: no moment without a site, one generation kept."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from typing import TYPE_CHECKING

import pytest
import yaml

from hooks.exchange import exchange, exchange_in_one_step
from hooks.publish import ASSETS, PUBLISHED, SITE, PublishError, check, keep_last_assets
from tests.copies import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.exchange import Step

EXCHANGES = 40


def not_here(_fresh: Path, _present: Path) -> bool:
    """Stand for a system that cannot exchange two folders in one step."""
    return False


@pytest.fixture
def present(tmp_path: Path) -> Path:
    """The site that readers see."""
    return build(tmp_path / "site", "old")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The site that was just built."""
    return build(tmp_path / "site.next", "new")


def build(site: Path, name: str) -> Path:
    """Write a site with one page, and a script with the page's name in its own."""
    assets = site / "assets" / "reckoner"
    assets.mkdir(parents=True)
    (site / "index.html").write_text(name, encoding="utf-8")
    (assets / f"site.{name}.mjs").write_text(name, encoding="utf-8")
    return site


def shown(site: Path) -> str:
    """Give what the site's one page says."""
    return (site / "index.html").read_text(encoding="utf-8")


def scripts(site: Path) -> list[str]:
    """List the site's scripts."""
    return sorted(path.name for path in site.rglob("*.mjs"))


@pytest.mark.parametrize("in_one_step", [exchange_in_one_step, not_here])
def test_the_two_sites_change_places(fresh: Path, present: Path, in_one_step: Step) -> None:
    """The new one is in place and the old one where it came from, on any system."""
    exchange(fresh, present, in_one_step=in_one_step)
    assert (shown(present), shown(fresh)) == ("new", "old")
    assert sorted(p.name for p in present.parent.iterdir()) == ["site", "site.next"]


@pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is Linux's")
def test_linux_exchanges_in_one_step(fresh: Path, present: Path) -> None:
    """No fallback is needed where the system can do it."""
    assert exchange_in_one_step(fresh, present)
    assert (shown(present), shown(fresh)) == ("new", "old")


@pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is Linux's")
def test_a_failure_in_one_step_changes_nothing(fresh: Path, present: Path) -> None:
    """An error of the file system is told, with the folder."""
    shutil.rmtree(fresh)
    with pytest.raises(OSError, match=r"No such file.*site"):
        exchange(fresh, present)
    assert shown(present) == "old"


def test_a_failure_in_two_steps_is_taken_back(fresh: Path, present: Path) -> None:
    """If the second rename fails, the old site is put back where it was."""
    shutil.rmtree(fresh)
    with pytest.raises(OSError, match=r"site\.next"):
        exchange(fresh, present, in_one_step=not_here)
    assert shown(present) == "old"
    assert [p.name for p in present.parent.iterdir()] == ["site"]


def test_what_a_cut_off_run_left_is_no_obstacle(fresh: Path, present: Path) -> None:
    """A folder set aside by a run that died does not stop the next one."""
    build(present.with_name("site.last"), "older")
    exchange(fresh, present, in_one_step=not_here)
    assert (shown(present), shown(fresh)) == ("new", "old")


def test_the_first_site_has_nothing_to_replace(fresh: Path, tmp_path: Path) -> None:
    """Where there is no site yet, the new one simply becomes it."""
    exchange(fresh, tmp_path / "site")
    assert shown(tmp_path / "site") == "new"
    assert not fresh.exists()


def test_exactly_one_earlier_generation_is_kept(tmp_path: Path) -> None:
    """A page that a host still serves finds its scripts; those of the page before are gone."""
    present = tmp_path / "site"
    for generation in ("a", "b", "c"):
        fresh = build(tmp_path / "site.next", generation)
        keep_last_assets(present, fresh)
        exchange(fresh, present)
        shutil.rmtree(fresh, ignore_errors=True)
    assert scripts(present) == ["site.b.mjs", "site.c.mjs"]
    assert json.loads((present / PUBLISHED).read_text(encoding="utf-8")) == [
        "assets/reckoner/site.c.mjs"
    ]


def test_the_last_files_alone_are_enough_to_carry_over(tmp_path: Path) -> None:
    """A fresh checkout, into which somebody put the last build's files, publishes a whole site."""
    present = tmp_path / "site"
    keep_last_assets(present, build(present, "a"))
    (present / "index.html").unlink()
    fresh = build(tmp_path / "site.next", "b")
    keep_last_assets(present, fresh)
    exchange(fresh, present)
    assert (shown(present), scripts(present)) == ("b", ["site.a.mjs", "site.b.mjs"])


def test_the_workflow_brings_the_last_files_and_keeps_the_new_ones() -> None:
    """Brought before the build, kept once the site is published, under names that differ."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    steps = [str(step) for step in workflow["jobs"]["publish"]["steps"]]
    places = [
        next(number for number, step in enumerate(steps) if words in step)
        for words in ("cache/restore@", "make build", "deploy-pages@", "cache/save@")
    ]
    assert places == sorted(places)
    kept = [step for step in steps if "actions/cache/" in step]
    assert all(f"'path': '{SITE / ASSETS}'" in step for step in kept)
    assert all("'published-${{ github.run_id }}-" in step for step in kept)
    assert "'restore-keys': 'published-'" in kept[0]


def test_an_equal_build_keeps_nothing_of_itself(tmp_path: Path) -> None:
    """Publishing the same twice gives the same files."""
    present = build(tmp_path / "site", "a")
    keep_last_assets(tmp_path / "nothing", present)
    fresh = build(tmp_path / "site.next", "a")
    keep_last_assets(present, fresh)
    assert scripts(fresh) == ["site.a.mjs"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere two renames leave a gap")
def test_a_reader_never_meets_half_a_site(present: Path, tmp_path: Path) -> None:
    """While sites are exchanged again and again, each read finds a whole page."""
    done, read, failed = threading.Event(), list[str](), list[OSError]()

    def keep_reading() -> None:
        while not done.is_set():
            try:
                read.append(shown(present))
            except OSError as error:
                failed.append(error)

    reader = threading.Thread(target=keep_reading)
    reader.start()
    for number in range(EXCHANGES):
        fresh = build(tmp_path / "site.next", str(number))
        keep_last_assets(present, fresh)
        exchange(fresh, present)
        shutil.rmtree(fresh)
    done.set()
    reader.join()
    assert failed == []
    assert set(read) <= {"old", *map(str, range(EXCHANGES))}
    assert len(set(read)) > 1


def page(site: Path, address: str, body: str = "") -> None:
    """Write a page of a site."""
    folder = site / address
    folder.mkdir(parents=True, exist_ok=True)
    text = f'<!doctype html><html lang="en"><title>x</title><body id="top">{body}</body></html>'
    (folder / "index.html").write_text(text, encoding="utf-8")


def test_a_site_without_an_entrys_page_is_refused(tmp_path: Path) -> None:
    """A hook that was skipped in silence does not get published."""
    page(tmp_path, "glossary/rag")
    with pytest.raises(PublishError, match=r"no page for fine-tuning: did the hook run\?"):
        check(tmp_path, {"rag", "fine-tuning"})


@pytest.mark.parametrize("href", ["../nowhere/", "../rag/#nowhere", "#nowhere", "/nowhere/"])
def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path, href: str) -> None:
    """Neither a missing page nor a missing place on a page gets published."""
    page(tmp_path, "glossary/rag", f'<a href="{href}">there</a>')
    with pytest.raises(PublishError, match=r"(?s)nowhere.*\n\nThe check of links failed; site/ is"):
        check(tmp_path, {"rag"})


def test_a_site_of_many_pages_is_checked(tmp_path: Path) -> None:
    """Their names together are longer than a command may be, and the last page is looked at."""
    deep = "/".join(["x" * 200] * 4)
    for number in range(3_000):
        (tmp_path / deep).mkdir(parents=True, exist_ok=True)
        (tmp_path / deep / f"{number:04}.html").write_text("<title>x</title>", encoding="utf-8")
    check(tmp_path, set())
    page(tmp_path, f"{deep}/y", '<a href="../nowhere/">there</a>')
    with pytest.raises(PublishError, match=r"nowhere"):
        check(tmp_path, set())


def test_links_that_lead_somewhere_pass(tmp_path: Path) -> None:
    """A page, a place on it, a calculator's case, and an address elsewhere are all fine."""
    links = ["../rag/", "../rag/#top", "#top", "#requests_per_day=60&_v=1", "https://example.org/"]
    page(tmp_path, "glossary/rag", "".join(f'<a href="{href}">there</a>' for href in links))
    check(tmp_path, {"rag"})
    assert (tmp_path / "glossary/rag/index.html").is_file()
