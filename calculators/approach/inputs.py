"""What the approach calculator asks."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit import firm
from calculators.kit.inputs import quantity, toggle


@dataclass(frozen=True)
class Inputs:
    """A firm's case. The defaults describe one firm of 12 people."""

    requests_per_day: int = firm.requests_per_day()
    labeled_examples: int = firm.labeled_examples(
        help="A real input with the answer you would want, checked by somebody who knows. Old "
        "tickets count only once they are checked.",
    )
    needs_own_facts: bool = toggle(
        "Answers need facts from your own documents",
        "Prices, contracts, manuals, policies: what the model cannot know.",
        default=True,
        entry="retrieval-augmented-generation",
    )
    corpus_tokens: int = quantity(
        600_000,
        "Size of those documents",
        "tokens",
        "All of them together. A page is about 800 tokens: 600,000 tokens are about 750 pages.",
        noun="tokens of documents",
        bounds=(0, 1_000_000_000_000),
        plausible=(10_000, 20_000_000),
    )
    changes_monthly: bool = toggle(
        "They change every month or more often",
        "A price list renewed each week does. A product manual does not.",
    )
    task_is_narrow: bool = toggle(
        "The task is narrow",
        "One kind of input, one kind of output: sorting invoices, not answering whatever comes.",
        group="assumptions",
    )
    format_is_consistent: bool = toggle(
        "The output always has the same format",
        "The same fields, length and tone in each of your examples.",
        group="assumptions",
    )
    latency_matters: bool = toggle(
        "Speed matters",
        "Somebody waits on the line. A small tuned model answers faster than a long prompt.",
        group="assumptions",
    )
    own_style_or_terminology: bool = toggle(
        "It needs a style or vocabulary that the model lacks",
        "House codes, a fixed legal style: what instructions and a few examples do not get across.",
        group="assumptions",
    )
    domain_transfer: bool = toggle(
        "The field is new to the model",
        "A rare language or a specialist's notation takes far more examples.",
        group="assumptions",
    )
    model: str = firm.model(help="Used for the cost of documents in the prompt.", group="prices")
