"""An entry's page: nothing in it runs, old numbers are flagged, relations show from both sides."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from hooks.pages.entry import page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hooks.entries.glossary import Glossary

EVIL = "<script>alert('&\"')</script>"
SHOWN = "&lt;script&gt;alert("
URL = "https://example.org/"
READ = dt.date(2026, 1, 1)
WHO_OFFERS = {"models": "x", "status": "open", "source": URL, "checked": READ}
FACT: dict[str, Any] = {"value": 1000, "unit": "examples", "says": "Enough.", "checked": READ}
SOURCE = {"title": "x", "url": URL, "publisher": "y", "checked": READ}
ROWS = [{"label": "a", "cells": ["1", "2"]}, {"label": "b", "cells": ["3", "4"]}]
PLACES: dict[str, dict[str, Any]] = {
    "title": {"pref_label": EVIL},
    "synonym": {"alt_label": [{"label": EVIL}]},
    "abbreviation": {"alt_label": [{"label": EVIL, "kind": "abbreviation"}]},
    "caption": {"comparison": {"caption": EVIL, "columns": ["a", "b"], "rows": ROWS}},
    "column": {"comparison": {"caption": "x", "columns": [EVIL, "b"], "rows": ROWS}},
    "provider": {"offers": [WHO_OFFERS | {"provider": EVIL}]},
    "models": {"offers": [WHO_OFFERS | {"provider": "x", "models": EVIL}]},
    "note": {"offers": [WHO_OFFERS | {"provider": "x", "note": EVIL}]},
    "source's title": {"sources": [SOURCE | {"title": EVIL}]},
    "publisher": {"sources": [SOURCE | {"publisher": EVIL}]},
    "fact's publisher": {
        "facts": {"enough": FACT | {"source": URL, "kind": "documented"}},
        "sources": [SOURCE | {"publisher": EVIL}],
    },
}


@pytest.mark.parametrize("fields", PLACES.values(), ids=PLACES)
def test_a_label_never_runs(
    of_one: Callable[..., Glossary],
    as_html: Callable[[str], str],
    today: dt.date,
    fields: dict[str, Any],
) -> None:
    """Even what the loader would refuse is escaped wherever a label stands in HTML."""
    html = as_html(page("term", of_one(**fields), {}, today))
    assert "<script" not in html
    assert SHOWN in html


def test_quotes_in_a_label_end_no_attribute(
    of_one: Callable[..., Glossary], as_html: Callable[[str], str], today: dt.date
) -> None:
    """A caption with quotes stays one attribute, for whoever listens to the table."""
    comparison = {"caption": 'The "four" ways', "columns": ['"a" onclick="x"', "b"], "rows": ROWS}
    html = as_html(page("term", of_one(comparison=comparison), {}, today))
    assert 'aria-label="The &quot;four&quot; ways"' in html
    assert 'onclick="x"' not in html


def test_a_title_with_a_colon_and_quotes_stays_a_title(
    of_one: Callable[..., Glossary], today: dt.date
) -> None:
    """The front matter is YAML, whose values Material's templates take for HTML."""
    text = page("term", of_one(pref_label='Say: "yes" # <no>'), {}, today)
    front = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
    assert front["title"] == "Say: &#34;yes&#34; # &lt;no&gt;"


@pytest.mark.parametrize("entry_id", ["007", "100", "2026-01-01", "no", "off", "true", "null"])
def test_a_page_names_its_entry_in_text(
    of_files: Callable[..., Glossary], today: dt.date, entry_id: str
) -> None:
    """What YAML would read as a number, a date, yes or no is an id like any other."""
    glossary = of_files(**{entry_id.replace("-", "_"): "prefLabel: Term\ndefinition: A word.\n"})
    text = page(entry_id, glossary, {}, today)
    front = yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))
    assert front["entry"] == entry_id


def test_the_description_is_the_definition_in_plain_words(
    of_one: Callable[..., Glossary], today: dt.date
) -> None:
    """Markdown has no place in the meta description."""
    text = page("term", of_one(definition="A *plain* `word` & more."), {}, today)
    assert 'description: "A plain word \\u0026amp; more."' in text


@pytest.mark.parametrize(
    ("volatility", "days", "flagged"),
    [
        ("price", 30, False),
        ("price", 31, True),
        ("product", 90, False),
        ("product", 91, True),
        ("concept", 730, False),
        ("concept", 731, True),
    ],
)
def test_a_number_past_its_date_is_flagged(
    of_one: Callable[..., Glossary], volatility: str, days: int, flagged: bool
) -> None:
    """On the day when it is due a number still stands; on the day after, the page says so."""
    fact = FACT | {"kind": "house-rule", "volatility": volatility}
    text = page("term", of_one(facts={"enough": fact}), {}, READ + dt.timedelta(days))
    note = text[text.index("rr-overdue") : text.index("due again")]
    assert ("hidden" not in note) is flagged


def test_a_number_says_whose_it_is(of_one: Callable[..., Glossary], today: dt.date) -> None:
    """A house rule says so; a documented number links to its source by the publisher's name."""
    facts = {
        "ours": FACT | {"kind": "house-rule"},
        "theirs": FACT | {"value": 0.1, "unit": "share", "source": URL, "kind": "documented"},
    }
    text = page("term", of_one(facts=facts, sources=[SOURCE | {"publisher": "Maker"}]), {}, today)
    assert '<data value="1000">1,000</data> examples</td>' in text
    assert "rule of thumb of this site" in text
    assert '<data value="0.1">10%</data></td>' in text
    assert f'<a href="{URL}" rel="noopener">Maker</a>' in text


def test_a_relation_shows_from_both_sides(
    of_files: Callable[..., Glossary], today: dt.date
) -> None:
    """Named once, it stands on both pages; from the other side with who does it."""
    glossary = of_files(
        rag="prefLabel: RAG\ndefinition: A search.\nrelated: [{entry: llm, how: reads for it}]\n",
        llm="prefLabel: LLM\ndefinition: A model.\nboardroom: A writer.\n",
    )
    near, far = page("rag", glossary, {}, today), page("llm", glossary, {}, today)
    assert (
        '<a href="../llm/">LLM</a><p class="rr-card__how">reads for it</p><p>A writer.</p>' in near
    )
    assert '<a href="../rag/">RAG</a><p class="rr-card__how">LLM: reads for it</p>' in far


def test_offers_stand_in_the_order_of_use_to_a_buyer(
    of_one: Callable[..., Glossary], today: dt.date
) -> None:
    """What one can still buy stands first, what is gone last."""
    offers = [
        WHO_OFFERS | {"provider": f"is {status}", "status": status}
        for status in ("closed", "open", "closing")
    ]
    text = page("term", of_one(offers=offers), {}, today)
    places = [text.index(f"is {status}<") for status in ("open", "closing", "closed")]
    assert places == sorted(places)


def test_a_minimal_entry_has_no_empty_parts(
    of_one: Callable[..., Glossary], as_html: Callable[[str], str], today: dt.date
) -> None:
    """With a name and a definition only, no heading stands over nothing."""
    html = as_html(page("term", of_one(), {}, today))
    assert html.count("<h") == 1
    assert "<table" not in html
    assert '<p class="rr-definition">A word.</p>' in html


def test_a_page_leads_to_its_category_and_away_from_what_is_deprecated(
    of_files: Callable[..., Glossary],
    as_html: Callable[[str], str],
    tmp_path: Path,
    today: dt.date,
) -> None:
    """The category's name is a link to the filtered index; a replaced term names its successor."""
    (tmp_path / "categories.txt").write_text("law: Risk & law\n")
    old = "prefLabel: Old\ndefinition: A.\nstatus: deprecated\nreplacedBy: new\n"
    made = of_files(old=old, new="prefLabel: New\ndefinition: B.\ncategory: law\n")
    html = as_html(page("new", made, {}, today))
    assert 'Category: <a href="../?category=law">Risk &amp; law</a>.' in html
    assert "rr-notice" not in html
    html = as_html(page("old", made, {}, today))
    assert '<p class="rr-notice">This term is deprecated. Read <a href="entry:new">New</a>' in html
