"""Raw inputs to throw at a calculator: half within the bounds, half of them mostly wrong."""

from __future__ import annotations

import random
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from calculators.kit.calculator import load, names
from calculators.kit.currency import FIELDS as CURRENCY
from calculators.kit.fields import Choice, Day, Quantity
from calculators.kit.inputs import fields_of
from calculators.kit.words import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculators.kit.calculator import Calculator
    from calculators.kit.fields import Field

    Raw = dict[str, Any]

ODD: Final[tuple[Any, ...]] = (
    *("", " ", "NaN", "nan", "inf", "-inf", "Infinity", "1e999", "-1", "-0", "0", "1e-320"),
    *("1e308", "9" * 400, "1,2,3", "1..2", "5..1", "..", "?", "1 to", "100..2000", "not sure"),
    *("٣", "½", "²", "0x10", "1_0", "1e5..1e400", "nan..5", "5% to 200%", "-5..-1", "0..0"),
    *("2 pages", "-3 pages", "9e99 words", "true", "null", "None", "<script>alert(1)</script>"),
    *("\x00", "\ud800", "\u202e1", "a" * 5_000, "2026-02-30", "9999-12-31", "0001-01-01", "%s%n"),
    *(None, True, False, float("nan"), float("inf"), -1, 10**400, 1e308, [], {}, [1], {"low": 1}),
    *({"low": 1, "high": "x"}, {"low": 2, "high": 1}, {"low": None, "high": None}, ["?"]),
    *({"low": 1, "high": 5}, {"low": 1, "high": 5, "mid": 3}, {"low": "1", "high": "5"}),
    *({"low": float("nan"), "high": 5}, {"low": 0, "high": 10**400}, {"low": {}, "high": []}),
)
TINY: Final = 1e-310
"""Above 0, and so little that what is divided by it is beyond all numbers."""
THEN: Final = ("_v", "_prices", "_answer", "_figure")
"""What a link says of the day on which it was made."""


def thrown(known: Calculator, seed: int) -> Iterator[Raw]:
    """Draw raw inputs without end; the same seed gives the same ones."""
    chance = random.Random(f"{known.name} {seed}")  # noqa: S311 - to draw again, no secret
    fields = fields_of(known.inputs)
    while True:
        wrong = chance.random() < 0.5  # noqa: PLR2004 - half of them
        raw = {key: _value(fields[key], chance, wrong=wrong) for key in _some(fields, chance)}
        raw |= _beside(chance, wrong=wrong)
        if wrong and chance.random() < 0.3:  # noqa: PLR2004 - three in ten
            raw[_foreign(chance)] = chance.choice(ODD)
        yield raw


def _some(fields: dict[str, Field], chance: random.Random) -> list[str]:
    """Choose some inputs, now and then all of them, so that extremes of all come together."""
    every = chance.random() < 0.1  # noqa: PLR2004 - one in ten
    count = len(fields) if every else chance.randint(0, min(len(fields), 6))
    return chance.sample(list(fields), count)


def _value(one: Field, chance: random.Random, *, wrong: bool) -> Any:
    if wrong and chance.random() < 0.6:  # noqa: PLR2004 - most of them
        return chance.choice(ODD) if chance.random() < 0.8 else _text(chance)  # noqa: PLR2004
    if isinstance(one, Quantity):
        return _number(one, chance)
    if isinstance(one, Choice):
        return chance.choice(list(one.options()))
    if isinstance(one, Day):
        days = one.earliest().toordinal(), one.latest().toordinal()
        return one.earliest().fromordinal(chance.randint(*days)).isoformat()
    return chance.choice(["true", "false", "yes", "no"])


def _number(one: Quantity, chance: random.Random) -> Any:
    """Draw within the bounds, often at their very ends; now and then a range."""
    if chance.random() < 0.03:  # noqa: PLR2004 - a range takes a thousand calculations
        ends = chance.choice([(one.minimum, one.maximum), (one.low, one.high)])
        low, high = map(exact, ends)
        return chance.choice([f"{low}..{high}", dict(zip(("low", "high"), ends, strict=True)), "?"])
    inside = one.minimum + (one.maximum - one.minimum) * chance.random() ** 8
    extremes = (one.minimum or TINY, one.minimum, one.maximum, one.low, one.high)
    value = chance.choice([*extremes, inside])
    return round(value) if one.whole else value


def _beside(chance: random.Random, *, wrong: bool) -> Raw:
    """Draw what stands beside the inputs: the currency, and what a link says of its day."""
    raw: Raw = {}
    if chance.random() < 0.1:  # noqa: PLR2004 - one in ten
        raw |= {key: _value(field, chance, wrong=wrong) for key, field in CURRENCY.items()}
    if chance.random() < 0.1:  # noqa: PLR2004 - one in ten
        old = ("0", "1", "99", "2020-01-01", "prompting", "7", "nan", "1e999", "", "a" * 300)
        raw |= {key: chance.choice(old) for key in THEN}
    return raw


def _foreign(chance: random.Random) -> str:
    return chance.choice(["foo", "", "_", "__class__", _text(chance), *_others()])


@lru_cache(maxsize=1)
def _others() -> tuple[str, ...]:
    """Give the keys of all calculators: each is foreign to most others."""
    return tuple(sorted({key for name in names() for key in fields_of(load(name).inputs)}))


def _text(chance: random.Random) -> str:
    return "".join(chr(chance.randrange(32, 0x2FFF)) for _ in range(chance.randint(1, 12)))
