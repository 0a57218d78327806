"""Foreign text made fit for an entry: no HTML, no templates, no links that lead nowhere."""

from __future__ import annotations

import re

from hooks.entries.prose import read_prose
from hooks.entries.source_text import HIDDEN
from hooks.entries.text import attribute_complaints, complaints, link_complaint, plain

LONGEST_LINE = 600
# Each of these stops where the next of its kind begins, or many openings would cost their square.
_SHORTCODE = re.compile(r"\{\{[<%](?:(?!\{\{).)*?[>%]\}\}", re.DOTALL)
_SHORTCODE_TEXT = re.compile(r'text="([^"]*)"')
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*<?((?:[^()>\s]|\([^()]*\))*)>?[^()]*\)")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_ATTRIBUTES = re.compile(r"\{:?\s*[#.][^{}]*\}")
_ATTRIBUTES_OF_ALL = re.compile(r"\s*\{:?[^{}]*\}\s*$")
_FENCE = re.compile(r"^([ \t>]*)~{3,}", re.MULTILINE)  # no escape hides it
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def prose(text: str) -> str:
    """Give Markdown that an entry may hold. What it cannot hold becomes its own words."""
    kept = HIDDEN.sub("", text.replace("\r\n", "\n"))
    kept = _COMMENT.sub("", _SHORTCODE.sub(_words_of, kept))
    kept = _IMAGE.sub(r"\1", _ATTRIBUTES.sub("", kept))
    kept = _LINK.sub(_safe_link, _REFERENCE.sub(r"\1", kept))
    kept = kept.replace("<", "&lt;").replace("{{", "{ {").strip()
    return _escaped(kept) if any(True for _ in complaints(read_prose(kept), ())) else kept


def _escaped(text: str) -> str:
    return _FENCE.sub(r"\1", re.sub(r"([\\`*_\[\]{}!#])", r"\\\1", text))


def line(text: str) -> str:
    """Give one line of plain words; '' for nothing.

    >>> line("One <b>{ onclick=alert(1) }"), line("C# {x} y")
    ('One', 'C# (x) y')
    """
    words = " ".join(re.sub(r"<[^<>]*>", " ", HIDDEN.sub("", text)).split())
    return (_ATTRIBUTES_OF_ALL.sub("", words) or words).translate(str.maketrans("{}", "()"))


def heading(text: str) -> str:
    """Give a heading's Markdown as one line of plain words.

    >>> heading("1. *Why* `C#` {#why}")
    '1. Why C#'
    """
    return line(plain(f"# {prose(text)} .")[:-1])  # nothing at its end is a closing sign


def sentence(text: str) -> tuple[str, str]:
    """Split a text into what fits a definition, and the rest; both may hold Markdown.

    >>> sentence("A word. " + "More. " * 200)[0][:14]
    'A word. More. '
    """
    one = " ".join(text.split())
    if len(one) <= LONGEST_LINE:
        return _alone(one), ""
    kept = ""
    for part in _SENTENCE.split(one):
        if len(kept) + len(part) + 1 > LONGEST_LINE:
            break
        kept = f"{kept} {part}".strip()
    kept = kept or f"{one[: LONGEST_LINE - 1].rsplit(' ', 1)[0]}…"
    return _alone(kept), text.strip()


def _alone(one: str) -> str:
    """Give a line so that it fits an entry: cut out of a text, it may have lost its other half."""
    wrong = [*complaints(read_prose(one), ()), *attribute_complaints(read_prose(f"# {one}"))]
    return _escaped(one)[:LONGEST_LINE] if wrong else one


def words(text: str) -> str:
    """Give Markdown as plain words, escaped so that it says just these."""
    return re.sub(r"([\\`*_\[\]{}<>#])", r"\\\1", plain(prose(text)))


def _words_of(shortcode: re.Match[str]) -> str:
    found = _SHORTCODE_TEXT.search(shortcode[0])
    return found[1] if found else ""


def _safe_link(link: re.Match[str]) -> str:
    return link[1] if link_complaint(link[2], ()) else link[0]
