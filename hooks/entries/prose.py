"""What a piece of Markdown contains, read as Python-Markdown will render it.

It is the renderer that says what is raw HTML and what is a link, not a pattern over the source;
so a code span may say `<b>`, and a tag that only a browser would see is still found. It has the
extensions that the site has: with others, one would take for code what the other takes for HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import HTML_RE, HtmlInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

EXTENSIONS: Final = {
    "attr_list": {},
    "tables": {},
    "pymdownx.highlight": {"use_pygments": True, "pygments_lang_class": True},
    "pymdownx.superfences": {},
    "pymdownx.details": {},
}
"""Those of mkdocs.yml that read what stands in a text; `md_in_html` and `toc` do not."""

MAX_SIGNS = 500
"""Opening brackets that a text may have: Python-Markdown's time grows with their square."""

_MARKED = re.compile(r"[<>&\[\]{*_`\\]|^\s*(?:[#+=~:|?!-]|\d+\.)|^(?: {4}|\t)", re.MULTILINE)
_ESCAPED = re.compile("\x02([0-9]+)\x03")  # how Python-Markdown keeps "\*"
_CODE_TAG = re.compile(r"</?(?:div|pre|code|span)\b[^>]*>")  # what stands around code, and in it
_FENCE = re.compile(r"^[ \t>]*(?:`{3,}[^`]*|~{3,}.*)$")
_OPTIONS = re.compile(r"[{=]")  # `{.class #id}`, `title="…"`, `linenums="1"`
_DEFINITION = re.compile(r"^ {0,3}(\*?\[[^\[\]]*\]:)", re.MULTILINE)
_TAG_BEGINS = re.compile(r"<[A-Za-z/!?][^\s\x02<>]*")
_ALLOWED_ATTRIBUTES = {"a": {"href", "title"}, "code": {"class"}, "ol": {"start"}}
_ALLOWED_ATTRIBUTES |= {"th": {"style"}, "td": {"style"}, "details": {"class", "open"}}


@dataclass
class Prose:
    """What a piece of Markdown contains."""

    raw_html: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    fence_options: list[str] = field(default_factory=list)
    """Lines that begin code and set more than its language."""
    open_fences: list[str] = field(default_factory=list)
    """Lines that begin or end code, and have no counterpart."""
    definitions: list[str] = field(default_factory=list)
    """Beginnings of links, footnotes and abbreviations that hold for a whole page: `[x]:`."""
    words: list[str] = field(default_factory=list)
    """Running text, without code and the words of links."""
    plain: str = ""
    readable: bool = True
    """False where Python-Markdown would take minutes, or give up."""


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


class _Reader(Markdown):
    """Python-Markdown with ears."""

    found: Prose


@cache
def _reader() -> _Reader:
    reader = _Reader(extensions=[*EXTENSIONS], extension_configs=EXTENSIONS)
    reader.preprocessors.register(_FenceOptions(reader), "options", 26)  # before code is taken out
    reader.preprocessors.register(_OpenFences(reader), "fences", 24)  # afterwards (25)
    reader.preprocessors.register(_RawBlocks(reader), "html_block", 20)
    # Before footnotes (17), abbreviations (16) and references (15), after code and lists.
    reader.parser.blockprocessors.register(_Definitions(reader.parser), "definitions", 18)
    reader.inlinePatterns.register(_RawInline(HTML_RE, reader), "html", 90)
    reader.treeprocessors.register(_Walk(reader), "walk", 5)  # after attr_list (8), before unescape
    return reader


class _FenceOptions(Preprocessor):
    """Hears which lines would set attributes, a title, line numbers."""

    md: _Reader

    def run(self, lines: list[str]) -> list[str]:
        fences = (line.strip() for line in lines if _FENCE.match(line))
        self.md.found.fence_options += [fence for fence in fences if _OPTIONS.search(fence)]
        return lines


class _OpenFences(Preprocessor):
    """Hears which lines would fence code if another text held their counterpart."""

    md: _Reader

    def run(self, lines: list[str]) -> list[str]:
        self.md.found.open_fences += [line.strip() for line in lines if _FENCE.match(line)]
        return lines


class _RawBlocks(HtmlBlockPreprocessor):
    """Hears which blocks Python-Markdown takes as HTML."""

    md: _Reader

    def run(self, lines: list[str]) -> list[str]:
        stash = self.md.htmlStash.rawHtmlBlocks
        before = len(stash)
        kept = super().run(lines)
        self.md.found.raw_html += [str(block) for block in stash[before:]]
        return kept


class _Definitions(BlockProcessor):
    """Hears what defines something for the whole page, and leaves it to others."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's name
        if isinstance(self.parser.md, _Reader):
            self.parser.md.found.definitions += _DEFINITION.findall(block)
        return False


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
