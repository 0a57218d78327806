"""What the preference labels calculator asks."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit import firm
from calculators.kit.inputs import choice, quantity

MANY = 1_000_000_000
TEXTBOOK = (
    "a textbook's range for 2026: Lambert, Reinforcement Learning from Human Feedback, ch. 12"
)


def _human_prices() -> dict[str, str]:
    return {"comparison": "per comparison", "words": "by the words that are read"}


@dataclass(frozen=True)
class Inputs:
    """Comparisons to be made. The defaults describe a firm of 12 people grading its own answers."""

    comparisons: int = quantity(
        2_000,
        "Comparisons",
        "comparisons",
        "How often somebody says which of two answers is better, or whether one answer keeps your "
        "rules.",
        bounds=(0, MANY),
        plausible=(100, 50_000),
    )
    usd_per_human_comparison: float = quantity(
        1.0,
        "A person's comparison",
        "USD",
        "Wage × time: a minute and a half of a person who costs $40 an hour is $1.",
        noun="USD for a person's comparison",
        bounds=(0, 1_000_000),
        plausible=(1, 10),
        basis=TEXTBOOK,
        whole=False,
    )
    model: str = firm.model(
        caption="The AI judge",
        help="Not the model whose answers are judged: models tend to like their own.",
    )
    input_tokens: int = firm.input_tokens(
        caption="Input of a verdict",
        help="The rules, the question and the answers that the judge reads. A page is about 800 "
        "tokens.",
        noun="tokens for the judge to read",
        plausible=(300, 10_000),
    )
    output_tokens: int = firm.output_tokens(
        caption="Output of a verdict",
        help="A verdict with its reasons. Models that think before they answer are paid for that "
        "too.",
        noun="tokens for the judge to write",
        plausible=(10, 2_000),
    )
    calls_per_label: int = quantity(
        2,
        "Verdicts per comparison",
        "verdicts",
        "Two when each pair is shown in both orders, since judges favor a place. One when a single "
        "answer is graded.",
        noun="verdicts per comparison",
        bounds=(1, 1_000),
        plausible=(1, 6),
        basis="one order, or both, asked up to three times",
        entry="ai-evaluation",
    )
    human_price: str = choice(
        "comparison",
        "People are paid",
        "Labeling services often charge by the words that a person reads.",
        _human_prices,
        group="prices",
        lever=False,
    )
    words_read: int = quantity(
        300,
        "Words read for a comparison",
        "words",
        "The question and both answers. Counts only where people are paid by words.",
        bounds=(0, 10_000_000),
        plausible=(100, 2_000),
        group="prices",
    )
    usd_per_50_words: float = quantity(
        0.11,
        "Price of 50 words read",
        "USD",
        "A labeling service's price list; 11 cents is that of the study of 2023.",
        noun="USD for 50 words read",
        bounds=(0, 1_000_000),
        plausible=(0.05, 1),
        group="prices",
        whole=False,
    )
    ai_input_usd_per_mtok: float = quantity(
        0.0,
        "Your own price of input",
        "USD per million tokens",
        "Only where you pay another price than the list's. 0 takes the model's list price.",
        noun="USD per million tokens of input",
        bounds=(0, 1_000_000),
        plausible=(0.05, 30),
        basis="list prices from small models to GPT-4 in 2023",
        group="prices",
        whole=False,
    )
    ai_output_usd_per_mtok: float = quantity(
        0.0,
        "Your own price of output",
        "USD per million tokens",
        "Only where you pay another price than the list's. 0 takes the model's list price.",
        noun="USD per million tokens of output",
        bounds=(0, 1_000_000),
        plausible=(0.2, 100),
        basis="list prices from small models to the largest",
        group="prices",
        whole=False,
    )
    prompts: int = quantity(
        0,
        "Prompts for critiques and revisions",
        "prompts",
        "Only if you train a model by a constitution: answers that the AI criticizes and rewrites "
        "before the comparisons. For grading, 0.",
        bounds=(0, MANY),
        plausible=(100, 200_000),
        group="assumptions",
    )
    critique_revisions_per_prompt: int = quantity(
        4,
        "Revisions of each answer",
        "revisions",
        "How often each answer is criticized and rewritten. The paper's number is 4.",
        noun="revisions of each answer",
        bounds=(0, 1_000),
        plausible=(1, 8),
        group="assumptions",
    )
    revision_input_tokens: int = quantity(
        1_500,
        "Input of a revision",
        "tokens",
        "All that the AI reads for one critique and its revision, together.",
        noun="tokens to read for a revision",
        bounds=(1, 10_000_000),
        plausible=(300, 10_000),
        group="assumptions",
    )
    revision_output_tokens: int = quantity(
        300,
        "Output of a revision",
        "tokens",
        "The critique and the new answer, together.",
        noun="tokens to write for a revision",
        bounds=(0, 1_000_000),
        plausible=(50, 3_000),
        group="assumptions",
    )
