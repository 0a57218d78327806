"""Finished HTML in the middle of Markdown: a Python-Markdown extension.

A line `%%calculator:approach%%` stands for HTML that somebody else has rendered, such as a form
with its chart. It is put in as it is, past everything that Markdown would do to it. So is what
stands between the lines `BEGIN` and `END`. What an editor writes cannot hold these: a part of them
is drawn anew whenever Python starts.
"""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

MARK = "%%"
BEGIN, END = (f"{MARK}{name}:{secrets.token_hex(8)}{MARK}" for name in ("html", "end"))
_BEFORE_HTML_IS_READ = 25
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
        md.preprocessors.register(_Put(md, self.fragments), "fragments", _BEFORE_HTML_IS_READ)


class _Put(Preprocessor):
    """Stashes each fragment, as Python-Markdown stashes raw HTML."""

    def __init__(self, md: Markdown, fragments: Mapping[str, str]) -> None:
        super().__init__(md)
        self.fragments = fragments

    def run(self, lines: list[str]) -> list[str]:
        """Put a stash's place where a mark stands alone on its line, or HTML between two."""
        text = _FINISHED.sub(lambda html: self._stashed(html[1]), "\n".join(lines))
        return [self._put(line) for line in text.split("\n")]

    def _put(self, line: str) -> str:
        for name in marked(line):
            if name in self.fragments:
                return self._stashed(self.fragments[name])
        return line

    def _stashed(self, html: str) -> str:
        return f"\n{self.md.htmlStash.store(html)}\n"


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
