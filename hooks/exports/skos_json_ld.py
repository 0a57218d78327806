"""The same SKOS vocabulary as JSON-LD: for programs that read JSON and understand linked data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.exports.json_text import json_text
from hooks.exports.vocabulary import PREFIXES, TYPE, Address, Name, Thing, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hooks.exports.publication import Publication

NAME = "SKOS (JSON-LD)"
PATH = "glossary.jsonld"
CONTEXT = {short: PREFIXES[short] for short in ("dcterms", "skos")}


def render(publication: Publication) -> str:
    """Write the concept scheme; the context stands in the file. Source: W3C, JSON-LD 1.1."""
    graph = [_node(subject, found) for subject, found in vocabulary(publication).items()]
    return json_text({"@context": CONTEXT, "@graph": graph})


def _node(subject: Address, found: Mapping[str, Sequence[Thing]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject}
    for respect, things in found.items():
        values = [_value(thing) for thing in things]
        key = "@type" if respect == TYPE else respect
        node[key] = values if len(values) > 1 else values[0]
    return dict(sorted(node.items()))


def _value(thing: Thing) -> Any:
    if isinstance(thing, Address):
        return {"@id": thing}
    if isinstance(thing, Name):
        return thing
    if thing.language:
        return {"@language": thing.language, "@value": thing.words}
    if thing.datatype:
        prefix, _, name = thing.datatype.partition(":")
        return {"@type": f"{PREFIXES[prefix]}{name}", "@value": thing.words}
    return thing.words
