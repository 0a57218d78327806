"""While serving, an edit changes what a build of everything changes, and makes little anew."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.project import Project

ENTRY = "glossary/low-rank-adaptation.yml"
NEW = "prefLabel: Quokka loop\ndefinition: A loop that quokkas run.\nlink: explicit\n"
EDITS = {
    "a section": (ENTRY, "    body: |\n", "    body: |\n      Quokkas come first.\n"),
    "a definition": (ENTRY, "definition: >-\n", "definition: >-\n  For quokkas,\n"),
    "a number": ("glossary/fine-tuning.yml", "    value: 1000\n", "    value: 1234\n"),
    "another name": (ENTRY, "altLabel:\n", "altLabel:\n  - quokka tuning\n"),
    "a new entry": ("glossary/quokka-loop.yml", "", NEW),
}


@pytest.fixture(scope="module")
def found(
    tmp_path_factory: pytest.TempPathFactory, build_environment: dict[str, str]
) -> dict[str, dict[str, Any]]:
    """What came of each edit, one after the other, in one server's life."""
    project = Project(tmp_path_factory.mktemp("copy") / "project", build_environment)
    shutil.copy(Path(__file__).with_name("rebuilding.py"), project.folder)
    done = project.run("rebuilding", json.dumps([*EDITS.values()]))
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return dict(zip(EDITS, lines, strict=True))


@pytest.mark.parametrize("edit", EDITS)
def test_a_rebuild_gives_what_a_build_of_everything_gives(
    found: dict[str, dict[str, Any]], edit: str
) -> None:
    """Not a byte of the site differs, whatever was taken from the last one."""
    assert found[edit]["differ"] == []


def test_a_section_is_made_anew_alone(found: dict[str, dict[str, Any]]) -> None:
    """Of the entries only the edited one is rendered."""
    assert entries_in(found["a section"]) == ["glossary/low-rank-adaptation/index.html"]


def test_a_definition_is_made_anew_where_it_is_shown(found: dict[str, dict[str, Any]]) -> None:
    """On the entry's page, and on those that link it, which are some and not all."""
    anew = entries_in(found["a definition"])
    assert {"glossary/low-rank-adaptation/index.html", "glossary/fine-tuning/index.html"} <= set(
        anew
    )
    assert len(anew) < len(entries_in(found["a new entry"])) / 2


def entries_in(of: dict[str, Any]) -> list[str]:
    return [name for name in of["anew"] if name.count("/") > 1 and name.startswith("glossary/")]
