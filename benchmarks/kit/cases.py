"""Cases as a reader makes them: one input changed at a time, in the default case or a preset's."""

from __future__ import annotations

import datetime as dt
import math
import random
from itertools import cycle, islice, product
from typing import TYPE_CHECKING

from calculators.kit.fields import Choice, Day, Quantity, Toggle
from calculators.kit.inputs import fields_of, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculators.kit.calculator import Calculator
    from calculators.kit.fields import Field

UNSURE = 2
"""Quantities that a reader does not know exactly, where ranges are asked for."""


def changed_cases(one: Calculator, count: int) -> list[dict[str, str]]:
    """Give cases as they stand on the form, the same ones whenever they are asked for.

    Some may be refused, because two inputs of them do not go together.
    """
    draw = random.Random(one.name)  # noqa: S311 - a fixed sample, no secret
    return list(islice(_changed(one, draw), count))


def with_ranges(one: Calculator, values: dict[str, str]) -> dict[str, str]:
    """Give a case in which the first quantities are known only as what is plausible."""
    known = fields_of(one.inputs).items()
    wide = [(k, f) for k, f in known if isinstance(f, Quantity) and f.low < f.high]
    ends = {key: f"{field.typed(field.low)}..{field.typed(field.high)}" for key, field in wide}
    return values | dict(islice(ends.items(), UNSURE))


def _changed(one: Calculator, draw: random.Random) -> Iterator[dict[str, str]]:
    fields = fields_of(one.inputs)
    bases = [one.inputs(), *(read(one.inputs, preset.values) for preset in one.presets)]
    pairs = list(product(bases, fields))
    draw.shuffle(pairs)
    for base, key in cycle(pairs):
        values = {name: field.typed(getattr(base, name)) for name, field in fields.items()}
        changed = _drawn(fields[key], draw)
        if changed != values[key]:
            yield values | {key: changed}


def _drawn(field: Field, draw: random.Random) -> str:
    """Draw what a reader might enter, as typed on the form."""
    if isinstance(field, Quantity):
        return field.typed(_quantity(field, draw))
    if isinstance(field, Choice):
        return draw.choice(list(field.options()))
    if isinstance(field, Day):
        days = range(field.earliest().toordinal(), field.latest().toordinal() + 1)
        return field.typed(dt.date.fromordinal(draw.choice(days)))
    if isinstance(field, Toggle):
        return field.typed(draw.random() < 0.5)  # noqa: PLR2004 - as often yes as no
    msg = f"{type(field).__name__}: say here how a reader changes such an input"
    raise TypeError(msg)


def _quantity(field: Quantity, draw: random.Random) -> float:
    value = draw.uniform(field.low, field.high)
    if field.low > 0:  # half as much is as likely as twice as much
        value = field.low * math.exp(draw.uniform(0, math.log(field.high / field.low)))
    return round(value) if field.whole else value
