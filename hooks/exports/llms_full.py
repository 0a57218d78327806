"""All entries in one Markdown file, to hand to an AI assistant or to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.exports.markdown_text import written

if TYPE_CHECKING:
    from hooks.exports.publication import Publication

NAME = "Everything as Markdown"
PATH = "llms-full.txt"


def render(publication: Publication) -> str:
    """Write every entry, one after the other."""
    entries = (written(publication, entry_id) for entry_id in publication.glossary.entries)
    return f"# {publication.title}\n\n> {publication.about}\n\n" + "\n---\n\n".join(entries)
