"""An entry as Markdown that stands by itself, for a program or a colleague without the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hooks.entries.literal import literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hooks.entries.entry import Entry
    from hooks.exports.publication import Publication

TWIN = "glossary/{}/index.md"
_ENTRY = re.compile(r"(?<!\\)\]\(\s*<?entry:([a-z0-9-]+)(#[^)>\s]*)?>?")


def twin(entry_id: str) -> str:
    """Give the path at which an entry's Markdown is published, beside its page."""
    return TWIN.format(entry_id)


def twins(publication: Publication) -> dict[str, str]:
    """Write every entry, by path."""
    return {
        twin(entry_id): written(publication, entry_id) for entry_id in publication.glossary.entries
    }


def written(publication: Publication, entry_id: str) -> str:
    """Write an entry with its definition, its detail, its numbers and its sources."""
    parts = _parts(publication, entry_id)
    return _ENTRY.sub(
        lambda link: f"]({publication.address(link[1])}{link[2] or ''}", "\n\n".join(parts) + "\n"
    )


def _parts(publication: Publication, entry_id: str) -> Iterator[str]:
    entry = publication.glossary.entries[entry_id]
    yield f"# {literal(entry.pref_label)}"
    if entry.alt_label:
        yield f"Also: {', '.join(literal(alt.label) for alt in entry.alt_label)}"
    yield entry.definition
    if entry.boardroom:
        yield f"> {entry.boardroom}"
    if entry.business:
        yield f"## For your business\n\n{entry.business.strip()}"
    for section in entry.sections:
        yield f"## {literal(section.title)}\n\n{section.body.strip()}"
    yield from _choice(entry)
    if entry.facts:
        yield "## Numbers"
        yield "\n".join(
            f"- {fact.value} {literal(fact.unit)}: {fact.says} "
            f"({_address(fact.source) or 'rule of thumb of this site'}, {fact.checked})"
            for fact in entry.facts.values()
        )
    if entry.sources:
        yield "## Sources"
        yield "\n".join(
            f"- [{literal(source.title)}]({_address(source.url)}), {literal(source.publisher)}, "
            f"read {source.checked}"
            for source in entry.sources
        )
    yield f"From {publication.title}: {publication.address(entry_id)}"


def _address(url: str | None) -> str:
    """Give an address in angle brackets where it could end its own parentheses."""
    return f"<{url}>" if url and set(url) & set("()[]") else url or ""


def _choice(entry: Entry) -> Iterator[str]:
    for title, lines in (("Use it when", entry.use_when), ("Skip it when", entry.skip_when)):
        if lines:
            yield f"## {title}\n\n" + "\n".join(f"- {line}" for line in lines)
    if entry.ask_vendor:
        asked = (
            f"- {one.question}\n  - A good answer: {one.good}\n  - A bad answer: {one.bad}"
            for one in entry.ask_vendor
        )
        yield "## Ask the vendor\n\n" + "\n".join(asked)
