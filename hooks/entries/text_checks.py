"""What no text of an entry may contain: raw HTML, unsafe links, numbers that do not exist."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hooks.entries.facts import replace_references, wrong_references
from hooks.entries.field_types import MAX_PROSE
from hooks.entries.text import complaints, is_marked, read_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from hooks.entries.mistakes import KeyPath, Mistake
    from hooks.entries.yaml_reader import Document

_ADDRESSES = {"url", "source"}  # the model checks these, and refuses what is longer than prose


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
    prose = read_prose(replace_references(text, lambda _: "1"))
    seen: Counter[str] = Counter()
    for snippet, what in complaints(prose, known.ids):
        yield document.mistake(keys, what, document.find(keys, snippet, seen[snippet]))
        seen[snippet] += 1
