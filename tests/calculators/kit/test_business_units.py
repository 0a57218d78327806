"""Tokens typed in words, pages and e-mails."""

from __future__ import annotations

import json

import pytest

from calculators.kit import calculator
from calculators.kit.business_units import tokens_in
from calculators.kit.inputs import InputError, read
from calculators.kit.page import respond


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("750 words", 1_000),
        ("1 word", 1),
        ("200 pages", 160_000),
        ("1.5 Pages", 1_200),
        ("10 e-mails", 2_000),
        ("1 email", 200),
        ("800", None),
        ("800 tokens", None),
    ],
)
def test_what_is_on_the_desk_becomes_tokens(text: str, tokens: float | None) -> None:
    """A word is 1/0.75 tokens, a page 800, an e-mail 150 words."""
    assert tokens_in(text) == tokens


def test_a_token_field_takes_pages_and_the_page_says_how() -> None:
    """200 pages of documents are computed as 160,000 tokens, and the conversion is shown."""
    request = {"calculator": "approach", "values": {"corpus_tokens": "200 pages"}, "link": None}
    answer = json.loads(respond(json.dumps(request)))
    assert "200 pages are about 160,000 tokens, at 800 tokens a page" in answer["html"]
    assert answer["link"].startswith("corpus_tokens=160000&")


def test_other_fields_take_numbers_only() -> None:
    """Requests are not counted in pages, and 'many pages' is refused in words."""
    kind = calculator.load("approach").inputs
    with pytest.raises(InputError, match="requests_per_day: '3 pages' is not a number"):
        read(kind, {"requests_per_day": "3 pages"})
    with pytest.raises(InputError, match="corpus_tokens: 'many' is not a number"):
        read(kind, {"corpus_tokens": "many pages"})
