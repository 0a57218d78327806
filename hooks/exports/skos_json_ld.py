"""The same SKOS vocabulary as JSON-LD: for programs that read JSON and understand linked data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

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
    data = json.loads(graph(publication).serialize(format="json-ld", context=CONTEXT))
    return json.dumps(_ordered(data), indent=1, ensure_ascii=False) + "\n"


def _ordered(data: Any) -> Any:
    """Sort what has no order of its own, so that two builds are equal."""
    if isinstance(data, dict):
        return {key: _ordered(value) for key, value in sorted(data.items())}
    if isinstance(data, list):
        return sorted(map(_ordered, data), key=json.dumps)
    return data
