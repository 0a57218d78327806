"""Foreign text made fit for an entry: no HTML, no templates, no links that lead nowhere."""

from __future__ import annotations

import re

from hooks.entries.prose import read_prose
from hooks.entries.source_text import HIDDEN
from hooks.entries.text import complaints, link_complaint, plain

LONGEST_LINE = 600
# Each of these stops where the next of its kind begins, or many openings would cost their square.
_SHORTCODE = re.compile(r"\{\{[<%](?:(?!\{\{).)*?[>%]\}\}", re.DOTALL)
_SHORTCODE_TEXT = re.compile(r'text="([^"]*)"')
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(\s*<?((?:[^()>\s]|\([^()]*\))*)>?[^()]*\)")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_ATTRIBUTES = re.compile(r"\{:?\s*[#.][^{}]*\}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def prose(text: str) -> str:
    """Give Markdown that an entry may hold. What it cannot hold becomes its own words."""
    kept = HIDDEN.sub("", text.replace("\r\n", "\n"))
    kept = _COMMENT.sub("", _SHORTCODE.sub(_words_of, kept))
    kept = _IMAGE.sub(r"\1", _ATTRIBUTES.sub("", kept))
    kept = _LINK.sub(_safe_link, _REFERENCE.sub(r"\1", kept))
    kept = kept.replace("<", "&lt;").replace("{{", "{ {").strip()
    if any(True for _ in complaints(read_prose(kept), ())):
        return re.sub(r"([\\`*_\[\]{}!#])", r"\\\1", kept)
    return kept


def line(text: str) -> str:
    """Give one line of plain words; '' for nothing."""
    return " ".join(re.sub(r"<[^<>]*>", " ", HIDDEN.sub("", text)).split())


def sentence(text: str) -> tuple[str, str]:
    """Split a text into what fits a definition, and the rest; both may hold Markdown.

    >>> sentence("A word. " + "More. " * 200)[0][:14]
    'A word. More. '
    """
    one = " ".join(text.split())
    if len(one) <= LONGEST_LINE:
        return one, ""
    kept = ""
    for part in _SENTENCE.split(one):
        if len(kept) + len(part) + 1 > LONGEST_LINE:
            break
        kept = f"{kept} {part}".strip()
    kept = kept or f"{one[: LONGEST_LINE - 1].rsplit(' ', 1)[0]}…"
    return kept, text.strip()


def words(text: str) -> str:
    """Give Markdown as plain words, escaped so that it says just these."""
    return re.sub(r"([\\`*_\[\]{}<>#])", r"\\\1", plain(prose(text)))


def _words_of(shortcode: re.Match[str]) -> str:
    found = _SHORTCODE_TEXT.search(shortcode[0])
    return found[1] if found else ""


def _safe_link(link: re.Match[str]) -> str:
    return link[1] if link_complaint(link[2], ()) else link[0]
