"""What holds for every page: no leftovers, one policy, nothing from elsewhere, links that lead."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from calculators.kit.calculator import names
from hooks import publish
from tests.built import SITE_URL
from tests.site.html import classed, one, prose, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from hooks.entries.glossary import Glossary

LEFTOVERS = re.compile(r"\{\{|\}\}|\{%|%%|\{ ?[.#]|\*\*|\]\(|entry:|fact:|\[object ")
FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "dns-prefetch"}
FETCHED |= {"preconnect", "apple-touch-icon", "shortcut icon"}
RUNS = {"", "module", "text/javascript"}


def test_no_markup_is_left_in_the_text(pages: dict[str, Element]) -> None:
    """No page shows a reader the braces, marks and links of what it was made from."""
    found = {
        url: left.group()
        for url, page in pages.items()
        if (left := LEFTOVERS.search(prose(one(page, "body"))))
    }
    assert found == {}


def test_every_page_says_what_it_is(pages: dict[str, Element]) -> None:
    """Language, one title, one heading of the first rank, a description of its own."""
    for url, page in pages.items():
        assert page.get("lang") == "en", url
        assert len(list(page.iter("h1"))) == 1, url
        assert words(one(page, "head/title")), url
        assert one(page, ".//meta[@name='referrer']").get("content") == "no-referrer"
    described = [one(p, ".//meta[@name='description']").get("content") for p in pages.values()]
    named = [url for url in pages if url != "404.html"]
    assert len(set(described)) >= len(named)


def test_headings_descend_one_rank_at_a_time(pages: dict[str, Element]) -> None:
    """Whoever moves by headings misses none."""
    for url, page in pages.items():
        headings = [h for h in one(page, ".//article").iter() if re.fullmatch("h[1-6]", h.tag)]
        ranks = [int(heading.tag[1]) for heading in headings]
        jumps = [
            words(h) for h, a, b in zip(headings[1:], ranks, ranks[1:], strict=False) if b > a + 1
        ]
        assert jumps == [], url


def test_no_identifier_stands_twice(pages: dict[str, Element]) -> None:
    """A fragment, a label and a description each lead to one place."""
    for url, page in pages.items():
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert sorted(ids) == sorted(set(ids)), url


# --- The policy, and what it would forbid --------------------------------------------------------


def policy_of(page: Element) -> str:
    """Give a page's policy, which stands directly after the character set."""
    first, second = one(page, "head")[:2]
    assert first.attrib == {"charset": "utf-8"}
    assert second.get("http-equiv") == "Content-Security-Policy"
    return second.get("content", "")


def inline(page: Element) -> Iterator[str]:
    """Give the text of every script that stands in a page and runs."""
    for script in page.iter("script"):
        if "src" not in script.attrib and script.get("type", "") in RUNS:
            yield script.text or ""


def test_every_page_has_the_same_policy(pages: dict[str, Element]) -> None:
    """Instant navigation mixes pages, so one policy holds for all; nothing in it is unsafe."""
    policies = {policy_of(page) for page in pages.values()}
    assert len(policies) == 1
    directives = dict(part.strip().split(" ", 1) for part in policies.pop().split(";"))
    assert directives["default-src"] == directives["base-uri"] == "'none'"
    assert directives["object-src"] == directives["form-action"] == "'none'"
    allowed = {name: set(sources.split()) for name, sources in directives.items()}
    unsafe = {source for sources in allowed.values() for source in sources if "unsafe" in source}
    assert unsafe == {"'wasm-unsafe-eval'"}
    assert not any(":" in s.rstrip(":") for sources in allowed.values() for s in sources)
    assert "*" not in directives["connect-src"]


def test_the_policy_allows_the_scripts_in_the_pages_and_no_others(
    pages: dict[str, Element],
) -> None:
    """The hashes are those of the inline scripts, recomputed, neither more nor fewer."""
    scripts = {script for page in pages.values() for script in inline(page)}
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'"
        for s in scripts
    }
    policy = policy_of(next(iter(pages.values())))
    assert {s for s in re.findall(r"'[^']+'", policy) if s.startswith("'sha")} == hashes
    assert scripts


def test_nothing_stands_inline_that_the_policy_blocks(pages: dict[str, Element]) -> None:
    """No style attribute, no style element, no script in an attribute."""
    for url, page in pages.items():
        blocked = [
            (element.tag, name)
            for element in page.iter()
            for name in element.attrib
            if name == "style" or name.startswith("on")
        ]
        assert blocked == [], url
        assert list(page.iter("style")) == [], url


# --- Addresses -----------------------------------------------------------------------------------


def resources(page: Element) -> Iterator[str]:
    """Give the address of everything that a browser fetches for a page by itself."""
    for element in page.iter():
        if element.tag == "a":
            continue
        if element.tag == "link":
            if element.get("rel") in FETCHED:
                yield element.get("href", "")
            continue
        for name in ("src", "srcset", "href", "xlink:href", "data", "poster", "action"):
            if address := element.get(name):
                yield address


def test_resources_come_from_this_site_and_exist(site: Path, pages: dict[str, Element]) -> None:
    """Below a deep path too, whatever a page fetches is a file of the site."""
    for url, page in pages.items():
        for address in resources(page):
            if address.startswith(("data:image/", "#")):
                continue
            resolved = urljoin(SITE_URL + url, address)
            assert resolved.startswith(SITE_URL), f"{url}: {address}"
            assert not urlsplit(address).netloc, f"{url}: {address} works on one host only"
            assert (site / urlsplit(resolved.removeprefix(SITE_URL)).path).is_file(), address


def test_no_page_is_fetched_ahead(pages: dict[str, Element]) -> None:
    """Firefox prefetches what a head links as next, and the policy would forbid it."""
    ahead = {"next", "prev", "prefetch", "prerender"}
    links = {url: [link.get("rel") for link in page.iter("link")] for url, page in pages.items()}
    assert {url: rels for url, rels in links.items() if ahead & set(rels)} == {}


def test_style_sheets_fetch_nothing_from_elsewhere(site: Path) -> None:
    """No font and no picture comes from another origin."""
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        addresses = re.findall(r"url\(\s*['\"]?([^'\")]+)", text) + re.findall(
            r"@import[^;]*", text
        )
        assert [a for a in addresses if re.match(r"https?:|//|@import", a)] == [], sheet.name
        for address in addresses:
            if not address.startswith(("data:", "#")):
                assert (sheet.parent / address.partition("?")[0]).is_file(), (
                    f"{sheet.name}: {address}"
                )


def test_links_to_elsewhere_are_sources(pages: dict[str, Element], glossary: Glossary) -> None:
    """A link that leaves an entry's page goes to what some entry names, or to its own file."""
    named = " ".join(entry.model_dump_json() for entry in glossary.entries.values())
    for entry_id, entry in glossary.entries.items():
        article = one(pages[f"glossary/{entry_id}/"], ".//article")
        outside = {a.get("href", "") for a in article.iter("a") if "://" in a.get("href", "")}
        own = {href for href in outside if href.endswith((f"/{entry_id}.yml", "/issues"))}
        assert {href for href in outside - own if href not in named} == set()
        assert outside - own or not entry.sources


def test_no_link_and_no_fragment_is_broken(site: Path, glossary: Glossary) -> None:
    """The check that guards publishing passes, and it looks at fragments."""
    publish.check(site, set(glossary.entries))


def test_the_page_for_what_is_not_there_finds_its_way(
    site: Path, pages: dict[str, Element]
) -> None:
    """A host serves it at any depth, so each of its links begins at the site's own path."""
    links = [a.get("href", "") for a in pages["404.html"].iter("a")]
    ways = [href for href in links if not href.startswith(("#", "javascript:"))]
    path = urlsplit(SITE_URL).path
    assert [href for href in ways if not href.startswith(path)] == []
    places = [site / href.removeprefix(path).partition("#")[0] for href in ways]
    assert [place for place in places if not (place / "index.html").is_file()] == []
    assert ways


# --- Python for the browser ----------------------------------------------------------------------


def described(site: Path, url: str, page: Element) -> Iterator[tuple[dict[str, Any], Path]]:
    """Give each file that a page's manifest describes, with the file."""
    manifest = json.loads(one(page, ".//*[@id='rr-runtime']").get("data-manifest", ""))
    for file in manifest["files"].values():
        yield file, site / urljoin(SITE_URL + url, file["url"]).removeprefix(SITE_URL)
    for script in ("worker", "charts"):
        assert (site / urljoin(SITE_URL + url, manifest[script]).removeprefix(SITE_URL)).is_file()


def test_the_manifest_tells_the_truth(site: Path, pages: dict[str, Element]) -> None:
    """Every page with a calculator names files that are there, with that size and that hash."""
    with_forms = {url: p for url, p in pages.items() if p.findall(".//form[@data-calculator]")}
    assert len(with_forms) >= len(names())
    for url, page in with_forms.items():
        files = list(described(site, url, page))
        assert files
        for file, path in files:
            content = path.read_bytes()
            assert len(content) == file["bytes"], path.name
            assert hashlib.sha256(content).hexdigest() == file["sha256"], path.name


def test_what_changes_has_its_hash_in_its_name(site: Path) -> None:
    """A host may cache every file of ours for good: another content has another name."""
    ours = [p.name for p in (site / "assets" / "reckoner").iterdir()]
    assert [name for name in ours if not re.fullmatch(r".+\.[0-9a-fA-Z]{8,12}\.\w+", name)] == []


# --- The home page and the glossary's index ------------------------------------------------------


def test_the_home_page_has_its_doors_and_every_term(
    pages: dict[str, Element], glossary: Glossary, home: dict[str, Any]
) -> None:
    """The decisions lead into the site, the first terms have cards, and A to Z has them all."""
    page = pages[""]
    doors = [words(one(door, ".//strong")) for door in page.findall(".//ul[@class='rr-doors']/li")]
    assert doors == [door["question"] for door in home.get("doors", [])]
    names = sorted(entry.pref_label for entry in glossary.entries.values())
    listed = classed(page, "rr-letters")[0]
    assert sorted(words(link) for link in listed.iter("a")) == names
    cards = [words(one(card, "a")) for card in classed(page, "rr-card")]
    assert cards == [glossary.entries[i].pref_label for i in home.get("first", [])]


def test_the_index_says_every_term_in_a_sentence(
    pages: dict[str, Element], glossary: Glossary
) -> None:
    """Every entry stands under its letter, with its link."""
    index = one(pages["glossary/"], ".//article")
    terms = {words(term): one(term, "a").get("href", "") for term in index.iter("dt")}
    assert {name: urljoin("/glossary/", href) for name, href in terms.items()} == {
        entry.pref_label: f"/glossary/{entry_id}/" for entry_id, entry in glossary.entries.items()
    }
    letters = [words(heading) for heading in index.iter("h2")]
    assert letters == sorted({name[0].upper() for name in terms})
