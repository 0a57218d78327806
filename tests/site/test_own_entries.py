"""What this site asks of its own entries. `make fresh` takes it out: others may ask for less."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hooks.check import main
from tests.site.html import one

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from hooks.entries.glossary import Glossary

GLOSSARY = Path(__file__).parents[2] / "glossary"
LAST_READ = dt.date(2026, 12, 1)
"""The latest day that stands in an entry; a later one is told as still to come."""
IDS = sorted(path.stem for path in GLOSSARY.glob("*.yml"))


def test_there_is_nothing_to_mend(capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m hooks.check` ends with 0, counts the entries, and has an empty worklist."""
    assert main(GLOSSARY, LAST_READ) == 0
    assert capsys.readouterr().out == f"{len(IDS)} entries, no mistakes\n"


@pytest.mark.parametrize("entry_id", IDS)
def test_every_entry_says_what_a_buyer_needs(
    entry_id: str, glossary: Glossary, home: dict[str, Any]
) -> None:
    """A sentence for whoever signs, questions for a vendor, neighbors, sources and a date."""
    entry = glossary.entries[entry_id]
    assert entry.boardroom
    assert len(entry.ask_vendor) >= (3 if entry_id in home["first"] else 2)
    assert glossary.related[entry_id]
    assert entry.sources
    assert entry.reviewed
    assert entry.due


@pytest.mark.parametrize("entry_id", IDS)
def test_every_entry_leads_on(entry_id: str, pages: dict[str, Element]) -> None:
    """Its text links at least one other term."""
    article = one(pages[f"glossary/{entry_id}/"], ".//article")
    assert {link.get("data-term") for link in article.iter("a")} & set(IDS) - {entry_id}


def test_the_first_terms_are_told_in_full(glossary: Glossary, home: dict[str, Any]) -> None:
    """Six of them, each with a comparison, when to use it, and when to skip it."""
    great = [glossary.entries[entry_id] for entry_id in home["first"]]
    assert len(great) == 6
    assert [e.pref_label for e in great if not (e.comparison and e.use_when and e.skip_when)] == []


def test_the_home_page_has_four_doors(home: dict[str, Any]) -> None:
    """A reader comes with one of four decisions."""
    assert len(home["doors"]) == 4
