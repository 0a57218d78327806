"""What the offer costs, beside building it oneself and beside today, and the flag that it gets.

Source: every threshold is a fact of the glossary entry `fine-tuning`, with its own source.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from calculators.kit import prices
from calculators.kit.facts import Fact, fact
from calculators.kit.rates import request_cost
from calculators.kit.result import UNANSWERED

if TYPE_CHECKING:
    from calculators.vendor_check.inputs import Inputs

DAYS_PER_MONTH, MINUTES = 30, 60


def requests(inputs: Inputs) -> int:
    """Count the requests of the horizon."""
    return inputs.requests_per_day * DAYS_PER_MONTH * inputs.horizon_months


def quoted_monthly(inputs: Inputs) -> float:
    """Add up what the offer takes each month."""
    return inputs.quoted_per_month + inputs.seats * inputs.quoted_per_seat_per_month


def quoted(inputs: Inputs) -> float:
    """Add up what the offer takes over the horizon."""
    return inputs.quoted_upfront + inputs.horizon_months * quoted_monthly(inputs)


def tokens(inputs: Inputs) -> float:
    """Price the tokens of one request, called by oneself."""
    snapshot = prices.load()
    rates = snapshot.rates(inputs.model, snapshot.as_of)
    return request_cost(rates, inputs.input_tokens, inputs.output_tokens).total


def engineering(inputs: Inputs) -> float:
    """Price the days to build it oneself."""
    return inputs.own_engineering_days * inputs.day_rate


def implied_price(inputs: Inputs) -> float | None:
    """Give the offer's price per request; None without a price, and without requests."""
    price, volume = quoted(inputs), requests(inputs)
    return price / volume if price and volume else None


def own_price(inputs: Inputs) -> float | None:
    """Give one's own price per request, tokens and engineering; None without requests."""
    volume = requests(inputs)
    return tokens(inputs) + engineering(inputs) / volume if volume else None


def multiple(inputs: Inputs) -> float | None:
    """Give how many times one's own price the offer costs; None where that says nothing."""
    offered, own = implied_price(inputs), own_price(inputs)
    if not own or offered is None:
        return None
    ratio = offered / own
    return ratio if math.isfinite(ratio) else None


def review(inputs: Inputs) -> float:
    """Price a month of the checks that one's own people still make."""
    hours = inputs.requests_per_day * DAYS_PER_MONTH * inputs.review_minutes_per_request / MINUTES
    return hours * inputs.hourly_rate


def saved_monthly(inputs: Inputs) -> float:
    """Give what a month with the offer costs less than today, checks included."""
    return inputs.current_usd_per_month - quoted_monthly(inputs) - review(inputs)


def payback(inputs: Inputs) -> float | None:
    """Give the months until the up-front price is saved; None for never, and without a price."""
    if not quoted(inputs):
        return None
    saved = saved_monthly(inputs)
    if not inputs.quoted_upfront:
        return 0.0 if saved >= 0 else None
    if saved <= 0:
        return None
    months = inputs.quoted_upfront / saved
    return months if math.isfinite(months) else None


def is_tuning(inputs: Inputs) -> bool:
    """Whether fine-tuning is what is offered."""
    return inputs.offer == "fine-tuning"


def small_business(inputs: Inputs) -> bool:
    """Whether this is the usual small business, for which fine-tuning is not the answer."""
    return (
        inputs.requests_per_day < fact("fine-tuning.small_requests_per_day").value
        and inputs.labeled_examples < fact("fine-tuning.small_labeled_examples").value
    )


def few_examples(inputs: Inputs) -> bool:
    """Whether there are fewer examples than fine-tuning needs."""
    return inputs.labeled_examples < fact("fine-tuning.labeled_examples_min").value


def multiple_max() -> Fact:
    """Give the fact that says above how many times one's own price an offer is worth a question."""
    return fact("fine-tuning.vendor_price_multiple_max")


def dear(inputs: Inputs) -> bool:
    """Whether the offer costs more than the house rule's multiple of one's own price."""
    ratio = multiple(inputs)
    return ratio is not None and ratio > multiple_max().value


def flag(inputs: Inputs) -> str:
    """Raise the flag: red, amber or green; none without a price."""
    return flag_so_far(inputs) if quoted(inputs) else UNANSWERED


def flag_so_far(inputs: Inputs) -> str:
    """Raise the flag from what is entered, be there a price or not."""
    if is_tuning(inputs):
        if inputs.why_not_prompting_and_rag == "none" or small_business(inputs):
            return "red"
        if inputs.why_not_prompting_and_rag == "opinion" or few_examples(inputs):
            return "amber"
    return "amber" if dear(inputs) else "green"


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key: US dollars per request, times, months; None where none is.

    Without a price one's own alone: nought or 'never' would both be said of the offer.
    """
    if not quoted(inputs):
        return {"own_price_per_request": own_price(inputs)}
    return {
        "implied_price_per_request": implied_price(inputs),
        "own_price_per_request": own_price(inputs),
        "multiple": multiple(inputs),
        "payback_months": payback(inputs),
    }


def answers(inputs: Inputs) -> dict[str, str]:
    """Give the flag, and whether the offer pays back within the horizon.

    Without a price there is neither.
    """
    if not quoted(inputs):
        return {"flag": UNANSWERED, "against_today": UNANSWERED}
    months = payback(inputs)
    pays = months is not None and months <= inputs.horizon_months
    return {"flag": flag(inputs), "against_today": "pays" if pays else "not"}
