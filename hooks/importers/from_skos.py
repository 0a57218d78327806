"""A SKOS vocabulary as Turtle, JSON-LD or RDF/XML: a term for each concept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from hooks.importers import self_contained
from hooks.importers.record import Record, SourceError
from hooks.importers.source import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node

SYNTAX = {".ttl": "turtle", ".jsonld": "json-ld", ".json": "json-ld", ".rdf": "xml", ".xml": "xml"}
LANGUAGE = "en"
_BROUGHT = {
    *(RDF.type, SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition),
    *(SKOS.scopeNote, SKOS.example, SKOS.broader, SKOS.narrower, SKOS.related, SKOS.inScheme),
    *(SKOS.topConceptOf, DCTERMS.source, DCTERMS.modified),
}


def records(source: Path) -> list[Record]:
    """Read a vocabulary; of several languages, English, else any.

    Raises:
        SourceError: it is not RDF, or holds no concept.
    """
    syntax = SYNTAX.get(source.suffix.lower())
    if syntax is None:
        msg = f"{source}: ends in none of {', '.join(SYNTAX)}. Rename it to what it is."
        raise SourceError(msg)
    graph, raw = Graph(), read_bytes(source)
    try:
        self_contained.check(raw, syntax)
        graph.parse(data=raw, format=syntax, publicID=source.absolute().as_uri())
    except SourceError as error:
        msg = f"{source}: {error}"
        raise SourceError(msg) from None
    except Exception as error:  # noqa: BLE001 - rdflib's parsers raise whatever they meet
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        msg = f"{source}: cannot be read as {syntax}: {first[:200]}. Check it with its maker."
        raise SourceError(msg) from None
    concepts = sorted(set(graph.subjects(RDF.type, SKOS.Concept)), key=str)
    if not concepts:
        msg = f"{source}: holds no skos:Concept. Export the vocabulary as SKOS."
        raise SourceError(msg)
    return [_record(graph, concept) for concept in concepts]


def _record(graph: Graph, concept: Node) -> Record:
    def texts(kind: URIRef, of: Node = concept) -> list[str]:
        found = [text for text in graph.objects(of, kind) if isinstance(text, Literal)]
        ours = [text for text in found if (text.language or LANGUAGE).startswith(LANGUAGE)]
        return sorted(str(text) for text in ours or found)

    def nodes(kind: URIRef) -> list[str]:
        return sorted(str(node) for node in graph.objects(concept, kind))

    groups = graph.subjects(SKOS.member, concept)
    named = sorted(name for group in groups for name in texts(SKOS.prefLabel, group)[:1])
    notes, definitions = texts(SKOS.scopeNote), texts(SKOS.definition)
    said = definitions or notes
    below = sorted(str(other) for other in graph.subjects(SKOS.narrower, concept))
    return Record(
        key=str(concept),
        label=next(iter(texts(SKOS.prefLabel)), ""),
        definition=next(iter(said), ""),
        category=next(iter(named), ""),
        alt_labels=texts(SKOS.altLabel),
        hidden_labels=texts(SKOS.hiddenLabel),
        sections=[("Examples", "\n".join(f"- {one}" for one in examples))]
        if (examples := texts(SKOS.example))
        else [],
        broader=sorted({*nodes(SKOS.broader), *below}),
        related=nodes(SKOS.related),
        sources=[one for one in nodes(DCTERMS.source) if one.startswith("http")],
        id=_last_part(str(concept)),
        lost=[*_lost(graph, concept, len(said)), *(f"collection '{name}'" for name in named[1:])],
    )


def _last_part(address: str) -> str:
    """Give what an address ends in, unless that is only a number.

    >>> _last_part("https://example.org/glossary/rag/"), _last_part("https://example.org/#42")
    ('rag', '')
    """
    last = re.split(r"[/#]", address.rstrip("/#"))[-1]
    return last if re.search(r"[a-z]", last) else ""


def _lost(graph: Graph, concept: Node, definitions: int) -> list[str]:
    others = {str(kind) for kind in graph.predicates(concept) if kind not in _BROUGHT}
    lost = [f"property {graph.namespace_manager.normalizeUri(kind)}" for kind in sorted(others)]
    return [*lost, f"{definitions - 1} further definitions"] if definitions > 1 else lost
