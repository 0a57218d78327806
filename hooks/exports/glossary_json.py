"""Everything there is, for programs: all fields of all entries, numbers with source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.exports import json_schema
from hooks.exports.json_text import json_text

if TYPE_CHECKING:
    from hooks.exports.publication import Publication

NAME = "JSON"
PATH = "glossary.json"


def render(publication: Publication) -> str:
    """Write the glossary as JSON, valid by the schema beside it."""
    glossary = publication.glossary
    data = {
        "$schema": publication.file(json_schema.PATH),
        "title": publication.title,
        "description": publication.about,
        "url": publication.site,
        "language": publication.language,
        "license": publication.license,
        "categories": [{"id": key, "name": name} for key, name in glossary.categories.items()],
        "entries": [publication.as_plain(entry_id) for entry_id in glossary.entries],
    }
    return json_text(data)
