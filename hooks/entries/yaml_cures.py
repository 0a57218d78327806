"""What PyYAML says about broken YAML, in words that say what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

_QUOTE = "Put the whole text in quotes, or write it on the next lines after '>-'."

# What PyYAML's message contains → what to tell a person. The first that fits is taken.
_CURES = {
    "mapping values are not allowed": f"a colon and a space stand inside plain text. {_QUOTE}",
    r"found character '\\t'": "a tab stands here. Indent with spaces.",
    "cannot start any token": f"plain text cannot begin with this character. {_QUOTE}",
    "scanning a quoted scalar": "a quotation mark is never closed. Close it.",
    "unknown escape character": "'\\' means something inside \"…\". Write '…' instead.",
    "expected hexdecimal numbers": "'\\' means something inside \"…\". Write '…' instead.",
    "could not find expected ':'": "a line here is neither 'key: value' nor indented text. "
    "Indent it as the text above it, or put a colon after the key.",
    "scanning a block scalar": "'|' or '>' must end its line; the text follows, indented.",
    "parsing a flow": "a list in [ ] or a mapping in { } begins here and is not closed, or misses "
    "a comma. Close it or add the comma; if it is meant as text, put all of it in quotes.",
    "scanning an anchor": f"plain text cannot begin with '&'. {_QUOTE}",
    "scanning an alias": f"plain text cannot begin with '*'. {_QUOTE}",
    "scanning a tag": f"plain text cannot begin with '!'. {_QUOTE}",
    "scanning a directive": f"plain text cannot begin with '%'. {_QUOTE}",
    "parsing a block": "does not line up with the lines above. Indent it like its neighbors; "
    "text that begins with a quotation mark or a bracket must stand in quotes as a whole.",
}


def cure(error: yaml.MarkedYAMLError) -> str:
    """Turn an error of the parser into what is wrong and what to do."""
    said = f"{error.context or ''} {error.problem or ''}"
    for part, words in _CURES.items():
        if re.search(part, said):
            return words
    problem = error.problem or "this cannot be read"
    return f"is not valid YAML here ({problem}). Check the indentation and the quotes."


def telling_mark(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Give the place where a person must look: where it began if the end was never found."""
    begun = re.search(
        "quoted scalar|simple key|scanning an? (alias|anchor|tag)|parsing a flow",
        error.context or "",
    )
    return (begun and error.context_mark) or error.problem_mark or error.context_mark
