"""The invented entries are what the growth benchmark says they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.kit import invented
from benchmarks.kit.grown import for_ezglossary
from hooks.entries.load import load
from hooks.entries.terms import Scanner, entry_terms

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.entries.glossary import Glossary

COUNT = 100


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    """A glossary of nothing but invented entries."""
    invented.write(tmp_path, COUNT)
    return load(tmp_path, [])


def test_an_entry_has_230_words_in_five_sections_and_ten_mentions(glossary: Glossary) -> None:
    """Each entry reads, relates to five others, and names ten."""
    scanner = Scanner(entry_terms(glossary.entries))
    assert len(glossary.entries) == COUNT
    for entry_id, entry in glossary.entries.items():
        bodies = [section.body for section in entry.sections]
        words = " ".join([entry.definition, entry.boardroom or "", *bodies]).split()
        mentioned = {m.term.id for body in bodies for m in scanner.mentions(body)}
        assert 220 <= len(words) <= 240
        assert (len(bodies), len(entry.related), len(mentioned - {entry_id})) == (5, 5, 10)


def test_a_larger_glossary_takes_away_nothing(tmp_path: Path) -> None:
    """Names differ up to ten thousand, and a smaller count leaves no old files."""
    assert len({invented.name(number) for number in range(10_000)}) == 10_000
    invented.write(tmp_path, 30)
    invented.write(tmp_path, 20)
    assert len(list(tmp_path.iterdir())) == 20


def test_ezglossary_gets_its_own_marks() -> None:
    """Mentions become its links, and the page's title and description its definition."""
    text = '---\ntitle: "one two"\ndescription: "A \\"word\\"."\n---\nWith three four, that.\n'
    marked = for_ezglossary(text)
    assert "With <term:three four>, that." in marked
    assert marked.endswith('\nterm:one two\n:   A \\"word\\".\n')
