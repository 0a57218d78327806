"""Every entry's page says all that its YAML says, part by part."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from mkdocs.utils.yaml import yaml_load

from calculators.kit.words import day
from hooks.entries.entry import Status
from hooks.entries.facts import said
from hooks.entries.text import plain
from hooks.pages.entry import unit_beside
from tests.site.html import classed, one, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from hooks.entries.entry import Entry
    from hooks.entries.glossary import Glossary

GLOSSARY = Path(__file__).parents[2] / "glossary"
SETTINGS = GLOSSARY.parent / "mkdocs.yml"
IDS = sorted(path.stem for path in GLOSSARY.glob("*.yml"))
HOUSE_RULE = "rule of thumb of this site"


@pytest.fixture(params=IDS)
def entry_id(request: pytest.FixtureRequest) -> str:
    """Each entry in turn."""
    return str(request.param)


@pytest.fixture
def entry(entry_id: str, glossary: Glossary) -> Entry:
    """The entry as its YAML says it."""
    return glossary.entries[entry_id]


@pytest.fixture
def page(entry_id: str, pages: dict[str, Element]) -> Element:
    """The whole page."""
    return pages[f"glossary/{entry_id}/"]


@pytest.fixture
def article(page: Element) -> Element:
    """The page's own text, without the site around it."""
    return one(page, ".//article")


def rows(article: Element, after: str) -> list[Element]:
    """Give the body's rows of the first table after a heading."""
    below = list(article.iter())
    start = next(i for i, element in enumerate(below) if element.get("id") == after)
    body = next(element for element in below[start:] if element.tag == "tbody")
    return body.findall("tr")


def test_every_published_entry_has_its_page(pages: dict[str, Element], glossary: Glossary) -> None:
    """A builder that skips the hook in silence is found out: every entry, and nothing else."""
    built = {url.split("/")[1] for url in pages if url.startswith("glossary/")} - {""}
    assert built == {i for i, e in glossary.entries.items() if e.status is not Status.draft}


def test_the_page_opens_with_term_sentence_and_definition(article: Element, entry: Entry) -> None:
    """The term, the sentence for the one who signs, the definition, in this order."""
    opening = words(article)
    said = [plain(part) for part in (entry.boardroom, entry.definition) if part]
    parts = [entry.pref_label, *said]
    places = [opening.index(part) for part in parts]
    assert places == sorted(places)
    assert words(one(article, ".//h1")).startswith(entry.pref_label)
    shown = [
        part for name in ("boardroom", "definition") for part in classed(article, f"rr-{name}")
    ]
    assert [words(part) for part in shown] == said


def test_search_engines_read_the_definition(page: Element, entry: Entry) -> None:
    """The meta description is the definition in plain words."""
    assert one(page, ".//meta[@name='description']").get("content") == plain(entry.definition)


def test_the_detail_is_there(article: Element, entry: Entry) -> None:
    """Every section stands under its title with all its text, in the order of the YAML."""
    titles = [words(heading) for heading in article.iter("h2")]
    places = [titles.index(section.title) for section in entry.sections]
    assert places == sorted(places)
    text = words(article)
    assert [s.title for s in entry.sections if plain(s.body) not in text] == []


def test_the_panel_speaks_to_a_business(article: Element, entry: Entry) -> None:
    """What it means for your business, then each question with a good and a bad answer."""
    if not entry.business and not entry.ask_vendor:
        assert classed(article, "rr-panel") == []
        return
    panel = classed(article, "rr-panel")[0]
    assert words(one(panel, "h2")) == "What it means for your business"
    assert plain(entry.business or "") in words(panel)
    asked = [
        [words(part) for part in question.findall("p")]
        for question in panel.findall("ol[@class='rr-questions']/li")
    ]
    assert asked == [
        [
            plain(ask.question),
            f"A good answer: {plain(ask.good)}",
            f"A bad answer: {plain(ask.bad)}",
        ]
        for ask in entry.ask_vendor
    ]


def test_the_comparison_is_a_table(article: Element, entry: Entry) -> None:
    """Caption, columns, row labels and cells are those of the YAML."""
    comparison = entry.comparison
    if comparison is None:
        assert classed(article, "rr-comparison") == []
        return
    table = classed(article, "rr-comparison")[0]
    assert words(one(table, "caption")) == plain(comparison.caption)
    assert [words(head) for head in table.findall("thead/tr/th")] == comparison.columns
    assert [[words(cell) for cell in row] for row in table.findall("tbody/tr")] == [
        [plain(row.label), *map(plain, row.cells)] for row in comparison.rows
    ]


@pytest.mark.parametrize(("part", "field"), [("use", "use_when"), ("skip", "skip_when")])
def test_when_to_use_and_when_to_skip_it(
    article: Element, entry: Entry, part: str, field: str
) -> None:
    """Each condition is an item of its list."""
    if not getattr(entry, field):
        assert classed(article, f"rr-{part}") == []
        return
    section = classed(article, f"rr-{part}")[0]
    assert words(one(section, "h2")) == f"{part.capitalize()} it when"
    listed = [words(item) for item in section.findall("ul/li")]
    assert listed == [plain(line) for line in getattr(entry, field)]
    assert listed


def test_who_offers_it_and_as_of_when(article: Element, entry: Entry) -> None:
    """Every offer, open ones first, has its source, status and date; no offers, no table."""
    if not entry.offers:
        assert article.findall(".//h2[@id='who-offers-it']") == []
        return
    offered = rows(article, "who-offers-it")
    order = ("open", "closing", "closed")
    shown = [(one(r, "th/a").get("href"), *(words(cell) for cell in r)) for r in offered]
    assert shown == [
        (
            offer.source,
            offer.provider,
            f"{offer.models} {offer.note or ''}".rstrip(),
            offer.status,
            offer.checked.isoformat(),
        )
        for offer in sorted(entry.offers, key=lambda o: order.index(o.status))
    ]


def test_every_number_has_its_source_and_date(article: Element, entry: Entry) -> None:
    """A row for each fact: exact value, as said with its unit, meaning, source, date."""
    if not entry.facts:
        assert article.findall(".//h2[@id='the-numbers']") == []
        return
    shown = {row.get("id", ""): row for row in rows(article, "the-numbers")}
    assert list(shown) == [f"fact-{key}" for key in entry.facts]
    for key, fact in entry.facts.items():
        value, says, source, checked = shown[f"fact-{key}"]
        assert one(value, "data").get("value") == str(fact.value)
        beside = unit_beside(fact.value, fact.unit)
        assert words(value) == f"{said(fact.value, fact.unit)} {beside}".rstrip()
        assert words(says) == plain(fact.says)
        assert [a.get("href") for a in source.findall("a")] == [fact.source] * bool(fact.source)
        assert words(source)
        assert (words(source) == HOUSE_RULE) == (fact.source is None)
        assert one(checked, "time").get("datetime") == fact.checked.isoformat()


def test_related_terms_are_cards(article: Element, entry_id: str, glossary: Glossary) -> None:
    """A card for every relation of either side, with the relation and the term's sentence."""
    if not glossary.related[entry_id]:
        assert article.findall(".//h2[@id='related-terms']") == []
        return
    heading = one(article, ".//h2[@id='related-terms']")
    cards = list(article)[list(article).index(heading) + 1]
    shown = {one(card, "a").get("href"): [words(part) for part in card] for card in cards}
    assert shown == {
        f"../{other_id}/": [
            (other := glossary.entries[other_id]).pref_label,
            *([how] if how else []),
            plain(other.boardroom or other.definition),
        ]
        for other_id, how in glossary.related[entry_id].items()
    }


def test_terms_that_people_mix_up(article: Element, entry: Entry) -> None:
    """Each has what sets the two apart."""
    told = [
        words(part) for listed in classed(article, "rr-confused") for part in listed.findall("dd")
    ]
    assert told == [plain(other.difference) for other in entry.confused_with]


def test_sources_are_listed(article: Element, entry: Entry) -> None:
    """Every source with its address, title, publisher, and the day on which it was read."""
    listed = [item for listed in classed(article, "rr-sources") for item in listed]
    assert [(one(item, "a").get("href"), words(item)) for item in listed] == [
        (s.url, f"{s.title}, {s.publisher}. Read {day(s.checked)}.") for s in entry.sources
    ]


def test_review_date_and_edit_link(article: Element, entry_id: str, entry: Entry) -> None:
    """A reader sees when somebody read it and when it is due, and can mend it where files are."""
    dates = classed(article, "rr-dates")[0]
    days = (entry.reviewed, entry.due) if entry.reviewed else ()
    shown = [time.get("datetime") for time in dates.iter("time")]
    assert shown == [day.isoformat() for day in days if day]
    edit = [a.get("href", "") for a in article.iter("a") if words(a) == "Edit this entry"]
    repository = yaml_load(SETTINGS.read_text(encoding="utf-8"))["extra"]["repository"]
    assert edit == [f"{repository}/edit/main/glossary/{entry_id}.yml"] * bool(repository)


def test_the_first_calculator_is_a_form_and_the_others_are_cards(
    article: Element, entry: Entry
) -> None:
    """One live form at most; each further calculator with its answer, on a card."""
    forms = [form.get("data-calculator") for form in article.iter("form")]
    cards = [
        link.get("href")
        for listed in article.findall(".//ul[@aria-label='More calculators']")
        for link in listed.iter("a")
    ]
    assert forms == entry.calculators[:1]
    assert cards == [f"../../calculators/{name}/" for name in entry.calculators[1:]]


def test_mentions_have_their_cards(article: Element, entry_id: str, glossary: Glossary) -> None:
    """Every linked term leads to its page and names a card on this page that says what it is."""
    for link in [a for a in article.iter("a") if a.get("data-term")]:
        term = link.get("data-term", "")
        card = one(article, f".//*[@id='{link.get('aria-describedby')}']")
        leads_to = urljoin(f"/glossary/{entry_id}/", link.get("href", ""))
        assert leads_to.partition("#")[0] == f"/glossary/{term}/"
        assert plain(glossary.entries[term].definition) in words(card)
