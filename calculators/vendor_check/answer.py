"""The check of an offer in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.kit import prices
from calculators.kit.offers import offers_table
from calculators.kit.result import NOTHING_CHANGES, UNANSWERED, Figure, Result
from calculators.kit.words import number, plural, rounded, said, usd
from calculators.vendor_check import rule
from calculators.vendor_check.picture import drawn
from calculators.vendor_check.questions import questions
from calculators.vendor_check.reasons import MAY_INCLUDE, reasons

if TYPE_CHECKING:
    from calculators.vendor_check.inputs import Inputs

YOURS = "your own numbers"
NO_REQUESTS = "none; there are no requests"
NO_PRICE = "none; no price is entered"
SHORT = {
    "red": "Do not sign",
    "amber": "Ask before you sign",
    "green": "Passes the check: ask the rest",
    UNANSWERED: "Enter the quoted price first",
}
WORDS = {
    "flag": "the flag",
    "red": "red",
    "amber": "amber",
    "green": "green",
    UNANSWERED: "“enter the quoted price first”",
    "against_today": "the comparison with today",
    "pays": "“it pays for itself”",
    "not": "“it does not pay for itself in time”",
}


NEEDS_PRICE = "There is no verdict to change yet: enter what the vendor quotes."


def calculate(inputs: Inputs) -> Result:
    """Answer whether an offer is serious and fairly priced, and what is still to be asked."""
    found = rule.answers(inputs)
    still = (offers_table("fine-tuning", "Who still offers fine-tuning"),)
    return Result(
        headline=_headline(inputs, found["flag"]),
        short=SHORT[found["flag"]],
        answers=found,
        steady=NOTHING_CHANGES if rule.quoted(inputs) else NEEDS_PRICE,
        leading="flag",
        figures=(_flag(inputs, found["flag"]), *_prices(inputs), _multiple(inputs), _pays(inputs)),
        reasons=reasons(inputs),
        make_tables=lambda: (questions(inputs), *(still if rule.is_tuning(inputs) else ())),
        make_chart=lambda: drawn(inputs),
        assumptions=_assumptions(),
        warnings=_warnings(inputs),
    )


def _headline(inputs: Inputs, flag: str) -> str:
    if flag == UNANSWERED:
        red = rule.flag_so_far(inputs) == "red"
        whatever = "; whatever it is, this offer gets a red flag" if red else ""
        return f"Enter the quoted price first{whatever}."
    if flag == "red":
        if rule.small_business(inputs):
            return "Do not sign: for a case like yours, prompting plus RAG does better."
        return "Do not sign yet: the vendor has not said why prompting plus RAG would not do."
    if flag == "green":
        return "This offer passes the check. Ask the remaining questions, then decide."
    if rule.dear(inputs):
        times = rounded(rule.multiple(inputs) or 0)
        return f"Ask before you sign: you would pay {times} times what it costs to build yourself."
    return "Ask before you sign: the case for fine-tuning is not made yet."


def _flag(inputs: Inputs, flag: str) -> Figure:
    ratio = rule.multiple(inputs)
    times = "no multiple" if ratio is None else f"{rounded(ratio)} times your own price"
    known = flag != UNANSWERED
    if not known:
        times = "no price to check"
    tuning = (
        f"third question: {inputs.why_not_prompting_and_rag}; "
        f"{plural(inputs.requests_per_day, 'request')} a day; "
        f"{plural(inputs.labeled_examples, 'example')}; "
    )
    return Figure(
        key="flag",
        value=flag if known else None,
        unit="",
        words=flag.capitalize() if known else NO_PRICE,
        none="none",
        caption="Flag",
        formula="red: fine-tuning without an answer to the third question, or for the usual small "
        "business; amber: an opinion for an answer, fewer examples than are needed, or more than "
        f"{rule.multiple_max().said} your own price; green: otherwise; none without a price",
        worked=f"{tuning if rule.is_tuning(inputs) else ''}{times}",
        source="rule of thumb of this site",
        date=rule.multiple_max().checked,
    )


def _prices(inputs: Inputs) -> tuple[Figure, Figure]:
    snapshot, volume = prices.load(), number(rule.requests(inputs))
    offered, own = rule.implied_price(inputs), rule.own_price(inputs)
    no_offer = NO_REQUESTS if rule.quoted(inputs) else NO_PRICE
    monthly = f"{inputs.horizon_months} × {usd(rule.quoted_monthly(inputs))}"
    quoted = Figure(
        key="implied_price_per_request",
        value=offered,
        unit="USD per request",
        words="" if offered is not None else no_offer,
        none="none",
        caption="The offer, per request",
        formula="(up front + months × (per month + seats × price per seat)) ÷ requests of all "
        "months",
        worked=f"({usd(inputs.quoted_upfront)} + {monthly}) ÷ {volume} = "
        f"{no_offer if offered is None else usd(offered)}",
        source=YOURS,
    )
    built = Figure(
        key="own_price_per_request",
        value=own,
        unit="USD per request",
        words="" if own is not None else NO_REQUESTS,
        none="none",
        caption="Building it yourself, per request",
        formula="tokens of a request + days to build it × day rate ÷ requests of all months",
        worked=f"{usd(rule.tokens(inputs))} + {number(inputs.own_engineering_days)} × "
        f"{usd(inputs.day_rate)} ÷ {volume} = {NO_REQUESTS if own is None else usd(own)}",
        source=f"{snapshot.source}; {YOURS}",
        date=snapshot.as_of.isoformat(),
    )
    return quoted, built


def _multiple(inputs: Inputs) -> Figure:
    ratio = rule.multiple(inputs)
    offered, own = rule.implied_price(inputs), rule.own_price(inputs)
    none = "none; nothing to compare with" if rule.quoted(inputs) else NO_PRICE
    parts = f"{usd(offered or 0)} ÷ {usd(own or 0)}"
    return Figure(
        key="multiple",
        value=ratio,
        unit="times",
        words=none if ratio is None else "",
        none="none",
        caption="The offer, against building it yourself",
        formula="price per request of the offer ÷ your own price per request",
        worked=none if ratio is None else f"{parts} = {rounded(ratio)}",
        source=YOURS,
    )


def _pays(inputs: Inputs) -> Figure:
    months, priced = rule.payback(inputs), rule.quoted(inputs)
    never = "never; it saves nothing each month" if priced else NO_PRICE
    saved = (
        f"({usd(inputs.current_usd_per_month)} − {usd(rule.quoted_monthly(inputs))} − "
        f"{usd(rule.review(inputs))})"
    )
    return Figure(
        key="payback_months",
        value=months,
        unit="months",
        words=never if months is None else "" if months else "at once",
        none="never" if priced else "none",
        caption="Pays for itself against today after",
        formula="up front ÷ (today's cost per month − the offer's − checks by your own people)",
        worked=f"{usd(inputs.quoted_upfront)} ÷ {saved} → "
        f"{never if months is None else said(months, 'months')}",
        source=YOURS,
    )


def _assumptions() -> tuple[str, ...]:
    return (
        MAY_INCLUDE,
        (
            "Your own price is tokens and engineering alone. Upkeep, hosting and the risk of "
            "doing it yourself are not in it."
        ),
        f"A price above {rule.multiple_max().said} your own is worth a question, not a verdict.",
        (
            "Fewer examples than are needed raise amber at any number, also below those that make "
            "a case small, where the volume is large."
        ),
        "Nothing is discounted. A month has 30 days.",
    )


def _warnings(inputs: Inputs) -> tuple[str, ...]:
    found = []
    months = rule.payback(inputs)
    if months is not None and months > inputs.horizon_months:
        found.append(
            f"It pays for itself only after {number(round(months, 1))} months, later than the "
            f"{plural(inputs.horizon_months, 'month')} that you look at."
        )
    if not rule.quoted(inputs):
        found.append("No price is entered. Ask for a quote in writing.")
    model, needed = prices.load().model(inputs.model), inputs.input_tokens + inputs.output_tokens
    if model.context_window and needed > model.context_window:
        found.append(
            f"{number(needed)} tokens do not fit the window of {model.name}, which is "
            f"{number(model.context_window)} tokens."
        )
    return tuple(found)
