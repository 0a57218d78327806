"""The JSON Schema for editors: the model's own words, always up to date."""

from __future__ import annotations

from pathlib import Path

from hooks.entries.schema import entry_schema, schema_text

GLOSSARY = Path(__file__).parents[3] / "glossary"


def test_the_committed_schema_is_the_models() -> None:
    """`python -m hooks.entries.schema` was run after the last change of the model."""
    assert (GLOSSARY / ".schema.json").read_text(encoding="utf-8") == schema_text()


def test_every_key_has_a_tooltip() -> None:
    """An editor explains every key, at every depth."""
    schema = entry_schema()
    parts = [schema, *schema["$defs"].values()]
    silent = [
        name
        for part in parts
        for name, value in part.get("properties", {}).items()
        if not value.get("description")
    ]
    assert silent == []


def test_keys_are_those_of_the_yaml() -> None:
    """camelCase, the required ones required, others refused, short forms allowed."""
    schema = entry_schema()
    assert schema["required"] == ["prefLabel", "definition"]
    assert schema["additionalProperties"] is False
    assert "use_when" not in schema["properties"]
    kinds = schema["properties"]["altLabel"]["items"]["anyOf"]
    assert [kind.get("type", "mapping") for kind in kinds] == ["string", "mapping"]


def test_every_entry_names_the_schema() -> None:
    """The first line of an entry is what editors look for."""
    first_lines = {
        path.read_text(encoding="utf-8").split("\n")[0] for path in GLOSSARY.glob("*.yml")
    }
    assert first_lines == {"# yaml-language-server: $schema=.schema.json"}
