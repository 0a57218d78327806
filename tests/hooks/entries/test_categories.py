"""Categories: a small file of names, and entries that name one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hooks.entries.categories import FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hooks.entries.glossary import Glossary

    Mistakes = Callable[..., list[str]]

ENTRY = "prefLabel: Alpha\ndefinition: A letter.\n"
TWO = "# What there is: two.\nrisk: Risk, and law\n\ncost: Cost: what one pays\n"


@pytest.fixture
def names(tmp_path: Path, mistakes: Mistakes) -> Path:
    """Where the categories' names stand, beside the entries of `reading` and `mistakes`."""
    assert mistakes() == []
    return tmp_path / "glossary" / FILE


def test_categories_keep_the_file_s_order(names: Path, reading: Callable[..., Glossary]) -> None:
    """An adopter writes ids and names; comments and empty lines say nothing."""
    names.write_text(TWO)
    glossary = reading(alpha=f"{ENTRY}category: cost")
    assert list(glossary.categories.items()) == [
        ("risk", "Risk, and law"),
        ("cost", "Cost: what one pays"),
    ]
    assert glossary.entries["alpha"].category == "cost"


def test_an_unknown_category_is_named_with_its_place(names: Path, mistakes: Mistakes) -> None:
    """Path, line and column, what to do, and the category that was meant."""
    names.write_text(TWO)
    [one] = mistakes(alpha=f"{ENTRY}category: rsik")
    assert one == (
        "glossary/alpha.yml:3:11: category: there is no category 'rsik'. "
        "Name another, or add it to categories.txt. Did you mean 'risk'?"
    )


def test_without_the_file_there_are_no_categories(mistakes: Mistakes) -> None:
    """A glossary needs none, and an entry cannot invent one."""
    assert mistakes(alpha=ENTRY) == []
    [one] = mistakes(alpha=f"{ENTRY}category: risk")
    assert one.startswith("glossary/alpha.yml:3:11: category: there is no category 'risk'.")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Risk: Risk", "'Risk' is not an id."),
        ("cost", "'cost' has no name."),
        ("risk: Danger", "'risk' is a category already."),
        (": Danger", "'' is not an id."),
        ("cost: Co\u200est", "U+200E is a control character"),
    ],
)
def test_a_line_that_is_no_category_is_named(
    names: Path, mistakes: Mistakes, line: str, what: str
) -> None:
    """Every mistake in the file stands with its line, beside those of the entries."""
    names.write_text(f"risk: Risk\n{line}\n", encoding="utf-8")
    [one] = mistakes(alpha=ENTRY)
    assert one.startswith(f"glossary/categories.txt:2:{9 if 'U+' in what else 1}: {what}")
