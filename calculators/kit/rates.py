"""What a request costs at given rates, in US dollars. Rates are per million tokens.

The arithmetic follows genai_prices.calc_price:

- cached tokens are part of `input_tokens` (as in OpenAI's usage, not as in Anthropic's);
- where a model has no price for cache reads or writes, those tokens cost as fresh input; where it
  has one write price, it holds for both lifetimes;
- a length tier is chosen per request from all its input tokens, and holds for every token of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MTOK: Final = 1_000_000


@dataclass(frozen=True, eq=False, slots=True)
class Tier:
    """US dollars per million tokens, for requests of more than `above` input tokens."""

    above: int
    input: float
    output: float
    cache_read: float
    cache_write_5m: float
    cache_write_1h: float


@dataclass(frozen=True, eq=False)
class Rates:
    """What a model charges at one time. `tiers` are in rising order, the first from 0 tokens.

    `caches` says whether cache reads have a price of their own.
    """

    tiers: tuple[Tier, ...]
    caches: bool

    def at(self, prompt_tokens: float) -> Tier:
        """Give the tier of a request with so many input tokens, cached ones included."""
        found = self.tiers[0]
        for tier in self.tiers[1:]:
            if prompt_tokens > tier.above:
                found = tier
        return found

    def tier_above(self, prompt_tokens: float) -> int | None:
        """Say above how many tokens this request is charged more; None at the basic price."""
        return self.at(prompt_tokens).above or None


@dataclass(frozen=True)
class Cost:
    """What a request costs, in US dollars."""

    input: float
    output: float

    @property
    def total(self) -> float:
        """Input and output together."""
        return self.input + self.output


def request_cost(
    rates: Rates,
    input_tokens: float,
    output_tokens: float,
    cache_read_tokens: float = 0,
    cache_write_5m_tokens: float = 0,
    cache_write_1h_tokens: float = 0,
) -> Cost:
    """Price one request.

    Args:
        rates: what the model charges.
        input_tokens: all input tokens, those read from and written to the cache included.
        output_tokens: tokens of the answer, hidden reasoning included.
        cache_read_tokens: input tokens read from the cache.
        cache_write_5m_tokens: input tokens written for five minutes.
        cache_write_1h_tokens: input tokens written for one hour.

    Raises:
        ValueError: more tokens are cached than there are.

    """
    fresh = input_tokens - cache_read_tokens - cache_write_5m_tokens - cache_write_1h_tokens
    if fresh < -1e-9 * input_tokens:
        msg = (
            f"more tokens are read from and written to the cache than the {input_tokens} there are"
        )
        raise ValueError(msg)
    tier = rates.at(input_tokens)
    written = (cache_write_5m_tokens, cache_write_1h_tokens)
    charged = input_charge(tier, max(fresh, 0.0), cache_read_tokens, *written)
    return Cost(input=charged / MTOK, output=output_tokens * tier.output / MTOK)


def input_charge(
    tier: Tier, fresh: float, cache_read: float, cache_write_5m: float, cache_write_1h: float
) -> float:
    """Price input tokens in millionths of a dollar."""
    return (
        fresh * tier.input
        + cache_read * tier.cache_read
        + cache_write_5m * tier.cache_write_5m
        + cache_write_1h * tier.cache_write_1h
    )
