"""Between entries: what is named exists, and no name is claimed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Mistakes = Callable[..., list[str]]

A = "prefLabel: Alpha\naltLabel: [First letter]\ndefinition: A letter."


def entry(name: str, more: str = "") -> str:
    """Write a small entry."""
    return f"prefLabel: {name}\ndefinition: A letter.\n{more}\n"


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("broader: [alpa]", "3:11: broader.0"),
        ("related: [alpa]", "3:11: related.0"),
        ("related:\n  - {entry: alpa, how: x}", "4:13: related.0.entry"),
        ("confusedWith:\n  - {entry: alpa, difference: x}", "4:13: confusedWith.0.entry"),
        ("replacedBy: alpa", "3:13: replacedBy"),
        ("business: |\n  Words.\n\n  See [it](entry:alpa).", "6:12: business"),
    ],
)
def test_a_dangling_id_is_found_wherever_it_stands(
    mistakes: Mistakes, more: str, place: str
) -> None:
    """Each points at its line and proposes the entry that was meant."""
    [one] = mistakes(alpha=A, b=entry("B", more))
    assert one.startswith(f"glossary/b.yml:{place}: ")
    assert one.endswith("Did you mean 'alpha'?")


def test_a_comparison_may_name_its_own_entry_and_no_other_relation_may(mistakes: Mistakes) -> None:
    """A table sets the entry itself beside others; nothing else refers to itself."""
    rows = "rows: [{label: x, entry: b, cells: [1, 2]}, {label: y, entry: zz, cells: [1, 2]}]"
    table = f"comparison: {{caption: c, columns: [a, b], {rows}}}"
    found = mistakes(b=entry("B", f"{table}\nbroader: [b]\nrelated: [b]"))
    assert [one.split(": ")[1] for one in found] == [
        "comparison.rows.1.entry",
        "broader.0",
        "related.0",
    ]


@pytest.mark.parametrize("label", ["alpha", "ALPHA", "first Letter"])
@pytest.mark.parametrize("field", ["prefLabel: {}", "prefLabel: B\naltLabel: [{}]"])
def test_no_two_entries_claim_a_name(mistakes: Mistakes, label: str, field: str) -> None:
    """Names are compared without regard to case, preferred or not."""
    found = mistakes(a=A, b=f"{field.format(label)}\ndefinition: A letter.")
    assert len(found) == 1
    assert "is already a name of" in found[0]


def test_of_a_file_and_its_copy_the_copy_is_wrong(mistakes: Mistakes) -> None:
    """The one whose file is called like its term keeps the name, whatever the alphabet says."""
    found = mistakes(alpha=A, a_copy=A)
    places = ["glossary/a-copy.yml:1:12", "glossary/a-copy.yml:2:12"]
    assert [one.split(": ")[0] for one in found] == places
    assert all("is already a name of 'alpha' (glossary/alpha.yml:" in one for one in found)


def test_an_entry_does_not_repeat_its_own_name(mistakes: Mistakes) -> None:
    """A synonym that is the name itself is dropped by whoever wrote it."""
    [one] = mistakes(b="prefLabel: B\naltLabel: [C, {label: b}]\ndefinition: A letter.")
    assert one.startswith("glossary/b.yml:2:23: altLabel.1.label: 'b' is already a name of 'b'")


def test_circles_are_reported_once_each(mistakes: Mistakes) -> None:
    """Wider, wider, and back again: one line for each circle, with the way round."""
    found = mistakes(
        a=entry("A", "broader: [b]"),
        b=entry("B", "broader: [c]"),
        c=entry("C", "broader: [a]"),
        d=entry("D", "broader: [a, e]"),
        e=entry("E", "broader: [d]"),
    )
    assert [one.partition(" Drop")[0] for one in found] == [
        "glossary/a.yml:3:11: broader.0: goes round in a circle: a → b → c → a.",
        "glossary/d.yml:3:14: broader.1: goes round in a circle: d → e → d.",
    ]


def test_a_wider_term_may_be_reached_by_two_ways(mistakes: Mistakes) -> None:
    """A diamond is no circle."""
    assert (
        mistakes(
            a=entry("A", "broader: [b, c]"),
            b=entry("B", "broader: [d]"),
            c=entry("C", "broader: [d]"),
            d=entry("D"),
        )
        == []
    )


def test_redirects_lead_to_one_place(mistakes: Mistakes) -> None:
    """A former id is neither an entry nor claimed by two."""
    found = mistakes(a=entry("A", "redirects: [b, old]"), b=entry("B", "redirects: [old]"))
    assert "glossary/a.yml:3:13: redirects.0: 'b' is an entry" in found[0]
    assert "glossary/b.yml:3:13: redirects.0: 'old' already leads to 'a'" in found[1]


def test_calculators_exist(mistakes: Mistakes) -> None:
    """A page cannot show a calculator that is not there."""
    [one] = mistakes(a=entry("A", "calculators: [approach, api-costs]"))
    assert one == (
        "glossary/a.yml:3:25: calculators.1: there is no calculator 'api-costs'. Name another. "
        "There are 'api-cost' and 'approach'. Did you mean 'api-cost'?"
    )
