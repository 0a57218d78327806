"""An entry with something in every field, made from the schema: no field can be forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hooks.entries.schema import entry_schema

if TYPE_CHECKING:
    from collections.abc import Callable

FIXED = {"status": "published", "category": "hostile", "facts.one_fact.kind": "documented"}
LEFT_OUT = {"calculators", "redirects", "replacedBy"}  # they hold no text, and name what exists
ADDRESSES = {"url", "source"}
IDS = {"broader", "related", "confusedWith"}
"""Lists of other entries, which name an entry once."""

Schema = dict[str, Any]


@dataclass(frozen=True)
class Filling:
    """What stands in the fields of an entry: texts by their place, addresses, another's id."""

    text: Callable[[str], str]
    """The text for a place, such as `askVendor.0.good`."""
    address: str
    other: str

    def entry(self) -> dict[str, Any]:
        """Fill every field of an entry."""
        return self._mapping(entry_schema(), "")

    def _mapping(self, schema: Schema, way: str) -> dict[str, Any]:
        named = schema.get("properties") or {"one_fact": _anything(schema)}
        return {
            key: self._value(inner, key, f"{way}.{key}".lstrip("."))
            for key, inner in named.items()
            if key not in LEFT_OUT
        }

    def _value(self, schema: Schema, name: str, way: str) -> Any:
        kind = _resolved(schema)
        if kind["type"] == "object":
            return self._mapping(kind, way)
        if kind["type"] == "array":
            count = 1 if name in IDS else 2
            return [self._value(kind["items"], "", f"{way}.{number}") for number in range(count)]
        return FIXED.get(way) or self._single(kind, name, way)

    def _single(self, kind: Schema, name: str, way: str) -> Any:
        if kind["type"] in {"integer", "number"}:
            return 1000
        if kind.get("format") == "date":
            return "2026-11-24"
        if "enum" in kind:
            return kind["enum"][0]
        if "pattern" in kind:
            return self.other
        return self.address if name in ADDRESSES else self.text(way)


def _resolved(schema: Schema) -> Schema:
    """Follow references; a mapping rather than a plain text, something rather than nothing."""
    kinds = schema.get("anyOf", [schema])
    kind = max(kinds, key=lambda one: ("$ref" in one, one.get("type") != "null"))
    definitions: Schema = entry_schema()["$defs"]
    found: Schema = definitions[kind["$ref"].rpartition("/")[2]] if "$ref" in kind else kind
    return found


def _anything(schema: Schema) -> Schema:
    [only] = schema["patternProperties"].values()
    return dict(only)
