"""What the texts of one entry must not contain: raw HTML, unsafe links, numbers that do not exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from hooks.entries.facts import replace_references, wrong_references
from hooks.entries.mistakes import KeyPath, Mistake
from hooks.entries.text import complaints, read_prose
from hooks.entries.yaml_reader import Document

_ADDRESSES = {"url", "source"}  # the model checks these


def check_texts(document: Document, ids: set[str], facts: Collection[str]) -> Iterator[Mistake]:
    """Check every text of an entry, whatever field it stands in."""
    for keys, text in document.scalars():
        yield from _check_facts(document, keys, text, facts)
        if keys[-1:] and keys[-1] not in _ADDRESSES:
            yield from _check_markdown(document, keys, text, ids)


def _check_facts(
    document: Document, keys: KeyPath, text: str, facts: Collection[str]
) -> Iterator[Mistake]:
    seen: Counter[str] = Counter()
    for _, snippet, what in wrong_references(text, facts):
        first_line = snippet.split("\n")[0]
        yield document.mistake(keys, what, document.find(keys, first_line, seen[first_line]))
        seen[first_line] += 1


def _check_markdown(
    document: Document, keys: KeyPath, text: str, ids: set[str]
) -> Iterator[Mistake]:
    prose = read_prose(replace_references(text, lambda _: "1"))
    seen: Counter[str] = Counter()
    for snippet, what in complaints(prose, ids):
        yield document.mistake(keys, what, document.find(keys, snippet, seen[snippet]))
        seen[snippet] += 1
