"""Markdown in an entry, read as Python-Markdown will render it: raw HTML, links, plain words.

It is the renderer that says what is raw HTML and what is a link, not a pattern over the source;
so a code span may say `<b>`, and a tag that only a browser would see is still found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from hooks.entries.mistakes import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from xml.etree.ElementTree import Element

ENTRY_LINK = "entry:"
"""A link to an entry is written `[text](entry:fine-tuning)`, or `entry:fine-tuning#anchor`."""

MAX_SIGNS = 500
"""Opening brackets that a text may have: Python-Markdown's time grows with their square."""

_MARKED = re.compile(r"[<>&\[\]{*_`\\]|^\s*(?:[#+=~:|-]|\d+\.)|^(?: {4}|\t)", re.MULTILINE)
_ESCAPED = re.compile("\x02([0-9]+)\x03")  # how Python-Markdown keeps "\*"
_CODE_TAG = re.compile(r"</?(?:pre|code)\b[^>]*>")  # what Python-Markdown puts around code
_TAG_BEGINS = re.compile(r"<[A-Za-z/!?][^\s\x02<>]*")
_ALLOWED_ATTRIBUTES = {"a": {"href", "title"}, "code": {"class"}, "ol": {"start"}}
_ALLOWED_ATTRIBUTES |= {"th": {"style"}, "td": {"style"}}


@dataclass
class Prose:
    """What a piece of Markdown contains."""

    raw_html: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """Running text, without code and the words of links."""
    plain: str = ""
    readable: bool = True
    """False where Python-Markdown would take minutes, or give up."""

    def linked_ids(self) -> Iterator[str]:
        """Give the ids of the entries that the text links to."""
        for href in self.links:
            if href.startswith(ENTRY_LINK):
                yield entry_id(href)


def entry_id(href: str) -> str:
    """Give the id in a link to an entry.

    >>> entry_id("entry:fine-tuning#worth-it")
    'fine-tuning'
    """
    return href.removeprefix(ENTRY_LINK).partition("#")[0]


def is_marked(text: str) -> bool:
    """Say whether a text may hold more than words: a sign that means something in Markdown."""
    return bool(_MARKED.search(text))


@lru_cache(maxsize=10_000)
def read_prose(text: str) -> Prose:
    """Read Markdown; the result must not be changed."""
    if not is_marked(text):
        return Prose(words=[text], plain=" ".join(text.split()))
    if max(text.count("["), text.count("<")) > MAX_SIGNS:
        return Prose(readable=False)
    reader = _reader()
    prose = Prose()
    reader.found = prose
    reader.reset()
    try:
        reader.convert(text)
    except RecursionError:  # "1. 1. 1. 1. …"
        _reader.cache_clear()  # it stopped midway and is of no further use
        return Prose(readable=False)
    return prose


def plain(text: str) -> str:
    """Give Markdown as the words that a reader sees.

    >>> plain("A *plain* [name](entry:fine-tuning), `a < b` &amp; more")
    'A plain name, a < b & more'
    """
    return read_prose(text).plain


def complaints(prose: Prose, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give what must not stand in an entry: the piece of text, and what is wrong with it."""
    if not prose.readable:
        yield "", "is nested too deeply to be read as Markdown. Write it more simply."
    for html in prose.raw_html:
        first = html.strip().split("\n")[0]
        yield (
            first,
            f"raw HTML '{_short(first)}'. Write Markdown; to show the sign itself, write &lt;.",
        )
    for href in prose.links:
        wrong = link_complaint(href, ids)
        if wrong:
            yield href, wrong
    for source in prose.images:
        yield source, f"the image '{_short(source)}' would not be shown. Describe it in words."
    for name in prose.attributes:
        yield name, f"the attribute '{name}' in braces. Delete the braces: Markdown alone is read."


def link_complaint(href: str, ids: Collection[str]) -> str | None:
    """Say what is wrong with a link, if anything.

    >>> link_complaint("https://example.org/", set())
    >>> print(link_complaint("javascript:x", set()))
    the link 'javascript:x' leads nowhere safe. Write https://…, mailto:…, entry:<id> or #….
    """
    if href.startswith(ENTRY_LINK):
        target = entry_id(href)
        if target in ids:
            return None
        near = did_you_mean(target, ids)
        return f"the link 'entry:{_short(target)}' names no entry. Write an entry's id.{near}"
    if re.match(r"https?://[^\s/]|mailto:[^\s@]+@|#[^\s]", href):
        return None
    short = _short(href)
    return f"the link '{short}' leads nowhere safe. Write https://…, mailto:…, entry:<id> or #…."


def _short(text: str) -> str:
    limit = 50
    return text if len(text) <= limit else f"{text[:limit]}…"


class _Reader(Markdown):
    """Python-Markdown with ears."""

    found: Prose


@cache
def _reader() -> _Reader:
    reader = _Reader(extensions=["fenced_code", "tables", "attr_list", "sane_lists"])
    reader.preprocessors.register(_RawBlocks(reader), "html_block", 20)
    reader.inlinePatterns.register(_RawInline(HTML_RE, reader), "html", 90)
    reader.treeprocessors.register(_Walk(reader), "walk", 5)  # after attr_list (8), before unescape
    return reader


class _RawBlocks(HtmlBlockPreprocessor):
    """Hears which blocks Python-Markdown takes as HTML."""

    md: _Reader

    def run(self, lines: list[str]) -> list[str]:
        stash = self.md.htmlStash.rawHtmlBlocks
        before = len(stash)
        kept = super().run(lines)
        self.md.found.raw_html += [str(block) for block in stash[before:]]
        return kept


class _RawInline(HtmlInlineProcessor):
    """Hears which tags Python-Markdown takes as HTML inside a line."""

    md: _Reader

    def handleMatch(  # type: ignore[override]  # noqa: N802 (Python-Markdown's name)
        self, m: re.Match[str], data: str
    ) -> tuple[str | Element | None, int | None, int | None]:
        self.md.found.raw_html.append(m.group(1))
        return super().handleMatch(m, data)


class _Walk(Treeprocessor):
    """Hears links, images, attributes and words in the finished tree."""

    md: _Reader

    def run(self, root: Element) -> None:
        self.md.found.plain = _seen(self.md, root)
        todo = [(root, False)]
        while todo:
            element, quiet = todo.pop()
            self._hear(element)
            quiet = quiet or element.tag in {"code", "a"}
            self._words(element.text, quiet=quiet)
            for child in element:
                self._words(child.tail, quiet=quiet)
                todo.append((child, quiet))

    def _hear(self, element: Element) -> None:
        found = self.md.found
        if element.tag == "a":
            found.links.append(_address(element.get("href", "")))
        elif element.tag == "img":
            found.images.append(element.get("src", ""))
            return
        allowed = _ALLOWED_ATTRIBUTES.get(element.tag, set())
        found.attributes += [name for name in element.keys() if name not in allowed]  # noqa: SIM118

    def _words(self, text: str | None, *, quiet: bool) -> None:
        if not text or quiet:
            return
        self.md.found.raw_html += _TAG_BEGINS.findall(text)
        self.md.found.words.append(text)


def _seen(reader: _Reader, root: Element) -> str:
    """Give the text of a tree, with what Python-Markdown keeps aside put back."""
    pieces = (_unstashed(reader, piece) for piece in root.itertext())
    return unescape(" ".join("".join(pieces).split()))


def _unstashed(reader: _Reader, piece: str) -> str:
    kept = reader.htmlStash.rawHtmlBlocks
    piece = HTML_PLACEHOLDER_RE.sub(lambda tag: _CODE_TAG.sub("", str(kept[int(tag[1])])), piece)
    piece = _ESCAPED.sub(lambda match: chr(int(match[1])), piece)
    return piece.replace(AMP_SUBSTITUTE, "&")


def _address(href: Any) -> str:
    """Give a link's address as a browser would read it; Python-Markdown encodes mail addresses."""
    text = str(href)
    if not text.startswith(AMP_SUBSTITUTE):
        return text
    return re.sub(f"{AMP_SUBSTITUTE}#([0-9]+);", lambda match: chr(int(match[1])), text)
