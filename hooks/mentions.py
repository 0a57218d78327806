"""Links mentions of terms: a Python-Markdown extension, so it works wherever Python-Markdown runs.

It walks the parsed tree, after everything else has had its say, and never looks at HTML with a
pattern. The first mention in each section becomes a link with a hover card; headings, links, code,
the entry's own page, and whatever has the class `no-links` stay as they are. `[text](entry:id)`
links on purpose, and is the only way for everyday words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from hooks.entries.mistakes import GlossaryError, Mistake, did_you_mean
from hooks.entries.terms import Scanner, Term
from hooks.entries.text import ENTRY_LINK, entry_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown import Markdown

LIMIT = 30
"""Links that a page gets without being asked, at most. An entry of this site has about 3,000 words
in ten sections: that is a link every hundred words, after which readers switch such links off."""

OPT_OUT = "no-links"

_QUIET = {"a", "code", "pre", "kbd", "samp", "button", "label", "summary", "script", "style", "svg"}
_QUIET |= {"h1", "h2", "h3", "h4", "h5", "h6", "math", "select", "textarea", "title", "option"}
_NEW_SECTION = {"h1", "h2"}
_RAW_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_AFTER_ALL_OTHERS = -10  # MkDocs rewrites relative links at 0 and would warn of ours


class Html(str):
    """Text that is HTML already; Jinja does not escape it."""

    __slots__ = ()

    def __html__(self) -> str:
        """Give the text as it is."""
        return str(self)


@dataclass
class _Page:
    """The page that is being rendered, and what was linked on it."""

    url: str = ""
    path: str = ""
    entry: str | None = None
    linking: bool = True
    left: int = LIMIT
    in_section: set[str] = field(default_factory=set)
    cards: dict[str, None] = field(default_factory=dict)  # ids in the order of their first link


class MentionsExtension(Extension):
    """Links terms in every page that a Markdown instance with this extension renders.

    One object serves a whole site: call `start_page` before each page.
    """

    def __init__(self, terms: Iterable[Term], limit: int = LIMIT) -> None:
        super().__init__()
        self._terms = {term.id: term for term in terms}
        self._scanner = Scanner(self._terms.values())
        self._limit = limit
        self.page = _Page(left=limit)

    def start_page(
        self, url: str, entry: str | None = None, *, path: str = "", linking: bool = True
    ) -> None:
        """Say which page comes next.

        Args:
            url: relative to the site's root, such as `glossary/fine-tuning/`.
            entry: the id of the entry whose page it is; its own mentions are not linked.
            path: the file that it is made of, as mistakes name it.
            linking: whether mentions are linked without being asked; `entry:` links always are.

        """
        self.page = _Page(url, path or url, entry, linking=linking, left=self._limit)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Join a Markdown instance."""
        md.treeprocessors.register(_Linker(md, self), "mentions", _AFTER_ALL_OTHERS)

    def link(self, entry: str, root: str) -> Html:
        """Give a link to an entry as HTML, for a page from which `root` leads to the site's root.

        The page gets its card when the HTML stands in its Markdown.
        """
        term = self.term(entry)
        link = _anchor(Element("a"), term, f"{root}{term.url}")
        link.text = term.name
        return Html(tostring(link, encoding="unicode", method="html"))

    def link_label(self, text: str) -> Html:
        """Give a plain label, such as an input's caption, as HTML with its terms linked."""
        pieces, done, seen = [], 0, set[str]()
        for mention in self._scanner.mentions(text):
            if mention.term.id in {*seen, self.page.entry} or not self.page.linking:
                continue
            seen.add(mention.term.id)
            link = self.anchor(mention.term)
            link.text = text[mention.start : mention.end]
            linked = tostring(link, encoding="unicode", method="html")
            pieces += [escape(text[done : mention.start]), linked]
            done = mention.end
        return Html("".join([*pieces, escape(text[done:])]))

    def term(self, entry: str) -> Term:
        """Look up a term.

        Raises:
            GlossaryError: there is no such entry.

        """
        if entry not in self._terms:
            what = f"there is no entry '{entry}'. Name another.{did_you_mean(entry, self._terms)}"
            raise GlossaryError([Mistake(self.page.path or "page", 1, 1, what)])
        return self._terms[entry]

    def anchor(self, term: Term, fragment: str = "") -> Element:
        """Make a link from the present page to a term, and note its card."""
        if term.id != self.page.entry:
            self.page.cards.setdefault(term.id)
        href = relative_url(term.url, self.page.url) + fragment
        return _anchor(Element("a"), term, href, card=term.id != self.page.entry)

    def link_text(self, text: str) -> tuple[str, list[Element]]:
        """Link the terms of running text: what stands before the first link, then the links."""
        page, links, head, done = self.page, list[Element](), text, 0
        for mention in self._scanner.mentions(text):
            if page.left <= 0:
                break
            if mention.term.id in page.in_section or mention.term.id == page.entry:
                continue
            page.left -= 1
            page.in_section.add(mention.term.id)
            before = text[done : mention.start]
            if links:
                links[-1].tail = before
            else:
                head = before
            links.append(self.anchor(mention.term))
            links[-1].text, done = text[mention.start : mention.end], mention.end
        if links:
            links[-1].tail = text[done:]
        return head, links

    def cards(self) -> Element:
        """Make the cards of every term that the present page links to: hidden, once each."""
        # No <aside>: inside <main> it would be a landmark of its own, empty to whoever goes there.
        cards = Element("div", {"class": "term-cards", "data-search-exclude": ""})
        for entry in self.page.cards:
            term = self._terms[entry]
            attributes = {"class": "term-card", "id": f"term-{entry}", "role": "tooltip"}
            card = SubElement(cards, "div", attributes | {"hidden": "hidden"})
            name = SubElement(card, "strong")
            name.text, name.tail = term.name, " "
            SubElement(card, "span").text = term.definition_text
        return cards


def relative_url(target: str, page: str) -> str:
    """Give the way from one page to another; both are relative to the site's root.

    >>> relative_url("glossary/rag/", "glossary/fine-tuning/")
    '../rag/'
    >>> relative_url("glossary/rag/", ""), relative_url("glossary/rag.html", "index.html")
    ('glossary/rag/', 'glossary/rag.html')
    """
    way, here = target.split("/"), page.split("/")[:-1]
    while way[1:] and here and way[0] == here[0]:
        del way[0], here[0]
    return "/".join([".."] * len(here) + way) or "./"


def _anchor(element: Element, term: Term, href: str, *, card: bool = True) -> Element:
    element.set("class", "term")
    element.set("href", href)
    if card:
        element.set("data-term", term.id)
        element.set("aria-describedby", f"term-{term.id}")
    return element


class _Linker(Treeprocessor):
    """Walks the tree of one page in reading order."""

    def __init__(self, md: Markdown, mentions: MentionsExtension) -> None:
        super().__init__(md)
        self.mentions = mentions
        self.raw_quiet = 0  # open raw tags, such as an inline <a>, in which nothing is linked

    def run(self, root: Element) -> None:
        """Link what is to be linked, and put the cards at the end of the page."""
        self.raw_quiet = 0
        page = self.mentions.page
        self._visit(root, quiet=not page.linking)
        for entry in _raw_terms(self.md):
            page.cards.setdefault(entry)
        if page.cards:
            root.append(self.mentions.cards())

    def _visit(self, element: Element, *, quiet: bool) -> None:
        if element.tag in _NEW_SECTION:
            self.mentions.page.in_section.clear()
        if element.tag == "a":
            self._resolve(element)
        quiet = quiet or element.tag in _QUIET or OPT_OUT in element.get("class", "").split()
        children = list(element)
        element.text, links = self._link(element.text, quiet=quiet)
        element[:0] = links
        for child in children:
            self._visit(child, quiet=quiet)
            child.tail, links = self._link(child.tail, quiet=quiet)
            after = list(element).index(child) + 1
            element[after:after] = links

    def _resolve(self, element: Element) -> None:
        """Turn `entry:fine-tuning#anchor` into the way there."""
        href = element.get("href", "")
        if not href.startswith(ENTRY_LINK):
            return
        term = self.mentions.term(entry_id(href))
        self.mentions.page.in_section.add(term.id)
        fragment = href.partition("#")
        element.attrib.update(self.mentions.anchor(term, f"{fragment[1]}{fragment[2]}").attrib)

    def _link(self, text: str | None, *, quiet: bool) -> tuple[str | None, list[Element]]:
        """Link the stretches of text between pieces of raw HTML."""
        if not text or text.isspace():
            return text, []
        head, links = "", list[Element]()
        for stretch, is_text in self._stretches(text):
            linkable = is_text and not quiet and not self.raw_quiet
            before, found = self.mentions.link_text(stretch) if linkable else (stretch, [])
            if links:
                links[-1].tail = (links[-1].tail or "") + before
            else:
                head += before
            links += found
        return head, links

    def _stretches(self, text: str) -> Iterator[tuple[str, bool]]:
        """Split text at what Python-Markdown keeps aside, and note raw tags on the way."""
        done = 0
        for kept in HTML_PLACEHOLDER_RE.finditer(text):
            yield text[done : kept.start()], True
            raw = str(self.md.htmlStash.rawHtmlBlocks[int(kept[1])])
            tag = _RAW_TAG.match(raw)
            if tag and tag[2].lower() in _QUIET and f"</{tag[2]}" not in raw[1:]:
                self.raw_quiet = max(0, self.raw_quiet + (-1 if tag[1] else 1))
            yield kept[0], False
            done = kept.end()
        yield text[done:], True


class _TermsInHtml(HTMLParser):
    """Finds the entries to which links made by `MentionsExtension.link` lead."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link's entry."""
        entry = dict(attrs).get("data-term")
        if tag == "a" and entry:
            self.entries.append(entry)


def _raw_terms(md: Markdown) -> Iterator[str]:
    for block in md.htmlStash.rawHtmlBlocks:
        if isinstance(block, str) and "data-term=" in block:
            yield from _terms_in_html(block)


@lru_cache(maxsize=256)  # a form stands on several pages
def _terms_in_html(html: str) -> list[str]:
    parser = _TermsInHtml()
    parser.feed(html)
    return parser.entries
