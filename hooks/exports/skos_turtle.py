"""SKOS, the web's standard for vocabularies, as Turtle: for thesaurus and catalog software."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from hooks.exports.vocabulary import PREFIXES, TYPE, Address, Name, Thing, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hooks.exports.publication import Publication

NAME = "SKOS (Turtle)"
PATH = "glossary.ttl"
BETWEEN_RESPECTS: Final = " ;\n    "
BETWEEN_THINGS: Final = ",\n        "
IN_WORDS: Final = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r"})
IN_ADDRESS: Final = {ord(sign): f"%{ord(sign):02X}" for sign in '<>" {}|\\^`'}


def render(publication: Publication) -> str:
    """Write the concept scheme: what nothing refers to comes first. Source: W3C, RDF 1.1 Turtle."""
    said = vocabulary(publication)
    references = Counter(
        thing for found in said.values() for things in found.values() for thing in things
    )
    prefixes = [f"@prefix {short}: <{address}> .\n" for short, address in PREFIXES.items()]
    ordered = sorted(said, key=lambda subject: (references[subject], subject))
    blocks = [f"\n{_thing(subject)} {_found(said[subject])} .\n" for subject in ordered]
    return "".join([*prefixes, *blocks, "\n"])


def _found(found: Mapping[str, Sequence[Thing]]) -> str:
    others = {respect: things for respect, things in found.items() if respect != TYPE}
    lines = {"a": found[TYPE], **others}.items()
    return BETWEEN_RESPECTS.join(
        f"{respect} {BETWEEN_THINGS.join(map(_thing, things))}" for respect, things in lines
    )


def _thing(thing: Thing) -> str:
    if isinstance(thing, Address):
        return f"<{thing.translate(IN_ADDRESS)}>"
    if isinstance(thing, Name):
        return thing
    quoted = f'"{thing.words.translate(IN_WORDS)}"'
    if thing.language:
        return f"{quoted}@{thing.language}"
    return f"{quoted}^^{thing.datatype}" if thing.datatype else quoted
