"""Vocabularies in SKOS: one language, and what is said of the others; a large one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from hooks.entries.load import load
from tests.hooks.importers.bringing import bring

if TYPE_CHECKING:
    from pathlib import Path


GERMAN = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:port a skos:Concept; skos:prefLabel "Hafen"@de, "Port"@fr; skos:altLabel "Port"@de-AT, "Havre"@fr;
  skos:definition "Umschlagplatz."@de, "Lieu."@fr; skos:scopeNote "Nur Seehäfen."@de .
:kai a skos:Concept; skos:prefLabel "Kai"@de-DE, "Kaimauer"@de; skos:definition "Ein Ufer."@de .
:quai a skos:Concept; skos:prefLabel "Quai"@fr; skos:definition "Rive."@fr, "Ufer."@de .
"""


@pytest.mark.parametrize(
    ("language", "text", "labels", "said"),
    [
        (
            *("", GERMAN, {"port": ("Hafen", ["Port"]), "kai": ("Kaimauer", ["Kai"])}),
            "not brought over: 5 texts in 'fr'. To bring these instead of 'de', add --language fr",
        ),
        (
            *("fr", GERMAN, {"port": ("Port", ["Havre"]), "quai": ("Quai", [])}),
            "not brought over: 8 texts in 'de'. To bring these instead of 'fr', add --language de",
        ),
        (
            *("", GERMAN.replace("@fr", "@en-GB"), {"port": ("Port", ["Havre"])}),
            "not brought over: https://example.org/kai: has no prefLabel in 'en'",
        ),
        (
            *("", GERMAN.replace("@fr", "@enm"), {"port": ("Hafen", ["Port"])}),
            "not brought over: 5 texts in 'enm'.",
        ),
        ("", GERMAN.replace("@fr", ""), {"port": ("Port", ["Hafen", "Havre"])}, "left out"),
    ],
)
def test_a_vocabulary_comes_over_in_one_language(
    language: str,
    text: str,
    labels: dict[str, tuple[str, list[str]]],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Names and definitions are of one language; what is in others is counted."""
    path = tmp_path / "a.ttl"
    path.write_text(text, encoding="utf-8")
    more = ["--language", language] if language else []
    assert bring(tmp_path / "new", "skos", path, *more) == 0
    entries = load(tmp_path / "new", []).entries
    found = {
        key: (one.pref_label, [alt.label for alt in one.alt_label]) for key, one in entries.items()
    }
    assert found | labels == found
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        ("skos", GERMAN, "a.skos: ends in none"),
        ("ttl", GERMAN, "a.ttl: holds no text in 'it'. Name 'de' or 'fr'."),
        ("csv", "term,definition\nA,B\n", "A language is for skos"),
    ],
)
def test_a_language_that_is_not_there_is_said(
    kind: str, content: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, and those that are there are named."""
    path = tmp_path / f"a.{kind}"
    path.write_text(content, encoding="utf-8")
    form = "csv" if kind == "csv" else "skos"
    assert bring(tmp_path / "new", form, path, "--language", "it") == 2
    assert said in capsys.readouterr().err


def test_a_thousand_records_come_over_and_load(tmp_path: Path) -> None:
    """A vocabulary of 1,000 concepts in a tree, with relations, in one go."""
    draw, graph = random.Random(1), Graph()  # noqa: S311 - a fixed sample
    terms = [URIRef(f"https://example.org/{n}") for n in range(1_000)]
    for number, term in enumerate(terms):
        graph.add((term, RDF.type, SKOS.Concept))
        graph.add((term, SKOS.prefLabel, Literal(f"Term {number}", lang="en")))
        graph.add((term, SKOS.prefLabel, Literal(f"Wort {number}", lang="de")))
        graph.add((term, SKOS.definition, Literal(f"The {number}th thing. " * 60)))
        graph.add((term, SKOS.related, draw.choice(terms)))
        if number:
            graph.add((term, SKOS.broader, terms[number // 2]))
    path = tmp_path / "thousand.ttl"
    graph.serialize(path, format="turtle")
    assert bring(tmp_path / "new", "skos", path) == 0
    glossary = load(tmp_path / "new", [])
    assert len(glossary.entries) == 1_000
    assert glossary.entries["term-999"].broader == ["term-499"]
    assert glossary.entries["term-7"].pref_label == "Term 7"
    assert glossary.entries["term-7"].sections[0].title == "More"
