"""What the flag rests on: each condition with its number, and the flag that it would raise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.kit.facts import Fact, fact
from calculators.kit.result import Reason
from calculators.kit.words import number, plural, rounded, usd
from calculators.vendor_check.rule import (
    DAYS_PER_MONTH,
    dear,
    few_examples,
    implied_price,
    is_tuning,
    multiple,
    multiple_max,
    own_price,
    payback,
    quoted,
    small_business,
)

if TYPE_CHECKING:
    from calculators.vendor_check.inputs import Inputs

MAY_INCLUDE = (
    "A price may rightly include more than you would build: support, a warranty, integration "
    "with your systems, security, and somebody who answers for it."
)


def _reason(condition: str, holds: bool, detail: str, known: Fact | None = None) -> Reason:
    source = f"{known.origin}, {known.checked}" if known else "your answer"
    return Reason(condition=condition, holds=holds, detail=detail, source=source)


def reasons(inputs: Inputs) -> tuple[Reason, ...]:
    """Name every condition of a green flag, with its number and source, and whether it holds."""
    tuning = _tuning(inputs) if is_tuning(inputs) else ()
    return (*tuning, _price(inputs), _payback(inputs))


def _size(inputs: Inputs, *, small: bool) -> Reason:
    volume = fact("fine-tuning.small_requests_per_day")
    few = fact("fine-tuning.small_labeled_examples")
    return _reason(
        "You are more than the usual small business",
        not small,
        f"{'Red flag: y' if small else 'Y'}ou have {plural(inputs.requests_per_day, 'request')} a "
        f"day and {plural(inputs.labeled_examples, 'example')}; below {number(volume.value)} and "
        f"{number(few.value)}, prompting plus RAG does better.",
        volume,
    )


def _tuning(inputs: Inputs) -> tuple[Reason, ...]:
    shown = inputs.why_not_prompting_and_rag
    detail = {
        "none": "Red flag: the vendor has not said why. Without an answer, prompting plus RAG is "
        "the cheaper way to the same end.",
        "opinion": "Amber flag: the vendor has an opinion. Ask for a test with your own cases.",
        "evidence": "The vendor has shown you evidence.",
    }[shown]
    needed = fact("fine-tuning.labeled_examples_min")
    monthly = fact("fine-tuning.requests_per_month_min")
    per_month = inputs.requests_per_day * DAYS_PER_MONTH
    small, short = small_business(inputs), few_examples(inputs)
    return (
        _reason(
            "The vendor shows why prompting plus RAG would not do", shown == "evidence", detail
        ),
        _size(inputs, small=small),
        _reason(
            "Enough labeled examples for fine-tuning",
            not short,
            f"{'Amber flag: y' if short and not small else 'Y'}ou have "
            f"{number(inputs.labeled_examples)}; {number(needed.value)} are needed.",
            needed,
        ),
        _reason(
            "Enough volume for tuning to pay by itself",
            per_month >= monthly.value,
            f"{number(per_month)} requests a month; volume counts from {number(monthly.value)} on. "
            "This raises no flag: speed or an own style can be the motive.",
            monthly,
        ),
    )


def _price(inputs: Inputs) -> Reason:
    ratio, offered, own = multiple(inputs), implied_price(inputs), own_price(inputs)
    condition = f"At most {multiple_max().said} your own price"
    source = f"rule of thumb of this site, {multiple_max().checked}"
    if not quoted(inputs):
        detail = "Not checked: no price is entered. This raises no flag."
        return Reason(condition=condition, holds=False, detail=detail, source="your answer")
    if ratio is None or offered is None or own is None:
        detail = "Nothing to compare with: there are no requests, or your own price is nothing."
        return Reason(condition=condition, holds=True, detail=detail, source=source)
    amber = "Amber flag: the" if dear(inputs) else "The"
    detail = (
        f"{amber} offer comes to {usd(offered)} per request, {rounded(ratio)} times your own "
        f"{usd(own)}. {MAY_INCLUDE}"
    )
    return Reason(condition=condition, holds=not dear(inputs), detail=detail, source=source)


def _payback(inputs: Inputs) -> Reason:
    months = payback(inputs)
    term = plural(inputs.horizon_months, "month")
    when = "never, since a month with the offer saves nothing"
    if months is not None:
        when = f"after {plural(round(months, 1), 'month')}"
    detail = f"Against today {when}; you look at {term}. This raises no flag."
    pays = months is not None and months <= inputs.horizon_months
    return _reason("It pays for itself in time", pays, detail)
