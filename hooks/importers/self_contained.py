"""What RDF may not do to whoever reads it: name files elsewhere, or unfold without end.

A JSON-LD context can name any address or file, and XML's entities, which may stand in each other,
make gigabytes of a few lines.
"""

from __future__ import annotations

import json
from typing import Any
from xml.parsers import expat

from hooks.importers.record import SourceError

LONGEST_ENTITY = 1_000
DEEPEST_ELEMENT = 100


def check(raw: bytes, syntax: str) -> None:
    """Refuse what reaches beyond the file, or grows when it is read.

    Raises:
        SourceError: what it is, and what to do instead.
        ValueError, ExpatError: it cannot be read at all.
    """
    if syntax == "json-ld":
        _check_contexts(json.loads(raw))
    elif syntax == "xml":
        _check_xml(raw)


def _check_contexts(data: Any) -> None:
    todo = [data]
    while todo:
        part = todo.pop()
        if isinstance(part, list):
            todo += part
        elif isinstance(part, dict):
            named = [*_contexts(part.get("@context")), part.get("@import")]
            if elsewhere := next((name for name in named if isinstance(name, str)), None):
                msg = f"'{elsewhere[:100]}' is a context elsewhere. Write the context's own text."
                raise SourceError(msg)
            todo += part.values()


def _contexts(context: Any) -> list[Any]:
    return context if isinstance(context, list) else [context]


def _check_xml(raw: bytes) -> None:
    parser, depth = expat.ParserCreate(), 0

    def entity(name: str, _parameter: bool, value: str | None, *_: Any) -> None:
        if value is None or "&" in value or "%" in value or len(value) > LONGEST_ENTITY:
            msg = f"the entity '{name[:50]}' is no short text of its own. Write it out."
            raise SourceError(msg)

    def begin(name: str, _: Any) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST_ELEMENT:
            msg = f"line {parser.CurrentLineNumber}: '{name[:50]}' is nested too deep. Flatten it."
            raise SourceError(msg)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.EntityDeclHandler = entity
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.Parse(raw, True)  # noqa: FBT003 - expat takes no names
