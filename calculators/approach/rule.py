"""The decision rule.

Source: every threshold is a fact of the glossary entry `fine-tuning`, with its own source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.kit import caching, prices
from calculators.kit.caching import DAYS_PER_MONTH
from calculators.kit.facts import Fact, fact
from calculators.kit.rates import MTOK

if TYPE_CHECKING:
    from calculators.approach.inputs import Inputs
    from calculators.kit.caching import Cached

INSTRUCTION_TOKENS, QUESTION_TOKENS, OUTPUT_TOKENS = 1_300, 200, 300
INPUT_TOKENS = INSTRUCTION_TOKENS + QUESTION_TOKENS
"""The default firm's, which come with the documents."""


def requests_per_month(inputs: Inputs) -> int:
    """Count the requests of a month of 30 days."""
    return inputs.requests_per_day * DAYS_PER_MONTH


def examples_needed(inputs: Inputs) -> Fact:
    """Give the fact that says how many labeled examples fine-tuning needs here."""
    if inputs.domain_transfer:
        return fact("fine-tuning.labeled_examples_domain_min")
    return fact("fine-tuning.labeled_examples_min")


def fits_prompt(inputs: Inputs) -> bool:
    """Whether the documents can stand in every prompt: small enough, and stable."""
    largest = fact("fine-tuning.prompt_corpus_tokens_max").value
    return inputs.corpus_tokens <= largest and not inputs.changes_monthly


def needs_retrieval(inputs: Inputs) -> bool:
    """Whether the model must look facts up."""
    return inputs.needs_own_facts and not fits_prompt(inputs)


def stand_in_prompt(inputs: Inputs) -> bool:
    """Whether documents are needed and stand in every prompt."""
    return inputs.needs_own_facts and fits_prompt(inputs)


def enough_examples(inputs: Inputs) -> bool:
    """First condition of fine-tuning."""
    return inputs.labeled_examples >= examples_needed(inputs).value


def well_posed(inputs: Inputs) -> bool:
    """Second condition of fine-tuning."""
    return inputs.task_is_narrow and inputs.format_is_consistent


def motive(inputs: Inputs) -> bool:
    """Third condition of fine-tuning: volume, speed or style."""
    volume = requests_per_month(inputs) >= fact("fine-tuning.requests_per_month_min").value
    return volume or inputs.latency_matters or inputs.own_style_or_terminology


def missing_examples(inputs: Inputs) -> int:
    """Count the labeled examples that fine-tuning still lacks."""
    return max(0, int(examples_needed(inputs).value) - inputs.labeled_examples)


def documents_cached(inputs: Inputs) -> tuple[Cached, float]:
    """Price all documents and instructions in every prompt, and what comes after them in one.

    They are cached in the way that costs least.
    """
    snapshot = prices.load()
    tier = snapshot.rates(inputs.model, snapshot.as_of).at(inputs.corpus_tokens + INPUT_TOKENS)
    tokens = inputs.corpus_tokens + INSTRUCTION_TOKENS
    rest = QUESTION_TOKENS * tier.input + OUTPUT_TOKENS * tier.output
    return caching.cheapest(inputs.model, tier, tokens, inputs.requests_per_day), rest / MTOK


def documents_usd_per_month(inputs: Inputs) -> float:
    """Price a month of requests with all documents in the prompt."""
    cached, rest = documents_cached(inputs)
    return cached.month + rest * requests_per_month(inputs)


def numbers(inputs: Inputs) -> dict[str, float]:
    """Give every figure that is a number: examples, requests, US dollars."""
    found: dict[str, float] = {
        "missing_examples": missing_examples(inputs),
        "requests_per_month": requests_per_month(inputs),
    }
    if stand_in_prompt(inputs):
        found["documents_in_prompt_cost_per_month"] = documents_usd_per_month(inputs)
    return found


def answers(inputs: Inputs) -> dict[str, str]:
    """Apply the decision rule: `recommendation` and `case`."""
    tune = enough_examples(inputs) and well_posed(inputs) and motive(inputs)
    if needs_retrieval(inputs):
        recommendation = "hybrid" if tune else "rag"
    else:
        recommendation = "fine-tuning" if tune else "prompting"
    small = (
        inputs.requests_per_day < fact("fine-tuning.small_requests_per_day").value
        and inputs.labeled_examples < fact("fine-tuning.small_labeled_examples").value
    )
    case = "small-business" if small else "fine-tuning" if tune else "between"
    return {"recommendation": recommendation, "case": case}
