"""A result as HTML: one template, at build time and in the reader's browser."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculators.kit import words
from calculators.kit.flips import flips
from calculators.kit.inputs import as_plain, fields_of

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator
    from calculators.kit.result import Result

FAR = 2.0
SHOWN_FLIPS = 5


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Give the Jinja environment of the calculators: everything is escaped."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"exact": words.exact, "said": words.said}
    return env


def render(
    calculator: Calculator,
    inputs: Any,
    result: Result,
    *,
    root: str,
    notice: str = "",
    chart_svg: str = "",
) -> str:
    """Render a result.

    Args:
        calculator: whose result it is.
        inputs: what it was computed from.
        result: what it says.
        root: the way from the page to the site's root, such as `../../`, to link to entries.
        notice: a sentence that stands above all, such as what has changed since a link was made.
        chart_svg: the chart, drawn; without it the page's script draws the chart itself.
    """
    found = flips(calculator, inputs)
    near = [flip for flip in found if flip.distance <= FAR][:SHOWN_FLIPS]
    return (
        environment()
        .get_template("result.html")
        .render(
            calculator=calculator,
            inputs=as_plain(inputs),
            fields=fields_of(inputs),
            result=result,
            leading=result.by_key[result.leading],
            flips=near or found[:1],
            root=root,
            notice=notice,
            chart_svg=chart_svg,
        )
    )
