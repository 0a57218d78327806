"""The same SKOS vocabulary as JSON-LD: for programs that read JSON and understand linked data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.exports.skos_turtle import graph

if TYPE_CHECKING:
    from hooks.exports.publication import Publication

NAME = "SKOS (JSON-LD)"
PATH = "glossary.jsonld"
CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
}


def render(publication: Publication) -> str:
    """Write the concept scheme as JSON-LD; the context stands in the file."""
    text: str = graph(publication).serialize(
        format="json-ld", context=CONTEXT, indent=1, sort_keys=True
    )
    return text + "\n"
