"""Foreign records made into entries that this glossary accepts, saying what was left out.

Ids are made of names. What points to nothing, a label that another entry has, a circle of wider
terms: each is left out and said. Last, the loader itself reads the whole glossary, old and new; a
record that it refuses is left out too, so what remains builds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hooks.entries.field_types import LONGEST_LABEL, MAX_PROSE
from hooks.entries.ids import slug, unreserved
from hooks.importers import clean

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from hooks.importers.record import Record

MORE = "More"
UNNAMED = "has no name that an id can be made of. Give it an id in a column 'id'."
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


@dataclass
class Draft:
    """An entry to be: its data by YAML's keys, and what was left out of its record."""

    id: str
    data: dict[str, Any]
    lost: list[str] = field(default_factory=list)


def settled(
    records: list[Record], taken: Mapping[str, str], today: dt.date
) -> tuple[list[Draft], list[tuple[str, str]]]:
    """Make drafts of records, and say which records cannot become one.

    Args:
        records: what was read.
        taken: labels that entries have already, folded, with the entry's id.
        today: the date on which sources were read.
    """
    drafts: dict[str, Draft] = {}
    refused: list[tuple[str, str]] = []
    known, owners = dict[str, str](), dict(taken)
    for record in records:
        label = clean.line(record.label)[:LONGEST_LABEL]
        entry_id = id_of(record)
        if why := _unfit(record, label, entry_id, owners):
            refused.append((record.label or record.key, why))
            continue
        owners[label.casefold()] = entry_id
        drafts[entry_id] = Draft(entry_id, {"prefLabel": label}, list(record.lost))
        for name in (record.key, record.label, label, entry_id):
            known.setdefault(name.casefold(), entry_id)
    kept = [(record, drafts[known[record.key.casefold()]]) for record in _first(records, known)]
    for record, draft in kept:
        _fill(record, draft, owners, today)
    for record, draft in kept:
        _relate(record, draft, known)
    _break_circles(drafts)
    return list(drafts.values()), refused


def id_of(record: Record) -> str:
    """Give the id that a record asks for, or else one made of its name."""
    return unreserved(slug(record.id) or slug(clean.line(record.label)[:LONGEST_LABEL]))


def _unfit(record: Record, label: str, entry_id: str, owners: Mapping[str, str]) -> str:
    if record.unread or not (label and entry_id):
        return record.unread or UNNAMED
    if not record.definition.strip():
        return "has no definition"
    if label.casefold() in owners:
        return f"'{label}' is already a name of '{owners[label.casefold()]}'"
    if entry_id in owners.values():
        return f"its id '{entry_id}' is taken"
    texts = (record.definition, record.boardroom, *(body for _, body in record.sections))
    longest = max(map(len, texts))
    if longest > MAX_PROSE:
        return f"has a text of {longest:,} characters; {MAX_PROSE:,} are allowed. Divide it."
    return ""


def _first(records: list[Record], known: Mapping[str, str]) -> Iterator[Record]:
    """Give each record that became a draft, the first of several with one key."""
    seen: set[str] = set()
    for record in records:
        entry_id = known.get(record.key.casefold())
        if entry_id == id_of(record) and entry_id not in seen:
            seen.add(entry_id)
            yield record


def _fill(record: Record, draft: Draft, owners: dict[str, str], today: dt.date) -> None:
    draft.data |= {"altLabel": _own(record.alt_labels, draft, owners)}
    draft.data |= {"hiddenLabel": _own(record.hidden_labels, draft, owners)}
    said, rest = clean.sentence(clean.prose(record.definition))
    draft.data["definition"] = said
    category = clean.line(record.category)[:LONGEST_LABEL]
    if slug(category):
        draft.data["category"] = category  # its name; an id when it is written
    elif category:
        draft.lost.append(f"category '{category}', which no id can be made of")
    if record.boardroom:
        draft.data["boardroom"] = clean.sentence(clean.prose(record.boardroom))[0]
    sections = ([(MORE, rest)] if rest else []) + record.sections
    draft.data["sections"] = [
        {"title": clean.heading(title)[:LONGEST_LABEL] or MORE, "body": body}
        for title, text in sections
        if (body := clean.prose(text))
    ]
    draft.data["sources"] = [
        {"title": url, "url": url, "publisher": url.split("/")[2], "checked": today}
        for url in filter(_ADDRESS.fullmatch, record.sources)
    ]
    draft.lost += [f"source '{url}'" for url in record.sources if not _ADDRESS.fullmatch(url)]


def _own(labels: list[str], draft: Draft, owners: dict[str, str]) -> list[str]:
    kept = []
    for raw in labels:
        label = clean.line(raw)[:LONGEST_LABEL]
        owner = owners.setdefault(label.casefold(), draft.id)
        if label and owner == draft.id and label.casefold() != draft.data["prefLabel"].casefold():
            kept.append(label)
        elif owner != draft.id:
            draft.lost.append(f"name '{label}', which '{owner}' has")
    return list({label.casefold(): label for label in kept}.values())


def _relate(record: Record, draft: Draft, known: Mapping[str, str]) -> None:
    for key, names in (("broader", record.broader), ("related", record.related)):
        ids = {name: known.get(name.casefold()) or known.get(slug(name)) for name in names}
        draft.data[key] = sorted({found for found in ids.values() if found and found != draft.id})
        draft.lost += [f"{key} '{name}', which is no entry" for name, at in ids.items() if not at]
    draft.data["related"] = [i for i in draft.data["related"] if i not in draft.data["broader"]]


def _break_circles(drafts: Mapping[str, Draft]) -> None:
    """Take back each wider term from which one could climb to oneself."""
    for draft in drafts.values():
        for wider in list(draft.data["broader"]):
            if _climbs_to(wider, draft.id, drafts):
                draft.data["broader"].remove(wider)
                draft.lost.append(f"broader '{wider}', which is in turn below it")


def _climbs_to(start: str, goal: str, drafts: Mapping[str, Draft]) -> bool:
    seen, above = set[str](), [start]
    while above:
        here = above.pop()
        if here == goal:
            return True
        if here not in seen and here in drafts:
            seen.add(here)
            above += drafts[here].data["broader"]
    return False
