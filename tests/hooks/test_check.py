"""The editor's check, and the files that follow from the glossary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from calculators.kit.calculator import names
from hooks.check import main
from hooks.entries.data import facts_json, offers_json
from hooks.entries.load import load

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "calculators" / "data"


def test_the_project_s_glossary_has_no_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m hooks.check` ends with 0 and counts the entries."""
    assert main(ROOT / "glossary") == 0
    count = len(list((ROOT / "glossary").glob("*.yml")))
    assert capsys.readouterr().out == f"{count} entries, no mistakes\n"


def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A calculator that does not exist ends with 1, and with file, line, column and cure."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "glossary"
    folder.mkdir()
    text = "prefLabel: Plain\ndefinition: A thing.\ncalculators: [api-costs]\n"
    (folder / "plain.yml").write_text(text, encoding="utf-8")
    assert main(Path("glossary")) == 1
    said = capsys.readouterr().err
    assert "glossary/plain.yml:3:15: calculators.0: there is no calculator 'api-costs'" in said
    assert "Did you mean 'api-cost'?" in said


def test_the_committed_data_equal_the_yaml() -> None:
    """Nobody has changed a number in the YAML, or in the JSON, alone."""
    glossary = load(ROOT / "glossary", names(), drafts=False)
    assert (DATA / "facts.json").read_text(encoding="utf-8") == facts_json(glossary)
    assert (DATA / "offers.json").read_text(encoding="utf-8") == offers_json(glossary)
