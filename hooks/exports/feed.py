"""An Atom feed: which definitions changed, with the words before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from hooks.entries.changes import Change
    from hooks.exports.publication import Publication

NAME = "Feed of changed definitions (Atom)"
PATH = "definitions.atom"
ATOM = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00+00:00"


def render(publication: Publication) -> str:
    """Write the feed, the newest change first. Source: RFC 4287.

    Git also remembers drafts, entries that are gone, and those of a site that this one began as.
    """
    told = [one for one in publication.changes if one.entry in publication.glossary.entries]
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", publication.file(PATH))
    _add(feed, "title", f"{publication.title}: changed definitions")
    _add(feed, "updated", told[0].when if told else NEVER)
    _add(_add(feed, "author"), "name", publication.title)
    _add(feed, "link", rel="self", href=publication.file(PATH))
    _add(feed, "link", rel="alternate", href=publication.file("glossary/"))
    for change in told:
        _entry(feed, publication, change)
    ET.indent(feed)
    return ET.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _entry(feed: ET.Element, publication: Publication, change: Change) -> None:
    entry = _add(feed, "entry")
    address = publication.address(change.entry)
    _add(entry, "id", f"{address}#{change.when}")
    _add(entry, "title", f"{change.name}: {'changed' if change.before else 'new'}")
    _add(entry, "updated", change.when)
    _add(entry, "link", rel="alternate", href=address)
    before = f"Before: {change.before}\n\nNow: " if change.before else ""
    _add(entry, "content", f"{before}{change.after}", type="text")


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{tag}", attributes)
    if text:
        child.text = text
    return child
