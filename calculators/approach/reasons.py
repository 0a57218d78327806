"""Why the rule decides as it does, and what is missing for the next approach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.approach.rule import (
    enough_examples,
    examples_needed,
    missing_examples,
    motive,
    needs_retrieval,
    requests_per_month,
    well_posed,
)
from calculators.kit.caching import DAYS_PER_MONTH
from calculators.kit.facts import Fact, fact
from calculators.kit.result import Reason
from calculators.kit.words import number, plural

if TYPE_CHECKING:
    from calculators.approach.inputs import Inputs


def _reason(condition: str, holds: bool, detail: str, known: Fact | None = None) -> Reason:
    source = f"{known.origin}, {known.checked}" if known else "your answer"
    url = (known.source or "") if known else ""
    return Reason(condition=condition, holds=holds, detail=detail, source=source, source_url=url)


def reasons(inputs: Inputs) -> tuple[Reason, ...]:
    """Name every condition with its number and source, and whether it holds."""
    needed, volume = examples_needed(inputs), fact("fine-tuning.requests_per_month_min")
    largest = fact("fine-tuning.prompt_corpus_tokens_max")
    yes = {True: "yes", False: "no"}
    motives = [
        (
            f"{plural(requests_per_month(inputs), 'request')} a month; volume counts from "
            f"{number(volume.value)} on"
        ),
        f"speed matters: {yes[inputs.latency_matters]}",
        f"own style or vocabulary: {yes[inputs.own_style_or_terminology]}",
    ]
    return (
        _reason(
            "Enough labeled examples for fine-tuning",
            enough_examples(inputs),
            f"You have {number(inputs.labeled_examples)}; {number(needed.value)} are needed.",
            needed,
        ),
        _reason(
            "A narrow task with a consistent format",
            well_posed(inputs),
            f"Narrow: {yes[inputs.task_is_narrow]}; "
            f"same format: {yes[inputs.format_is_consistent]}.",
        ),
        _reason(
            "A reason to tune: volume, speed, or style",
            motive(inputs),
            f"{'; '.join(motives)}.".capitalize(),
            volume,
        ),
        _reason(
            "Facts that the model must look up",
            needs_retrieval(inputs),
            _retrieval_detail(inputs, largest),
            largest,
        ),
    )


def _retrieval_detail(inputs: Inputs, largest: Fact) -> str:
    if not inputs.needs_own_facts:
        return "Your answers need no facts of your own."
    if inputs.changes_monthly:
        return "Your documents change every month or more often, so they stay out of the prompt."
    side = "more" if inputs.corpus_tokens > largest.value else "not more"
    return (
        f"Your documents have {plural(inputs.corpus_tokens, 'token')}, {side} than the "
        f"{number(largest.value)} that can stand in every prompt."
    )


def missing(inputs: Inputs) -> tuple[str, ...]:
    """Say what stands between the present answer and fine-tuning."""
    volume = fact("fine-tuning.requests_per_month_min").value
    lacking = []
    if gap := missing_examples(inputs):
        lacking.append(f"{plural(gap, 'more labeled example')}")
    if not inputs.task_is_narrow:
        lacking.append("a task narrowed to one kind of input and output")
    if not inputs.format_is_consistent:
        lacking.append("one output format in all examples")
    if not motive(inputs):
        more = -(-int(volume) // DAYS_PER_MONTH) - inputs.requests_per_day
        lacking.append(f"{plural(more, 'more request')} a day, or a need for speed or an own style")
    return tuple(lacking)
