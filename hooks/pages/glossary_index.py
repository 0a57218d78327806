"""The glossary's index: every entry from A to Z with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.entries.text import plain
from hooks.pages.home import letters
from hooks.pages.templates import render

if TYPE_CHECKING:
    from hooks.entries.glossary import Glossary


def page(glossary: Glossary) -> str:
    """Write the index as Markdown."""
    sentences = {
        f"glossary/{entry_id}/": plain(entry.definition)
        for entry_id, entry in glossary.entries.items()
    }
    return render("pages/glossary_index.md", letters=letters(glossary), sentences=sentences)
