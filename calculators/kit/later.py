"""What follows an answer on the page, part by part: the chart, the tables, what would change it.

While a reader types, the answer must be there within a frame, and a search for what would change
it takes longer. So the page asks for these one after the other, and for none of them any more
once something new was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.kit import currency
from calculators.kit.flips import ranked, search
from calculators.kit.render import render_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculators.kit.case import Case
    from calculators.kit.currency import Currency

_under_way: dict[str, Iterator[dict[str, Any]]] = {}
_NONE_LEFT = {"part": "", "html": "", "chart": None, "done": True}


def begin(case: Case, shown: Currency, root: str) -> None:
    """Take a case for the one that is followed up; an earlier one of the same name is dropped."""
    _under_way[case.calculator.name] = _parts(case, shown, root)


def following(name: str) -> dict[str, Any]:
    """Give the next part: `{"part", "html", "chart", "done"}`; `part` is '' while one searches."""
    part = next(_under_way.get(name, iter(())), _NONE_LEFT)
    if part["done"]:
        _under_way.pop(name, None)  # with the case, and all that was worked out for it
    return part


def _parts(case: Case, shown: Currency, root: str) -> Iterator[dict[str, Any]]:
    with currency.shown_in(shown):
        chart = case.result.chart
        part = _part("chart", render_part("chart", case, root=root))
    yield part | {"chart": chart.spec if chart else None}
    with currency.shown_in(shown):
        part = _part("tables", render_part("tables", case, root=root))
    yield part
    found = []
    for flips in search(case.calculator, case.inputs):
        found += flips
        yield _part("", "")
    yield _part("flips", render_part("flips", case, root=root, flips=ranked(found))) | {
        "done": True
    }


def _part(name: str, html: str) -> dict[str, Any]:
    return {"part": name, "html": html, "chart": None, "done": False}
