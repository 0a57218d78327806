"""Tokens in words, pages and e-mails, since nobody counts tokens on a desk.

Wherever tokens are asked for, a reader may type `200 pages`, `1,500 words` or `3 e-mails`. What
these are in tokens are numbers of the glossary, for English text, and the page says which.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from calculators.kit import words
from calculators.kit.facts import fact
from calculators.kit.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculators.kit.fields import Field

_AMOUNT: Final = re.compile(r"(.*?)\s*(word|page|e-?mail)s?\.?\s*", re.IGNORECASE)


def tokens_in(text: str) -> float | None:
    """Give the tokens of an amount in words, pages or e-mails; None where it is no such amount.

    Raises:
        ValueError: what stands before the unit is not a number.

    >>> tokens_in("7") is None
    True
    """
    if (amount := _AMOUNT.fullmatch(text.strip())) is None:
        return None
    return round(parse_number(amount[1]) * _per(amount[2].lower()))


def _per(unit: str) -> float:
    """Give the tokens in one word, page or e-mail."""
    per_word = 1 / fact("large-language-model.words_per_token").value
    if unit == "word":
        return per_word
    if unit == "page":
        return fact("large-language-model.tokens_per_page").value
    return fact("large-language-model.words_per_email").value * per_word


def conversions(fields: Mapping[str, Field], typed: Mapping[str, str]) -> list[str]:
    """Say how each amount that was typed in words, pages or e-mails was converted."""
    found = []
    for key, text in typed.items():
        field = fields.get(key)
        if field is None or not field.counts_tokens or not isinstance(text, str):
            continue
        if tokens_in(text) is None:
            continue
        tokens = words.number(tokens_in(text) or 0)
        found.append(f"{field.caption}: {text.strip()} are about {tokens} tokens{_basis(text)}.")
    return found


def _basis(text: str) -> str:
    if "page" in text.lower():
        page = words.number(fact("large-language-model.tokens_per_page").value)
        return f", at {page} tokens a page (rule of thumb of this site)"
    word = words.number(fact("large-language-model.words_per_token").value)
    if "mail" in text.lower():
        mail = words.number(fact("large-language-model.words_per_email").value)
        return f", at {mail} words an e-mail (rule of thumb of this site) and {word} words a token"
    return f", at {word} words a token"
