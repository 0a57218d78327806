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


def _reason(
    finding: str, condition: str, holds: bool, detail: str, known: Fact | None = None
) -> Reason:
    source = f"{known.origin}, {known.checked}" if known else "your answer"
    return Reason(condition=condition, holds=holds, finding=finding, detail=detail, source=source)


def reasons(inputs: Inputs) -> tuple[Reason, ...]:
    """Name every condition of a green flag, what was found, and the flag that it raises."""
    tuning = (
        (_grounds(inputs), _size(inputs), _examples(inputs), _volume(inputs))
        if is_tuning(inputs)
        else ()
    )
    money = (_price(inputs), _payback(inputs)) if quoted(inputs) else (_no_price(),)
    return (*tuning, *money)


def _grounds(inputs: Inputs) -> Reason:
    shown = inputs.why_not_prompting_and_rag
    finding, detail = {
        "none": (
            "The vendor has not said why prompting plus RAG would not do.",
            "Red flag: without an answer, they are the cheaper way to the same end.",
        ),
        "opinion": (
            "The vendor has only an opinion on why prompting plus RAG would not do.",
            "Amber flag: ask for a test with your own cases.",
        ),
        "evidence": (
            "The vendor has shown evidence that prompting plus RAG would not do.",
            "No flag.",
        ),
    }[shown]
    condition = "The vendor shows why prompting plus RAG would not do"
    return _reason(finding, condition, shown == "evidence", detail)


def _size(inputs: Inputs) -> Reason:
    volume = fact("fine-tuning.small_requests_per_day")
    few = fact("fine-tuning.small_labeled_examples")
    counts = (
        f"{plural(inputs.requests_per_day, 'request')} a day and "
        f"{plural(inputs.labeled_examples, 'example')}"
    )
    small = small_business(inputs)
    below = f"below {number(volume.value)} and {number(few.value)}, prompting plus RAG does better."
    return _reason(
        f"Your case is {'small' if small else 'larger than the usual small business'}: {counts}.",
        "You are more than the usual small business",
        not small,
        f"{'Red' if small else 'No'} flag: {below}",
        volume,
    )


def _examples(inputs: Inputs) -> Reason:
    needed, few = fact("fine-tuning.labeled_examples_min"), few_examples(inputs)
    flag = "No flag."
    if few:
        flag = "Counted in the flag above." if small_business(inputs) else "Amber flag."
    have = plural(inputs.labeled_examples, "labeled example")
    return _reason(
        f"You have {have}, {'too few' if few else 'enough'} for fine-tuning.",
        "Enough labeled examples for fine-tuning",
        not few,
        f"{number(needed.value)} are needed. {flag}",
        needed,
    )


def _volume(inputs: Inputs) -> Reason:
    monthly = fact("fine-tuning.requests_per_month_min")
    per_month = inputs.requests_per_day * DAYS_PER_MONTH
    pays = per_month >= monthly.value
    return _reason(
        f"Your {plural(per_month, 'request')} a month are {'enough' if pays else 'too few'} for "
        "tuning to pay by volume alone.",
        "Enough volume for tuning to pay by itself",
        pays,
        f"Volume counts from {number(monthly.value)} on. No flag: speed or a style of your own can "
        "be the motive.",
        monthly,
    )


def _no_price() -> Reason:
    return _reason(
        "No price is entered.",
        f"At most {multiple_max().said} your own price",
        holds=False,
        detail="Neither the price nor the payback is checked. Ask for a quote in writing.",
    )


def _price(inputs: Inputs) -> Reason:
    ratio, offered, own = multiple(inputs), implied_price(inputs), own_price(inputs)
    most = multiple_max()
    finding, flag = "There is nothing to compare the price with.", "No flag:"
    detail = f"{flag} there are no requests, or your own price is nothing."
    if ratio is not None and offered is not None and own is not None:
        finding = f"The offer costs {rounded(ratio)} times your own price."
        flag = f"Amber flag: above {most.said}." if dear(inputs) else f"No flag up to {most.said}."
        detail = (
            f"It comes to {usd(offered)} per request, building it yourself to {usd(own)}. "
            f"{flag} {MAY_INCLUDE}"
        )
    return Reason(
        condition=f"At most {most.said} your own price",
        holds=not dear(inputs),
        finding=finding,
        detail=detail,
        source=f"rule of thumb of this site, {most.checked}",
    )


def _payback(inputs: Inputs) -> Reason:
    months = payback(inputs)
    pays = months is not None and months <= inputs.horizon_months
    term = plural(inputs.horizon_months, "month")
    if months is None:
        finding = "It never pays for itself: a month with the offer saves nothing."
    elif not months:
        finding = "It pays for itself at once: nothing is due up front."
    else:
        finding = f"It pays for itself after {plural(round(months, 1), 'month')}."
    detail = f"Against today; you look at {term}. No flag."
    return _reason(finding, "It pays for itself in time", pays, detail)
