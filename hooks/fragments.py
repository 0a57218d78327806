"""Finished HTML in the middle of Markdown: a Python-Markdown extension.

A line `%%calculator:approach%%` stands for HTML that somebody else has rendered, such as a form
with its chart. It is put in as it is, past everything that Markdown would do to it. So is what
stands between the lines `BEGIN` and `END`. What an editor writes cannot hold these: a part of them
is drawn anew whenever Python starts.

The other way round, an editor's text is put in `shielded`: no sign in it begins a tag or a list of
attributes, whatever stands around it. Python-Markdown looks for tags on a page before it knows what
is code, so that a text which is right by itself could still open one beside others.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from markdown import Markdown

MARK = "%%"
BEGIN, END = (f"{MARK}{name}:{secrets.token_hex(8)}{MARK}" for name in ("html", "end"))
_BEFORE_HTML_IS_READ = 25
_SHIELDS = {"<": "\uf8f0", "{": "\uf8f1", "&": "\uf8f2"}
"""What stands for a sign in a shielded text: characters that mean nothing to anybody."""

_SIGNS = re.compile(
    r"<(?!https?://|mailto:|[\w.+-]+@)"
    r"|(?<!\\)\{"
    r"|&(?=#(?!\d+;|[xX][\da-fA-F]+;))"  # html.parser gives up on a page with "&# "
)
_SHIELD = re.compile(f"[{''.join(_SHIELDS.values())}]")
_IN_TEXT = {shield: sign for sign, shield in _SHIELDS.items()}
_IN_HTML = _IN_TEXT | {_SHIELDS["<"]: "&lt;", _SHIELDS["&"]: "&amp;"}
_AFTER_ATTRIBUTES_ARE_READ = 7  # at 8; before headings get their anchors, at 5
_FINISHED = re.compile(rf"^{BEGIN}\n(.*?)\n{END}$", re.MULTILINE | re.DOTALL)
_MARKED = re.compile(rf"^[^\S\n]*{MARK}(.+){MARK}[^\S\n]*$", re.MULTILINE)


class FragmentsExtension(Extension):
    """Puts finished HTML into the page: fragments, by name, in the place of their marks."""

    def __init__(self, fragments: Mapping[str, str]) -> None:
        super().__init__()
        self.fragments = fragments

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Join a Markdown instance."""
        md.block_level_elements.append("caption")  # not known to it, and put into a <p> otherwise
        put = _Put(md, self.fragments)
        md.preprocessors.register(put, "fragments", _BEFORE_HTML_IS_READ)
        md.treeprocessors.register(_Unshield(md, put), "unshield", _AFTER_ATTRIBUTES_ARE_READ)


class _Put(Preprocessor):
    """Stashes each fragment, as Python-Markdown stashes raw HTML."""

    def __init__(self, md: Markdown, fragments: Mapping[str, str]) -> None:
        super().__init__(md)
        self.fragments = fragments
        self.shields = False
        """Whether there are any on the page that was read last."""

    def run(self, lines: list[str]) -> list[str]:
        """Put a stash's place where a mark stands alone on its line, or HTML between two."""
        text = "\n".join(lines)
        code = map(str, self.md.htmlStash.rawHtmlBlocks)  # what was fenced is there already
        self.shields = bool(_SHIELD.search("".join((text, *code))))
        text = _FINISHED.sub(lambda html: self._stashed(html[1]), text)
        return [self._put(line) for line in text.split("\n")]

    def _put(self, line: str) -> str:
        for name in marked(line):
            if name in self.fragments:
                return self._stashed(self.fragments[name])
        return line

    def _stashed(self, html: str) -> str:
        return f"\n{self.md.htmlStash.store(html)}\n"


class _Unshield(Treeprocessor):
    """Puts the signs of shielded texts back, where they are nothing but signs."""

    def __init__(self, md: Markdown, put: _Put) -> None:
        super().__init__(md)
        self.put = put

    def run(self, root: Element) -> None:
        """Go through words, attributes, and the code that Python-Markdown keeps aside."""
        if not self.put.shields:
            return
        kept = self.md.htmlStash.rawHtmlBlocks
        kept[:] = [_in_html(one) if isinstance(one, str) else one for one in kept]
        for element in root.iter():
            if element.text:
                element.text = _unshielded(element.text)
            if element.tail:
                element.tail = _unshielded(element.tail)
            for name, value in element.items():
                if value:  # an attribute may have none
                    element.set(name, _unshielded(value))


def shielded(text: str) -> str:
    r"""Give a text in Markdown in which no sign begins a tag or a list of attributes.

    An address in angle brackets stays a link, and what is escaped stays escaped.

    >>> shielded("<b>{ .a }") == _SHIELDS["<"] + "b>" + _SHIELDS["{"] + " .a }"
    True
    >>> shielded(r"<https://example.org> \{a} &#60;")
    '<https://example.org> \\{a} &#60;'
    """
    if not any(sign in text for sign in ("<", "{", "&#")):  # most have none
        return text
    return _SIGNS.sub(lambda sign: _SHIELDS[sign[0]], text)


def _unshielded(text: str) -> str:
    if isinstance(text, AtomicString):  # code, which is HTML already
        return AtomicString(_in_html(text))
    return _SHIELD.sub(lambda shield: _IN_TEXT[shield[0]], text)


def _in_html(text: str) -> str:
    return _SHIELD.sub(lambda shield: _IN_HTML[shield[0]], text)


def mark(name: str) -> str:
    """Write the line that stands for a fragment.

    >>> mark("calculator:approach")
    '%%calculator:approach%%'
    """
    return f"{MARK}{name}{MARK}"


def marked(text: str) -> list[str]:
    r"""Give the names of the fragments whose marks stand alone on a line.

    >>> marked(f"A mark such as %%b%%.\n\n{mark('calculator:approach')}\n")
    ['calculator:approach']
    """
    return _MARKED.findall(text) if MARK in text else []
