"""Beginning an entry: the file loads as it is, and with every comment taken away."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from hooks.entries.load import load
from hooks.new_entry import begun, main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

OTHERS = "prefLabel: Other {0}\ndefinition: A word.\n"


def test_a_new_entry_loads_as_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is named after the term, and says what to do next; a second one is refused."""
    assert main('  Vector  "Database" ', tmp_path) == 0
    entry = load(tmp_path, []).entries["vector-database"]
    assert (entry.pref_label, entry.status) == ('Vector "Database"', "draft")
    assert "make check" in capsys.readouterr().out
    assert main("vector database", tmp_path) == 2
    assert main(" ", tmp_path) == 2


def test_every_key_is_shown_by_an_example_that_is_valid(tmp_path: Path) -> None:
    """With the # taken from each key and its lines, the loader accepts all of them."""
    text = begun("Vector database", dt.date(2026, 11, 24))
    shown = re.sub(r"^# ((?:[a-zA-Z]+:|  ).*)$", r"\1", text, flags=re.MULTILINE)
    shown = shown.replace("Markdown: what it", "# Markdown: what it").replace(
        "The numbers. In prose: `{{ fact:<id>.<key> }}`.", ""
    )
    (tmp_path / "vector-database.yml").write_text(shown, encoding="utf-8")
    (tmp_path / "categories.txt").write_text("retrieval: Retrieval\n")
    for other in ("large-language-model", "fine-tuning"):
        (tmp_path / f"{other}.yml").write_text(OTHERS.format(other))
    entry = load(tmp_path, ["api-cost"]).entries["vector-database"]
    assert entry.facts["examples_min"].value == 100
    assert entry.ask_vendor
    assert entry.confused_with
