"""What the finished HTML of an entry may hold: known tags, attributes and links, and no others.

`hooks/entries` looks at each text before it is rendered. This looks at what came of all of them
together, as it will be published, and so does not depend on how Markdown was understood. It knows
tags only as they are written here, so that no browser could read anything else into one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

REMEMBERED: Final = 20_000
"""Tags of which is kept what was found: most stand on many pages."""

TAGS: Final = frozenset(
    {
        *("a", "blockquote", "br", "caption", "code", "data", "dd", "del", "details", "div", "dl"),
        *("dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "kbd", "li", "ol", "p", "pre"),
        *("section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td"),
        *("th", "thead", "time", "tr", "ul"),
    }
)
ATTRIBUTES: Final = frozenset(
    {
        *("aria-describedby", "aria-label", "class", "data-column", "data-due"),
        *("data-search-exclude", "data-term", "datetime", "hidden", "href", "id"),
        *("open", "rel", "role", "scope", "start", "style", "tabindex", "title", "value"),
    }
)
VALUES: Final = {
    "href": r"https?://[^/\s].*|mailto:[^@\s]+@.*|#.*|\.{1,2}/.*",
    "id": r"(?!rr-|__[a-z])\S+",  # the site's own scripts and its theme look for those
    "style": r"text-align: (?:left|center|right);",
}
_PLAIN: Final = frozenset(f"<{slash}{tag}>" for tag in TAGS for slash in ("", "/"))
_TAGS: Final = re.compile(r"<[^<>]*>?")
_TAG: Final = re.compile(r'</?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*) ?/?>')
_ATTRIBUTE: Final = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')


def complaints(html: str, taken: Collection[str] = ()) -> Iterator[str]:
    """Say of each tag that may not stand there what is wrong with it; `taken` are ids beside it.

    >>> list(complaints('<p class="a">1 &lt; 2 <a href="../rag/">RAG</a></p>'))
    []
    >>> print(*complaints('<h2 onclick="x()">'))
    <h2 onclick="x()">: the attribute 'onclick' is not allowed
    """
    ids = set(taken)
    for tag in _TAGS.findall(html):
        if tag in _PLAIN:  # most are
            continue
        wrong, name = _looked_at(tag)
        if wrong:
            yield f"{tag}: {wrong}"
        if name in ids:
            yield f"{tag}: there is another '{name}' on the page"
        if name:
            ids.add(name)


@lru_cache(maxsize=64)
def ids_in(form: str) -> frozenset[str]:
    """Give the ids in HTML that is put in as it is, such as a calculator's form.

    >>> ids_in('<form id="a"><input id="b" name="c"></form>') == {"a", "b"}
    True
    """
    attributes = (_ATTRIBUTE.findall(tag) for tag in _TAGS.findall(form))
    return frozenset(value for found in attributes for name, value in found if name == "id")


@lru_cache(maxsize=REMEMBERED)
def _looked_at(tag: str) -> tuple[str, str]:
    """Say what is wrong with a tag, '' for nothing, and give its id."""
    written = _TAG.fullmatch(tag)
    if not written or written[1] not in TAGS:
        return "this tag is not allowed", ""
    attributes = dict(_ATTRIBUTE.findall(written[2]))
    return next(_wrong(attributes), ""), attributes.get("id", "")


def _wrong(attributes: dict[str, str]) -> Iterator[str]:
    for name, value in attributes.items():
        if name not in ATTRIBUTES:
            yield f"the attribute '{name}' is not allowed"
        elif name in VALUES and not re.fullmatch(VALUES[name], unescape(value), re.DOTALL):
            yield f"the value of '{name}' is not allowed"
