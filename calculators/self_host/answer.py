"""Both ways in words and figures, with what to know before one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.kit import prices
from calculators.kit.facts import fact
from calculators.kit.result import NOTHING_CHANGES, Figure, Result
from calculators.kit.sources import origin
from calculators.kit.words import (
    number,
    per_cent,
    plural,
    rounded,
    said,
    usd,
    usd_about,
    usd_in_full,
)
from calculators.self_host import money
from calculators.self_host.comparison import drawn
from calculators.self_host.hosting import rents_table
from calculators.self_host.inputs import BENCHMARK, BENCHMARK_READ, RENT

if TYPE_CHECKING:
    from calculators.self_host.inputs import Inputs


STEADY = "No single change makes your own server cheaper with this model."


def calculate(inputs: Inputs) -> Result:
    """Answer whether to rent graphics cards for the load or to call the API."""
    found = money.answers(inputs)
    return Result(
        headline=_headline(inputs, found[money.CHOICE]),
        short=_short(inputs, found[money.CHOICE]),
        answers=found,
        steady=STEADY if found[money.CHOICE] == "api" else NOTHING_CHANGES,
        leading="break_even_requests_per_day",
        figures=(*_monthly(inputs), *_loads(inputs), *_months(inputs), _worth(inputs)),
        make_tables=lambda: (rents_table(inputs),),
        make_chart=lambda: drawn(inputs),
        assumptions=_assumptions(inputs),
        warnings=_warnings(inputs),
    )


def _cards(count: int) -> str:
    return plural(count, "graphics card")


def _headline(inputs: Inputs, choice: str) -> str:
    api, own = money.api_usd_per_month(inputs), money.own_usd_per_month(inputs)
    if not inputs.requests_per_day:
        return (
            "Stay with the API: without requests it costs nothing, your own server about "
            f"{usd_about(own)} a month even idle."
        )
    needed = money.gpus_needed(inputs)
    if needed > inputs.gpus:
        return _more_cards(inputs, choice, needed)
    if choice == "self-host":
        return (
            f"Host it yourself: your own server costs about {usd_about(own, api)} a month, the "
            f"API {usd_about(api, own)}. "
            f"You are {usd(money.npv(inputs))} better off over {_horizon(inputs)}."
        )
    if own < api:
        return (
            f"Stay with the API: your own server saves {usd(api - own)} a month, which does not "
            f"pay for setting it up within {_horizon(inputs)}."
        )
    return (
        f"Stay with the API: it costs about {usd_about(api, own)} a month, your own server "
        f"{usd_about(own, api)}."
    )


def _short(inputs: Inputs, choice: str) -> str:
    if choice == "api":
        return "Stay with the API"
    cards = money.gpus_needed(inputs) if choice == "more-gpus" else inputs.gpus
    return f"Host it yourself, on {plural(cards, 'card')}"


def _more_cards(inputs: Inputs, choice: str, needed: int) -> str:
    api, more = money.api_usd_per_month(inputs), money.own_usd_per_month(inputs, needed)
    costs = f"about {usd_about(more, api)} a month; the API costs {usd_about(api, more)}"
    if choice != "api":
        return (
            f"Host it yourself, but on {_cards(needed)}, at {costs}. Your "
            f"{plural(inputs.gpus, 'card')} cannot carry the load."
        )
    if more < api:
        return (
            f"Stay with the API: your load needs more cards, {number(needed)}. They save "
            f"{usd(api - more)} a month, which does not pay for setting them up within "
            f"{_horizon(inputs)}."
        )
    return f"Stay with the API: your load needs more cards, {number(needed)}, at {costs}."


def _horizon(inputs: Inputs) -> str:
    return plural(inputs.horizon_months, "month")


def _monthly(inputs: Inputs) -> tuple[Figure, Figure]:
    snapshot, rent = prices.load(), fact(RENT)
    each, load = money.api_usd_per_request(inputs), number(inputs.requests_per_day)
    own, listed = money.own_usd_per_month(inputs), f"Together AI, {rent.origin}"
    paid = origin(inputs, "gpu_usd_per_hour", source=listed, date=rent.checked)
    api = Figure(
        key="api_cost_per_month",
        value=money.api_usd_per_month(inputs),
        unit="USD per month",
        caption="The API, per month",
        formula=f"cost per request × requests per day × {money.DAYS} days",
        worked=f"{usd(each)} × {load} × {money.DAYS} = {usd(money.api_usd_per_month(inputs))}",
        source=snapshot.source,
        date=snapshot.as_of.isoformat(),
    )
    server = Figure(
        key="own_cost_per_month",
        value=own,
        unit="USD per month",
        caption="Your own server, per month",
        formula=f"cards × rent per hour × {money.HOURS} hours + days of upkeep × day rate",
        worked=f"{number(inputs.gpus)} × {usd_in_full(inputs.gpu_usd_per_hour)} × {money.HOURS} + "
        f"{number(inputs.engineer_days_per_month)} × {usd(inputs.day_rate)} = {usd(own)}",
        source=f"rent: {paid.source}",
        date=paid.date,
    )
    return api, server


def _loads(inputs: Inputs) -> tuple[Figure, Figure, Figure]:
    most, needed = money.capacity(inputs), money.gpus_needed(inputs)
    length = inputs.input_tokens + inputs.output_tokens
    speed = origin(
        inputs, "tokens_per_second_per_gpu", source=BENCHMARK, date=BENCHMARK_READ, yours="yours"
    )
    carries = Figure(
        key="capacity_requests_per_day",
        value=most,
        unit="requests per day",
        caption=f"What {_cards(inputs.gpus)} can carry",
        general="What your graphics cards can carry",
        words="" if most >= 1 else "less than one request per day",
        formula="cards × tokens per second × share in use × 86,400 seconds ÷ tokens per request",
        worked=f"{number(inputs.gpus)} × {number(inputs.tokens_per_second_per_gpu)} × "
        f"{per_cent(inputs.utilization)} × 86,400 ÷ {number(length)} = {rounded(most)}",
        source=f"speed: {speed.source}",
        date=speed.date,
    )
    cards = Figure(
        key=money.CARDS,
        value=needed,
        unit="cards",
        caption="Cards that your load needs",
        formula="requests per day ÷ what one card can carry, rounded up, at least 1",
        worked=f"{number(inputs.requests_per_day)} ÷ "
        f"{rounded(money.requests_per_day_per_gpu(inputs))} → {number(needed)}",
    )
    return _even(inputs), carries, cards


def _even(inputs: Inputs) -> Figure:
    even, each = money.break_even_requests_per_day(inputs), money.api_usd_per_request(inputs)
    gpus = money.gpus_that_pay(inputs) or inputs.gpus
    own, setup = usd(money.own_usd_per_month(inputs, gpus)), usd(inputs.upfront_usd)
    factor = rounded(money.annuity(inputs.discount_rate, inputs.horizon_months), 6)
    terms = f"({own} + {setup} ÷ {factor}) ÷ ({usd(each)} × {money.DAYS})"
    return Figure(
        key="break_even_requests_per_day",
        value=even,
        unit="requests per day",
        caption="Your own server pays" if even is None else "Your own server pays from",
        general="Your own server pays from",
        words=_even_words(inputs, even, gpus),
        formula="(own cost per month, with as many cards as carry that load + cost to set up ÷ "
        f"present value of a dollar a month) ÷ (API cost per request × {money.DAYS} days), rounded "
        "up",
        worked=f"{terms} → {_even_words(inputs, even, gpus) or number(even or 0)}",
        source=prices.load().source,
        date=prices.load().as_of.isoformat(),
    )


def _even_words(inputs: Inputs, even: int | None, gpus: int) -> str:
    if even is None:
        free = not money.api_usd_per_request(inputs)
        why = "this API model is free" if free else "a full card costs no less than the API"
        return f"never: {why}"
    return f"{said(even, 'requests per day')}, on {_cards(gpus)}" if gpus > inputs.gpus else ""


def _months(inputs: Inputs) -> tuple[Figure, Figure]:
    discounted = _month(
        inputs,
        "break_even_month",
        "Paid back, in today's money",
        inputs.discount_rate,
        "first month by whose end the savings, discounted month by month, reach the cost to set up",
    )
    plain = _month(
        inputs,
        "break_even_month_undiscounted",
        "Paid back, without discounting",
        0.0,
        "cost to set up ÷ saving per month, rounded up, at least 1",
    )
    return discounted, plain


def _month(inputs: Inputs, key: str, caption: str, rate: float, formula: str) -> Figure:
    month, saving = money.break_even_month(inputs, rate), money.saving_per_month(inputs)
    if saving <= 0:
        when = "never: it costs no less per month than the API"
    else:
        when = f"in month {month}" if month else f"not within {_horizon(inputs)}"
    at = f" at {per_cent(rate)} a year" if rate else ""
    return Figure(
        key=key,
        value=month,
        unit="months",
        caption=caption,
        words=when,
        none="not in time",
        formula=formula,
        worked=f"{usd(saving)} saved a month{at} against {usd(inputs.upfront_usd)}: {when}",
    )


def _worth(inputs: Inputs) -> Figure:
    worth, factor = money.npv(inputs), money.annuity(inputs.discount_rate, inputs.horizon_months)
    return Figure(
        key="npv_of_self_hosting",
        value=worth,
        unit="USD",
        caption=f"Self-hosting instead of the API, over {_horizon(inputs)}, in today's money",
        general="Self-hosting instead of the API, in today's money",
        formula="saving per month × present value of a dollar a month − cost to set up; monthly "
        "sums fall at the end of each month, monthly rate = (1 + yearly rate)^(1/12) − 1",
        worked=f"{usd(money.saving_per_month(inputs))} × {rounded(factor, 6)} − "
        f"{usd(inputs.upfront_usd)} = {usd(worth)}",
    )


def _assumptions(inputs: Inputs) -> tuple[str, ...]:
    snapshot = prices.load()
    return (
        (
            f"API: list prices from {snapshot.source} as of {snapshot.as_of}, without caches and "
            "batches, which make the API cheaper still."
        ),
        (
            f"A month has {money.DAYS} days, and cards are paid for all {money.HOURS} hours of "
            "it, busy or not."
        ),
        f"Prices, rents and load stay the same for {_horizon(inputs)}.",
        "The cost to set up falls today, the savings at the end of each month.",
        "Input and output tokens take the same time. In fact output is slower: measure your own.",
        "Cards can be added one at a time; a model that is spread over several needs whole sets.",
        (
            "A load just too large for the cards needs another one, which may cost more than it "
            "saves until it is busy enough."
        ),
    )


def _warnings(inputs: Inputs) -> tuple[str, ...]:
    found, most = [], money.capacity(inputs)
    if inputs.requests_per_day > most:
        needed = money.gpus_needed(inputs)
        found.append(
            f"{_cards(inputs.gpus)} can carry about {rounded(most)} requests a day, fewer than "
            f"your {number(inputs.requests_per_day)}. The figures count the cards that you "
            f"entered; the {number(needed)} that the load needs would cost "
            f"{usd(money.own_usd_per_month(inputs, needed))} a month."
        )
    if money.api_usd_per_request(inputs) and money.gpus_that_pay(inputs) != inputs.gpus:
        found.append(
            f"With this API model, {_cards(inputs.gpus)} cannot carry as many requests as it "
            "takes for them to pay."
        )
    model = prices.load().model(inputs.model)
    found.append(
        f"An open model may not do as well as {model.name}. Test it with your own cases before "
        "you rent anything."
    )
    return tuple(found)
