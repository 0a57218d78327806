"""The editor's check, and the files that follow from the glossary."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from calculators.kit.calculator import names
from hooks.check import main, shown
from hooks.entries.data import facts_json, offers_json
from hooks.entries.load import load
from hooks.entries.mistakes import Mistake

if TYPE_CHECKING:
    import pytest

WANTING = {
    "agent.yml": "prefLabel: Agent\n"
    "definition: An agent acts. It plans. It looks.\n"
    "boardroom: Organizational capabilities necessitate interdepartmental accountability.\n"
    "reviewed: 2026-08-23\nvolatility: product\n"
    "sections: [{title: How, body: 'Seamless. It takes 1,000 steps, see [o](entry:other).'}]\n"
    "facts:\n  most:\n"
    "    {value: 1000, unit: steps, says: At most., kind: house-rule, checked: 2026-01-01,"
    " volatility: price}\n",
    "other.yml": "prefLabel: Other\ndefinition: A thing.\nrelated: [agent]\ncategory: rest\n",
    "early.yml": "prefLabel: Early\ndefinition: Not late.\ncategory: rest\n"
    "reviewed: 2026-11-26\n"
    "sources: [{title: x, url: 'https://example.org/', publisher: y, checked: 2030-02-20}]\n"
    "facts:\n  most: {value: 1, unit: x, says: Most., kind: house-rule, checked: 2026-11-25}\n",
    "categories.txt": "rest: The rest\nmain: Main\n",
    "jargon.txt": "# no\nseamless\n",
}
ROOT = Path(__file__).parents[2]
DATA = ROOT / "calculators" / "data"


def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key that does not exist ends with 1, and with file, line, column and cure."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "glossary"
    folder.mkdir()
    text = "prefLabel: Plain\ndefinition: A thing.\nreviewd: 2026-11-24\n"
    (folder / "plain.yml").write_text(text, encoding="utf-8")
    assert main(Path("glossary")) == 1
    said = capsys.readouterr().err
    assert "glossary/plain.yml:3:1: reviewd: is not a known key" in said
    assert "Did you mean 'reviewed'?" in said


def test_the_committed_data_equal_the_yaml() -> None:
    """Nobody has changed a number in the YAML, or in the JSON, alone."""
    glossary = load(ROOT / "glossary", names(), drafts=False)
    assert (DATA / "facts.json").read_text(encoding="utf-8") == facts_json(glossary)
    assert (DATA / "offers.json").read_text(encoding="utf-8") == offers_json(glossary)


def test_the_worklist_names_each_thing_to_do_once_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every rule finds its case, the status stays 0, and what is in order is not listed."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "glossary"
    folder.mkdir()
    for name, text in WANTING.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert main(Path("glossary"), dt.date(2026, 11, 24)) == 0
    said = capsys.readouterr().out.splitlines()
    expected = {
        "glossary/agent.yml:1:1: category: has no category. Write 'rest' or 'main'.",
        "glossary/agent.yml:1:12: prefLabel: only one other entry leads here.",
        "glossary/agent.yml:2:13: definition: explains 'Agent' by itself.",
        "glossary/agent.yml:2:13: definition: has more than 2 sentences.",
        "glossary/agent.yml:3:12: boardroom: reads as grade",
        "glossary/agent.yml:4:11: reviewed: was due on 2026-11-21.",
        "glossary/agent.yml:6:31: sections.0.body: 'Seamless' is jargon.",
        "glossary/agent.yml:6:31: sections.0.body: '1,000' is a fact here.",
        "glossary/agent.yml:9:75: facts.most.checked: was due on 2026-01-31.",
        "glossary/other.yml:1:12: prefLabel: only one other entry leads here.",
        "glossary/early.yml:1:12: prefLabel: no other entry leads here.",
        "glossary/early.yml:4:11: reviewed: 2026-11-26 is still to come. Write the day on which",
        "glossary/early.yml:5:74: sources.0.checked: 2030-02-20 is still to come.",
    }
    for finding in expected:
        assert [line for line in said if line.startswith(finding)], finding
    assert said[-1] == f"3 entries, no mistakes, {len(said) - 1} on the worklist"
    assert len(said) - 1 == len(expected)


def test_what_is_said_of_a_whole_import_does_not_hide_the_rest() -> None:
    """Of findings that say the same, ten stand with their place; the others are counted."""
    alike = [Mistake(f"{n:02}.yml", 1, 1, "leads nowhere.") for n in range(13)]
    lines = list(shown([*alike, Mistake("z.yml", 2, 1, "is long.")]))
    assert lines[9:] == [
        "09.yml:1:1: leads nowhere.",
        "z.yml:2:1: is long.",
        "3 more: leads nowhere.",
    ]
