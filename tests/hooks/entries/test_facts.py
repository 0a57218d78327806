"""Numbers: how they are written out, and the file that the calculators read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from hooks.entries.data import check_front_matter, facts_json, fill, offers_json, write
from hooks.entries.facts import said
from hooks.entries.load import Glossary, GlossaryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Reading = Callable[..., Glossary]

ENTRY = """\
    prefLabel: Fine-tuning
    definition: Training.
    facts:
      ratio: {value: 0.1, unit: share, says: A tenth., kind: house-rule, checked: 2026-11-24}
      examples_min:
        value: 1000
        unit: examples
        says: So many.
        kind: documented
        source: https://example.org/a
        checked: 2026-11-24
    offers:
      - provider: P
        models: M
        status: open
        source: https://example.org/a
        checked: 2026-11-24
    sources:
      - {title: A title, url: "https://example.org/a", publisher: P, checked: 2026-11-24}
    """


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (0.1, "share", "10%"),
        (1, "share", "100%"),
        (0.699, "share", "69.9%"),
        (0.07, "share", "7%"),
        (0.06, "USD per million tokens", "$0.06"),
        (1000, "USD", "$1,000"),
        (1234.5, "USD", "$1,234.50"),
        (0.00015, "USD per request", "$0.00015"),
        (-3, "USD", "−$3"),
        (1000, "examples", "1,000"),
        (1000000, "requests per month", "1,000,000"),
        (0.75, "words per token", "0.75"),
        (10.0, "times", "10"),
        (0, "share", "0%"),
    ],
)
def test_the_unit_decides_how_a_number_is_written(value: float, unit: str, expected: str) -> None:
    """Shares are per cent, dollars have their sign, thousands their commas."""
    assert said(value, unit) == expected


def test_facts_json_is_what_the_calculators_read(reading: Reading) -> None:
    """Sorted keys, one space of indent, a line's end: a stable diff."""
    text = facts_json(reading(fine_tuning=ENTRY))
    rows = json.loads(text)
    assert rows["fine-tuning.examples_min"] == {
        "value": 1000,
        "unit": "examples",
        "says": "So many.",
        "kind": "documented",
        "source": "https://example.org/a",
        "source_title": "A title",
        "checked": "2026-11-24",
        "entry": "fine-tuning",
    }
    assert rows["fine-tuning.ratio"]["source"] is None
    assert rows["fine-tuning.ratio"]["source_title"] is None
    assert text == json.dumps(rows, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def test_data_files_are_written_only_when_they_change(reading: Reading, tmp_path: Path) -> None:
    """A file that nobody changed keeps its time, so that nothing is rebuilt for it."""
    glossary = reading(fine_tuning=ENTRY)
    write(glossary, tmp_path)
    offers = json.loads((tmp_path / "offers.json").read_text())
    assert offers["fine-tuning"][0] == {
        "provider": "P",
        "models": "M",
        "status": "open",
        "note": None,
        "source": "https://example.org/a",
        "checked": "2026-11-24",
    }
    assert json.loads(offers_json(glossary)) == offers
    before = (tmp_path / "facts.json").stat().st_mtime_ns
    write(glossary, tmp_path)
    assert (tmp_path / "facts.json").stat().st_mtime_ns == before


def test_pages_outside_the_glossary_are_filled_too(reading: Reading) -> None:
    """A guide refers to a fact in the same way."""
    glossary = reading(fine_tuning=ENTRY)
    assert fill("At {{fact:fine-tuning.ratio}}, {{ other }}.", glossary) == "At 10%, {{ other }}."


def test_wrong_references_in_pages_name_page_and_line(reading: Reading) -> None:
    """A number or an entry that does not exist stops the build with its place."""
    glossary = reading(fine_tuning=ENTRY)
    with pytest.raises(GlossaryError) as raised:
        fill("A\n{{ fact:fine-tuning.ration }}", glossary, "docs/guide.md")
    assert str(raised.value) == (
        "docs/guide.md:2:1: there is no fact 'fine-tuning.ration'. Add it to its entry, or name "
        "another. Did you mean 'fine-tuning.ratio'?"
    )
    with pytest.raises(GlossaryError, match=r"docs/guide.md:1:9: the link 'entry:tuning'"):
        fill("See [x](entry:tuning).", glossary, "docs/guide.md")
    with pytest.raises(GlossaryError, match=r"docs/guide.md:3:6: the link 'entry:tuning'"):
        fill("See [x][1].\n\n[1]: entry:tuning", glossary, "docs/guide.md")


@pytest.mark.parametrize(
    "page", ["---\ntitle: A\n---\n# A\n", "# A\n\n---\na: b: c\n---\n", "---\n"]
)
def test_front_matter_that_can_be_read_is_none_of_its_business(page: str) -> None:
    """Neither is a page without any, with a line across it further down."""
    check_front_matter(page, "docs/guide.md")
    with pytest.raises(GlossaryError, match=r"docs/guide.md:3:8: a colon and a space"):
        check_front_matter(f"---\nx: 1\nname: a: b\n---\n{page}", "docs/guide.md")
