"""What comes out when some quantities are known only as ranges: many cases, drawn and counted.

Each quantity's range is cut into as many equally likely parts as there are draws, and each part is
drawn from once, in an order of its own (Latin hypercube sampling: McKay, Beckman and Conover,
Technometrics 21, 1979), so that a thousand draws say as much as several thousand independent
ones. Draws are seeded by the input's key: the same ranges give the same figures, everywhere.
"""

from __future__ import annotations

import dataclasses
import math
import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calculators.kit import ranges
from calculators.kit.inputs import InputError, with_values
from calculators.kit.odds import may_be_a_loss

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from calculators.kit.case import Case

    Number = float | None
    Outcome = tuple[dict[str, str], Mapping[str, Number]]

DRAWS: Final = 1_000
SHARES: Final = (0.1, 0.5, 0.9)
_HALVINGS: Final = 50


@dataclass(frozen=True)
class Swing:
    """How far one input moves the measure: what it is at the input's low and at its high end.

    `low` and `high` are the ends of the range, as far as they go together with the other inputs.
    """

    key: str
    low: float
    high: float
    at_low: Number
    at_high: Number

    @property
    def size(self) -> float:
        """How far the measure moves; endless where it is never reached at one end."""
        if self.at_low is None or self.at_high is None:
            return 0.0 if self.at_low is self.at_high else float("inf")
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class Held:
    """How often one category of the answer is as in the middle case, and what else it is."""

    category: str
    answer: str
    share: float
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Spread:
    """What came out of all draws.

    `quantiles` are p10, p50 and p90 of every figure that is a number (None for 'never', above
    all numbers); `held` says of each category how often it stays, the leading one first;
    `refused` counts draws whose values do not go together. `typical` is whether the case that is
    shown is a typical draw, for want of a middle that goes together.

    `measure` is the key of the figure that `swings` are about, one input moved and all else as in
    the case that is shown. '' is the share of draws in which the answer holds, in the lower and in
    the upper half of the input's range.
    """

    draws: int
    refused: int
    typical: bool
    quantiles: Mapping[str, tuple[Number, Number, Number]]
    held: tuple[Held, ...]
    measure: str
    swings: tuple[Swing, ...]

    @property
    def holding(self) -> float:
        """The share of draws in which the answer holds."""
        return self.held[0].share

    @property
    def shown(self) -> str:
        """Say which case it is that is shown."""
        if not self.typical:
            return "the middle of each range"
        return "a typical case among those that go together, as the middle of your ranges does not"

    @property
    def account(self) -> str:
        """Say what stands above, and what was drawn."""
        return (
            f"The numbers above are for {self.shown}. {self.draws:,} cases were drawn from your "
            f"ranges{self.left_out}. Eight in ten of them lie between the two numbers beside each "
            "figure."
        )

    @property
    def left_out(self) -> str:
        """Say how many draws do not go together; '' where all do."""
        return f"; {self.refused:,} more do not go together and were left out" * bool(self.refused)


def spread(case: Case) -> Spread:
    """Draw and count, for a case that is `settled`."""
    drawn = [*_drawn(case)]
    kept = [(values, outcome) for values in drawn if (outcome := _outcome(case, values))]
    held = tuple(_held(case, [answers for _, (answers, _) in kept]))
    quantiles = _quantiles([numbers for _, (_, numbers) in kept])
    measure = _measure(case, held[0], quantiles)
    swings = _one_at_a_time(case, measure) if measure else _halves(case, kept)
    return Spread(
        draws=len(kept),
        refused=len(drawn) - len(kept),
        typical=case.inputs != case.middle,
        quantiles=quantiles,
        held=held,
        measure=measure,
        swings=tuple(sorted(swings, key=lambda swing: -swing.size)),
    )


def settled(case: Case) -> Case:
    """Give the case itself, or, where the middles do not go together, a typical draw that does.

    Raises:
        InputError: that of the middle, where no draw goes together.
    """
    try:
        case.calculator.numbers(case.inputs)
    except InputError:
        fitting = [values for values in _drawn(case) if _outcome(case, values)]
        if not fitting:
            raise
        return dataclasses.replace(case, inputs=with_values(case.inputs, _typical(case, fitting)))
    return case


def _typical(case: Case, fitting: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """Give the draw that is nearest to the median of each input."""

    def places(values: Mapping[str, float]) -> list[float]:
        return [ranges.place(*case.range(key), values[key]) for key in case.ranges]

    half = len(fitting) // 2
    medians = places({key: sorted(row[key] for row in fitting)[half] for key in case.ranges})
    return min(fitting, key=lambda values: math.dist(places(values), medians))


def _held(case: Case, rows: list[dict[str, str]]) -> Iterator[Held]:
    for category, answer in case.result.answers.items():
        counts = Counter(row[category] for row in rows)
        others = tuple(other for other, _ in counts.most_common() if other != answer)
        yield Held(category, answer, counts[answer] / len(rows), others)


def _measure(case: Case, first: Held, quantiles: Mapping[str, tuple[Number, ...]]) -> str:
    """Choose what the swings are about: the leading figure, or how often the answer holds.

    Where the leading figure is a category that always holds, the first number that may be a loss
    or a gain, or else that varies.
    """
    leading = case.result.leading
    if leading in quantiles:
        return leading
    varying = [key for key, ends in quantiles.items() if ends[0] != ends[-1]]
    figures = case.result.by_key
    at_stake = [
        key
        for key in varying
        if key in figures and may_be_a_loss(figures[key], quantiles[key][0], quantiles[key][-1])
    ]
    return "" if first.share < 1 else next(iter(at_stake + varying), "")


def _drawn(case: Case) -> Iterator[dict[str, float]]:
    columns = {}
    for key, ends in case.ranges.items():
        chance = random.Random(key)  # noqa: S311 - figures to reproduce, not secrets
        parts = list(range(DRAWS))
        chance.shuffle(parts)
        field, _ = case.range(key)
        columns[key] = [
            ranges.quantile(field, ends, (part + chance.random()) / DRAWS) for part in parts
        ]
    for row in zip(*columns.values(), strict=True):
        yield dict(zip(columns, row, strict=True))


def _outcome(case: Case, values: Mapping[str, float]) -> Outcome | None:
    inputs = with_values(case.inputs, values)
    try:
        numbers = case.calculator.numbers(inputs)
        return case.calculator.answers(inputs), numbers
    except (InputError, ArithmeticError):
        return None


def _quantiles(
    rows: list[Mapping[str, float | None]],
) -> dict[str, tuple[Number, Number, Number]]:
    found = {}
    for key in dict.fromkeys(key for row in rows for key in row):
        values = sorted((row[key] for row in rows if key in row), key=_rising)
        low, mid, high = (values[round(share * (len(values) - 1))] for share in SHARES)
        found[key] = (low, mid, high)
    return found


def _rising(value: Number) -> tuple[bool, float]:
    return value is None, value or 0.0


def _one_at_a_time(case: Case, measure: str) -> Iterator[Swing]:
    for key, ends in case.ranges.items():
        low, high = (_farthest(case, key, end) for end in (ends.low, ends.high))
        at_low, at_high = (
            case.calculator.numbers(with_values(case.inputs, {key: end})).get(measure)
            for end in (low, high)
        )
        yield Swing(key, low, high, at_low, at_high)


def _farthest(case: Case, key: str, end: float) -> float:
    """Give a range's end, or the nearest value to it that goes together with the other inputs."""
    if _outcome(case, {key: end}):
        return end
    field, beyond = case.range(key)[0], end
    fits: float = getattr(case.inputs, key)
    for _ in range(_HALVINGS):
        half = (fits + beyond) / 2
        between = round(half) if field.whole else half
        if between in {fits, beyond}:
            break
        if _outcome(case, {key: between}):
            fits = between
        else:
            beyond = between
    return fits


def _halves(case: Case, kept: list[tuple[dict[str, float], Outcome]]) -> Iterator[Swing]:
    category, present = next(iter(case.result.answers.items()))
    for key, ends in case.ranges.items():
        middle = getattr(case.inputs, key)
        halves = [
            [
                answers[category] == present
                for row, (answers, _) in kept
                if (row[key] > middle) == up
            ]
            for up in (False, True)
        ]
        at_low, at_high = (sum(half) / len(half) if half else None for half in halves)
        yield Swing(key, ends.low, ends.high, at_low, at_high)
