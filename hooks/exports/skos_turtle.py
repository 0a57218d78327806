"""SKOS, the web's standard for vocabularies, as Turtle: for thesaurus and catalog software."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from hooks.entries.text import plain
from hooks.exports.publication import definition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.exports.publication import Publication

NAME = "SKOS (Turtle)"
PATH = "glossary.ttl"


def render(publication: Publication) -> str:
    """Write the concept scheme as Turtle."""
    return graph(publication).serialize(format="turtle")


def graph(publication: Publication) -> Graph:
    """Give the glossary as an RDF graph: a concept for each entry, a collection for a category.

    Source: https://www.w3.org/TR/skos-reference/. `related` is left out between an entry and one
    above it, as SKOS demands (S27).
    """
    found = Graph()
    found.bind("skos", SKOS)
    found.bind("dcterms", DCTERMS)
    scheme = URIRef(publication.file("glossary/"))
    found.add((scheme, RDF.type, SKOS.ConceptScheme))
    found.add((scheme, DCTERMS.title, Literal(publication.title, lang=publication.language)))
    if publication.license:
        found.add((scheme, DCTERMS.license, Literal(publication.license)))
    for statement in _collections(publication):
        found.add(statement)
    for entry_id in publication.glossary.entries:
        for statement in _statements(publication, entry_id, scheme):
            found.add(statement)
    return found


def _collections(
    publication: Publication,
) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    """Give each category that has entries; its address is that of the page that shows them."""
    entries, language = publication.glossary.entries, publication.language
    for category, name in publication.glossary.categories.items():
        collection = URIRef(publication.category(category))
        members = [one for one, entry in entries.items() if entry.category == category]
        if members:
            yield collection, RDF.type, SKOS.Collection
            yield collection, SKOS.prefLabel, Literal(name, lang=language)
        for entry_id in members:
            yield collection, SKOS.member, URIRef(publication.address(entry_id))


def _statements(
    publication: Publication, entry_id: str, scheme: URIRef
) -> Iterator[tuple[URIRef, URIRef, URIRef | Literal]]:
    entry = publication.glossary.entries[entry_id]
    concept = URIRef(publication.address(entry_id))

    def said(text: str) -> Literal:
        return Literal(text, lang=publication.language)

    yield concept, RDF.type, SKOS.Concept
    yield concept, SKOS.inScheme, scheme
    yield concept, SKOS.prefLabel, said(entry.pref_label)
    for alt in entry.alt_label:
        yield concept, SKOS.altLabel, said(alt.label)
    for hidden in entry.hidden_label:
        yield concept, SKOS.hiddenLabel, said(hidden)
    yield concept, SKOS.definition, said(definition(entry))
    if entry.boardroom:
        yield concept, SKOS.scopeNote, said(plain(entry.boardroom))
    if entry.reviewed:
        yield concept, DCTERMS.modified, Literal(entry.reviewed)
    for source in entry.sources:
        yield concept, DCTERMS.source, URIRef(source.url)
    yield from _relations(publication, entry_id, concept, scheme)


def _relations(
    publication: Publication, entry_id: str, concept: URIRef, scheme: URIRef
) -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    glossary, above = publication.glossary, publication.wider(entry_id)
    for other in glossary.entries[entry_id].broader:
        yield concept, SKOS.broader, URIRef(publication.address(other))
    for other in glossary.narrower[entry_id]:
        yield concept, SKOS.narrower, URIRef(publication.address(other))
    for other in glossary.related[entry_id]:
        if other not in above and entry_id not in publication.wider(other):
            yield concept, SKOS.related, URIRef(publication.address(other))
    if not above:
        yield concept, SKOS.topConceptOf, scheme
        yield scheme, SKOS.hasTopConcept, concept
