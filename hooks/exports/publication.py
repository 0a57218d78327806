"""What every export is made of: the glossary, and where it is published."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hooks.entries.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.entries.changes import Change
    from hooks.entries.entry import Entry
    from hooks.entries.glossary import Glossary


@dataclass(frozen=True, kw_only=True, eq=False)
class Publication:
    """A glossary, its title, the address of the site (with a slash at its end), and its license.

    `changes` are the definitions that changed, the newest first. Two are never equal.
    """

    glossary: Glossary
    title: str
    about: str
    site: str
    license: str = ""
    language: str = "en"
    changes: Sequence[Change] = field(default=())

    def address(self, entry_id: str) -> str:
        """Give the address of an entry's page."""
        return f"{self.site}glossary/{entry_id}/"

    def category(self, category: str) -> str:
        """Give the address of the glossary's page that shows a category alone."""
        return f"{self.site}glossary/?category={category}"

    def file(self, path: str) -> str:
        """Give the address of a published file."""
        return f"{self.site}{path}"

    def wider(self, entry_id: str) -> set[str]:
        """Give all entries above one, at any distance."""
        above: set[str] = set()
        open_ids = list(self.glossary.entries[entry_id].broader)
        while open_ids:
            if (one := open_ids.pop()) not in above:
                above.add(one)
                open_ids += self.glossary.entries[one].broader
        return above

    def as_plain(self, entry_id: str) -> dict[str, Any]:
        """Give an entry as plain data, with its address and all that is derived."""
        entry = self.glossary.entries[entry_id]
        own = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        related = [
            {"entry": other, **({"how": how} if how else {})}
            for other, how in self.glossary.related[entry_id].items()
        ]
        derived = {"related": related, "narrower": list(self.glossary.narrower[entry_id])}
        shown = {"id": entry_id, "url": self.address(entry_id), **own}
        return shown | {key: value for key, value in derived.items() if value}


def definition(entry: Entry) -> str:
    """Give an entry's definition in plain words."""
    return plain(entry.definition)
