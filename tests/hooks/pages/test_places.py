"""Where entries stand: neighbors from A to Z, wider terms, the home page, the index."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from hooks.entries.mistakes import GlossaryError
from hooks.fragments import mark
from hooks.pages import glossary_index, home
from hooks.pages.neighbors import in_order, neighbors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hooks.entries.glossary import Glossary

TODAY = dt.date(2028, 2, 1)


@pytest.fixture
def glossary(of_files: Callable[..., Glossary]) -> Glossary:
    """Four entries whose ids and names sort differently, three of them one wider than the other."""
    return of_files(
        a="prefLabel: zebra\ndefinition: A horse.\nbroader: [b]\nreviewed: 2026-01-01\n",
        b="prefLabel: Horse\ndefinition: A mammal.\nbroader: [c]\nreviewed: 2026-03-01\n",
        c="prefLabel: Mammal\ndefinition: An animal.\nboardroom: It has *hair*.\n",
        d="prefLabel: R&D on horses\ndefinition: Work.\nreviewed: 2026-02-01\n",
    )


def test_entries_are_ordered_by_name_in_any_case(glossary: Glossary) -> None:
    """A reader looks for a name, not for an id, and for 'z' after 'R'."""
    assert in_order(glossary) == ["b", "c", "d", "a"]


def test_the_first_and_the_last_have_one_neighbor(glossary: Glossary) -> None:
    """The way from A to Z has two ends."""
    first, middle, last = (neighbors(glossary)[i] for i in ("b", "c", "a"))
    assert (first.previous, last.next) == (None, None)
    assert middle.previous
    assert middle.next
    assert (middle.previous.url, middle.next.url) == ("glossary/b/", "glossary/d/")


def test_breadcrumbs_begin_with_the_widest_term(glossary: Glossary) -> None:
    """The way leads from wide to narrow."""
    assert [place.name for place in neighbors(glossary)["a"].wider] == ["Mammal", "Horse"]
    assert neighbors(glossary)["c"].wider == []


def test_the_home_page_shows_what_was_lately_reviewed_first(glossary: Glossary) -> None:
    """Newest first; what nobody has reviewed is not among them."""
    content = home.content(glossary, [], "", "docs/index.md")
    assert [term.name for term in content.lately] == ["Horse", "R&D on horses", "zebra"]
    assert [letter for letter, _ in content.letters] == ["H", "M", "R", "Z"]
    assert content.first == []


def test_of_one_day_the_home_page_shows_what_most_entries_are_tied_to(
    of_files: Callable[..., Glossary],
) -> None:
    """Else the list would be the beginning of the alphabet; two entries make no list."""
    day = "definition: A horse.\nreviewed: 2026-01-01\n"
    files = {
        "a": f"prefLabel: Ass\n{day}",
        "b": f"prefLabel: Bay\n{day}broader: [z]\n",
        "m": f"prefLabel: Mare\n{day}related: [z]\n",
    }
    made = of_files(**files, z=f"prefLabel: Zebra\n{day}")
    assert [t.name for t in home.content(made, [], "", "").lately] == [
        *("Zebra", "Mare", "Ass", "Bay")
    ]


def test_two_reviewed_terms_make_no_section(of_files: Callable[..., Glossary]) -> None:
    """A list of one or two tells a reader nothing."""
    day = "definition: A horse.\nreviewed: 2026-01-01\n"
    made = of_files(a=f"prefLabel: Ass\n{day}", b=f"prefLabel: Bay\n{day}")
    assert home.content(made, [], "", "").lately == []


def test_the_home_page_shows_the_terms_that_it_names(glossary: Glossary) -> None:
    """In the order in which the page's file names them, each with its sentence as plain text."""
    content = home.content(glossary, ["d", "c"], "", "docs/index.md")
    assert [(t.name, t.sentence) for t in content.first] == [
        ("R&D on horses", "Work."),
        ("Mammal", "It has hair."),
    ]


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (["c", "dd"], "docs/index.md:2:12: first: there is no entry 'dd'. Write the name of a"),
        (
            [7],
            "docs/index.md:2:1: first: YAML reads an id here as a number, a date or yes or no. Put",
        ),
        ("c", "docs/index.md:2:1: first: is no list. Write '[an-entry, another-entry]'."),
    ],
)
def test_a_wrong_term_on_the_home_page_has_its_place(
    glossary: Glossary, first: object, said: str
) -> None:
    """An entry that was renamed is missed on the home page, with the line that names it."""
    with pytest.raises(GlossaryError) as caught:
        home.content(glossary, first, "---\nfirst: [c, dd]\n---\n", "docs/index.md")
    assert str(caught.value).startswith(said)


def test_the_index_escapes_names_and_says_sentences_plainly(glossary: Glossary) -> None:
    """An ampersand in a name is text, and every term has its definition."""
    text = "".join(glossary_index.lists(glossary).values())
    assert '<a href="../glossary/d/">R&amp;D on horses</a></dt><dd>Work.</dd>' in text
    assert text.count("<dt>") == 4


def test_a_filter_that_nothing_fits_is_hidden(of_files: Callable[..., Glossary]) -> None:
    """Until the day when it fits, of which a reader's browser takes care."""
    made = of_files(a="prefLabel: Zebra\ndefinition: A horse.\nreviewed: 2026-01-01\n")
    early, late = (glossary_index.page(made, day) for day in (dt.date(2026, 2, 1), TODAY))
    for piece in ("<fieldset hidden>", '<label class="rr-chip" hidden>'):
        assert piece in early
        assert piece not in late


def test_filters_offer_what_there_is(of_files: Callable[..., Glossary], tmp_path: Path) -> None:
    """Categories in their file's order, without empty ones; what holds today, with its count."""
    (tmp_path / "categories.txt").write_text("wild: Wild\ntame: Tame & old\nnone: None\n")
    made = of_files(
        a="prefLabel: Zebra\ndefinition: A horse.\ncategory: wild\nreviewed: 2026-01-01\n",
        b="prefLabel: Horse\ndefinition: Fast.\ncategory: tame\nreviewed: 2026-03-01\n",
        c="prefLabel: Nag\ndefinition: Slow.\ncategory: tame\nstatus: deprecated\n",
    )
    offered = [*glossary_index.categories(made), *glossary_index.states(made, TODAY)]
    assert [(one.value, one.count) for one in offered] == [
        *(("wild", 1), ("tame", 2), ("due", 1), ("deprecated", 1))
    ]
    text = "".join(glossary_index.lists(made).values())
    assert '<div data-category="wild" data-review="2028-01-01"><dt>' in text
    assert '<div data-category="tame" data-states="deprecated"><dt>' in text
    assert '<dd class="rr-kind">Tame &amp; old, deprecated</dd>' in text


def test_a_glossary_with_nothing_to_filter_by_has_no_filters(
    of_files: Callable[..., Glossary],
) -> None:
    """Names and definitions alone make a plain list."""
    made = of_files(a="prefLabel: A\ndefinition: A letter.\n")
    text = glossary_index.page(made, TODAY)
    assert "<form" not in text
    (name, terms), *others = glossary_index.lists(made).items()
    assert "<div><dt>" in terms
    assert mark(name) in text
    assert others == []
