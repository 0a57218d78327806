"""A list of all entries for AI assistants, as llmstxt.org proposes: names, links, definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.entries.literal import literal
from hooks.exports.markdown_text import twin
from hooks.exports.publication import definition

if TYPE_CHECKING:
    from hooks.exports.publication import Publication

NAME = "llms.txt"
PATH = "llms.txt"


def render(publication: Publication) -> str:
    """Write the list; each link leads to the Markdown of an entry."""
    lines = [
        f"- [{literal(entry.pref_label)}]({publication.file(twin(entry_id))}): "
        f"{literal(definition(entry))}"
        for entry_id, entry in publication.glossary.entries.items()
    ]
    head = f"# {publication.title}\n\n> {publication.about}\n\n## Glossary\n\n"
    return head + "\n".join(lines) + "\n"
