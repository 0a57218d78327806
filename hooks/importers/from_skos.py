"""A SKOS vocabulary as Turtle, JSON-LD or RDF/XML: a term for each concept, in one language.

A text without a language counts as one of that language.
"""

from __future__ import annotations

import re
from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from hooks.entries.mistakes import listed
from hooks.importers import self_contained
from hooks.importers.record import Found, Record, SourceError
from hooks.importers.source import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from rdflib.term import Node

SYNTAX = {".ttl": "turtle", ".jsonld": "json-ld", ".json": "json-ld", ".rdf": "xml", ".xml": "xml"}
ENGLISH = "en"
SHOWN = 60
_LABELS = {SKOS.prefLabel}
_TEXTS = {
    *(SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel),
    *(SKOS.definition, SKOS.scopeNote, SKOS.example),
}
_BROUGHT = {
    *(RDF.type, SKOS.broader, SKOS.narrower, SKOS.related, SKOS.inScheme, SKOS.topConceptOf),
    *(DCTERMS.source, DCTERMS.modified, *_TEXTS),
}


def found(source: Path, asked: str = "") -> Found:
    """Read a vocabulary in the language that is asked for.

    Where none is asked for: in English, or else in the language of most names.

    Raises:
        SourceError: it is not RDF, holds no concept, or none in that language.
    """
    graph = _read(source)
    concepts = sorted(set(graph.subjects(RDF.type, SKOS.Concept)), key=str)
    if not concepts:
        msg = f"{source}: holds no skos:Concept. Export the vocabulary as SKOS."
        raise SourceError(msg)
    names, texts = (_languages(graph, concepts, kinds) for kinds in (_LABELS, _TEXTS))
    language = asked.lower() or _main_language(names or texts)
    if asked and texts and not any(_is(one, language) for one in texts):
        msg = f"{source}: holds no text in '{asked}'. Name {listed(texts, 'or')}."
        raise SourceError(msg)
    lost = [
        f"{count} texts in '{one}'. To bring these instead of '{language}', add --language {one}"
        for one, count in texts.most_common()
        if not _is(one, language)
    ]
    return Found([_record(graph, concept, language) for concept in concepts], lost)


def _read(source: Path) -> Graph:
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
    return graph


def _languages(graph: Graph, concepts: Iterable[Node], kinds: Iterable[URIRef]) -> Counter[str]:
    """Count the concepts' texts in each language; 'en-GB' is a kind of 'en'."""
    return Counter(
        text.language.lower().partition("-")[0]
        for concept in concepts
        for kind in kinds
        for text in graph.objects(concept, kind)
        if isinstance(text, Literal) and text.language
    )


def _main_language(counts: Counter[str]) -> str:
    if ENGLISH in counts or not counts:
        return ENGLISH
    return min(counts, key=lambda language: (-counts[language], language))


def _is(language: str | None, wanted: str) -> bool:
    """Say whether a text is in a language or one of its kinds; one without is in any.

    >>> _is("en-GB", "en"), _is("enm", "en"), _is(None, "en")
    (True, False, True)
    """
    return f"{(language or wanted).lower()}-".startswith(f"{wanted}-")


def _record(graph: Graph, concept: Node, language: str) -> Record:
    def texts(kind: URIRef, of: Node = concept) -> list[str]:
        """Give the texts, plain English before that of Britain, in the order of the alphabet."""
        all_of_it = (text for text in graph.objects(of, kind) if isinstance(text, Literal))
        ours = [text for text in all_of_it if _is(text.language, language)]
        return [str(text) for text in sorted(ours, key=lambda text: (text.language or "", text))]

    def nodes(kind: URIRef) -> list[str]:
        return sorted(str(node) for node in graph.objects(concept, kind))

    groups = graph.subjects(SKOS.member, concept)
    named = sorted(name for group in groups for name in texts(SKOS.prefLabel, group)[:1])
    names = texts(SKOS.prefLabel)
    notes, definitions = texts(SKOS.scopeNote), texts(SKOS.definition)
    said = definitions or notes
    below = sorted(str(other) for other in graph.subjects(SKOS.narrower, concept))
    return Record(
        key=str(concept),
        label=next(iter(names), ""),
        definition=next(iter(said), ""),
        category=next(iter(named), ""),
        alt_labels=[*names[1:], *texts(SKOS.altLabel)],
        hidden_labels=texts(SKOS.hiddenLabel),
        sections=[("Examples", "\n".join(f"- {one}" for one in examples))]
        if (examples := texts(SKOS.example))
        else [],
        broader=sorted({*nodes(SKOS.broader), *below}),
        related=nodes(SKOS.related),
        sources=nodes(DCTERMS.source),
        id=_last_part(str(concept)),
        unread=_untold(graph, concept, {SKOS.prefLabel: names, SKOS.definition: said}, language),
        lost=[
            *_lost(graph, concept),
            *(f"definition '{_short(one)}'" for one in said[1:]),
            *(f"scopeNote '{_short(one)}'" for one in notes if definitions),
            *(f"collection '{name}'" for name in named[1:]),
        ],
    )


def _last_part(address: str) -> str:
    """Give what an address ends in, unless that is only a number.

    >>> _last_part("https://example.org/glossary/rag/"), _last_part("https://example.org/#42")
    ('rag', '')
    """
    last = re.split(r"[/#]", address.rstrip("/#"))[-1]
    return last if re.search(r"[a-z]", last) else ""


def _untold(graph: Graph, concept: Node, given: Mapping[URIRef, list[str]], language: str) -> str:
    """Say what a concept has in other languages only; '' where it has all that is needed."""
    only = (kind for kind, texts in given.items() if not texts and (concept, kind, None) in graph)
    return next((f"has no {_last_part(kind)} in '{language}'" for kind in only), "")


def _lost(graph: Graph, concept: Node) -> list[str]:
    others = {str(kind) for kind in graph.predicates(concept) if kind not in _BROUGHT}
    return [f"property {graph.namespace_manager.normalizeUri(kind)}" for kind in sorted(others)]


def _short(text: str) -> str:
    return shorten(text, width=SHOWN, placeholder=" …")
