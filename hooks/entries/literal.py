"""Names and titles put into Markdown so that they stay the words they are."""

from __future__ import annotations

import re
from typing import Final

_HTML: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_MARKDOWN: Final = {sign: f"\\{sign}" for sign in "\\`*_{}[]#"}
_WRITTEN: Final = _HTML | _MARKDOWN
_SIGNS: Final = re.compile(f"[{re.escape(''.join(_WRITTEN))}]")  # most words have none


def literal(words: str) -> str:
    r"""Write words so that Markdown shows just these, wherever in a line they stand.

    Without brackets and braces there is no link, no image, no definition and no attribute list, so
    that parentheses need no escape.

    >>> print(literal("C# [x](y) {onclick=z} <b>"))
    C\# \[x\](y) \{onclick=z\} &lt;b&gt;
    """
    return _SIGNS.sub(lambda sign: _WRITTEN[sign[0]], words)
