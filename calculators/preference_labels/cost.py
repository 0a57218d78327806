"""What a comparison costs, by a person and by an AI, and what a revision costs.

Method: RLAIF vs. RLHF (2023), Appendix L: verdicts × (input × its price + output × its price)
against words read ÷ 50 × the price of 50 words.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from calculators.kit import prices
from calculators.kit.rates import MTOK

if TYPE_CHECKING:
    from calculators.preference_labels.inputs import Inputs

CATEGORY = "cheaper_judge"
WORDS_PER_PRICE = 50
EQUAL = 1e-9


class Price(NamedTuple):
    """US dollars per million tokens."""

    input: float
    output: float

    def of(self, input_tokens: float, output_tokens: float) -> float:
        """Price one call in US dollars."""
        return (input_tokens * self.input + output_tokens * self.output) / MTOK


def price(inputs: Inputs, input_tokens: float) -> Price:
    """Give the reader's own prices, and the model's list prices where there are none."""
    snapshot = prices.load()
    tier = snapshot.rates(inputs.model, snapshot.as_of).at(input_tokens)
    return Price(
        inputs.ai_input_usd_per_mtok or tier.input,
        inputs.ai_output_usd_per_mtok or tier.output,
    )


def human_usd(inputs: Inputs) -> float:
    """Price one comparison by a person."""
    if inputs.human_price == "words":
        return inputs.words_read / WORDS_PER_PRICE * inputs.usd_per_50_words
    return inputs.usd_per_human_comparison


def ai_usd(inputs: Inputs) -> float:
    """Price one comparison by the AI, all its verdicts together."""
    verdict = price(inputs, inputs.input_tokens).of(inputs.input_tokens, inputs.output_tokens)
    return inputs.calls_per_label * verdict


def revision_usd(inputs: Inputs) -> float:
    """Price one critique with its revision."""
    tokens = inputs.revision_input_tokens, inputs.revision_output_tokens
    return price(inputs, tokens[0]).of(*tokens)


def revisions(inputs: Inputs) -> int:
    """Count the critiques with their revisions."""
    return inputs.prompts * inputs.critique_revisions_per_prompt


def human_cost(inputs: Inputs) -> float:
    """Price all comparisons by people."""
    return inputs.comparisons * human_usd(inputs)


def ai_cost(inputs: Inputs) -> float:
    """Price all comparisons by the AI."""
    return inputs.comparisons * ai_usd(inputs)


def revision_cost(inputs: Inputs) -> float:
    """Price all critiques with their revisions."""
    return revisions(inputs) * revision_usd(inputs)


def ratio(inputs: Inputs) -> float | None:
    """Say how many times an AI's comparison goes into a person's; None where the AI is free."""
    return times(human_usd(inputs), ai_usd(inputs))


def times(dear: float, cheap: float) -> float | None:
    """Say how many times one cost goes into another; None beyond all numbers.

    >>> times(3, 2), times(3, 0), times(3, 1e-320)
    (1.5, None, None)
    """
    found = dear / cheap if cheap else math.inf
    return found if math.isfinite(found) else None


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key: times, and US dollars; None where the AI is free."""
    return {
        "cost_ratio": ratio(inputs),
        "human_cost": human_cost(inputs),
        "ai_cost": ai_cost(inputs),
        "revision_cost": revision_cost(inputs),
        "human_usd_per_comparison": human_usd(inputs),
        "ai_usd_per_comparison": ai_usd(inputs),
    }


def answers(inputs: Inputs) -> dict[str, str]:
    """Name the judge whose comparison costs less; at the same cost, people."""
    return {CATEGORY: "ai" if ai_usd(inputs) < human_usd(inputs) * (1 - EQUAL) else "people"}
