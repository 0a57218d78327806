"""What no text of an entry may contain: raw HTML, unsafe links, numbers that do not exist.

Nor may it leave anything open or defined for the texts beside it on the page.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.entries.facts import replace_references, wrong_references
from hooks.entries.field_types import MAX_PROSE, one_line
from hooks.entries.prose import is_marked, read_prose
from hooks.entries.text import attribute_complaints, complaints

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from hooks.entries.mistakes import KeyPath, Mistake
    from hooks.entries.yaml_reader import Document

_ADDRESSES = {"url", "source"}  # the model checks these, and refuses what is longer than prose
_BLOCKS = {"body", "business"}  # Markdown of many paragraphs; the model puts all others on one line


@dataclass(frozen=True, eq=False)
class Known:
    """What texts may refer to; two are the same only if they are one object."""

    ids: Collection[str]
    facts: Mapping[str, str]
    """The numbers as they are written out."""
    unreadable: Collection[str]
    """Ids of files that cannot be read: nobody knows which facts they state."""


def check_texts(document: Document, known: Known) -> Iterator[Mistake]:
    """Check every text of an entry, whatever field it stands in."""
    for keys, text in document.scalars():
        if not is_marked(text):  # most are nothing but words
            continue
        yield from _check_facts(document, keys, text, known)
        if len(text) <= MAX_PROSE and keys[-1:] and keys[-1] not in _ADDRESSES:
            yield from _check_markdown(document, keys, text, known)


def _check_facts(document: Document, keys: KeyPath, text: str, known: Known) -> Iterator[Mistake]:
    seen: Counter[str] = Counter()
    for _, snippet, what in wrong_references(text, known.facts):
        if any(f"fact:{entry_id}." in snippet for entry_id in known.unreadable):
            continue
        first_line = snippet.split("\n")[0]
        yield document.mistake(keys, what, document.find(keys, first_line, seen[first_line]))
        seen[first_line] += 1


def _check_markdown(
    document: Document, keys: KeyPath, text: str, known: Known
) -> Iterator[Mistake]:
    seen: Counter[str] = Counter()
    filled, blocks = replace_references(text, lambda _: "1"), keys[-1] in _BLOCKS
    rendered = filled.strip() if blocks else one_line(filled)
    for snippet, what in _complaints(rendered, known, blocks=blocks):
        yield document.mistake(keys, what, document.find(keys, snippet, seen[snippet]))
        seen[snippet] += 1


def _complaints(text: str, known: Known, *, blocks: bool) -> Iterator[tuple[str, str]]:
    """Say what is wrong with a text as it will be rendered."""
    yield from complaints(read_prose(text), known.ids)
    if not blocks and "{" in text:  # braces at its end mean nothing in a paragraph, but in a cell
        yield from attribute_complaints(read_prose(f"# {text}"))
