"""What a text of an entry may say: links that lead somewhere safe, and nothing but Markdown.

Each text stands by itself. Many are rendered together, in one page, and what one of them leaves
open or defines must not change how another is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hooks.entries.mistakes import did_you_mean
from hooks.entries.prose import read_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from hooks.entries.prose import Prose

ENTRY_LINK = "entry:"
"""A link to an entry is written `[text](entry:fine-tuning)`, or `entry:fine-tuning#anchor`."""


def entry_id(href: str) -> str:
    """Give the id in a link to an entry.

    >>> entry_id("entry:fine-tuning#worth-it")
    'fine-tuning'
    """
    return href.removeprefix(ENTRY_LINK).partition("#")[0]


def linked_ids(prose: Prose) -> Iterator[str]:
    """Give the ids of the entries that a text links to."""
    for href in prose.links:
        if href.startswith(ENTRY_LINK):
            yield entry_id(href)


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
    yield from attribute_complaints(prose)
    yield from _not_by_itself(prose)


def attribute_complaints(prose: Prose) -> Iterator[tuple[str, str]]:
    """Give the attributes that a text sets: they stand in braces, or behind a fence."""
    for name in prose.attributes:
        yield name, f"the attribute '{name}' in braces. Delete the braces: Markdown alone is read."
    for fence in prose.fence_options:
        yield (
            fence,
            f"'{_short(fence)}' says more than a language. Write the language alone, or nothing.",
        )


def _not_by_itself(prose: Prose) -> Iterator[tuple[str, str]]:
    """Give what would change how the texts around this one are read."""
    for fence in prose.open_fences:
        what = f"'{_short(fence)}' begins or ends code, and its counterpart is missing."
        yield fence, f"{what} Add that line, with as many signs, or delete this one."
    for name in prose.definitions:
        what = f"'{_short(name)}' defines something for the whole page."
        yield name, f"{what} Write links in full, [text](https://…), and notes in the text."


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
