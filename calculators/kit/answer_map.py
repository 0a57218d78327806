"""A map of answers: two inputs as axes, an area for each answer, and the reader's own case.

The borders are found by asking the calculator, so the map holds for any rule.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculators.kit import chart
from calculators.kit.result import Chart, Table
from calculators.kit.words import agreeing, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Rule = Callable[[Any], str]

SAMPLES = 13


@dataclass(frozen=True, kw_only=True)
class Axis:
    """An input as an axis: its key, its title, and the range shown, in powers of ten."""

    key: str
    title: str
    low: int
    high: int

    def widened(self, value: float) -> Axis:
        """Make room for a value beyond the range."""
        power = 10 ** math.ceil(math.log10(max(value, 1)))
        return dataclasses.replace(self, high=max(self.high, power))

    def samples(self) -> list[int]:
        """Give whole values spread evenly on the logarithmic scale."""
        ratio = self.high / self.low
        return [round(self.low * ratio ** (i / (SAMPLES - 1))) for i in range(SAMPLES)]

    def ticks(self) -> list[int]:
        """Give the powers of ten on the axis."""
        first, last = round(math.log10(self.low)), round(math.log10(self.high))
        return [10**power for power in range(first, last + 1)]


@dataclass(frozen=True, kw_only=True)
class Area:
    """A rectangle in which the answer is the same: from `x` up to `x2`, from `y` up to `y2`."""

    x: int
    x2: int
    y: int
    y2: int
    answer: str


def answer_map(rule: Rule, inputs: Any, axes: tuple[Axis, Axis], words: Mapping[str, str]) -> Chart:
    """Draw the map for the reader's inputs, everything but the two axes staying as it is."""
    x, y = (axis.widened(getattr(inputs, axis.key)) for axis in axes)
    areas = _areas(rule, inputs, x, y)
    here = {axis.key: getattr(inputs, axis.key) for axis in (x, y)}
    place = " and ".join(
        f"{number(value)} {agreeing(axis.title.lower(), value)}"
        for axis, value in zip((x, y), here.values(), strict=True)
    )
    return Chart(
        title="Your case on the map",
        description=f"Your case, {place}, lies where the answer is {words[rule(inputs)]}. "
        "Everything else stays as you entered it.",
        spec=_spec(areas, (x, y), here, words),
        data=_table(areas, (x, y), words),
    )


def _areas(rule: Rule, inputs: Any, x: Axis, y: Axis) -> list[Area]:
    def at(x_value: int, y_value: int) -> str:
        return rule(dataclasses.replace(inputs, **{x.key: x_value, y.key: y_value}))

    columns = _borders(lambda v: tuple(at(v, other) for other in y.samples()), x.samples())
    rows = _borders(lambda v: tuple(at(other, v) for other in columns[:-1]), y.samples())
    cells = [
        Area(x=left, x2=right, y=bottom, y2=top, answer=at(left, bottom))
        for left, right in itertools.pairwise(columns)
        for bottom, top in itertools.pairwise(rows)
    ]
    upward = _merged(cells, lambda a, b: (a.x, a.x2, a.y2) == (b.x, b.x2, b.y))
    return _merged(
        sorted(upward, key=lambda a: (a.y, a.y2, a.x)),
        lambda a, b: (a.y, a.y2, a.x2) == (b.y, b.y2, b.x),
    )


def _borders(answer: Callable[[int], tuple[str, ...]], samples: Sequence[int]) -> list[int]:
    """Find the values at which the answers change, with both ends of the range."""
    borders = [samples[0]]
    for low, high in itertools.pairwise(samples):
        keeps, changes, present = low, high, answer(low)
        if answer(high) == present:
            continue
        while changes - keeps > 1:
            middle = (keeps + changes) // 2
            keeps, changes = (middle, changes) if answer(middle) == present else (keeps, middle)
        borders.append(changes)
    return [*borders, samples[-1]]


def _merged(areas: list[Area], touch: Callable[[Area, Area], bool]) -> list[Area]:
    joined: list[Area] = []
    for area in areas:
        if joined and touch(joined[-1], area) and joined[-1].answer == area.answer:
            joined[-1] = dataclasses.replace(joined[-1], x2=area.x2, y2=area.y2)
        else:
            joined.append(area)
    return joined


def _spec(
    areas: list[Area], axes: tuple[Axis, Axis], here: dict[str, float], words: Mapping[str, str]
) -> dict[str, Any]:
    x, y = axes
    rows = [_row(area, words) for area in areas]
    colors = {words[name]: color for name, color in chart.APPROACHES.items()}
    scale = {"domain": list(colors), "range": list(colors.values())}
    fill = {"field": "answer", "type": "nominal", "scale": scale, "legend": None}
    corner = {
        "x": _along("x", x),
        "x2": {"field": "x2"},
        "y": _along("y", y),
        "y2": {"field": "y2"},
    }
    rect = {"type": "rect", "fillOpacity": 0.16, "stroke": chart.PAPER, "strokeWidth": 2}
    label = {"type": "text", "fontWeight": 600, "fontSize": 13}
    point = {"type": "point", "filled": True, "size": 130, "stroke": chart.PAPER, "strokeWidth": 2}
    you = {"type": "text", "dy": -16, "fontWeight": 600}
    spot = {"x": max(here[x.key], x.low), "y": max(here[y.key], y.low)}
    middle = {"x": _along("mx", x), "y": _along("my", y)}
    layers = [
        {"data": {"values": rows}, "mark": rect, "encoding": {**corner, "fill": fill}},
        {
            "data": {"values": rows},
            "mark": label,
            "encoding": {**middle, "text": {"field": "answer"}, "color": fill},
        },
        {
            "data": {"values": [spot]},
            "encoding": {"x": _along("x", x), "y": _along("y", y)},
            "layer": [
                {"mark": {**point, "color": chart.TEXT, "opacity": 1}},
                {"mark": you, "encoding": {"text": {"value": "you"}}},
            ],
        },
    ]
    return chart.spec(300, {"layer": layers})


def _row(area: Area, words: Mapping[str, str]) -> dict[str, Any]:
    middle = {"mx": math.sqrt(area.x * area.x2), "my": math.sqrt(area.y * area.y2)}
    return {**dataclasses.asdict(area), **middle, "answer": words[area.answer]}


def _along(field: str, axis: Axis) -> dict[str, Any]:
    scale = {"type": "log", "domain": [axis.low, axis.high], "nice": False}
    return {
        "field": field,
        "type": "quantitative",
        "scale": scale,
        "axis": chart.log_axis(axis.title, axis.ticks()),
    }


def _table(areas: list[Area], axes: tuple[Axis, Axis], words: Mapping[str, str]) -> Table:
    rows = tuple(
        (
            f"{number(a.x)} to {number(a.x2)}",
            f"{number(a.y)} to {number(a.y2)}",
            words[a.answer],
        )
        for a in areas
    )
    return Table(
        caption="The answer in each area of the map",
        columns=(*(axis.title for axis in axes), "Answer"),
        units=("", "", ""),
        rows=rows,
    )
