"""A decision memo: what one hands to a board, as a page to print or in Markdown.

It has the answer, how sure it is, the inputs, the figures with math and sources, what would change
the answer, what it assumes, and the way back to the case. What day it is, and where the site
stands, only the page and the command line know: they say so (`Occasion`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from calculators.kit import currency, flip_words, link, tornado
from calculators.kit.render import environment
from calculators.kit.words import day, in_table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from calculators.kit.case import Case
    from calculators.kit.result import Figure, Reason, Table


@dataclass(frozen=True)
class Occasion:
    """On what day a memo is made, and at what address the page stands; None and '' if unknown."""

    made: dt.date | None = None
    address: str = ""


NEVER: Final = Occasion()


def page(case: Case, occasion: Occasion = NEVER) -> str:
    """Write a memo as a page of HTML that stands by itself, to be printed on A4 or Letter."""
    return (
        environment()
        .get_template("memo.html")
        .render(
            calculator=case.calculator,
            case=case,
            result=case.result,
            spread=case.spread,
            tornado=tornado,
            flip_words=flip_words,
            dates=" ".join(_dates(case, occasion)),
            amounts=" ".join(_amounts()),
            quantiles=_quantiles(case),
            way=way(case, occasion),
            is_address=bool(occasion.address),
        )
    )


def way(case: Case, occasion: Occasion) -> str:
    """Give the way to the case: a full address where that of the page is known."""
    fragment = link.encode(case, currency.in_link(currency.shown()))
    there = occasion.address or f"calculators/{case.calculator.name}/"
    return f"{there}#{fragment}" if fragment else there


def markdown(case: Case, occasion: Occasion = NEVER) -> str:
    """Write a memo in Markdown."""
    result = case.result
    parts = [
        f"# {case.calculator.title}",
        " ".join(_dates(case, occasion)),
        f"**{case.headline}**",
        *(f"> {warning}" for warning in result.warnings),
        *_amounts(),
        "## What it was computed from",
        "\n".join(f"- {f.caption}: {case.shown(key)}" for key, f in case.fields.items()),
        *_sure(case),
        "## The figures, and how they come about",
        "\n".join(map(_figure, result.figures)),
    ]
    if result.reasons:
        parts += ["## Why", "\n".join(map(_reason, result.reasons))]
    changes = "\n".join(f"- {flip.sentence}" for flip in case.flips)
    parts += ["## What would change this answer"]
    alone = flip_words.ALONE if changes else ""
    parts += filter(None, (case.steady(case.flips), alone, changes))
    for table in result.tables:
        parts += [f"## {_cell(table.caption)}", _table(table)]
    assumptions = [f"- {one}" for one in result.assumptions]
    parts += ["## What this assumes", "\n".join(assumptions) or "Nothing beyond the inputs."]
    parts += ["## To open it again", _again(case, occasion)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _dates(case: Case, occasion: Occasion) -> Iterator[str]:
    """Say when the memo was made, and of when its prices are."""
    if occasion.made:
        yield f"Made on {day(occasion.made)}."
    if case.priced:
        yield f"List prices of {day(case.priced)}."


def _amounts() -> Iterator[str]:
    """Say the currency and its rate where they are not those of what was entered."""
    shown = currency.shown()
    if not shown.plain:
        yield (
            f"Amounts are in {currency.summary(shown)}, a rate that was typed in. What was "
            "entered, and the math, are in US dollars."
        )


def _sure(case: Case) -> Iterator[str]:
    """Say how far the figures go when some inputs are ranges, and which of them matters most."""
    if (spread := case.spread) is None:
        return
    yield "## How sure this is"
    yield (
        f"{spread.draws:,} cases drawn from the ranges, seeded, so that they can be drawn again"
        f"{spread.left_out}. "
        f"The figures below are for {spread.shown}."
    )
    lines: list[tuple[str, ...]] = [
        ("Figure", "10% are below", "50% are below", "90% are below"),
        ("---",) * 4,
    ]
    lines += [tuple(map(_cell, row)) for row in _quantiles(case)]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
    yield f"{tornado.title(case)}; what matters most comes first:"
    yield "\n".join(
        f"- {bar.caption} ({bar.range}): {bar.at_low} → {bar.at_high}" for bar in tornado.bars(case)
    )


def _quantiles(case: Case) -> list[tuple[str, ...]]:
    """Give the heading of each figure that varies, and below what a tenth, half and most lie."""
    found = case.spread.quantiles.items() if case.spread else ()
    figures = case.result.by_key
    return [
        (figures[key].heading, *map(figures[key].bare, ends))
        for key, ends in found
        if key in figures
    ]


def _figure(figure: Figure) -> str:
    origin = ", ".join(part for part in (figure.source, figure.date) if part)
    lines = [
        f"- **{figure.caption}: {figure.said}**",
        f"  - {figure.formula}",
        f"  - {figure.worked}",
    ]
    return "\n".join(lines + ([f"  - Source: {origin}"] if origin else []))


def _reason(reason: Reason) -> str:
    source = f"[{reason.source}]({reason.source_url})" if reason.source_url else reason.source
    return f"- {reason.finding} {reason.detail} ({source})"


def _table(table: Table) -> str:
    shown = table.rows[: table.fold_after]
    lines = [table.columns, ["---"] * len(table.columns)]
    lines += [[in_table(*cell) for cell in zip(row, table.units, strict=True)] for row in shown]
    text = "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)
    more = len(table.rows) - len(shown)
    return f"{text}\n\nAnd {more} more rows." if more else text


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _again(case: Case, occasion: Occasion) -> str:
    there = way(case, occasion)
    return f"<{there}>" if occasion.address else f"Open `{there}` on the site."
