"""A result as HTML: the same templates at build time and in the reader's browser.

The parts that take longer than an answer may (`PARTS`) are templates of their own: at build time
they stand in the result, in the browser each follows when it is ready.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculators.kit import flip_words, prices, tornado, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculators.kit.case import Case
    from calculators.kit.flips import Flip

PARTS: Final = ("chart", "flips", "tables")
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
    env.filters |= {"day": words.day, "exact": words.exact, "in_table": words.in_table}
    return env


def render(case: Case, *, root: str, notice: str = "") -> str:
    """Render a result, with an empty place for each of the parts that follow.

    Args:
        case: what is asked, and its answer.
        root: the way from the page to the site's root, such as `../../`, to link to entries.
        notice: a sentence that stands above all, such as what has changed since a link was made.
    """
    return _rendered("result", case, root=root, notice=notice, parts=dict.fromkeys(PARTS, ""))


def render_whole(case: Case, *, root: str, chart_svg: str = "") -> str:
    """Render a result with all its parts; `chart_svg` is its chart, drawn."""
    parts = {name: render_part(name, case, root=root, chart_svg=chart_svg) for name in PARTS}
    return _rendered("result", case, root=root, notice="", parts=parts)


def render_part(
    name: str,
    case: Case,
    *,
    root: str,
    chart_svg: str = "",
    flips: Sequence[Flip] | None = None,
) -> str:
    """Render one of the `PARTS`; `flips` where the search was done elsewhere."""
    if name != "flips":
        return _rendered(name, case, root=root, chart_svg=chart_svg)
    found = list(case.flips if flips is None else flips)
    near = [flip for flip in found[1:] if flip.distance <= FAR]
    shown = [*found[:1], *near][:SHOWN_FLIPS]  # the first is of the answer itself, however far
    return _rendered(name, case, root=root, flips=shown, steady=case.steady(found))


def _rendered(template: str, case: Case, **more: object) -> str:
    result = case.result
    return (
        environment()
        .get_template(f"{template}.html")
        .render(
            calculator=case.calculator,
            case=case,
            result=result,
            leading=result.by_key[result.leading],
            spread=case.spread,
            tornado=tornado,
            flip_words=flip_words,
            fresh_days=prices.FRESH_DAYS,
            **more,
        )
    )
