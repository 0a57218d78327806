"""What the prompt budget calculator asks."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit import caching, firm
from calculators.kit.inputs import choice, quantity

MOST = 10_000_000


@dataclass(frozen=True)
class Inputs:
    """A prompt, part by part. The defaults describe one firm of 12 people."""

    model: str = firm.model(help="The one that reads the prompt.")
    requests_per_day: int = firm.requests_per_day()
    examples: int = quantity(
        3,
        "Examples",
        "examples",
        "Worked examples in the prompt: an input with the answer you would want.",
        bounds=(0, 100_000),
        plausible=(0, 30),
        entry="prompt-engineering",
    )
    tokens_per_example: int = quantity(
        200,
        "Length of an example",
        "tokens",
        "Input and answer together. An e-mail of 150 words is about 200 tokens.",
        noun="tokens per example",
        bounds=(0, MOST),
        plausible=(50, 1_500),
    )
    retrieved_chunks: int = quantity(
        0,
        "Passages",
        "passages",
        "Pieces of your documents that are put into the prompt, found by a search or always the "
        "same.",
        bounds=(0, 100_000),
        plausible=(0, 20),
        entry="retrieval-augmented-generation",
    )
    system_tokens: int = firm.instruction_tokens(
        default=500,
        help="The role, the rules, the form of the answer. A page is about 800 tokens.",
    )
    tokens_per_chunk: int = quantity(
        800,
        "Length of a passage",
        "tokens",
        "How the documents are cut. A page is about 800 tokens.",
        noun="tokens per passage",
        bounds=(0, MOST),
        plausible=(200, 1_200),
    )
    history_tokens: int = quantity(
        200,
        "Conversation so far",
        "tokens",
        "What was said before is sent again with each turn, so it grows.",
        noun="tokens of conversation",
        bounds=(0, MOST),
        plausible=(0, 10_000),
    )
    question_tokens: int = firm.question_tokens(
        help="What the person asks, or the document to work on.", plausible=(20, 5_000)
    )
    output_tokens: int = firm.output_tokens(
        caption="Answer",
        help="It has to fit in the window too. Models that think before they answer need room for "
        "it: add it.",
        noun="tokens of the answer",
    )
    cached_tokens: int = quantity(
        0,
        "Cached tokens",
        "tokens",
        "How much of the prompt, from its beginning, is the same each time and kept ready by the "
        "vendor: first the instructions, then the examples, then what follows.",
        noun="cached tokens",
        bounds=(0, 1_000_000_000),
        plausible=(0, 5_000),
        group="assumptions",
        entry="prompt-engineering",
    )
    reads_per_write: float = quantity(
        3.0,
        "Reads per filling of the cache",
        "reads per write",
        "How often the cache is read before it has to be filled again. 400 requests spread over a "
        "day read a cache of five minutes about 3 times.",
        bounds=(0, 1_000_000),
        plausible=(0.2, 100),
        basis="requests at random times and a cache of five minutes",
        group="assumptions",
        whole=False,
    )
    cache_write_ttl: str = choice(
        "5m",
        "How long the cache keeps it",
        "Some vendors charge more for an hour than for five minutes. The longer it is kept, the "
        "more often it is read for each filling.",
        caching.lifetimes,
        group="assumptions",
    )
