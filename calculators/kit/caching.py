"""How often a cached beginning of the prompt is filled and read, and what that costs in a month.

Requests that come at random, λ of them a minute, leave T minutes free of any with the chance
e^(−λT) (a Poisson process). From that follows how many of them find the cache empty and fill it:

- Where each use renews the T minutes, a request finds it empty if none came in the T minutes
  before: fillings = requests × e^(−λT), and each is followed by e^(λT) − 1 reads.
- Where the T minutes count from the filling, λT requests come within them, and the next one after
  fills again: fillings = requests ÷ (1 + λT), and each is followed by λT reads.

Requests are spread over day and night. In practice they come in office hours: closer together, so
that they find the cache filled more often, but each morning finds it empty.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from calculators.kit import prices
from calculators.kit.facts import fact
from calculators.kit.rates import MTOK
from calculators.kit.words import plural, rounded

if TYPE_CHECKING:
    from calculators.kit.rates import Tier

DAYS_PER_MONTH = 30
MINUTES_PER_DAY = 1_440
DOCUMENTED = ("anthropic", "openai")
"""The makers of whom this site knows for how long they keep a text."""
_SPREAD = (
    "Requests are spread at random over day and night. In office hours they come closer together "
    "and find the cache filled more often, but each morning has to fill it anew."
)
_ENDLESS = 700.0
"""e to a larger power is more than a number can hold."""


class Kept(NamedTuple):
    """How long a cache keeps a text, whether each use renews that, and what filling it costs.

    `write` is in US dollars per million tokens; `minutes` are 0 where nothing is kept.
    """

    minutes: int
    renewed: bool
    write: float


class Cached(NamedTuple):
    """A text at the beginning of all prompts of a month, and what it costs in US dollars.

    `fill` and `read` are the price of the text in one prompt.
    """

    tokens: int
    kept: Kept
    fillings: float
    reads: float
    fill: float
    read: float

    @property
    def filling(self) -> float:
        """What filling the cache costs in a month."""
        return self.fillings * self.fill

    @property
    def month(self) -> float:
        """All that the text costs in a month."""
        return self.filling + self.reads * self.read


def filling_share(requests_per_day: float, kept: Kept) -> float:
    """Give the part of the requests that find the cache empty.

    >>> five, from_filling = Kept(5, renewed=True, write=1), Kept(30, renewed=False, write=1)
    >>> round(filling_share(400, five), 4), round(filling_share(400, from_filling), 4)
    (0.2494, 0.1071)
    >>> filling_share(400, Kept(0, renewed=False, write=1))
    1.0
    """
    within = requests_per_day / MINUTES_PER_DAY * kept.minutes
    return math.exp(-within) if kept.renewed else 1 / (1 + within)


def reads_per_filling(requests_per_day: float, kept: Kept) -> float:
    """Give how often the cache is read before it has to be filled again.

    >>> round(reads_per_filling(400, Kept(5, renewed=True, write=1)), 2)
    3.01
    """
    within = requests_per_day / MINUTES_PER_DAY * kept.minutes
    return math.expm1(min(within, _ENDLESS)) if kept.renewed else within


def fillings(requests_per_day: float, kept: Kept) -> float:
    """Count the fillings of a month: at least one where there is a request.

    >>> round(fillings(400, Kept(5, renewed=True, write=1)))
    2992
    >>> hour = Kept(60, renewed=True, write=1)
    >>> fillings(40_000, hour), fillings(0, hour)
    (1.0, 0)
    """
    volume = requests_per_day * DAYS_PER_MONTH
    return min(volume, max(1.0, volume * filling_share(requests_per_day, kept)))


def usual(model: str, tier: Tier) -> Kept:
    """Give the cache that a model has by default.

    OpenAI takes a price for filling from GPT-5.6 on, and keeps the text longer in return. Where a
    maker documents no time, Anthropic's is counted.
    """
    if model.startswith("openai/") and tier.cache_write_5m > tier.input:
        kept = fact("prompt-caching.openai_minutes")
        return Kept(int(kept.value), renewed=False, write=tier.cache_write_5m)
    kept = fact("prompt-engineering.cache_minutes_anthropic")
    return Kept(int(kept.value), renewed=True, write=tier.cache_write_5m)


def longer(tier: Tier) -> Kept | None:
    """Give the cache that is kept longer for a higher price; None where there is none."""
    if tier.cache_write_1h == tier.cache_write_5m:
        return None
    kept = fact("prompt-caching.anthropic_long_minutes")
    return Kept(int(kept.value), renewed=True, write=tier.cache_write_1h)


def lifetimes() -> dict[str, str]:
    """Give the times for which a reader may choose to keep a text, by key."""
    return {"5m": "5 minutes", "1h": "1 hour"}


def chosen(lifetime: str, model: str, tier: Tier) -> Kept:
    """Give the cache of a chosen time; the usual one where a model has no other."""
    return (longer(tier) if lifetime == "1h" else None) or usual(model, tier)


def cheapest(model: str, tier: Tier, tokens: int, requests_per_day: int) -> Cached:
    """Price a text at the beginning of every prompt, cached in the way that costs least.

    One of the ways is to cache nothing: it costs least where hardly anything would be read.
    """
    ways = (Kept(0, renewed=False, write=tier.input), usual(model, tier), longer(tier))
    priced = [_priced(tier, kept, tokens, requests_per_day) for kept in ways if kept]
    return min(priced, key=lambda cached: cached.month)


def _priced(tier: Tier, kept: Kept, tokens: int, requests_per_day: int) -> Cached:
    filled = fillings(requests_per_day, kept)
    return Cached(
        tokens=tokens,
        kept=kept,
        fillings=filled,
        reads=requests_per_day * DAYS_PER_MONTH - filled,
        fill=tokens * kept.write / MTOK,
        read=tokens * tier.cache_read / MTOK,
    )


def assumptions(model: str) -> tuple[str, ...]:
    """Say on what the count of fillings and reads rests."""
    maker = model.partition("/")[0]
    if maker in DOCUMENTED:
        return (_SPREAD,)
    name = prices.load().model(model).provider
    borrowed = f"For how long {name} keeps a text is not known here: Anthropic's time is counted."
    return borrowed, _SPREAD


def said(kept: Kept) -> str:
    """Say how long a cache keeps a text.

    >>> said(Kept(5, renewed=True, write=1)), said(Kept(30, renewed=False, write=1))
    ('5 minutes from the last use', '30 minutes from its filling')
    """
    start = "the last use" if kept.renewed else "its filling"
    return f"{plural(kept.minutes, 'minute')} from {start}"


def said_reads(requests_per_day: float, kept: Kept) -> str:
    """Say how often a cache is read for each filling.

    >>> said_reads(400, Kept(5, renewed=True, write=1))
    'about 3.01 times'
    """
    reads = reads_per_filling(requests_per_day, kept)
    return f"about {rounded(min(reads, requests_per_day * DAYS_PER_MONTH))} times"
