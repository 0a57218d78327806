"""A page's HTML as a tree, to ask what it says."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
NOT_PROSE = {"script", "style", "pre", "code"}


class _Reader(HTMLParser):
    """Builds the tree; a tag that is closed out of turn is an error."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element, and end it if it can hold nothing."""
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.open.append(tag)
        if tag in VOID:
            self.handle_endtag(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin and end an element of SVG that is written as one tag."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End the element that was begun last."""
        assert self.open, f"line {self.getpos()[0]}: </{tag}> ends nothing"
        begun = self.open.pop()
        assert begun == tag, f"line {self.getpos()[0]}: </{tag}> ends <{begun}>"
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        """Add text."""
        if self.open:
            self.builder.data(data)


def parse(html: str) -> Element:
    """Read a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.builder.close()


def one(root: Element, path: str) -> Element:
    """Give the one element at a path."""
    found = root.findall(path)
    assert len(found) == 1, f"{len(found)} elements at {path}"
    return found[0]


def classed(root: Element, name: str) -> list[Element]:
    """Give the elements that have a class."""
    return [element for element in root.iter() if name in element.get("class", "").split()]


def words(element: Element) -> str:
    """Give an element's text with single spaces."""
    return " ".join("".join(element.itertext()).split())


def prose(element: Element) -> str:
    """Give an element's text without code and scripts, the elements' texts kept apart."""
    pieces = [] if element.tag in NOT_PROSE else [element.text or "", *map(prose, element)]
    return " ".join([*pieces, element.tail or ""])
