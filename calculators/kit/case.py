"""A calculator with what it is asked, and what follows from it, each worked out once."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from calculators.kit import currency, draws, odds, prices, ranges
from calculators.kit.fields import Quantity
from calculators.kit.flips import flips
from calculators.kit.inputs import (
    InputError,
    Problem,
    as_plain,
    as_typed,
    changed,
    fields_of,
    read,
    with_values,
)
from calculators.kit.ranges import Range

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from calculators.kit.calculator import Calculator
    from calculators.kit.draws import Spread
    from calculators.kit.fields import Field
    from calculators.kit.flips import Flip
    from calculators.kit.result import Result


@dataclass(frozen=True)
class Case:
    """One question put to a calculator.

    `inputs` are what it computes with; where a quantity is known only as a range, by key in
    `ranges`, they hold the range's middle.
    """

    calculator: Calculator
    inputs: Any
    ranges: Mapping[str, Range] = field(default_factory=dict)

    @cached_property
    def fields(self) -> dict[str, Field]:
        """The calculator's inputs by key."""
        return fields_of(self.inputs)

    @cached_property
    def result(self) -> Result:
        """The answer for the inputs. Raises InputError where they do not go together."""
        return currency.told(lambda: self.calculator.calculate(self.inputs))

    @cached_property
    def spread(self) -> Spread | None:
        """What comes out over all ranges; None where everything is known."""
        return draws.spread(self) if self.ranges else None

    @cached_property
    def flips(self) -> list[Flip]:
        """What would change the answer."""
        return flips(self.calculator, self.inputs)

    @property
    def middle(self) -> Any:
        """The inputs with each range at its middle; `inputs` where those go together."""
        middles = {key: ranges.middle(*self.range(key)) for key in self.ranges}
        return with_values(self.inputs, middles)

    @cached_property
    def priced(self) -> dt.date | None:
        """The day of the list prices that the figures rest on; None where they rest on none."""
        snapshot = prices.load()
        rests = any(snapshot.source in figure.source for figure in self.result.figures)
        return snapshot.as_of if rests else None

    @property
    def headline(self) -> str:
        """The answer in a sentence; where some inputs are ranges, how sure it is comes first."""
        return f"{self.odds} {self.middling}" if self.spread else self.result.headline

    @property
    def odds(self) -> str:
        """In how many of ten plausible cases the answer holds; '' where everything is known."""
        return odds.headline(self) if self.spread else ""

    @property
    def middling(self) -> str:
        """What the answer is for the one case that is shown of those in the ranges; or ''."""
        return f"For {self.spread.shown}: {self.result.headline}" if self.spread else ""

    def steady(self, found: Sequence[Flip]) -> str:
        """Say that no single input changes the leading answer; '' where one of the flips does."""
        return "" if any(flip.rank == 0 for flip in found) else self.result.steady

    def changed(self) -> dict[str, object]:
        """Give what differs from the defaults, by key."""
        return {**changed(self.inputs), **self.ranges}

    def plain(self) -> dict[str, Any]:
        """Give all inputs as plain data for JSON: dates become ISO texts, ranges two numbers."""
        return as_plain(self.inputs) | {key: e.as_plain() for key, e in self.ranges.items()}

    def typed(self) -> dict[str, str]:
        """Give all inputs as they stand on the page's form."""
        uncertain = {key: ranges.typed(*self.range(key)) for key in self.ranges}
        return as_typed(self.inputs) | uncertain

    def shown(self, key: str) -> str:
        """Say an input for somebody who does not see the form."""
        if key in self.ranges:
            return ranges.shown(*self.range(key))
        return self.fields[key].shown(getattr(self.inputs, key))

    def summary(self, key: str) -> str:
        """Say an input for a line that sums up a group; '' to leave it out."""
        field = self.fields[key]
        if key in self.ranges:
            return field.named(ranges.said(*self.range(key)))
        return field.named(field.summary(getattr(self.inputs, key)))

    def range(self, key: str) -> tuple[Quantity, Range]:
        """Give a quantity with what it is between."""
        return cast("Quantity", self.fields[key]), self.ranges[key]


def in_money(calculator: Calculator) -> bool:
    """Whether an input is an amount, or a figure of the default or of a real situation."""
    units = [field.unit for field in fields_of(calculator.inputs).values()]
    for values in ({}, *(preset.values for preset in calculator.presets)):
        units += [figure.unit for figure in given(calculator, values).result.figures]
    return any(unit.startswith("USD") for unit in units)


def given(calculator: Calculator, raw: Mapping[str, object], *, typed: bool = False) -> Case:
    """Make a case of raw values; what is not given keeps its default.

    Args:
        calculator: whose inputs they are.
        raw: texts or JSON values by key; a quantity may be a range.
        typed: the values come from the page's form, where shares are in per cent.

    Raises:
        InputError: with every unknown key and every bad value.
    """
    fields, problems = fields_of(calculator.inputs), list[Problem]()
    exact, found = dict(raw), dict[str, Range | float]()
    for key, value in raw.items():
        one = fields.get(key)
        if isinstance(one, Quantity) and ranges.is_range(value):
            del exact[key]
            try:
                found[key] = ranges.read(one, value, typed=typed)
            except (ValueError, OverflowError) as error:
                problems.append(Problem(key, str(error)))
    try:
        inputs = read(calculator.inputs, exact, typed=typed)
    except InputError as error:
        raise InputError(problems + error.problems) from None
    if problems:
        raise InputError(problems)
    return _case(calculator, inputs, found)


def _case(calculator: Calculator, inputs: Any, found: Mapping[str, Range | float]) -> Case:
    fields = fields_of(inputs)
    uncertain = {key: ends for key in fields if isinstance(ends := found.get(key), ranges.Range)}
    case = Case(calculator, with_values(inputs, found), uncertain)
    return draws.settled(dataclasses.replace(case, inputs=case.middle)) if uncertain else case
