"""Beginning an entry: the file loads as it is, and with every comment taken away."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hooks.entries.load import load
from hooks.entries.mistakes import GlossaryError
from hooks.new_entry import There, begun, main

OTHERS = "prefLabel: Other {0}\ndefinition: A word.\n"
TODAY = dt.date(2026, 11, 24)
GUIDE = Path(__file__).parents[2] / "docs" / "editing.md"


def test_a_new_entry_loads_as_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is named after the term, and says what to do next; a second one is refused."""
    assert main('  Vector  "Database" ', folder=tmp_path) == 0
    entry = load(tmp_path, []).entries["vector-database"]
    assert (entry.pref_label, entry.status) == ('Vector "Database"', "draft")
    assert "make check" in capsys.readouterr().out
    assert main("vector database", folder=tmp_path) == 2
    assert main(" ", folder=tmp_path) == 2


@pytest.mark.parametrize(
    "there",
    [
        There(),
        There(("berth",), ("harbor",)),
        There(("berth", "tug"), ("harbor", "sea"), ("api-cost", "eval-size")),
    ],
)
def test_every_key_is_shown_by_an_example_that_is_valid(tmp_path: Path, there: There) -> None:
    """With the # taken from each key and its lines, the loader accepts all of them."""
    text = begun("Vector database", TODAY, there)
    shown = re.sub(r"^# ((?:[a-zA-Z]+:|  ).*)$", r"\1", text, flags=re.MULTILINE)
    shown = shown.replace("Markdown: what it", "# Markdown: what it").replace(
        "The numbers. In prose: `{{ fact:<id>.<key> }}`.", ""
    )
    (tmp_path / "vector-database.yml").write_text(shown, encoding="utf-8")
    (tmp_path / "categories.txt").write_text("".join(f"{i}: Name\n" for i in there.categories))
    for other in there.entries:
        (tmp_path / f"{other}.yml").write_text(OTHERS.format(other))
    entry = load(tmp_path, there.calculators).entries["vector-database"]
    assert entry.facts["examples_min"].value == 100
    assert entry.ask_vendor
    assert entry.redirects
    assert bool(entry.confused_with) == bool(there.entries)
    assert (entry.category or "",) == (there.categories[:1] or ("",))


def test_the_examples_name_what_the_glossary_has(tmp_path: Path) -> None:
    """The first entry that is no draft, and the first category in its file."""
    (tmp_path / "anchor.yml").write_text(OTHERS.format("anchor") + "status: draft\n")
    (tmp_path / "berth.yml").write_text(OTHERS.format("berth"))
    (tmp_path / "categories.txt").write_text("harbor: Harbor\n")
    assert main("Tug", folder=tmp_path) == 0
    text = (tmp_path / "tug.yml").read_text("utf-8")
    assert '# broader:\n#   - "berth"\n' in text
    assert '# category: "harbor"\n' in text


def test_a_name_that_an_entry_has_is_refused_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever looks for 'RAG' is led to the entry that is called so too."""
    path = tmp_path / "retrieval.yml"
    path.write_text("prefLabel: Retrieval\ndefinition: It reads.\naltLabel:\n  - RAG\n")
    assert main("rag", folder=tmp_path) == 2
    assert capsys.readouterr().err == f"'rag' is a name of {path}:4. Open that.\n"


def test_a_name_without_plain_letters_needs_an_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says how to give one, and one that is given is taken."""
    assert main("向量数据库", folder=tmp_path) == 2
    said = capsys.readouterr().err
    assert said.startswith(
        "'向量数据库' has no letter a–z or digit for a file's name. Add ID=vector"
    )
    assert main("向量数据库", "vector-database", tmp_path) == 0
    assert load(tmp_path, []).entries["vector-database"].pref_label == "向量数据库"


def test_a_name_that_no_entry_can_have_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the first check would refuse is refused before there is a file."""
    assert main("long " * 60, folder=tmp_path) == 2
    said = capsys.readouterr().err
    assert "prefLabel: has 299 characters; 100 are allowed. Shorten it.\nNothing was" in said
    assert [*tmp_path.iterdir()] == []


def test_the_guide_quotes_what_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mistake in the guide is the one of a new entry with a misspelt key."""
    monkeypatch.chdir(tmp_path)
    Path("glossary").mkdir()
    text = begun("Berth", TODAY, There()).replace("\ndefinition:", "\ndefinitoin:")
    Path("glossary/berth.yml").write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load(Path("glossary"), [])
    assert f"`{caught.value}`" in GUIDE.read_text(encoding="utf-8")


@given(st.text(max_size=120), st.text(max_size=20))
@settings(max_examples=50, deadline=None)
def test_whatever_the_name_what_is_written_loads(name: str, asked: str) -> None:
    """Quotes, braces, control characters: a sentence, or a file that is right."""
    with tempfile.TemporaryDirectory() as folder:
        if main(name, asked, Path(folder)) == 0:
            [entry] = load(Path(folder), []).entries.values()
            assert entry.pref_label == " ".join(name.split())
