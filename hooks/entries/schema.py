"""The JSON Schema of an entry, from the model: completion and tooltips in an editor.

`python -m hooks.entries.schema` writes `glossary/.schema.json`; an entry's first line names it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hooks.entries.entry import Entry

if TYPE_CHECKING:
    from hooks.entries.mistakes import KeyPath

PATH = Path("glossary/.schema.json")


@cache
def entry_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of `glossary/<id>.yml`, with YAML's camelCase keys."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Glossary entry",
        **{key: value for key, value in Entry.model_json_schema().items() if key != "title"},
    }


def schema_text() -> str:
    """Give the text of `.schema.json`: the same bytes for the same model."""
    return json.dumps(entry_schema(), indent=1, ensure_ascii=False) + "\n"


def schema_at(keys: KeyPath) -> dict[str, Any]:
    """Give the part of the schema that describes the value at `keys`; empty where there is none.

    >>> schema_at(("askVendor", 0, "good"))["description"]
    'What a good answer sounds like.'
    """
    here = entry_schema()
    for key in keys:
        here = _resolve(here)
        if isinstance(key, int):
            here = here.get("items", {})
        else:
            here = here.get("properties", {}).get(key) or _mapping_values(here)
    return {
        **_resolve(here),
        **({"description": here["description"]} if "description" in here else {}),
    }


def _mapping_values(schema: dict[str, Any]) -> dict[str, Any]:
    values: Any = schema.get("additionalProperties") or next(
        iter(schema.get("patternProperties", {}).values()), {}
    )
    return values if isinstance(values, dict) else {}


def _resolve(schema: dict[str, Any]) -> dict[str, Any]:
    """Follow `$ref`, and the first alternative that is a mapping where there are several."""
    while "$ref" in schema or "anyOf" in schema:
        options = schema.get("anyOf", [schema])
        schema = next((option for option in options if "$ref" in option), options[0])
        if "$ref" in schema:
            schema = entry_schema()["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
