"""The cost in words and figures, with what to know about the prices it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.api_cost import comparison
from calculators.api_cost.load import (
    CATEGORY,
    THOUSAND,
    cheapest,
    check,
    cost_per_request,
    costs,
    numbers,
    per_month,
    tokens,
)
from calculators.kit import caching, prices
from calculators.kit.result import Figure, Result
from calculators.kit.sources import host
from calculators.kit.words import number, per_cent, plural, usd, usd_about, usd_in_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculators.api_cost.inputs import Inputs
    from calculators.kit.prices import Model
    from calculators.kit.rates import Rates

CHEAPEST = "cheapest_cost_per_month"
EQUAL = 1.005


def calculate(inputs: Inputs) -> Result:
    """Answer what the load costs on the model, and on which it costs least.

    Raises:
        InputError: more than the whole input is read from and written to the cache.

    """
    check(inputs)
    found = costs(inputs)
    best = cheapest(inputs)
    return Result(
        headline=_headline(inputs, found, best),
        short=_short(inputs),
        answers={CATEGORY: best},
        leading="cost_per_month",
        figures=tuple(_figures(inputs, found, best)),
        make_tables=lambda: (comparison.table(inputs, found),) if found else (),
        make_chart=lambda: comparison.drawn(inputs, found, best) if found else None,
        assumptions=_assumptions(inputs),
        warnings=(*_price_warnings(inputs), *_model_warnings(inputs), *_rivals(found, best)),
    )


def _headline(inputs: Inputs, found: Mapping[str, float], best: str) -> str:
    models, own = prices.load().models, cost_per_request(inputs, inputs.model)
    if not inputs.requests_per_day:
        thousand = f"1,000 requests would cost {usd(own * THOUSAND)}"
        gone = "" if models[inputs.model].current else f"{_gone(models[inputs.model])}. "
        return f"{gone}No requests, no cost; {thousand} with {models[inputs.model].name}."
    here = _here(inputs, own)
    if best == "none":
        return f"{here}. No current model is known to take requests as long as these."
    if best == inputs.model:
        return f"{here}, which is the cheapest current model for this load."
    name, least = models[best].name, found[best]
    if own <= least * EQUAL:
        return f"{here}. No current model is cheaper for this load by more than half a percent."
    there = usd_about(per_month(inputs, least), per_month(inputs, own))
    return f"{here}. The cheapest current model for this load is {name}, at {there}."


def _here(inputs: Inputs, own: float) -> str:
    """Say what the reader's model costs, and first of all whether it can be had."""
    model, month = prices.load().models[inputs.model], usd_about(per_month(inputs, own))
    if model.current:
        return f"You would pay about {month} a month with {model.name}"
    gone = f"{_gone(model)} and is no longer sold"
    return f"{gone}. At its last price, you would have paid about {month} a month"


def _short(inputs: Inputs) -> str:
    if not prices.load().models[inputs.model].current:
        return "Retired: choose another model"
    month = per_month(inputs, cost_per_request(inputs, inputs.model))
    return f"About {usd_about(month)} a month"


def _figures(inputs: Inputs, found: Mapping[str, float], best: str) -> Iterator[Figure]:
    values = numbers(inputs)
    each, month = usd(values["cost_per_request"]), usd(values["cost_per_month"])
    volume = f"{number(inputs.requests_per_day)} × {inputs.days_per_month}"
    told = {
        "cost_per_month": (
            "Cost per month",
            "cost per request × requests per day × days per month",
            f"{each} × {volume}",
        ),
        "cost_per_request": ("Cost per request", _formula(inputs), _worked(inputs)),
        "cost_per_1000_requests": (
            "Cost per 1,000 requests",
            "cost per request × 1,000",
            f"{each} × 1,000",
        ),
        "cost_per_year": (
            "Cost per year",
            f"cost per month × 12, at the prices of {inputs.as_of}",
            f"{month} × 12",
        ),
        CHEAPEST: (
            "Per month on the cheapest current model",
            "the lowest cost per request of all current models × requests per month",
            f"{usd(found[best])} × {volume}" if found else "",
        ),
    }
    for key, value in values.items():
        name = f" with {prices.load().models[best].name}" if key == CHEAPEST else ""
        yield _figure(key, value, name, *told[key])


def _figure(
    key: str, value: float, said_with: str, caption: str, formula: str, terms: str
) -> Figure:
    snapshot, unit = prices.load(), key.partition("_per_")[2]
    return Figure(
        key=key,
        value=value,
        unit="USD per " + unit.replace("_", " ").replace("1000", "1,000"),
        words=usd(value) + said_with if said_with else "",
        caption=caption,
        formula=formula,
        worked=f"{terms} = {usd(value)}",
        source=snapshot.source,
        date=snapshot.as_of.isoformat(),
    )


def _formula(inputs: Inputs) -> str:
    one = "(each kind of token × its price per million tokens, added up) ÷ 1,000,000"
    if not inputs.batch_share:
        return one
    return f"{one}; averaged over standard and batch requests by their shares"


def _worked(inputs: Inputs) -> str:
    snapshot = prices.load()
    standard = _sum(inputs, snapshot.rates(inputs.model, inputs.as_of))
    batch = snapshot.batch_rates(inputs.model, inputs.as_of) if inputs.batch_share else None
    if batch is None:
        return standard
    share = inputs.batch_share
    shares = per_cent(1 - share), per_cent(share)
    return f"{shares[0]} × {standard} + {shares[1]} × {_sum(inputs, batch)}"


def _sum(inputs: Inputs, rates: Rates) -> str:
    request, tier = tokens(inputs), rates.at(inputs.input_tokens)
    terms = (
        (request.fresh, tier.input, "fresh"),
        (request.cache_read, tier.cache_read, "read"),
        (request.cache_write_5m, tier.cache_write_5m, "written"),
        (request.cache_write_1h, tier.cache_write_1h, "written"),
        (request.output, tier.output, "out"),
    )
    parts = [f"{number(round(n, 6))} {what} × {usd_in_full(each)}" for n, each, what in terms if n]
    return f"({' + '.join(parts)}) ÷ 1,000,000"


def _assumptions(inputs: Inputs) -> tuple[str, ...]:
    snapshot = prices.load()
    return (
        (
            f"List prices in US dollars, without tax or discounts, from {snapshot.source} as of "
            f"{snapshot.as_of}."
        ),
        "Each maker's own prices; clouds that resell a model may charge other ones.",
        (
            "All requests are equally long. A price for long prompts holds for every token of a "
            "request."
        ),
        (
            "Models cut text into tokens in their own ways: the same text can be more tokens on "
            "one than on another."
        ),
        "The cheapest model is not the best: test it with your own cases before you switch.",
        f"A month has {plural(inputs.days_per_month, 'day')}, a year 12 such months.",
        "Where prices differ by the hour, that of noon UTC.",
        *_filling(inputs),
    )


def _filling(inputs: Inputs) -> tuple[str, ...]:
    """Say how much is left out where the cache is read but never filled."""
    if not inputs.cache_read_share or inputs.cache_write_share or not inputs.requests_per_day:
        return ()
    snapshot = prices.load()
    tier = snapshot.rates(inputs.model, inputs.as_of).at(inputs.input_tokens)
    kept = caching.chosen(inputs.cache_write_ttl, inputs.model, tier)
    volume = inputs.requests_per_day
    share = caching.fillings(volume, kept) / (volume * caching.DAYS_PER_MONTH)
    return (
        (
            "Filling the cache is left out, as nothing is entered as written to it. At "
            f"{plural(volume, 'request')} a day, about {per_cent(share)} of them would find a "
            f"cache empty that is kept for {caching.said(kept)}."
        ),
        *caching.assumptions(inputs.model),
    )


def _price_warnings(inputs: Inputs) -> tuple[str, ...]:
    snapshot, found = prices.load(), []
    model = snapshot.model(inputs.model)
    if inputs.as_of > snapshot.as_of:
        found.append(
            f"Prices after {snapshot.as_of} are those announced by then. Announced changes are "
            "sometimes canceled."
        )
    if changes := comparison.changes(model, inputs):
        found.append(f"The price of {model.name} changes: {changes}.")
    rates = snapshot.rates(model.id, inputs.as_of)
    if (above := rates.tier_above(inputs.input_tokens)) is not None:
        found.append(
            f"With more than {number(above)} input tokens, {model.name} charges its higher price "
            "for every token of the request."
        )
    if inputs.batch_share and snapshot.batch_rates(model.id, inputs.as_of) is None:
        found.append(
            f"No batch price of {model.name} is known for {inputs.as_of}: all requests are counted "
            "at the standard price."
        )
    if inputs.cache_read_share and not rates.caches:
        found.append(f"{model.name} has no price for cached input: it is counted as fresh.")
    return tuple(found)


def _model_warnings(inputs: Inputs) -> tuple[str, ...]:
    model, found = prices.load().model(inputs.model), []
    needed = inputs.input_tokens + inputs.output_tokens
    if model.context_window and needed > model.context_window:
        found.append(
            f"{number(needed)} tokens do not fit the window of {model.name}, which is "
            f"{number(model.context_window)} tokens."
        )
    if leaving := _leaving(model):
        found.append(leaving)
    left_out = sum(
        bool(m.context_window) and needed > (m.context_window or 0) for m in prices.load().current()
    )
    if left_out:
        found.append(
            f"{plural(left_out, 'model')} cannot take so many tokens and "
            f"{'is' if left_out == 1 else 'are'} left out of the comparison."
        )
    return tuple(found)


def _leaving(model: Model) -> str:
    """Say when a model goes or went; '' when nothing is known."""
    if model.retires is None:
        return ""
    when = f" on {model.retires.date}" if model.retires.date else ""
    told = f"{model.name} retires{when}" if model.current else _gone(model)
    return f"{told}. {model.retires.says} Source: {host(model.retires.source)}."


def _gone(model: Model) -> str:
    when = f" on {model.retires.date}" if model.retires and model.retires.date else ""
    return f"{model.name} was retired{when}"


def _rivals(found: Mapping[str, float], best: str) -> tuple[str, ...]:
    """Name the model that would be cheapest, were it not about to go."""
    if not found or (first := comparison.ranked(found)[0]) == best:
        return ()
    model = prices.load().models[first]
    if model.retires is None or model.retires.date is None:
        return ()
    return (f"{model.name} is cheaper still, but retires on {model.retires.date}: not counted.",)
