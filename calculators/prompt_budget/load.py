"""The prompt added up, priced, and held against the model's window."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from calculators.kit import caching, prices
from calculators.kit.caching import DAYS_PER_MONTH
from calculators.kit.inputs import InputError, Problem, with_values
from calculators.kit.rates import MTOK
from calculators.kit.words import number, per_cent

if TYPE_CHECKING:
    from calculators.kit.caching import Kept
    from calculators.kit.rates import Tier
    from calculators.prompt_budget.inputs import Inputs

DIGITS = 9
WORDS = {
    "fits": "“it fits”",
    "too-long": "“too long”",
    "unknown": "“not known”",
    "caching": "caching",
    "pays": "worth it",
    "does-not-pay": "not worth it",
    "price": "the price per token",
    "basic": "the basic one",
    "higher": "the higher one for long prompts",
}


def parts(inputs: Inputs) -> dict[str, int]:
    """Give the prompt's parts with their tokens, in the order in which they are sent."""
    return {
        "Instructions": inputs.system_tokens,
        "Examples": inputs.examples * inputs.tokens_per_example,
        "Passages": inputs.retrieved_chunks * inputs.tokens_per_chunk,
        "Conversation": inputs.history_tokens,
        "Question": inputs.question_tokens,
    }


def prompt_tokens(inputs: Inputs) -> int:
    """Count the tokens of the prompt."""
    return sum(parts(inputs).values())


def needed_tokens(inputs: Inputs) -> int:
    """Count what has to fit in the window: the prompt and the answer."""
    return prompt_tokens(inputs) + inputs.output_tokens


def window(inputs: Inputs) -> int | None:
    """Give the model's window; None where it is not known."""
    return prices.load().model(inputs.model).context_window


def window_share(inputs: Inputs) -> float | None:
    """Give the part of the window that is used; None where the window is not known."""
    size = window(inputs)
    return needed_tokens(inputs) / size if size else None


def tokens_left(inputs: Inputs) -> int | None:
    """Count what is left in the window, negative where it does not fit; None if not known."""
    size = window(inputs)
    return size - needed_tokens(inputs) if size else None


def check(inputs: Inputs) -> None:
    """Refuse to cache more than the prompt. Raises InputError."""
    if inputs.cached_tokens > (whole := prompt_tokens(inputs)):
        message = (
            f"{number(inputs.cached_tokens)} cached tokens are more than the prompt has, which is "
            f"{number(whole)} tokens; enter at most that"
        )
        raise InputError([Problem("cached_tokens", message)])


def tier(inputs: Inputs) -> Tier:
    """Give the rates that hold for a prompt of this length."""
    snapshot = prices.load()
    return snapshot.rates(inputs.model, snapshot.as_of).at(prompt_tokens(inputs))


def requests_per_month(inputs: Inputs) -> int:
    """Count the requests of a month of 30 days."""
    return inputs.requests_per_day * DAYS_PER_MONTH


def kept(inputs: Inputs, now: Tier) -> Kept:
    """Give the cache that is counted: how long it keeps a text, and the price of filling it."""
    return caching.chosen(inputs.cache_write_ttl, inputs.model, now)


def cached_rate(inputs: Inputs, now: Tier) -> float:
    """Average the price of a cached token over one filling and the reads that follow it."""
    reads = inputs.reads_per_write
    return (kept(inputs, now).write + reads * now.cache_read) / (1 + reads)


def cached_parts(inputs: Inputs) -> dict[str, int]:
    """Give how much of each part is cached: the cache begins at the beginning."""
    left, found = inputs.cached_tokens, {}
    for name, tokens in parts(inputs).items():
        found[name] = min(tokens, left)
        left -= found[name]
    return found


def month_of_parts(inputs: Inputs) -> dict[str, float]:
    """Price each part of the prompt for a month, and the answer."""
    now, cached, volume = tier(inputs), cached_parts(inputs), requests_per_month(inputs)
    rate = cached_rate(inputs, now)
    found = {
        name: volume * ((tokens - cached[name]) * now.input + cached[name] * rate)
        for name, tokens in parts(inputs).items()
    }
    found["Answer"] = volume * inputs.output_tokens * now.output
    return {name: charge / MTOK for name, charge in found.items()}


def month(inputs: Inputs) -> float:
    """Price a month."""
    return sum(month_of_parts(inputs).values())


def without_examples(inputs: Inputs) -> Inputs:
    """Give the same prompt without its examples, and without what was cached of them."""
    cached = inputs.cached_tokens - cached_parts(inputs)["Examples"]
    return with_values(inputs, {"examples": 0, "cached_tokens": cached})


def examples_cost(inputs: Inputs) -> float:
    """Give what the examples add to the price of a month."""
    return month(inputs) - month(without_examples(inputs))


def saved(inputs: Inputs) -> float:
    """Give what caching saves in a month; negative where it costs more."""
    now = tier(inputs)
    difference = now.input - cached_rate(inputs, now)
    return requests_per_month(inputs) * inputs.cached_tokens * difference / MTOK + 0.0


def break_even_reads(fresh: float, write: float, read: float) -> int | None:
    """Give the fewest reads after which caching costs less than sending afresh; None for never.

    >>> break_even_reads(1, 1.25, 0.1), break_even_reads(1, 2, 0.1), break_even_reads(1, 1, 1)
    (1, 2, None)
    """
    if read >= fresh:
        return None
    exact = round((write - fresh) / (fresh - read), DIGITS)
    return max(0, math.floor(exact) + 1)


def least_reads(inputs: Inputs) -> int | None:
    """Give the fewest reads after which caching costs less at these prices; None for never."""
    now = tier(inputs)
    return break_even_reads(now.input, kept(inputs, now).write, now.cache_read)


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key: shares, tokens, US dollars, reads; None where it is not known.

    Raises:
        InputError: more is cached than there is.
    """
    check(inputs)
    return {
        "window_share": window_share(inputs),
        "prompt_tokens": prompt_tokens(inputs),
        "tokens_left": tokens_left(inputs),
        "examples_cost_per_month": examples_cost(inputs),
        "saved_by_caching_per_month": saved(inputs),
        "cache_break_even_reads": least_reads(inputs),
    }


def answers(inputs: Inputs) -> dict[str, str]:
    """Say whether it fits, whether caching pays, and at which price.

    Raises:
        InputError: more is cached than there is.
    """
    check(inputs)
    left, now = tokens_left(inputs), tier(inputs)
    fit = "unknown" if left is None else "fits" if left >= 0 else "too-long"
    pays = now.cache_read < now.input and cached_rate(inputs, now) <= now.input
    return {
        "window": fit,
        "caching": "pays" if pays else "does-not-pay",
        "price": "higher" if now.above else "basic",
    }


def short(inputs: Inputs) -> str:
    """Say in a few words whether it fits, and how much of the window it takes."""
    share, left = window_share(inputs), tokens_left(inputs)
    if share is None or left is None:
        return "The window is not known"
    used = per_cent(share)
    return f"It fits: {used} of the window" if left >= 0 else f"Too long: {used} of the window"
