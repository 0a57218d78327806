"""What somebody types after `make import`, and ids made of foreign names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hooks.entries.load import load
from hooks.importers.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """id,term,definition
,Straße,A way.
,Łódź,A city.
,Index,A list.
007,Bond,An agent.
,向量,A list of numbers.
vector,矢量,A list of numbers.
"""


def test_names_in_any_letters_get_an_id_or_the_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Letters without a plain form are spelled out, the list's own address is left free."""
    path = tmp_path / "terms.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert main(["csv", str(path), "--into", str(tmp_path / "new")]) == 0
    entries = load(tmp_path / "new", []).entries
    assert set(entries) == {"strasse", "lodz", "index-term", "007", "vector"}
    cure = "向量: has no name that an id can be made of. Give it an id in a column 'id'."
    assert cure in capsys.readouterr().out


@pytest.mark.parametrize("typed", [["", ""], ["xls", "terms.xls"], ["csv", ""]])
def test_without_a_format_or_a_source_the_command_is_shown(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What `make import` hands over when somebody types nothing behind it."""
    assert main(["--", *typed]) == 2
    said = capsys.readouterr().err
    assert said.startswith("Name a format, 'csv', 'markdown' or 'skos', and what to read: make imp")


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every shell expands it behind `FROM=`."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "terms.csv").write_text(TABLE, encoding="utf-8")
    assert main(["csv", "~/terms.csv", "--into", str(tmp_path / "new")]) == 0
