"""`make build` in a copy of the project: what is good replaces the site, what is not leaves it."""

from __future__ import annotations

import json
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from tests.copies import ROOT
from tests.project import Project
from tests.site.html import classed, one, parse, words

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "glossary/fine-tuning.yml"
MISTAKES = [
    ("    kind: house-rule\n", "    kind: house-rul\n", 11, "Did you mean 'house-rule'?"),
    ("prefLabel: Fine-tuning\n", "prefLabel: <b>Fine-tuning</b>\n", 12, "raw HTML '<b>'"),
    ("definition: >-\n", "definitoin: >-\n", 1, "Did you mean 'definition'?"),
]
CASE = {"requests_per_day": 40_000, "needs_own_facts": False, "corpus_tokens": 0}
CASE |= {"task_is_narrow": True, "format_is_consistent": True}


def approach(project: Project, labeled_examples: int) -> dict[str, Any]:
    """Ask the command line which approach fits, for a case that has all but the examples."""
    inputs = json.dumps(CASE | {"labeled_examples": labeled_examples})
    (project.folder / "case.json").write_text(inputs, encoding="utf-8")
    done = project.run("calculators", "approach", "--inputs", "case.json", "--json")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project with a good site in it."""
    copy = Project(tmp_path_factory.mktemp("copy") / "project")
    copy.environment["GIT_DIR"] = str(ROOT / ".git")  # the feed tells of its history
    done = copy.run("hooks.publish", "--no-copies")
    assert done.returncode == 0, done.stderr
    return copy


def test_two_builds_are_equal(project: Project, site: Path) -> None:
    """The same sources give the same bytes, wherever the project stands."""
    published = project.site()
    del published["assets/reckoner/published.json"]
    assert sorted(published) == sorted(
        p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()
    )
    assert [name for name, data in published.items() if (site / name).read_bytes() != data] == []


def test_wrong_entries_name_their_lines_and_change_nothing(project: Project) -> None:
    """Each mistake in a YAML is told with file, line, column and cure; the site stands."""
    good, told = project.site(), []
    with ExitStack() as wrong:
        for before, after, column, says in MISTAKES:
            line = wrong.enter_context(project.edited(ENTRY, before, after))
            told.append((f"{ENTRY}:{line}:{column}: ", says))
        done = project.run("hooks.publish", "--no-copies")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    for place, says in told:
        assert says in said.partition(place)[2].partition("\n")[0], place
    assert "Traceback" not in said
    assert project.site() == good


def test_one_changed_number_is_followed_everywhere(project: Project) -> None:
    """1,000 labeled examples become 1,234 in one line: page, verdict and flip point follow."""
    assert approach(project, 1_000)["answer"] == "fine-tuning"
    before = project.site()
    with project.edited(ENTRY, "    value: 1000\n", "    value: 1234\n"):
        done = project.run("hooks.publish", "--no-copies")
        below, at = approach(project, 1_233), approach(project, 1_234)
    assert done.returncode == 0, done.stderr
    assert (below["answer"], at["answer"]) == ("prompting", "fine-tuning")
    assert below["figures"]["missing_examples"]["value"] == 1
    assert next(f["value"] for f in below["flips"] if f["key"] == "labeled_examples") == 1_234
    page = parse(project.site()["glossary/fine-tuning/index.html"].decode())
    assert "at least 1,234 high-quality labeled examples" in words(classed(page, "rr-use")[0])
    row = one(page, ".//tr[@id='fact-labeled_examples_min']")
    assert (one(row, "td/data").get("value"), words(row[0])) == ("1234", "1,234 examples")
    missing = one(page, ".//output[@data-figure='missing_examples']")
    assert missing.get("data-value") == "1034"
    kept = {name for name in before if name.startswith("assets/reckoner/facts.")}
    assert kept < {name for name in project.site() if name.startswith("assets/reckoner/facts.")}


def test_a_site_that_is_not_to_be_kept_frees_its_readers(tmp_path: Path) -> None:
    """With `offline: false` no page offers it, and the service worker is the one that lets go."""
    small = Project(tmp_path / "project").emptied()
    with small.edited("mkdocs.yml", "  offline: true\n", "  offline: false\n"):
        done = small.run("hooks.publish", "--no-copies")
    assert done.returncode == 0, done.stderr
    published = small.site()
    pages = [data for name, data in published.items() if name.endswith(".html")]
    assert not any(b"data-offline" in page or b"data-keep-site" in page for page in pages)
    assert "offline.json" not in published
    assert b"unregister" in published["service-worker.js"]
