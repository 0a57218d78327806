"""Foreign glossaries: what comes over, what is said to be left out, and that the rest builds."""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.kit.calculator import names
from hooks.entries.load import load
from hooks.entries.text import complaints, read_prose
from hooks.exports import glossary_csv, skos_json_ld, skos_turtle
from hooks.exports.publication import Publication
from hooks.importers import clean
from tests.hooks.importers.bringing import bring

if TYPE_CHECKING:
    from hooks.entries.glossary import Glossary

ROOT = Path(__file__).parents[3]
FOREIGN = """Term;Description;Synonyms;Parent;Color
Agent;<script>alert(1)</script> A {{ fact:x.y }} [x](javascript:alert(1));bot|NO;Software;blue
agent;Again;;;
Software;Things;;;
;no name;;;
Bot;A bot;;nowhere;
Wide;A circle;;Narrow;
Narrow;A circle;;Wide;
X;;;;
"""


def own() -> Publication:
    glossary = load(ROOT / "glossary", names(), drafts=False)
    return Publication(glossary=glossary, title="A", about="B", site="https://example.org/")


def shape(glossary: Glossary) -> dict[str, tuple[object, ...]]:
    """Give names, category, relations; SKOS allows none between an entry and one above it."""
    seen = Publication(glossary=glossary, title="", about="", site="")
    return {
        key: (
            entry.pref_label,
            glossary.categories.get(entry.category or ""),
            frozenset(alt.label for alt in entry.alt_label),
            frozenset(entry.broader),
            frozenset(
                other
                for other in glossary.related[key]
                if other not in seen.wider(key) and key not in seen.wider(other)
            ),
        )
        for key, entry in glossary.entries.items()
    }


@pytest.mark.parametrize("export", [glossary_csv, skos_turtle, skos_json_ld])
def test_what_this_site_exports_comes_back(export: object, tmp_path: Path) -> None:
    """Names, other names and relations of the own glossary survive the way out and in."""
    path = tmp_path / str(export.PATH)  # type: ignore[attr-defined]
    path.write_text(export.render(own()), encoding="utf-8")  # type: ignore[attr-defined]
    kind = "csv" if path.suffix == ".csv" else "skos"
    assert bring(tmp_path / "new", kind, path) == 0
    assert shape(load(tmp_path / "new", names())) == shape(own().glossary)


@pytest.mark.parametrize("export", [glossary_csv, skos_turtle, skos_json_ld])
def test_marks_in_a_definition_come_back(export: object, tmp_path: Path) -> None:
    """Quotation marks, delimiters and brackets survive the way out and in, letter by letter."""
    said = {
        "rag": 'It "looks up", then answers; it is "grounded".',
        "quote": '"Said", and said again.',
        "list": "One, two; three | four\ttabs 'and' so (on).",
    }
    (tmp_path / "old").mkdir()
    for name, words in said.items():
        entry = f"prefLabel: {name}\ndefinition: {json.dumps(words)}\n"
        (tmp_path / "old" / f"{name}.yml").write_text(entry, encoding="utf-8")
    old = load(tmp_path / "old", [])
    path = tmp_path / str(export.PATH)  # type: ignore[attr-defined]
    seen = Publication(glossary=old, title="A", about="B", site="https://example.org/")
    path.write_text(export.render(seen), encoding="utf-8")  # type: ignore[attr-defined]
    assert bring(tmp_path / "new", "csv" if path.suffix == ".csv" else "skos", path) == 0
    found = load(tmp_path / "new", []).entries
    assert {name: found[name].definition for name in said} == {
        name: " ".join(words.split()) for name, words in said.items()
    }


@pytest.mark.parametrize("between", [",", ";", "\t", "|", ", "])
def test_a_table_is_read_as_spreadsheets_write_it(between: str, tmp_path: Path) -> None:
    """Whatever stands between its cells, a doubled quotation mark is one, and no cell is cut."""
    path = tmp_path / "one.csv"
    definition = '"It ""looks"" up, then; | answers.\tSo ""it"" is."'
    lines = [("term", "definition", "category"), ("RAG", definition, "Retrieval")]
    path.write_text("".join(f"{between.join(line)}\n" for line in lines), encoding="utf-8")
    assert bring(tmp_path / "new", "csv", path) == 0
    glossary = load(tmp_path / "new", [])
    assert glossary.entries["rag"].definition == 'It "looks" up, then; | answers. So "it" is.'
    assert glossary.categories == {"retrieval": "Retrieval"}


@pytest.mark.parametrize(
    "content",
    [
        b"sep=;\nTerm;Definition\nPier;It juts out, over water.\n",
        b'"SEP=|"\r\nTerm|Definition\r\nPier|It juts out, over water.\r\n',
        "Term\tDefinition\r\nPier\tIt juts out, over water.\r\n".encode("utf-16"),
        b"\xfe\xff" + 'Term,Definition\nPier,"It juts out, over water."\n'.encode("utf-16-be"),
    ],
)
def test_a_table_is_read_as_excel_saves_it(content: bytes, tmp_path: Path) -> None:
    """Its first line may only tell what stands between cells, and its "Unicode text" is UTF-16."""
    path = tmp_path / "one.csv"
    path.write_bytes(content)
    assert bring(tmp_path / "new", "csv", path) == 0
    assert load(tmp_path / "new", []).entries["pier"].definition == "It juts out, over water."


@pytest.mark.parametrize(
    ("head", "row", "addresses", "lost"),
    [
        ("Url", "https://example.org/a", ["https://example.org/a"], ""),
        ("Url", "www.example.org", [], "left out source 'www.example.org'"),
        ("source;url", "https://a.b/c;https://d.e/f", ["https://a.b/c"], "left out column 'url'"),
        ("reviewed", "2026-01-01", [], "left out column 'reviewed'"),
    ],
)
def test_an_address_comes_over_or_is_said(
    head: str,
    row: str,
    addresses: list[str],
    lost: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No column vanishes: it becomes a source, or it is named."""
    path = tmp_path / "one.csv"
    path.write_text(f"Term;Definition;{head}\nPier;It juts out.;{row}\n")
    assert bring(tmp_path / "new", "csv", path) == 0
    found = load(tmp_path / "new", []).entries["pier"].sources
    assert [str(source.url) for source in found] == addresses
    said = capsys.readouterr().out
    assert lost in said
    assert ("left out" in said) == bool(lost)


def test_a_bad_table_leaves_a_glossary_that_builds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """HTML becomes text; doubles, circles and what points nowhere are left out and said."""
    path = tmp_path / "bad.csv"
    path.write_text(FOREIGN, encoding="utf-8")
    assert bring(tmp_path / "new", "csv", path) == 0
    glossary = load(tmp_path / "new", [])
    assert set(glossary.entries) == {"agent", "software", "bot", "wide", "narrow"}
    agent = glossary.entries["agent"]
    assert agent.definition == "&lt;script>alert(1)&lt;/script> A { { fact:x.y }} x"
    assert [alt.label for alt in agent.alt_label] == ["NO"]
    said = capsys.readouterr().out
    for what in ("column 'Color'", "which 'bot' has", "'nowhere', which is no entry", "below it"):
        assert what in said
    assert "not brought over: X: has no definition" in said
    assert "5 entries written, 3 records not brought over" in said


def test_categories_come_over_by_name(tmp_path: Path) -> None:
    """One that is there keeps its id and its line; one that is new gets both, once."""
    path, folder = tmp_path / "one.csv", tmp_path / "new"
    folder.mkdir()
    (folder / "categories.txt").write_text("# Ours.\nlaw: Risk and law\n")
    path.write_text(
        "name,definition,group\nAct,A law.,RISK AND LAW\nBot,It chats.,C# & tools\n"
        "Cat,It purrs.,C# & tools\nDog,It barks.,\u2602\nEel,It swims.,law\n"
    )
    assert bring(folder, "csv", path) == 0
    glossary = load(folder, [])
    assert glossary.categories == {"law": "Risk and law", "c-sharp-and-tools": "C# & tools"}
    assert [entry.category for entry in glossary.entries.values()] == [
        *("law", "c-sharp-and-tools", "c-sharp-and-tools", None, "law")
    ]
    assert (folder / "categories.txt").read_text().startswith("# Ours.\nlaw: Risk and law\n")


@pytest.mark.parametrize(
    "written", ["RAG & search", "RAG search", "rag-search", "RAG AND SEARCH", "Rag and Search"]
)
def test_a_category_is_not_made_twice(written: str, tmp_path: Path) -> None:
    """However a table spells it, one that is there is taken for what it is."""
    path, folder = tmp_path / "one.csv", tmp_path / "new"
    folder.mkdir()
    (folder / "categories.txt").write_text("rag-search: RAG and search\n")
    path.write_text(f"name,definition,group\nBot,It chats.,{written}\n")
    assert bring(folder, "csv", path) == 0
    glossary = load(folder, [])
    assert glossary.categories == {"rag-search": "RAG and search"}
    assert glossary.entries["bot"].category == "rag-search"


def test_nothing_is_written_over_unasked(tmp_path: Path) -> None:
    """An entry that is there stays as it is, until `--force` is given."""
    path, folder = tmp_path / "one.csv", tmp_path / "new"
    path.write_text("name,definition\nAgent,First.\n")
    bring(folder, "csv", path)
    path.write_text("name,definition\nAgent,Second.\nBot,A bot.\n")
    bring(folder, "csv", path)
    assert load(folder, []).entries["agent"].definition == "First."
    bring(folder, "csv", path, "--force")
    assert load(folder, []).entries["agent"].definition == "Second."


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"term,definition\n\xff,x\n", "2:1: byte 0xff is not UTF-8"),
        (
            *("a.csv", b"foo,bar\n1,2\n"),
            "a.csv:1:1: no column is called 'term' or 'definition'; there are 'foo' and 'bar'.",
        ),
        ("a.csv", b"sep=;\nterm;x\n", "a.csv:2:1: no column is called 'definition'; there are 't"),
        (
            "a.csv",
            b"",
            "a.csv:1:1: no column is called 'term' or 'definition'; the line names none",
        ),
        ("a.csv", b'term,definition\n"x,y\n', "Save the table as CSV"),
        ("a.ttl", b"@prefix", "cannot be read as turtle"),
        ("a.ttl", b"", "holds no skos:Concept"),
        ("a.txt", b"", "Rename it to what it is"),
        ("a.jsonld", b"[" * 5_000, "cannot be read as json-ld"),
    ],
)
def test_what_cannot_be_read_is_said_with_place_and_cure(
    name: str, content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2, a sentence, and nothing written."""
    path = tmp_path / name
    path.write_bytes(content)
    assert bring(tmp_path / "new", "csv" if name == "a.csv" else "skos", path) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=200), st.text(max_size=40))))
@settings(max_examples=60)
def test_whatever_stands_in_a_table_the_result_loads(rows: list[tuple[str, str, str]]) -> None:
    """Drawn cells, control characters and all: the import ends in a sentence or a glossary."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "t.csv").open("w", encoding="utf-8", newline="", errors="replace") as file:
            csv.writer(file).writerows([("term", "definition", "aka"), *rows])
        if bring(folder / "new", "csv", folder / "t.csv") == 0:
            load(folder / "new", [])


@given(st.text(alphabet="<>[](){}!`*_#:\\ab \n&;'\"=/~?|-", max_size=80))
def test_cleaned_text_is_fit_for_an_entry(text: str) -> None:
    """Whatever signs it is made of, cleaned text has no HTML, no unsafe link, no braces."""
    fit = clean.prose(text)
    assert list(complaints(read_prose(fit), ())) == []
    assert "{{" not in fit
