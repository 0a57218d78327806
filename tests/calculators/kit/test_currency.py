"""Amounts in another currency: other words, the same numbers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calculators.kit.page import respond
from calculators.kit.words import usd


def asked(values: dict[str, str], link: str | None = None) -> dict[str, Any]:
    request = {"calculator": "api-cost", "values": values, "link": link, "root": ""}
    answer: dict[str, Any] = json.loads(respond(json.dumps(request)))
    return answer


def test_words_change_and_figures_do_not() -> None:
    """At 0.5 euros a dollar the headline halves and says euros; exact values stay US dollars."""
    dollars = asked({"requests_per_day": "2000"})
    euros = asked({"requests_per_day": "2000", "_currency": "EUR", "_rate": "0,5"})
    assert "about $18.00 a month" in dollars["headline"]
    assert "about €9.00 a month" in euros["headline"]
    assert 'data-figure="cost_per_month" data-value="18"' in euros["html"]
    assert euros["summaries"]["currency"] == "euros, 0.5 for a US dollar"


def test_a_link_carries_the_currency() -> None:
    """A link opened by somebody else shows the same words."""
    euros = asked({"requests_per_day": "2000", "_currency": "EUR", "_rate": "0.5"})
    again = asked({}, link=euros["link"])
    assert again["headline"] == euros["headline"]
    assert again["values"]["_rate"] == "0.5"
    assert "_currency" not in asked({"requests_per_day": "2000"})["link"]


@pytest.mark.parametrize("rate", ["0", "-1", "much", ""])
def test_a_rate_that_is_none_is_refused(rate: str) -> None:
    """The rate's field is marked, and dollars are shown again afterwards."""
    answer = asked({"_currency": "EUR", "_rate": rate})
    assert [e["key"] for e in answer["errors"]] == ["_rate"]
    assert usd(1.0) == "$1.00"


@pytest.mark.parametrize(
    ("wrong", "key"), [("requests_per_day=many", "requests_per_day"), ("_rate=much", "_rate")]
)
def test_a_refused_link_keeps_the_currency(wrong: str, key: str) -> None:
    """Once the one bad field is mended, the case is shown in the currency of the link."""
    link = f"_currency=EUR&_rate=0.5&input_tokens=500&{wrong}"
    refused = asked({}, link=link)
    assert [e["key"] for e in refused["errors"]] == [key]
    assert refused["values"]["_currency"] == "EUR"
    mended = asked(refused["values"] | {"requests_per_day": "2000", "_rate": "0.5"})
    assert "€" in mended["headline"]
