"""A publication of the site's own glossary, and of one that is out to break formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from calculators.kit.calculator import names
from hooks.entries.changes import Change
from hooks.entries.load import load
from hooks.exports.publication import Publication

if TYPE_CHECKING:
    from hooks.entries.glossary import Glossary

ROOT = Path(__file__).parents[3]
HOSTILE = {
    "wide": "prefLabel: Wide\ndefinition: A wide word.\n",
    "term": "prefLabel: '=cmd|''/c''!A1'\naltLabel: ['a \"quoted\" name', 'semi; colon']\n"
    "definition: 'Less &lt; more, &amp; \"quotes\", a\\backslash, ]]&gt; and an émoji 🙂.'\n"
    "broader: [wide]\nrelated: [wide]\n"
    "sections: [{title: How, body: 'See [wide](entry:wide#there).'}]\n",
}


def published(glossary: Glossary) -> Publication:
    one, other, *_ = glossary.entries
    return Publication(
        glossary=glossary,
        title='Ready & "Reckoner" <1>',
        about="A glossary.",
        site="https://example.org/some/repo/",
        license="CC BY 4.0",
        changes=[
            Change("gone", "Gone", "2026-11-25T10:00:00+00:00", "", "What this site began as."),
            Change(one, "Fine-tuning", "2026-11-24T10:00:00+00:00", "Old & <b>", "New & <i>"),
            Change(other, "Term", "2026-11-23T10:00:00+00:00", "", "A word."),
        ],
    )


@pytest.fixture(params=["own", "hostile"])
def publication(request: pytest.FixtureRequest, tmp_path: Path) -> Publication:
    """Each export is tried on both."""
    if request.param == "own":
        return published(load(ROOT / "glossary", names(), drafts=False))
    for name, text in HOSTILE.items():
        (tmp_path / f"{name}.yml").write_text(text, encoding="utf-8")
    return published(load(tmp_path, []))
