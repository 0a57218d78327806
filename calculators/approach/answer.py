"""The decision in words and figures: why, what is missing, and the map of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.approach.reasons import missing, reasons
from calculators.approach.rule import (
    INPUT_TOKENS,
    INSTRUCTION_TOKENS,
    OUTPUT_TOKENS,
    QUESTION_TOKENS,
    answers,
    documents_cached,
    documents_usd_per_month,
    enough_examples,
    examples_needed,
    missing_examples,
    motive,
    needs_retrieval,
    requests_per_month,
    stand_in_prompt,
    well_posed,
)
from calculators.kit import caching, prices
from calculators.kit.answer_map import Axis, answer_map
from calculators.kit.caching import DAYS_PER_MONTH
from calculators.kit.facts import fact
from calculators.kit.offers import offers_table
from calculators.kit.result import Figure, Result, Table
from calculators.kit.words import number, plural, rounded, usd

if TYPE_CHECKING:
    from calculators.approach.inputs import Inputs

WORDS = {
    "prompting": "prompting",
    "rag": "RAG",
    "fine-tuning": "fine-tuning",
    "hybrid": "fine-tuning plus RAG",
    "case": "the reading of your case",
    "small-business": "“small business”",
    "between": "“in between”",
}
AXES = (
    Axis(key="corpus_tokens", title="Tokens of documents", low=1_000, high=100_000_000),
    Axis(key="labeled_examples", title="Labeled examples", low=1, high=100_000),
)
SHORT = {
    "prompting": "Prompting is enough",
    "rag": "Use RAG",
    "fine-tuning": "Try fine-tuning",
    "hybrid": "Fine-tune, and use RAG",
}
ENTRIES = {
    "prompting": "prompt-engineering",
    "rag": "retrieval-augmented-generation",
    "fine-tuning": "fine-tuning",
    "hybrid": "fine-tuning",
}
ENTRY_NAMES = {**WORDS, "hybrid": "fine-tuning"}


def calculate(inputs: Inputs) -> Result:
    """Answer which approach fits, why, and what is missing for the next one."""
    found = answers(inputs)
    return Result(
        headline=_headline(inputs, found["recommendation"]),
        short=SHORT[found["recommendation"]],
        answers=found,
        leading="recommendation",
        figures=_figures(inputs, found),
        reasons=reasons(inputs),
        missing=missing(inputs),
        missing_title="Missing for fine-tuning",
        make_tables=lambda: _tables(found["recommendation"]),
        make_chart=lambda: answer_map(
            lambda at: answers(at)["recommendation"], inputs, AXES, WORDS
        ),
        assumptions=_assumptions(inputs),
        warnings=_warnings(inputs, found["recommendation"]),
    )


def _tables(recommendation: str) -> tuple[Table, ...]:
    if recommendation not in {"fine-tuning", "hybrid"}:
        return ()
    return (offers_table("fine-tuning", "Who still offers fine-tuning"),)


def _headline(inputs: Inputs, recommendation: str) -> str:
    if recommendation == "rag":
        why = (
            "your documents change too often to stand in the prompt"
            if inputs.changes_monthly
            else "your documents are too long to stand in every prompt"
        )
        return f"Use RAG: {why}, so let the model look up what it needs."
    if recommendation == "hybrid":
        return "Use both: fine-tuning for the form of the answers, RAG for the facts in them."
    if recommendation == "fine-tuning":
        return "Fine-tuning is worth trying: you have the examples, the task and the reason for it."
    if inputs.needs_own_facts:
        return "Prompting is enough: put all your documents in the prompt, and cache it."
    return "Prompting is enough: write clear instructions, add a few examples, and test them."


def _case_words(case: str) -> str:
    if case == "small-business":
        ratio = fact("fine-tuning.engineering_cost_ratio")
        return (
            "The usual case of a small business: prompting plus RAG does better, at about "
            f"{ratio.said} of the engineering cost of fine-tuning."
        )
    if case == "fine-tuning":
        return "All three conditions for fine-tuning hold."
    return "In between: not yet. Use prompting or RAG now, collect examples, and measure."


def _figures(inputs: Inputs, found: dict[str, str]) -> tuple[Figure, ...]:
    figures = [
        _recommendation(inputs, found["recommendation"]),
        _case(inputs, found["case"]),
        *_counts(inputs),
    ]
    if stand_in_prompt(inputs):
        figures.append(_cost_in_prompt(inputs))
    return tuple(figures)


def _recommendation(inputs: Inputs, recommendation: str) -> Figure:
    names = {"rag": "RAG", "hybrid": "Fine-tuning plus RAG"}
    return Figure(
        key="recommendation",
        value=recommendation,
        unit="",
        words=names.get(recommendation, recommendation.capitalize()),
        caption="Recommended approach",
        formula="fine-tune if there are enough examples, a well-posed task and a motive; "
        "retrieve if own facts are needed and do not fit the prompt; else prompt",
        worked=_worked_rule(inputs),
        source="decision rule of this site",
        date=examples_needed(inputs).checked,
        entry=ENTRIES[recommendation],
        entry_name=ENTRY_NAMES[recommendation],
    )


def _case(inputs: Inputs, case: str) -> Figure:
    requests = fact("fine-tuning.small_requests_per_day")
    examples = fact("fine-tuning.small_labeled_examples")
    return Figure(
        key="case",
        value=case,
        unit="",
        words=_case_words(case),
        caption="How your case reads",
        formula="small business: fewer requests a day and fewer examples than the two limits; "
        "fine-tuning: all three conditions hold; between: otherwise",
        worked=f"{plural(inputs.requests_per_day, 'request')} a day against "
        f"{number(requests.value)}; {plural(inputs.labeled_examples, 'example')} against "
        f"{number(examples.value)}",
        source=requests.origin,
        date=requests.checked,
    )


def _counts(inputs: Inputs) -> tuple[Figure, Figure]:
    needed, volume = examples_needed(inputs), requests_per_month(inputs)
    gap = missing_examples(inputs)
    lacking = Figure(
        key="missing_examples",
        value=gap,
        unit="examples",
        caption="Examples missing for fine-tuning",
        formula="examples needed − examples you have, at least 0",
        worked=f"{number(needed.value)} − {number(inputs.labeled_examples)} → {number(gap)}",
        source=needed.origin,
        date=needed.checked,
    )
    requests = Figure(
        key="requests_per_month",
        value=volume,
        unit="requests per month",
        caption="Requests per month",
        formula=f"requests per day × {DAYS_PER_MONTH} days",
        worked=f"{number(inputs.requests_per_day)} × {DAYS_PER_MONTH} = {number(volume)}",
    )
    return lacking, requests


def _worked_rule(inputs: Inputs) -> str:
    signs = {True: "yes", False: "no"}
    return (
        f"enough examples: {signs[enough_examples(inputs)]}; "
        f"well posed: {signs[well_posed(inputs)]}; motive: {signs[motive(inputs)]}; "
        f"retrieval needed: {signs[needs_retrieval(inputs)]}"
    )


def _cost_in_prompt(inputs: Inputs) -> Figure:
    snapshot, cost = prices.load(), documents_usd_per_month(inputs)
    cached, rest = documents_cached(inputs)
    return Figure(
        key="documents_in_prompt_cost_per_month",
        value=cost,
        unit="USD per month",
        caption="All documents in the prompt, cached",
        formula="times the cache is filled × documents and "
        f"{number(INSTRUCTION_TOKENS)} tokens of instructions at the price of filling it + times "
        "it is read × the same at the price of reading it + requests per month × "
        f"({QUESTION_TOKENS} tokens of question + {OUTPUT_TOKENS} of answer)",
        worked=f"{rounded(cached.fillings)} × {usd(cached.fill)} + {rounded(cached.reads, 5)} × "
        f"{usd(cached.read)} + {number(requests_per_month(inputs))} × {usd(rest)} = {usd(cost)}",
        source=snapshot.source,
        date=snapshot.as_of.isoformat(),
        entry="prompt-engineering",
    )


def _assumptions(inputs: Inputs) -> tuple[str, ...]:
    cost = (
        (*_caching(inputs), *caching.assumptions(inputs.model)) if stand_in_prompt(inputs) else ()
    )
    return (
        f"A month has {DAYS_PER_MONTH} days.",
        (
            "The thresholds marked as rules of thumb are this site's own; vendors document lower "
            "minimums, which are listed with the entry on fine-tuning."
        ),
        (
            "The rule says which approach to try first. Only a test with your own cases says "
            "whether it works."
        ),
        *cost,
    )


def _caching(inputs: Inputs) -> tuple[str, ...]:
    kept = documents_cached(inputs)[0].kept
    if not kept.minutes:
        return ("Documents in the prompt are priced without a cache: it would not save money.",)
    return (
        (
            f"The cache keeps the documents for {caching.said(kept)}; a request that comes later "
            "fills it anew."
        ),
    )


def _warnings(inputs: Inputs, recommendation: str) -> tuple[str, ...]:
    if not stand_in_prompt(inputs):
        return ()
    found = []
    prompt = inputs.corpus_tokens + INPUT_TOKENS
    model = prices.load().model(inputs.model)
    if model.context_window and prompt + OUTPUT_TOKENS > model.context_window:
        found.append(
            f"{number(prompt)} tokens do not fit the window of {model.name}, which is "
            f"{number(model.context_window)} tokens. Choose another model, or RAG."
        )
    rates = prices.load().rates(inputs.model, prices.load().as_of)
    if (above := rates.tier_above(prompt)) is not None:
        found.append(
            f"Above {number(above)} tokens in a prompt, {model.name} charges its higher price."
        )
    if recommendation == "fine-tuning":
        found.append(
            "Fine-tuning does not teach the model your facts reliably: the documents would still "
            "ride along in every prompt, and be paid for each time."
        )
    return tuple(found)
