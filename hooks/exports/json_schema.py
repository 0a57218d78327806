"""What the JSON file may contain, as a JSON Schema (draft 2020-12), to check it by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.entries.schema import entry_schema
from hooks.exports.json_text import json_text

if TYPE_CHECKING:
    from hooks.exports.publication import Publication

NAME = "JSON Schema"
PATH = "glossary.schema.json"


def render(publication: Publication) -> str:
    """Write the schema of the published JSON: an entry's own, with what is derived."""
    own = entry_schema()
    text = {"type": "string"}
    entry: dict[str, Any] = {
        key: value for key, value in own.items() if key not in {"$schema", "$defs", "title"}
    }
    added = {"id": text, "url": text, "narrower": {"type": "array", "items": text}}
    entry["properties"] = {**added, **entry["properties"]}
    entry["required"] = ["id", "url", *entry.get("required", [])]
    head = dict.fromkeys(("$schema", "title", "description", "url", "license", "language"), text)
    category = {"type": "object", "properties": {"id": text, "name": text}}
    lists = {"categories": category, "entries": {"$ref": "#/$defs/Entry"}}
    arrays = {name: {"type": "array", "items": items} for name, items in lists.items()}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": publication.file(PATH),
        "title": publication.title,
        "type": "object",
        "required": ["title", "url", "entries"],
        "additionalProperties": False,
        "properties": {**head, **arrays},
        "$defs": {**own.get("$defs", {}), "Entry": entry},
    }
    return json_text(schema)
