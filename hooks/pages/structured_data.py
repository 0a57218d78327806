"""What search engines read: each entry as a schema.org DefinedTerm, the index as a set of them."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hooks.entries.text import plain
from hooks.entries.yaml_reader import REMEMBERED

if TYPE_CHECKING:
    from hooks.entries.entry import Entry
    from hooks.entries.glossary import Glossary

CONTEXT = "https://schema.org"


def term(entry_id: str, glossary: Glossary, site: str, title: str) -> str:
    """Write an entry as JSON-LD for a `<script>`. Source: https://schema.org/DefinedTerm."""
    return _written(entry_id, glossary.entries[entry_id], site, title)


@lru_cache(maxsize=REMEMBERED)
def _written(entry_id: str, entry: Entry, site: str, title: str) -> str:
    within = {"@type": "DefinedTermSet", "@id": f"{site}glossary/", "name": title}
    return _in_script(
        {"@context": CONTEXT, **_term(entry_id, entry, site), "inDefinedTermSet": within}
    )


def term_set(glossary: Glossary, site: str, title: str) -> str:
    """Write the whole glossary as JSON-LD for a `<script>`."""
    terms = [_term(entry_id, entry, site) for entry_id, entry in glossary.entries.items()]
    address = f"{site}glossary/"
    head = {"@context": CONTEXT, "@type": "DefinedTermSet", "@id": address, "url": address}
    return _in_script({**head, "name": title, "hasDefinedTerm": terms})


def _term(entry_id: str, entry: Entry, site: str) -> dict[str, Any]:
    address = f"{site}glossary/{entry_id}/"
    others = [alt.label for alt in entry.alt_label]
    return {
        "@type": "DefinedTerm",
        "@id": address,
        "url": address,
        "name": entry.pref_label,
        "termCode": entry_id,
        "description": plain(entry.definition),
        **({"alternateName": others} if others else {}),
    }


def _in_script(data: dict[str, Any]) -> str:
    """Write JSON that cannot end the script that it stands in."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
