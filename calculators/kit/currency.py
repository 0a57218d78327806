"""Showing amounts in another currency, at a rate that the reader types.

Everything is computed in US dollars, and links and JSON carry US dollars; only the words change.
What a reader enters is in US dollars, so the math with the numbers put in stays in them too.
The two settings stand on the form beside the inputs, under keys that begin with `_`.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from calculators.kit import words
from calculators.kit.fields import Choice, Field, Quantity
from calculators.kit.inputs import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from calculators.kit.result import Chart, Figure, Result

NAMES: Final = {
    "USD": "US dollars",
    "EUR": "euros",
    "GBP": "pounds sterling",
    "CAD": "Canadian dollars",
    "AUD": "Australian dollars",
    "CHF": "Swiss francs",
    "INR": "Indian rupees",
    "JPY": "Japanese yen",
}
SIGNS: Final = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "CAD": "CA$",
    "AUD": "A$",
    "INR": "₹",
    "JPY": "¥",
}


@dataclass(frozen=True)
class Currency:
    """A currency, and how much of it a US dollar buys."""

    code: str = "USD"
    rate: float = 1.0

    @property
    def sign(self) -> str:
        """What stands before an amount."""
        return SIGNS.get(self.code, f"{self.code} ")

    @property
    def plain(self) -> bool:
        """Whether amounts are shown as they are computed."""
        return self.code == "USD"


FIELDS: Final[dict[str, Field]] = {
    "_currency": Choice(
        caption="Show amounts in",
        help="What you enter, the math, and the drawn chart stay in US dollars.",
        options=lambda: NAMES,
    ),
    "_rate": Quantity(
        caption="How much of it a US dollar buys",
        unit="",
        help="Look up today's rate at your bank. This page asks nobody.",
        minimum=0.000001,
        maximum=1_000_000,
        low=0.5,
        high=200,
        basis="rates of the currencies listed",
    ),
}


def take(raw: dict[str, str]) -> tuple[Currency, dict[str, str]]:
    """Take the currency out of raw values, and give it with the rest.

    Raises:
        InputError: the currency or its rate cannot be read.
    """
    rest, problems, found = dict(raw), [], {"_currency": "USD", "_rate": "1"}
    for key, field in FIELDS.items():
        if (text := rest.pop(key, None)) is None:
            continue
        try:
            found[key] = words.exact(field.read(text))
        except ValueError as error:
            problems.append(Problem(key, str(error)))
    if problems:
        raise InputError(problems)
    currency = Currency(found["_currency"], float(found["_rate"]))
    return (Currency() if currency.plain else currency), rest


@contextmanager
def shown_in(currency: Currency) -> Iterator[None]:
    """Write amounts in a currency for a while."""
    before = words.amounts.set(currency)
    try:
        yield
    finally:
        words.amounts.reset(before)


def as_entered() -> AbstractContextManager[None]:
    """Write amounts in US dollars for a while, as inputs are."""
    return shown_in(Currency())


def shown() -> Currency:
    """Give the currency that amounts are written in now."""
    return words.amounts.get() or Currency()


def told(calculate: Callable[[], Result]) -> Result:
    """Calculate, and tell the result in the currency shown: its math and drawing in US dollars.

    Those two put in what was entered, and prices; a line in two currencies would be false.
    """
    result, now = calculate(), shown()
    if now.plain:
        return result
    with as_entered():
        dollars = calculate()
    pairs = zip(result.figures, dollars.figures, strict=True)
    return replace(
        result,
        figures=tuple(replace(one, worked=_worked(one, plain, now)) for one, plain in pairs),
        make_chart=lambda: _drawn_in_dollars(result, dollars),
    )


def _worked(figure: Figure, dollars: Figure, now: Currency) -> str:
    """Give the math in US dollars, and at its end an amount that comes out as it is shown."""
    if figure.value is None or not figure.unit.startswith("USD"):
        return dollars.worked
    amount = words.usd(float(figure.value))
    return f"{dollars.worked}, that is {amount} at {words.number(now.rate)}"


def _drawn_in_dollars(result: Result, dollars: Result) -> Chart | None:
    chart = result.chart
    if chart is None or not any(unit.startswith("USD") for unit in chart.data.units):
        return chart
    with as_entered():
        drawn = dollars.chart
    spec = drawn.spec if drawn else chart.spec
    said = f"{chart.description} The picture is drawn in US dollars."
    return replace(chart, spec=spec, description=said)


def as_typed(currency: Currency) -> dict[str, str]:
    """Give the two settings as they stand on the form."""
    return {"_currency": currency.code, "_rate": words.exact(currency.rate)}


def in_link(currency: Currency) -> dict[str, str]:
    """Give what a link carries of it: nothing for US dollars."""
    return {} if currency.plain else as_typed(currency)


def summary(currency: Currency) -> str:
    """Say the currency in a line."""
    name = NAMES[currency.code]
    return name if currency.plain else f"{name}, {words.number(currency.rate)} for a US dollar"
