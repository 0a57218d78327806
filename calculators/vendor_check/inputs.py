"""What the check of a vendor's offer asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculators.kit import prices
from calculators.kit.inputs import choice, quantity

if TYPE_CHECKING:
    from calculators.kit.fields import Group


def _offers() -> dict[str, str]:
    return {
        "fine-tuning": "a fine-tuned model",
        "rag-assistant": "an assistant that reads your documents (RAG)",
        "seats": "seats, a license per person",
        "other": "something else",
    }


def _grounds() -> dict[str, str]:
    return {
        "none": "nothing yet",
        "opinion": "an opinion",
        "evidence": "evidence: a test with your own cases",
    }


def _usd(
    default: float, words: tuple[str, str, str, str], high: float, group: Group = "case"
) -> Any:
    caption, unit, of_what, hint = words
    return quantity(
        default,
        caption,
        unit,
        hint,
        noun=f"{unit} {of_what}",
        bounds=(0, 1_000_000_000),
        plausible=(0, high),
        group=group,
        whole=False,
    )


@dataclass(frozen=True)
class Inputs:
    """An offer, and the firm that it is made to. The defaults describe one firm of 12 people."""

    offer: str = choice(
        "fine-tuning",
        "What is offered",
        "As the vendor calls it in the quote.",
        _offers,
        lever=False,
    )
    quoted_upfront: float = _usd(
        25_000,
        ("Quoted up front", "USD", "up front", "Setup, project, training: what is due once."),
        60_000,
    )
    quoted_per_month: float = _usd(
        1_500,
        (
            "Quoted per month",
            "USD per month",
            "in the quote",
            "Hosting, service, license: without the seats.",
        ),
        5_000,
    )
    quoted_per_seat_per_month: float = _usd(
        0,
        ("Quoted per seat", "USD per month", "and seat", "0 where the offer knows no seats."),
        100,
    )
    seats: int = quantity(
        12,
        "Seats",
        "seats",
        "How many people the offer counts. Pay for those who use it.",
        bounds=(0, 1_000_000),
        plausible=(3, 50),
    )
    requests_per_day: int = quantity(
        400,
        "Requests per day",
        "requests per day",
        "What the offer would handle on a usual day. From what volume on it pays is the second "
        "question to a vendor of fine-tuning.",
        bounds=(0, 1_000_000_000),
        plausible=(20, 50_000),
    )
    labeled_examples: int = quantity(
        200,
        "Labeled examples",
        "labeled examples",
        "The first question: real inputs with the right answer, checked by somebody who knows.",
        bounds=(0, 1_000_000_000),
        plausible=(10, 5_000),
        entry="fine-tuning",
    )
    why_not_prompting_and_rag: str = choice(
        "none",
        "Why would prompting plus RAG not do?",
        "The third question: choose what the vendor has shown you so far.",
        _grounds,
        entry="fine-tuning",
    )
    current_usd_per_month: float = _usd(
        4_000,
        (
            "What the work costs today",
            "USD per month",
            "for the work today",
            "The hours spent on it times their rate, or the bill of the service that does it.",
        ),
        20_000,
    )
    horizon_months: int = quantity(
        24,
        "Over how many months",
        "months",
        "The term of the contract, or how long you expect to use it.",
        bounds=(1, 120),
        plausible=(12, 36),
    )
    model: str = choice(
        prices.default_model,
        "Model",
        "What you would call yourself, by its API.",
        prices.choices,
        group="prices",
        entry="large-language-model",
    )
    input_tokens: int = quantity(
        1_500,
        "Input per request",
        "tokens",
        "Instructions, examples, documents and the question. A page is about 800 tokens.",
        noun="tokens of input",
        bounds=(0, 10_000_000),
        plausible=(200, 50_000),
        group="prices",
    )
    output_tokens: int = quantity(
        300,
        "Output per request",
        "tokens",
        "The answer, with the thoughts that a model writes first.",
        noun="tokens of output",
        bounds=(0, 1_000_000),
        plausible=(50, 3_000),
        group="prices",
    )
    own_engineering_days: float = quantity(
        10.0,
        "Days to build it yourself",
        "days",
        "With prompting, or prompting plus RAG, and a test with your own cases.",
        noun="days to build it yourself",
        bounds=(0, 10_000),
        plausible=(2, 60),
        group="assumptions",
        whole=False,
    )
    day_rate: float = _usd(
        800,
        (
            "A developer's day",
            "USD per day",
            "of a developer",
            "What a day of the person who builds it costs you.",
        ),
        1_500,
        "assumptions",
    )
    review_minutes_per_request: float = quantity(
        0.1,
        "A person's check",
        "minutes per request",
        "What your own people still check, averaged over all requests: one in twenty, two minutes "
        "each, is 0.1.",
        noun="minutes per request of checking",
        bounds=(0, 1_000),
        plausible=(0, 2),
        group="assumptions",
        whole=False,
    )
    hourly_rate: float = _usd(
        40,
        ("An hour of that person", "USD per hour", "of checking", "With taxes and insurance."),
        80,
        "assumptions",
    )
