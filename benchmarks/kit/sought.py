"""What is searched, and what is asked: entries of invented words, and drawn queries.

As in a language, few words are frequent and many rare, and hardly two are alike. An entry has a
name of two words, a synonym of two others, and an abbreviation of four letters. A query is one of
these, the name with a slip, or its words exchanged.
"""

from __future__ import annotations

import random
import string
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hooks.pages.search_index import Found

if TYPE_CHECKING:
    from collections.abc import Callable

VOCABULARY: Final = 12_000
SYLLABLES: Final = tuple(
    f"{onset}{vowel}{coda}"
    for onset in ("b", "br", "c", "d", "f", "fl", "g", "h", "l", "m", "n", "p", "r", "st", "t", "v")
    for vowel in "aeiou"
    for coda in ("", "l", "n", "r", "x")
)
SENTENCE_WORDS: Final = 25
OTHER_WORDS: Final = 30
"""Of the sentence for the boardroom and of headings."""
APART: Final = 7_919  # a prime, so that neighbors' abbreviations differ in every letter


@dataclass(frozen=True)
class Query:
    """What somebody types, what kind of query that is, and the address that should come first."""

    kind: str
    text: str
    url: str


def entries(count: int) -> list[Found]:
    """Invent entries, with all that can be found of them."""
    draw = random.Random(count)  # noqa: S311 - a fixed sample, no secret
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 3))) for _ in range(VOCABULARY)]
    names: dict[str, None] = {}
    while len(names) < 2 * count:
        names.setdefault(" ".join(draw.choices(words, k=2)))
    labels = list(names)
    return [
        Found(
            url=f"glossary/{labels[number].replace(' ', '-')}/",
            kind="term",
            name=labels[number],
            aliases=(labels[count + number], abbreviation(number)),
            hidden=(),
            sentence=(sentence := _text(words, SENTENCE_WORDS, draw)),
            words=f"{sentence} {_text(words, OTHER_WORDS, draw)}",
        )
        for number in range(count)
    ]


def queries(found: list[Found], each: int) -> list[Query]:
    """Draw so many queries of each kind."""
    draw = random.Random(1)  # noqa: S311 - a fixed sample, no secret
    return [
        Query(kind, ask(one, draw), one.url)
        for kind, ask in KINDS.items()
        for one in draw.choices(found, k=each)
    ]


def abbreviation(number: int) -> str:
    """Give four letters that no other number below 26⁴ has.

    >>> abbreviation(0), abbreviation(1)
    ('AAAA', 'ALSP')
    """
    rest, letters = number * APART % 26**4, ""
    for _ in range(4):
        rest, letter = divmod(rest, 26)
        letters = string.ascii_uppercase[letter] + letters
    return letters


def _text(words: list[str], count: int, draw: random.Random) -> str:
    """Draw words, those at the beginning of the list far more often."""
    return " ".join(words[int(len(words) * draw.random() ** 4)] for _ in range(count))


def _exchanged(one: Found, draw: random.Random) -> str:
    """Exchange two letters of the name that stand side by side and differ."""
    pairs = enumerate(pairwise(one.name))
    at = draw.choice([at for at, (a, b) in pairs if a != b and " " not in (a, b)])
    return f"{one.name[:at]}{one.name[at + 1]}{one.name[at]}{one.name[at + 2 :]}"


KINDS: Final[dict[str, Callable[[Found, random.Random], str]]] = {
    "name": lambda one, _: one.name,
    "synonym": lambda one, _: one.aliases[0],
    "abbreviation": lambda one, _: one.aliases[1].lower(),
    "misspelling": _exchanged,
    "words exchanged": lambda one, _: " ".join(reversed(one.name.split())),
}
