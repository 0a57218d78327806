"""Each export, read back by the software that others would read it with."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import feedparser
import pytest
from jsonschema import Draft202012Validator
from rdflib import RDF, SKOS, Graph, URIRef

from hooks.entries.literal import literal
from hooks.entries.load import load
from hooks.entries.text import plain
from hooks.exports import (
    feed,
    found,
    glossary_csv,
    glossary_json,
    json_schema,
    llms_full,
    llms_index,
    skos_json_ld,
    skos_turtle,
)
from hooks.exports.markdown_text import twins
from hooks.exports.publication import Publication
from hooks.pages import structured_data

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {"turtle": skos_turtle, "json-ld": skos_json_ld}


def read(publication: Publication, syntax: str = "turtle") -> Graph:
    """Read the vocabulary as other software does."""
    return Graph().parse(data=FORMATS[syntax].render(publication), format=syntax)


def test_the_json_is_valid_by_its_own_schema(publication: Publication) -> None:
    """The published schema is a schema, and the published file keeps to it."""
    schema = json.loads(json_schema.render(publication))
    Draft202012Validator.check_schema(schema)
    data = json.loads(glossary_json.render(publication))
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    assert [entry["id"] for entry in data["entries"]] == list(publication.glossary.entries)
    assert {one["id"]: one["name"] for one in data["categories"]} == publication.glossary.categories
    broken = json.loads(glossary_json.render(publication))
    broken["entries"][0]["definitoin"] = "A word."
    assert list(Draft202012Validator(schema).iter_errors(broken))


def test_the_csv_gives_every_entry_a_line(publication: Publication) -> None:
    """The csv module reads back names and definitions; no cell is a formula.

    As a file it begins with what tells Excel that it is UTF-8.
    """
    raw = glossary_csv.render(publication).encode("utf-8")
    assert raw.startswith(b"\xef\xbb\xbfid,prefLabel,")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    for row, (entry_id, entry) in zip(rows, publication.glossary.entries.items(), strict=True):
        assert (row["id"], row["url"]) == (entry_id, publication.address(entry_id))
        assert row["prefLabel"].removeprefix("'") == entry.pref_label
        assert row["definition"] == plain(entry.definition)
        assert row["category"] == publication.glossary.categories.get(entry.category or "", "")
        assert not any(cell[:1] in set("=+-@") for cell in row.values())


@pytest.mark.parametrize("syntax", FORMATS)
def test_rdflib_reads_the_vocabulary(publication: Publication, syntax: str) -> None:
    """Every entry is a concept with its labels and one definition; both files say the same."""
    graph = read(publication, syntax)
    assert all(set(graph) == set(read(publication, other)) for other in FORMATS)
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == {
        URIRef(publication.address(entry_id)) for entry_id in publication.glossary.entries
    }
    for entry_id, entry in publication.glossary.entries.items():
        concept = URIRef(publication.address(entry_id))
        assert [str(label) for label in graph.objects(concept, SKOS.prefLabel)] == [
            entry.pref_label
        ]
        assert {str(label) for label in graph.objects(concept, SKOS.altLabel)} == {
            alt.label for alt in entry.alt_label
        }
        assert len(list(graph.objects(concept, SKOS.definition))) == 1


def test_a_category_is_a_collection_of_its_entries(publication: Publication) -> None:
    """Each entry with a category is a member of the one collection that bears its name."""
    graph, glossary = read(publication), publication.glossary
    for entry_id, entry in glossary.entries.items():
        groups = list(graph.subjects(SKOS.member, URIRef(publication.address(entry_id))))
        named = [str(name) for group in groups for name in graph.objects(group, SKOS.prefLabel)]
        assert named == ([glossary.categories[entry.category]] if entry.category else [])
        assert all((group, RDF.type, SKOS.Collection) in graph for group in groups)


def test_the_vocabulary_keeps_skos_own_conditions(publication: Publication) -> None:
    """S13: labels are disjoint; S24: broader mirrors narrower; S27: related is never above."""
    graph = read(publication)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        kinds = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        labels = [set(graph.objects(concept, kind)) for kind in kinds]
        assert sum(map(len, labels)) == len(set().union(*labels))
        above = set(graph.transitive_objects(concept, SKOS.broader)) - {concept}
        assert not above & set(graph.objects(concept, SKOS.related))
        for wider in graph.objects(concept, SKOS.broader):
            assert (wider, SKOS.narrower, concept) in graph


def test_a_feed_reader_reads_what_changed(publication: Publication) -> None:
    """Before and after stand in the entry, as text; the newest is first; none leads nowhere."""
    read = feedparser.parse(feed.render(publication))
    assert not read.bozo
    assert read.version == "atom10"
    changed, new = read.entries
    assert changed.title == "Fine-tuning: changed"
    assert changed.content[0].value == "Before: Old & <b>\n\nNow: New & <i>"
    assert new.title == "Term: new"
    assert changed.updated > new.updated
    assert read.feed.updated == changed.updated


def test_the_lists_for_assistants_lead_to_markdown(publication: Publication) -> None:
    """Each link of llms.txt names a file that is published; the full text holds each entry."""
    listed, files = llms_index.render(publication), twins(publication)
    for entry_id, entry in publication.glossary.entries.items():
        assert publication.file(f"glossary/{entry_id}/index.md") in listed
        text = files[f"glossary/{entry_id}/index.md"]
        assert text.startswith(f"# {literal(entry.pref_label)}\n")
        assert "entry:" not in text
        assert text in llms_full.render(publication)


def test_names_and_addresses_lead_nowhere_of_their_own_in_markdown(tmp_path: Path) -> None:
    """Brackets in a name or in an address begin no link, in the twins and the lists."""
    (tmp_path / "term.yml").write_text(
        "prefLabel: 'X](javascript:alert(1)) [y'\ndefinition: 'A &lt;b&gt; \\[word\\].'\n"
        "sections: [{title: '[z', body: 'Text.'}]\n"
        "sources: [{title: '![t', url: 'https://example.org/)[x](javascript:alert(2)', "
        "publisher: P, checked: 2026-11-24}]\n"
    )
    publication = Publication(glossary=load(tmp_path, []), title="A", about="B", site="https://a/")
    text = twins(publication)["glossary/term/index.md"]
    assert text.startswith("# X\\](javascript:alert(1)) \\[y\n")
    assert "## \\[z\n" in text
    assert "- [!\\[t](<https://example.org/)[x](javascript:alert(2)>), P" in text
    listed = llms_index.render(publication)
    assert "- [X\\](javascript:alert(1)) \\[y](https://" in listed
    assert "): A &lt;b&gt; \\[word\\]." in listed


def test_structured_data_cannot_end_its_script(publication: Publication) -> None:
    """JSON-LD for search engines is JSON, and holds no `<`."""
    shown = (publication.glossary, publication.site, publication.title)
    for entry_id in publication.glossary.entries:
        text = structured_data.term(entry_id, *shown)
        assert "<" not in text
        assert json.loads(text)["@type"] == "DefinedTerm"
    terms = json.loads(structured_data.term_set(*shown))["hasDefinedTerm"]
    assert len(terms) == len(publication.glossary.entries)


def test_every_module_of_the_folder_is_published() -> None:
    """The folder is the register: paths are different, and each says what it is for."""
    listed = list(found.exports())
    assert len({one.path for one in listed}) == len(listed) >= 8
    assert all(one.about.endswith(".") for one in listed)


def test_the_built_site_has_every_export(site: Path) -> None:
    """What the downloads page names is there, and hosts find their files."""
    page = (site / "downloads/index.html").read_text(encoding="utf-8")
    for export in found.exports():
        assert (site / export.path).is_file()
        assert f"../{export.path}" in page
    assert "immutable" in (site / "_headers").read_text()
    assert (site / ".nojekyll").exists()
    pages = [path.parent for path in (site / "glossary").glob("*/index.html")]
    assert pages
    assert [path for path in pages if not (path / "index.md").is_file()] == []
