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
from calculators.kit.words import listed, number, plural

if TYPE_CHECKING:
    from calculators.approach.inputs import Inputs


def _reason(
    finding: str, condition: str, holds: bool, detail: str, known: Fact | None = None
) -> Reason:
    source = f"{known.origin}, {known.checked}" if known else "your answer"
    url = (known.source or "") if known else ""
    return Reason(
        condition=condition,
        holds=holds,
        finding=finding,
        detail=detail,
        source=source,
        source_url=url,
    )


def reasons(inputs: Inputs) -> tuple[Reason, ...]:
    """Name every condition, what was found, and the number and source that it rests on."""
    return (_examples(inputs), _task(inputs), _motive(inputs), _retrieval(inputs))


def _examples(inputs: Inputs) -> Reason:
    needed, enough = examples_needed(inputs), enough_examples(inputs)
    have = plural(inputs.labeled_examples, "labeled example")
    return _reason(
        f"You have {have}, {'enough' if enough else 'too few'} for fine-tuning.",
        "Enough labeled examples for fine-tuning",
        enough,
        f"{number(needed.value)} are needed.",
        needed,
    )


def _task(inputs: Inputs) -> Reason:
    narrow, same = inputs.task_is_narrow, inputs.format_is_consistent
    fit = "fits fine-tuning" if well_posed(inputs) else "is too varied for fine-tuning"
    return _reason(
        f"Your task {fit}.",
        "A narrow task with a consistent format",
        well_posed(inputs),
        f"You say that it is {'narrow' if narrow else 'not narrow'}, and that the format of the "
        f"answers {'is' if same else 'is not'} always the same.",
    )


def _motive(inputs: Inputs) -> Reason:
    volume = fact("fine-tuning.requests_per_month_min")
    asked = {"speed": inputs.latency_matters, "a style": inputs.own_style_or_terminology}
    wanted = [name for name, holds in asked.items() if holds]
    other = f"You need {listed(wanted)}" if wanted else "You need neither speed nor a style"
    own = " of your own" if not wanted or inputs.own_style_or_terminology else ""
    return _reason(
        f"You have {'a' if motive(inputs) else 'no'} reason to tune.",
        "A reason to tune: volume, speed, or style",
        motive(inputs),
        f"{plural(requests_per_month(inputs), 'request')} a month; volume counts from "
        f"{number(volume.value)} on. {other}{own}.",
        volume,
    )


def _retrieval(inputs: Inputs) -> Reason:
    largest, needed = fact("fine-tuning.prompt_corpus_tokens_max"), needs_retrieval(inputs)
    return _reason(
        f"The model {'must' if needed else 'need not'} look up facts.",
        "Facts that the model must look up",
        needed,
        _retrieval_detail(inputs, largest),
        largest,
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
