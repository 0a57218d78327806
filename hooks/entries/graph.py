"""How entries hang together: what they name must exist, and no two may claim the same name.

It works on files as they were read, not on finished entries, so that a file with one wrong key
still has its dangling ids reported, all in one go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from hooks.entries.categories import FILE as CATEGORIES
from hooks.entries.ids import slug
from hooks.entries.mistakes import KeyPath, Mistake, did_you_mean, listed
from hooks.entries.yaml_reader import REMEMBERED, Document

ENTRY_FIELDS = {
    "broader.*",
    "related.*",
    "related.*.entry",
    "confusedWith.*.entry",
    "replacedBy",
    "comparison.rows.*.entry",
}
_NOT_ITSELF = ENTRY_FIELDS - {"comparison.rows.*.entry"}
_LABEL_FIELDS = {"prefLabel", "altLabel.*", "altLabel.*.label"}
_CLAIMING = {
    *ENTRY_FIELDS,
    *_LABEL_FIELDS,
    *("calculators.*", "category", "redirects.*", "sources.*.url", "facts.*.source"),
}

Documents = Mapping[str, Document]


class Claim(NamedTuple):
    """What an entry says of others, or of what others may say too: where, and its words."""

    entry: str
    shape: str
    keys: KeyPath
    said: str


def check_graph(
    documents: Documents, calculators: Collection[str], categories: Collection[str] | None
) -> Iterator[Mistake]:
    """Check what stands between entries, and between the parts of one.

    `categories` is None where nobody knows them, since their file has mistakes.
    """
    claims = _all_claims(documents)
    yield from _dangling(documents, claims)
    yield from _unknown_calculators(documents, claims, calculators)
    if categories is not None:
        yield from _unknown_categories(documents, claims, categories)
    yield from _claimed_labels(documents, claims)
    yield from _redirects(documents, claims)
    yield from _circles(documents, claims)
    yield from _unlisted_sources(documents, claims)
    for document in documents.values():
        yield from _uneven_rows(document)


def _all_claims(documents: Documents) -> list[Claim]:
    return [
        Claim(entry_id, *claim)
        for entry_id, document in documents.items()
        for claim in _claims(document)
    ]


@lru_cache(maxsize=REMEMBERED)
def _claims(document: Document) -> list[tuple[str, KeyPath, str]]:
    scalars = ((shape(keys), keys, text.strip()) for keys, text in document.scalars())
    return [claim for claim in scalars if claim[0] in _CLAIMING]


@lru_cache(maxsize=10_000)
def shape(keys: KeyPath) -> str:
    """Write a way with a star for each place in a list and each fact's own key.

    >>> shape(("related", 0, "entry")), shape(("facts", "labeled_examples_min", "source"))
    ('related.*.entry', 'facts.*.source')
    """
    named = ("facts", "*", *keys[2:]) if keys[:1] == ("facts",) and len(keys) > 1 else keys
    return ".".join("*" if isinstance(key, int) else key for key in named)


def _dangling(documents: Documents, claims: list[Claim]) -> Iterator[Mistake]:
    for entry_id, field, keys, target in claims:
        if field not in ENTRY_FIELDS:
            continue
        if target not in documents:
            what = f"there is no entry '{target}'. Name another, or write it first."
            yield documents[entry_id].mistake(keys, what + did_you_mean(target, documents))
        elif target == entry_id and field in _NOT_ITSELF:
            yield documents[entry_id].mistake(keys, f"'{target}' is this entry itself. Drop it.")


def _unknown_calculators(
    documents: Documents, claims: list[Claim], calculators: Collection[str]
) -> Iterator[Mistake]:
    for entry_id, field, keys, name in claims:
        if field == "calculators.*" and name not in calculators:
            known = f" There are {listed(sorted(calculators))}." if calculators else ""
            what = f"there is no calculator '{name}'. Name another.{known}"
            yield documents[entry_id].mistake(keys, what + did_you_mean(name, calculators))


def _unknown_categories(
    documents: Documents, claims: list[Claim], categories: Collection[str]
) -> Iterator[Mistake]:
    for entry_id, field, keys, name in claims:
        if field == "category" and name not in categories:
            what = f"there is no category '{name}'. Name another, or add it to {CATEGORIES}."
            yield documents[entry_id].mistake(keys, what + did_you_mean(name, categories))


def label_places(documents: Documents) -> dict[str, str]:
    """Give every name that is shown, folded, with the file and the line where it stands."""
    found: dict[str, str] = {}
    for claim in _labels(_all_claims(documents)):
        found.setdefault(claim.said.casefold(), _place(documents, claim))
    return found


def _labels(claims: list[Claim]) -> list[Claim]:
    """Give the claims to names: a preferred name first, then whose file is called like its term.

    So of a file and its copy, the copy comes second.
    """
    labels = [claim for claim in claims if claim.shape in _LABEL_FIELDS]
    preferred = [claim for claim in labels if claim.shape == "prefLabel"]
    fitting = {claim.entry for claim in preferred if slug(claim.said) == claim.entry}
    return sorted(labels, key=lambda one: (one.shape != "prefLabel", one.entry not in fitting))


def _place(documents: Documents, claim: Claim) -> str:
    document = documents[claim.entry]
    return f"{document.path}:{document.values[claim.keys].line}"


def _claimed_labels(documents: Documents, claims: list[Claim]) -> Iterator[Mistake]:
    """Report a name that was taken before."""
    owners: dict[str, Claim] = {}
    for claim in _labels(claims):
        owner = owners.setdefault(claim.said.casefold(), claim)
        if owner != claim:
            place = _place(documents, owner)
            what = f"'{claim.said}' is already a name of '{owner.entry}' ({place})."
            yield documents[claim.entry].mistake(claim.keys, f"{what} Drop one of the two.")


def _redirects(documents: Documents, claims: list[Claim]) -> Iterator[Mistake]:
    owners: dict[str, str] = {}
    for entry_id, field, keys, former in claims:
        if field != "redirects.*":
            continue
        if former in documents:
            what = f"'{former}' is an entry, so it cannot lead elsewhere. Drop the redirect."
            yield documents[entry_id].mistake(keys, what)
        elif former in owners:
            what = f"'{former}' already leads to '{owners[former]}'. Drop one of the two."
            yield documents[entry_id].mistake(keys, what)
        owners.setdefault(former, entry_id)


def _circles(documents: Documents, claims: list[Claim]) -> Iterator[Mistake]:
    """Report every circle in `broader` once, at the alphabetically first entry in it."""
    wider: dict[str, dict[str, KeyPath]] = defaultdict(dict)
    for entry_id, field, keys, target in claims:
        if field == "broader.*" and target in documents and target != entry_id:
            wider[entry_id].setdefault(target, keys)
    for start in sorted(wider):
        circle = _way_back(start, wider)
        if circle:
            way = " → ".join([*circle, start])
            what = f"goes round in a circle: {way}. Drop one of these."
            yield documents[start].mistake(wider[start][circle[1]], what)


def _way_back(start: str, wider: Mapping[str, Mapping[str, KeyPath]]) -> list[str] | None:
    """Give the way from `start` through entries after it in the alphabet back to it, or None."""
    came_from = {start: start}
    todo = [start]
    while todo:
        here = todo.pop(0)
        for there in wider.get(here, {}):
            if there == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if there > start and there not in came_from:
                came_from[there] = here
                todo.append(there)
    return None


def _unlisted_sources(documents: Documents, claims: list[Claim]) -> Iterator[Mistake]:
    listed: dict[str, set[str]] = defaultdict(set)
    for entry_id, field, _, url in claims:
        if field == "sources.*.url":
            listed[entry_id].add(url)
    for entry_id, field, keys, url in claims:
        if field == "facts.*.source" and url not in listed[entry_id]:
            what = f"'{url}' is not among the sources. List it there, with title and publisher."
            near = did_you_mean(url, listed[entry_id])
            yield documents[entry_id].mistake(keys, what + near)


@lru_cache(maxsize=REMEMBERED)
def _uneven_rows(document: Document) -> list[Mistake]:
    counts: dict[KeyPath, int] = defaultdict(int)
    for keys in document.values:
        if shape(keys) in {"comparison.columns.*", "comparison.rows.*.cells.*"}:
            counts[keys[:-1]] += 1
    columns = counts.pop(("comparison", "columns"), 0)
    what = "has {} cells for {} columns. Give each column one cell."
    return [
        document.mistake(keys, what.format(cells, columns))
        for keys, cells in counts.items()
        if cells != columns
    ]
