"""Ids: what an entry is called by its file, in its address, and in links."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

RESERVED: Final = frozenset({"index"})
"""What no entry can be called: `glossary/index.md` is the list of all of them."""
LONGEST_ID: Final = 80
_WHOLE: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
    | {"ı": "i"}  # noqa: RUF001 - Turkish, and not our i
)
"""Letters that Unicode does not take apart into a plain one and its mark."""
_MARKS: Final = re.compile("[\u0300-\u036f]")


def plain_letters(text: str) -> str:
    """Write text in lower case, each letter without its marks, as find-words.mjs does.

    >>> plain_letters("Über die Straße nach Łódź, Ærø")
    'uber die strasse nach lodz, aero'
    """
    return _MARKS.sub("", unicodedata.normalize("NFKD", text).lower().translate(_WHOLE))


def slug(text: str) -> str:
    """Make an id of a name.

    >>> slug("Retrieval-Augmented Generation (RAG)"), slug("Über ☂"), slug("C++"), slug("☂")
    ('retrieval-augmented-generation-rag', 'uber', 'c-plus-plus', '')
    """
    spelled = text.replace("+", " plus ").replace("#", " sharp ").replace("&", " and ")
    plain = plain_letters(spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")


def unreserved(entry_id: str) -> str:
    """Give an id that an entry can have.

    >>> unreserved("index"), unreserved("berth")
    ('index-term', 'berth')
    """
    return f"{entry_id}-term" if entry_id in RESERVED else entry_id
