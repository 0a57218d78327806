"""While serving, an edit changes what a build of everything changes, and makes little anew."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.project import Project

CALCULATOR = "eval-size"
ENTRIES = {
    "berth": "A place where a ship lies.\nsections:\n- {title: Where, body: It is in a harbor.}\n",
    "harbor": "Where ships wait.\nsections:\n- {title: What, body: It has more than one berth.}\n",
    "crane": "It lifts.\nsections:\n- {title: What, body: It stands in a harbor.}\n",
}
EDITS = {
    "a section": ("glossary/berth.yml", "It is", "It lies"),
    "a definition": ("glossary/berth.yml", "A place", "The place"),
    "a number": ("glossary/ai-evaluation.yml", "    value: ", "    value: 1"),
    "another name": ("glossary/berth.yml", "sections:", "altLabel: [ship]\nsections:"),
    "a relation": ("glossary/crane.yml", "sections:", "related: [berth]\nsections:"),
    "a template": ("docs/templates/pages/entry.md", "Related terms", "What is near"),
    "a new entry": ("glossary/tug.yml", "", "prefLabel: Tug\ndefinition: It pulls a ship.\n"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of each edit, one after the other, in one server's life, on a small site."""
    project = Project(tmp_path_factory.mktemp("copy") / "project").emptied(CALCULATOR)
    for entry_id, text in ENTRIES.items():
        entry = f"prefLabel: {entry_id.capitalize()}\ndefinition: {text}"
        (project.folder / "glossary" / f"{entry_id}.yml").write_text(entry, encoding="utf-8")
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
    assert found[edit]["anew"]
    assert found[edit]["differ"] == []


def test_a_section_is_made_anew_alone(found: dict[str, dict[str, Any]]) -> None:
    """Of the entries only the edited one is rendered."""
    assert entries_in(found["a section"]) == ["berth"]


def test_a_definition_is_made_anew_where_it_is_shown(found: dict[str, dict[str, Any]]) -> None:
    """On the entry's page, and on those that link it, which are some and not all."""
    assert entries_in(found["a definition"]) == ["berth", "harbor"]
    assert {"berth", "harbor", "crane", "tug"} <= {*entries_in(found["a new entry"])}


def entries_in(of: dict[str, Any]) -> list[str]:
    """Give the ids of the entries whose pages were made anew."""
    pages = [name.split("/") for name in of["anew"]]
    return sorted(page[1] for page in pages if page[0] == "glossary" and len(page) > 2)
