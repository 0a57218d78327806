"""Amounts in another currency: other words, the same numbers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from calculators.kit import calculator
from calculators.kit.case import given
from calculators.kit.currency import Currency, shown_in
from calculators.kit.fields import Quantity
from calculators.kit.inputs import fields_of
from calculators.kit.page import respond
from calculators.kit.words import in_table, usd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculators.kit.calculator import Calculator
    from calculators.kit.case import Case
    from calculators.kit.result import Result

CALCULATORS = [calculator.load(name) for name in calculator.names()]
EUROS = Currency("EUR", 0.5)
every = pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
IN_EUROS = re.compile(r", that is [-−]?€[\d.,]+ at 0\.5$")


def asked(values: dict[str, str], link: str | None = None) -> dict[str, Any]:
    request = {"calculator": "api-cost", "values": values, "link": link, "root": ""}
    answer: dict[str, Any] = json.loads(respond(json.dumps(request)))
    return answer


def test_words_change_and_figures_do_not() -> None:
    """At 0.5 euros a dollar the headline halves and says euros; exact values stay US dollars."""
    dollars = asked({"requests_per_day": "2000"})
    euros = asked({"requests_per_day": "2000", "_currency": "EUR", "_rate": "0,5"})
    assert "about $18 a month" in dollars["headline"]
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


def cases(known: Calculator) -> Iterator[Case]:
    """Give the default, the presets, and the default with its first amount as a range."""
    yield given(known, {})
    yield from (given(known, preset.values) for preset in known.presets)
    for key, field in fields_of(known.inputs()).items():
        if isinstance(field, Quantity) and field.unit.startswith("USD"):
            yield given(known, {key: {"low": field.low, "high": field.high}})
            return


def sentences(result: Result) -> Iterator[str]:
    """Give all that a result says but for its math and its drawing."""
    yield from (result.headline, *result.warnings, *result.assumptions, *result.missing)
    for figure in result.figures:
        yield from (figure.said, figure.caption, figure.formula)
    yield from (f"{reason.finding} {reason.detail}" for reason in result.reasons)
    charts = [result.chart] if result.chart else []
    yield from (text for chart in charts for text in (chart.title, chart.description))
    for table in (*result.tables, *(chart.data for chart in charts)):
        yield from (table.caption, *table.columns)
        for row in table.rows:
            yield from (in_table(*cell) for cell in zip(row, table.units, strict=True))


@every
def test_no_sentence_is_in_dollars(known: Calculator) -> None:
    """In euros nothing that a result says names a dollar but its math."""
    for case in cases(known):
        with shown_in(EUROS):
            result = case.result
            said = [*sentences(result), case.headline]
        assert [one for one in said if "$" in one] == []


@every
def test_the_maths_stays_in_dollars_and_ends_in_euros(known: Calculator) -> None:
    """Each line is that of US dollars; where an amount comes out, it ends with it in euros."""
    for case in cases(known):
        dollars = known.calculate(case.inputs)
        with shown_in(EUROS):
            euros = case.result
        for one, plain in zip(euros.figures, dollars.figures, strict=True):
            end = IN_EUROS.search(one.worked)
            assert one.worked.removesuffix(end[0] if end else "") == plain.worked
            assert bool(end) == (one.unit.startswith("USD") and one.value is not None)
            assert one.value == plain.value
        drawn = [chart.spec if (chart := r.chart) else None for r in (euros, dollars)]
        assert drawn[0] == drawn[1]


def test_an_amount_in_dollars_and_in_euros() -> None:
    """Eight hours at $100 are $800, and the line says what that is in euros."""
    with shown_in(EUROS):
        cost = given(calculator.load("prompt-stop"), {}).result.by_key["cost_of_iteration"]
        assert cost.said == "€400"
    assert cost.worked == "8 × $100 = $800, that is €400 at 0.5"
