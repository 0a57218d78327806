"""An empty site in a copy of the project: what goes, what stays, and that it builds."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from hooks.entries.load import load
from hooks.fresh.__main__ import main, unsaved
from hooks.fresh.entries import EXAMPLE, cut
from hooks.fresh.pages import OURS, configured, home
from tests.copies import ROOT, copied

if TYPE_CHECKING:
    from pathlib import Path

NAME = 'Words: of the "harbor"'
CSV = "Term,Definition\nBerth,The place where a ship lies.\nTug,A small ship that pulls others.\n"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in which somebody kept one calculator, and brought two terms in."""
    folder = copied(tmp_path_factory.mktemp("fresh") / "project")
    assert main([NAME, "--calculators", "eval-size", "--force"], folder) == 0
    (folder / "terms.csv").write_text(CSV, "utf-8")
    run(folder, "hooks.importers", "csv", "terms.csv", "--into", "glossary")
    return folder


def run(folder: Path, *arguments: str) -> str:
    """Run one of the project's modules in a copy, which must end well."""
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_only_what_was_asked_for_is_left(begun: Path) -> None:
    """The example, what was brought in, and the entries that the kept calculator needs."""
    glossary = load(begun / "glossary", ["eval-size"])
    needed = {"ai-evaluation", "large-language-model"}
    assert set(glossary.entries) == {EXAMPLE, "berth", "tug", *needed}
    found = {p.parent.name for p in (begun / "calculators").glob("*/__init__.py")}
    assert found == {"eval_size", "kit"}
    assert all(glossary.entries[i].sections == [] for i in needed)
    assert {key.partition(".")[0] for key in glossary.facts} == needed
    jargon = (begun / "glossary" / "jargon.txt").read_text("utf-8")
    assert "synergy" in jargon
    assert "checkpoint" not in jargon


def test_a_page_that_the_build_writes_may_be_left_out_of_the_menu(begun: Path) -> None:
    """Nobody can delete its file, so its line in the menu must not be needed."""
    settings = begun / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("      - All the numbers: numbers.md\n", ""), "utf-8")
    try:
        run(begun, "mkdocs", "build", "--site-dir", "site.next")
    finally:
        settings.write_text(text, "utf-8")


def test_the_site_builds_under_its_own_name(begun: Path) -> None:
    """Strictly, with every link checked, a page for each term, and a door to the calculator."""
    assert run(begun, "hooks.publish", "--no-copies").startswith("Published ")
    site = begun / "site"
    assert {p.parent.name for p in site.glob("calculators/*/index.html")} == {"eval-size"}
    assert (site / "glossary" / "berth" / "index.html").is_file()
    page = (site / "index.html").read_text("utf-8")
    assert "Words: of the &#34;harbor&#34;" in page
    assert "calculators/eval-size/" in page
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    for ours in ("Ready Reckoner", "github.com/ready-reckoner"):
        assert [str(path) for path, text in pages.items() if ours in text] == []
    assert "Edit this entry" not in pages[site / "glossary" / "berth" / "index.html"]


def test_a_site_without_calculators_builds_without_python(tmp_path: Path) -> None:
    """Where nothing is computed, no page has a form, and no Python is packed for it."""
    folder = copied(tmp_path / "project")
    assert main([NAME, "--force"], folder) == 0
    assert run(folder, "hooks.publish", "--no-copies").startswith("Published ")
    assert not [*folder.glob("site/assets/reckoner/*.wasm")]
    assert not [*folder.glob("site/assets/reckoner/prices*.json")]
    pages = {path: path.read_text("utf-8") for path in folder.glob("site/**/*.html")}
    assert "rr-runtime" not in pages[folder / "site/glossary" / EXAMPLE / "index.html"]
    handbook = {folder / f"site/{name}/index.html" for name in ("editing", "publishing")}
    for word in ("calculators", "vendor", "invoice", "CC BY", "0 numbers"):
        assert [str(path) for path in pages.keys() - handbook if word in pages[path]] == []


def test_the_tests_that_remain_name_nothing_that_went(begun: Path) -> None:
    """They can be collected; those of the kept calculator are among them."""
    said = run(begun, "pytest", "--collect-only", "-qq", "tests", "-p", "no:cacheprovider")
    assert "tests/calculators/test_eval_size.py" in said
    assert "tests/hooks/entries/test_load.py" in said
    assert "test_own_entries" not in said
    assert "test_api_cost" not in said


def test_it_refuses_where_git_could_not_bring_all_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without git, and with changes that are in no commit, nothing is touched."""

    def git(*arguments: str) -> None:
        own = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *own, *arguments], cwd=tmp_path, check=True, capture_output=True)  # noqa: S607

    assert unsaved(tmp_path).startswith("This folder is not under git")
    git("init")
    page = tmp_path / "page.md"
    page.write_text("text", "utf-8")
    assert main([NAME], tmp_path) == 2
    assert "?? page.md" in capsys.readouterr().err
    assert page.read_text("utf-8") == "text"
    git("add", ".")
    git("commit", "-m", "page")
    assert unsaved(tmp_path) == ""


def test_where_there_is_no_git_nothing_could_be_brought_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without git is as a folder that is not under it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert unsaved(tmp_path).startswith("This folder is not under git")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["", "--force"], "Name the site"), ([NAME, "--force", "--calculators", "x"], "There are")],
)
def test_a_wrong_request_changes_nothing(
    arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No name, or a calculator that is not there, ends with 2 and says what to write."""
    assert main(arguments, tmp_path) == 2
    assert said in capsys.readouterr().err


def test_an_entry_is_cut_to_what_its_numbers_rest_on() -> None:
    """Name, definition, facts and sources; comments stay, links to entries become their text."""
    text = (
        "# schema\nprefLabel: X\ndefinition: >-\n  A [thing](entry:thing)\n  of use.\n\n"
        "sections:\n  - {title: A, body: B}\nfacts:\n  most: {value: 1}  # why\n\n"
        "calculators: [api-cost, eval-size, latency]\nrelated: [y]\n"
    )
    assert cut(text, ["latency", "eval-size"]) == (
        "# schema\nprefLabel: X\ndefinition: >-\n  A thing\n  of use.\n"
        "facts:\n  most: {value: 1}  # why\ncalculators: [eval-size, latency]\n"
    )
    assert "calculators" not in cut(text, [])


def test_every_entry_of_this_site_can_be_cut() -> None:
    """What is left of any of them is still YAML with a name and a definition."""
    for path in (ROOT / "glossary").glob("*.yml"):
        left = yaml.safe_load(cut(path.read_text("utf-8"), []))
        assert {"prefLabel", "definition"} <= set(left)
        assert "(entry:" not in left["definition"]


@pytest.mark.parametrize("kept", [[], ["eval-size", "api-cost"]])
def test_the_home_page_has_a_door_for_each_kept_calculator(kept: list[str]) -> None:
    """Its front matter can be read, whatever signs stand in a calculator's question."""
    front = yaml.safe_load(home("Our words: here.", kept).split("---\n")[1])
    assert front["lead"] == "Our words: here."
    assert [door["to"] for door in front.get("doors", [])] == [f"calculators/{k}/" for k in kept]


def test_the_settings_keep_all_but_name_sentence_and_pages_that_went() -> None:
    """Nor our license for words that are not ours, nor our repository; the rest stays."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = configured(config, NAME, "Our words.", OURS)
    before, after = config.splitlines(), text.splitlines()
    ours = next(n for n, line in enumerate(after) if "REPO_URL" in line)
    assert after[ours] == '  repository: !ENV [REPO_URL, ""]'
    assert yaml.safe_load(after[1]) == {"site_name": NAME}
    assert [line for line in before if line.endswith(OURS)]
    assert not [line for line in after if line.endswith(OURS)]
    kept = [line for line in before if not line.endswith(OURS)]
    changed = [n for n, (a, b) in enumerate(zip(kept, after, strict=True)) if a != b]
    assert changed == [0, 1, 2, 4, ours]
