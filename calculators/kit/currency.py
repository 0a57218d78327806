"""Showing amounts in another currency, at a rate that the reader types.

Everything is computed in US dollars, and links and JSON carry US dollars; only the words change.
The two settings stand on the form beside the inputs, under keys that begin with `_`.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calculators.kit import words
from calculators.kit.fields import Choice, Field, Quantity
from calculators.kit.inputs import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        help="What you enter, and the chart, stay in US dollars.",
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
    before = words.amounts.set((currency.sign, currency.rate))
    try:
        yield
    finally:
        words.amounts.reset(before)


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
