"""The categories of a glossary: `glossary/categories.txt`, for each a line with its id and name.

Entries write the id, readers see the name; the order of the lines is the order of the filters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hooks.entries.field_types import ID_PATTERN
from hooks.entries.mistakes import Mistake
from hooks.entries.source_text import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE: Final = "categories.txt"


def read_categories(path: Path, shown: str) -> tuple[dict[str, str], list[Mistake]]:
    """Read names by id, in the file's order, and give what is wrong; no file, no categories."""
    if not path.exists():
        return {}, []
    text, mistakes = read_text(path, shown)
    found: dict[str, str] = {}
    for number, line in enumerate((text or "").splitlines(), start=1):
        category, _, name = (part.strip() for part in line.partition(":"))
        if not line.strip() or line.startswith("#"):
            continue
        if what := _wrong(category, name, found):
            mistakes.append(Mistake(shown, number, 1, what))
        else:
            found[category] = name
    return found, mistakes


def _wrong(category: str, name: str, found: Mapping[str, str]) -> str:
    if not re.fullmatch(ID_PATTERN, category):
        return f"'{category}' is not an id. Write lower-case words joined by '-', such as 'risk'."
    if not name:
        return f"'{category}' has no name. Write '{category}: ' and what readers should see."
    if category in found:
        return f"'{category}' is a category already. Drop one of the two."
    return ""


def written(categories: Mapping[str, str]) -> str:
    r"""Write categories as the file holds them.

    >>> written({"risk": "Risk and law"})
    'risk: Risk and law\n'
    """
    return "".join(f"{category}: {name}\n" for category, name in categories.items())
