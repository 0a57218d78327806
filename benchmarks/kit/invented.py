"""Invented entries, as many as wanted: about 230 words, five sections, five related, ten mentions.

Their names are made of invented words, so that nothing else mentions them. As in a glossary that
grows, more and more of them share their first word.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS: Final = 5
RELATED: Final = 5
MENTIONS_IN_SECTION: Final = 2
WORDS_IN_SECTION: Final = 34
"""Beside what is mentioned."""

PLAIN: Final = (
    *("a", "firm", "asks", "what", "this", "costs", "before", "the", "work", "begins", "because"),
    *(
        "every",
        "answer",
        "takes",
        "time",
        "and",
        "the",
        "people",
        "who",
        "pay",
        "for",
        "it",
        "want",
    ),
    *("to", "see", "that", "it", "helps", "them", "more", "than", "doing", "the", "same", "by"),
    *("hand", "would", "so", "they", "try", "it", "on", "a", "small", "part", "of", "the", "job"),
    *("first", "and", "count", "how", "often", "it", "goes", "wrong"),
)
FIRST: Final = tuple(
    f"{beginning}{ending}"
    for beginning in ("bal", "cor", "dun", "fen", "gal", "hol", "jin", "kor", "lum", "mar")
    for ending in (
        "adic",
        "enal",
        "ibic",
        "olar",
        "umal",
        "astic",
        "erian",
        "imate",
        "oval",
        "uric",
    )
)
SECOND: Final = tuple(
    f"{beginning}{ending}"
    for beginning in ("ker", "lat", "mor", "pel", "rud", "sen", "tav", "vol", "wex", "zin")
    for ending in ("ation", "ence", "erage", "ment", "ing", "ure", "or", "ade", "ium", "osis")
)


def entry_id(number: int) -> str:
    """Give an entry's id, as long for the first as for the last.

    >>> entry_id(42)
    'invented-00042'
    """
    return f"invented-{number:05}"


def name(number: int) -> str:
    """Give an entry's name; the first 10,000 differ.

    >>> name(0), name(1), name(100)
    ('baladic keration', 'balenal kerence', 'baladic kerence')
    """
    turn, first = divmod(number, len(FIRST))
    return f"{FIRST[first]} {SECOND[(first + turn) % len(SECOND)]}"


def entry(number: int, count: int) -> dict[str, Any]:
    """Give one of `count` entries as data, the same whenever it is asked for."""
    draw = random.Random(number)  # noqa: S311 - a fixed sample, no secret
    drawn = draw.sample(range(count), RELATED + SECTIONS * MENTIONS_IN_SECTION + 1)
    others = [other for other in drawn if other != number]
    named = [name(other) for other in others[RELATED:]]
    wider = {"broader": [entry_id(number // 10)]} if number >= 10 else {}  # noqa: PLR2004 - a tree
    return {
        "prefLabel": name(number),
        "definition": f"What is called {name(number)} here: {_words(draw, 20)}.",
        "boardroom": f"In short, {_words(draw, 13)}.",
        "sections": [_section(draw, part, named) for part in range(SECTIONS)],
        **wider,
        "related": [entry_id(other) for other in others[:RELATED]],
        "sources": [
            {
                "title": f"On {name(number)}",
                "url": f"https://example.org/{entry_id(number)}",
                "publisher": "Example",
                "checked": "2026-11-24",
            }
        ],
        "reviewed": "2026-11-24",
    }


def write(folder: Path, count: int) -> None:
    """Write the entries as YAML files, and take away what else of them is there."""
    for old in folder.glob("invented-*.yml"):
        old.unlink()
    for number in range(count):
        text = yaml.safe_dump(entry(number, count), sort_keys=False, width=100)
        (folder / f"{entry_id(number)}.yml").write_text(text, encoding="utf-8")


def _section(draw: random.Random, part: int, named: list[str]) -> dict[str, str]:
    own = named[part * MENTIONS_IN_SECTION :][:MENTIONS_IN_SECTION]
    words = WORDS_IN_SECTION // MENTIONS_IN_SECTION
    sentences = [f"With {one}, {_words(draw, words - 1)}." for one in own]
    return {"title": f"How it works, part {part + 1}", "body": " ".join(sentences)}


def _words(draw: random.Random, count: int) -> str:
    start = draw.randrange(len(PLAIN))
    return " ".join((PLAIN * 2)[start : start + count])
