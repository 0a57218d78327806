"""The questions still to ask the vendor, with what a serious answer has in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.kit.facts import fact
from calculators.kit.result import Table
from calculators.kit.words import number, plural, rounded, usd
from calculators.vendor_check.rule import (
    DAYS_PER_MONTH,
    dear,
    few_examples,
    is_tuning,
    multiple,
    payback,
    quoted,
)

if TYPE_CHECKING:
    from calculators.vendor_check.inputs import Inputs

Question = tuple[str, str]


def questions(inputs: Inputs) -> Table:
    """List the questions that the offer leaves open, those behind the flag first."""
    rows = [*_tuning(inputs), *_price(inputs), *_kind(inputs), *ALWAYS]
    return Table(
        caption="Questions still to ask the vendor",
        columns=("Question", "A serious answer"),
        units=("", ""),
        rows=tuple(rows),
    )


ALWAYS: tuple[Question, ...] = (
    (
        "How do you measure that it works, on our own cases?",
        "A test set agreed before the start, a share of right answers, and what happens below it.",
    ),
    (
        "What happens to our data, and who else sees it?",
        "A contract on data processing, the place, how long it is kept, and no training on it.",
    ),
    (
        "What does it cost to leave?",
        "Notice, and in what form we get our documents, examples and settings back.",
    ),
)


def _tuning(inputs: Inputs) -> list[Question]:
    if not is_tuning(inputs):
        return []
    needed = int(fact("fine-tuning.labeled_examples_min").value)
    found: list[Question] = []
    if inputs.why_not_prompting_and_rag != "evidence":
        found.append(
            (
                "Why would prompting plus RAG not do?",
                "A test on our own cases with both, and the difference in right answers.",
            )
        )
    if few_examples(inputs):
        gap = plural(needed - inputs.labeled_examples, "example")
        found.append(
            (
                f"Who writes and checks the {gap} that we lack?",
                "Names, hours and a price, and how a part is kept aside for testing.",
            )
        )
    volume = number(inputs.requests_per_day * DAYS_PER_MONTH)
    found += [
        (
            f"From what volume on does it pay? We have {volume} requests a month.",
            "The saving per request, against training, hosting and upkeep.",
        ),
        (
            "Which base model, until when is it sold, and what does the next training cost?",
            "Its retirement date, a price, and whether we can take the tuned model with us.",
        ),
    ]
    return found


def _price(inputs: Inputs) -> list[Question]:
    if not quoted(inputs):
        return [
            (
                "What does it cost, once, each month and for each person?",
                "A quote in writing, with the term, what is included, and what raises the price.",
            )
        ]
    found: list[Question] = []
    ratio = multiple(inputs)
    if dear(inputs) and ratio is not None:
        found.append(
            (
                f"What do we get for {rounded(ratio)} times the price of building it?",
                "Support, a warranty, integration, security: each with hours or a price.",
            )
        )
    months = payback(inputs)
    if months is None or months > inputs.horizon_months:
        term = plural(inputs.horizon_months, "month")
        found.append(
            (
                f"How do we get {usd(quoted(inputs))} back within {term}?",
                "Hours saved per request, measured at a customer like us, whom we may call.",
            )
        )
    return found


def _kind(inputs: Inputs) -> list[Question]:
    kinds: dict[str, list[Question]] = {
        "rag-assistant": [
            (
                "Who keeps the documents up to date, and how often is the index renewed?",
                "A person or an automatic run, with the delay until a new price list counts.",
            ),
            (
                "Does each answer name its source, and what does it say when there is none?",
                "A demonstration with a question that our documents do not answer.",
            ),
        ],
        "seats": [
            (
                f"Must we pay for all {plural(inputs.seats, 'seat')}, used or not?",
                "A count of active people each month, and seats that can be given back.",
            )
        ],
        "other": [
            (
                "Which model does the work, and what is yours?",
                "The model by name, and what is built around it.",
            )
        ],
    }
    return kinds.get(inputs.offer, [])
