"""The decision rule.

Source: every threshold is a fact of the glossary entry `fine-tuning`, with its own source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.kit.facts import Fact, fact

if TYPE_CHECKING:
    from calculators.approach.inputs import Inputs

DAYS_PER_MONTH = 30


def requests_per_month(inputs: Inputs) -> int:
    """Count the requests of a month of 30 days."""
    return inputs.requests_per_day * DAYS_PER_MONTH


def examples_needed(inputs: Inputs) -> Fact:
    """Give the fact that says how many labeled examples fine-tuning needs here."""
    key = "labeled_examples_domain_min" if inputs.domain_transfer else "labeled_examples_min"
    return fact(f"fine-tuning.{key}")


def fits_prompt(inputs: Inputs) -> bool:
    """Whether the documents can stand in every prompt: small enough, and stable."""
    largest = fact("fine-tuning.prompt_corpus_tokens_max").value
    return inputs.corpus_tokens <= largest and not inputs.changes_monthly


def needs_retrieval(inputs: Inputs) -> bool:
    """Whether the model must look facts up."""
    return inputs.needs_own_facts and not fits_prompt(inputs)


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
