"""The glossary in SKOS, the web's standard for vocabularies: statements, in no syntax yet.

Source: https://www.w3.org/TR/skos-reference/.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from hooks.entries.text import plain
from hooks.exports.publication import definition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hooks.exports.publication import Publication

PREFIXES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TYPE: Final = "rdf:type"


class Address(str):
    """The address on the web of an entry, a category or a source."""

    __slots__ = ()


class Name(str):
    """What a standard calls something: `skos:Concept`."""

    __slots__ = ()


class Text(NamedTuple):
    """Words, with their language if they have one, or with a type: `xsd:date`."""

    words: str
    language: str = ""
    datatype: str = ""


Thing = Address | Name | Text
Statement = tuple[Address, str, Thing]
"""Of what, in which respect (`skos:prefLabel`), what."""


@lru_cache(maxsize=1)  # two exports say the same, one after the other
def vocabulary(publication: Publication) -> Mapping[Address, Mapping[str, Sequence[Thing]]]:
    """Give what is said, by what it is said of, then by the respect; sorted.

    There is a concept for each entry, and a collection for each category.
    """
    said: dict[Address, dict[str, set[Thing]]] = defaultdict(lambda: defaultdict(set))
    for subject, respect, thing in _statements(publication):
        said[subject][respect].add(thing)
    return {
        subject: {respect: _sorted(said[subject][respect]) for respect in sorted(said[subject])}
        for subject in sorted(said)
    }


def _sorted(things: set[Thing]) -> list[Thing]:
    """Sort things, which in one respect are all of one kind."""
    return sorted(things)


def _statements(publication: Publication) -> Iterator[Statement]:
    scheme = Address(publication.file("glossary/"))
    yield scheme, TYPE, Name("skos:ConceptScheme")
    yield scheme, "dcterms:title", Text(publication.title, publication.language)
    if publication.license:
        yield scheme, "dcterms:license", Text(publication.license)
    yield from _collections(publication)
    above = {entry_id: publication.wider(entry_id) for entry_id in publication.glossary.entries}
    for entry_id in publication.glossary.entries:
        yield from _concept(publication, entry_id, scheme)
        yield from _relations(publication, entry_id, above)
        if not above[entry_id]:
            yield Address(publication.address(entry_id)), "skos:topConceptOf", scheme
            yield scheme, "skos:hasTopConcept", Address(publication.address(entry_id))


def _collections(publication: Publication) -> Iterator[Statement]:
    """Give each category that has entries; its address is that of the page that shows them."""
    glossary = publication.glossary
    for entry_id, entry in glossary.entries.items():
        if entry.category is None:
            continue
        collection = Address(publication.category(entry.category))
        name = glossary.categories[entry.category]
        yield collection, TYPE, Name("skos:Collection")
        yield collection, "skos:prefLabel", Text(name, publication.language)
        yield collection, "skos:member", Address(publication.address(entry_id))


def _concept(publication: Publication, entry_id: str, scheme: Address) -> Iterator[Statement]:
    entry, language = publication.glossary.entries[entry_id], publication.language
    concept = Address(publication.address(entry_id))
    yield concept, TYPE, Name("skos:Concept")
    yield concept, "skos:inScheme", scheme
    yield concept, "skos:prefLabel", Text(entry.pref_label, language)
    for alt in entry.alt_label:
        yield concept, "skos:altLabel", Text(alt.label, language)
    for hidden in entry.hidden_label:
        yield concept, "skos:hiddenLabel", Text(hidden, language)
    yield concept, "skos:definition", Text(definition(entry), language)
    if entry.boardroom:
        yield concept, "skos:scopeNote", Text(plain(entry.boardroom), language)
    if entry.reviewed:
        yield concept, "dcterms:modified", Text(entry.reviewed.isoformat(), datatype="xsd:date")
    for source in entry.sources:
        yield concept, "dcterms:source", Address(source.url)


def _relations(
    publication: Publication, entry_id: str, above: Mapping[str, set[str]]
) -> Iterator[Statement]:
    """Give an entry's relations; SKOS allows no `related` to what stands above or below (S27)."""
    glossary, concept = publication.glossary, Address(publication.address(entry_id))
    for other in glossary.entries[entry_id].broader:
        yield concept, "skos:broader", Address(publication.address(other))
    for other in glossary.narrower[entry_id]:
        yield concept, "skos:narrower", Address(publication.address(other))
    for other in glossary.related[entry_id]:
        if other not in above[entry_id] and entry_id not in above[other]:
            yield concept, "skos:related", Address(publication.address(other))
