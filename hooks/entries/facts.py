"""Facts: how a number is written out and put into prose.

Prose says `{{ fact:fine-tuning.labeled_examples_min }}`, and the reader reads `1,000`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from hooks.entries.mistakes import GlossaryError, Mistake, did_you_mean
from hooks.entries.source_text import line_and_column

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from hooks.entries.entry import Fact

BRACES = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}", re.DOTALL)
_REFERENCE = re.compile(r"\s*fact:\s*([a-z0-9-]+\.[a-z0-9_]+)\s*")


def said(value: float, unit: str) -> str:
    """Write a number as readers read it; the unit decides the form.

    >>> said(0.1, "share"), said(1000, "examples"), said(0.75, "words per token")
    ('10%', '1,000', '0.75')
    >>> said(0.06, "USD per million tokens"), said(1000, "USD"), said(2.5, "USD"), said(-3, "USD")
    ('$0.06', '$1,000', '$2.50', '−$3')
    """
    exact = Decimal(str(value))
    if unit == "share":
        return f"{_plain(exact * 100)}%"
    if unit.partition(" ")[0] == "USD":
        cents = f"{abs(exact):,.2f}" if exact == round(exact, 2) else f"{abs(exact):,f}"
        return f"{'−' if exact < 0 else ''}${cents.removesuffix('.00')}"
    return _plain(exact)


def _plain(number: Decimal) -> str:
    digits = f"{number:,f}".replace("-", "−")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def fill_facts(text: str, facts: Mapping[str, Fact], path: str = "text") -> str:
    """Put numbers in the place of `{{ fact:… }}`; for pages outside the glossary.

    Raises:
        GlossaryError: a fact that does not exist, by `path` and line.

    """
    wrong = [
        Mistake(path, *line_and_column(text, offset), what)
        for offset, snippet, what in wrong_references(text, facts)
        if "fact" in snippet  # other braces are the page's own business
    ]
    if wrong:
        raise GlossaryError(wrong)
    return replace_references(text, lambda key: said(facts[key].value, facts[key].unit))


def replace_references(text: str, written: Callable[[str], str]) -> str:
    """Replace every well-formed reference by what `written` gives for its key."""

    def replacement(braces: re.Match[str]) -> str:
        reference = _REFERENCE.fullmatch(braces[1])
        return written(reference[1]) if reference else braces[0]

    return BRACES.sub(replacement, text) if "{{" in text else text


def wrong_references(text: str, known: Collection[str]) -> Iterator[tuple[int, str, str]]:
    """Give each wrong reference: its offset, its text, and what is wrong with it."""
    for braces in BRACES.finditer(text):
        reference = _REFERENCE.fullmatch(braces[1])
        if reference is None:
            what = f"'{braces[0]}' is no reference to a fact. Write {{{{ fact:<entry>.<key> }}}}."
            yield braces.start(), braces[0], what
        elif reference[1] not in known:
            what = f"there is no fact '{reference[1]}'. Add it to its entry, or name another."
            yield braces.start(), braces[0], what + did_you_mean(reference[1], known)
