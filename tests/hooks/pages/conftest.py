"""A tiny glossary, made of entries as the loader would give them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from markdown import markdown

from hooks.entries.entry import Entry
from hooks.entries.glossary import Glossary
from hooks.entries.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def today() -> dt.date:
    """The day of the build."""
    return TODAY


@pytest.fixture
def of_files(tmp_path: Path) -> Callable[..., Glossary]:
    """Read a glossary from texts: `of_files(rag="prefLabel: …")`."""

    def read(**texts: str) -> Glossary:
        for name, text in texts.items():
            (tmp_path / f"{name.replace('_', '-')}.yml").write_text(text, encoding="utf-8")
        return load(tmp_path, [])

    return read


@pytest.fixture
def of_one() -> Callable[..., Glossary]:
    """Make a glossary of one entry, `term`, past the loader and what it refuses."""

    def make(**fields: Any) -> Glossary:
        values = {"pref_label": "Term", "definition": "A word."} | fields
        entries = {"term": Entry.model_validate(values)}
        return Glossary(
            entries=entries,
            facts={},
            fact_positions={},
            related={"term": {}},
            narrower={"term": ()},
            categories={},
        )

    return make


@pytest.fixture
def as_html() -> Callable[[str], str]:
    """Render a page's Markdown as MkDocs does, without its front matter."""

    def render(text: str) -> str:
        body = text.split("\n---\n", 1)[1]
        return markdown(body, extensions=["attr_list", "md_in_html", "tables", "toc"])

    return render
