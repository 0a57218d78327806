"""What the check of a vendor's offer asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculators.kit import firm
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
    why_not_prompting_and_rag: str = choice(
        "none",
        "Why would prompting plus RAG not do?",
        "The third question: choose what the vendor has shown you so far.",
        _grounds,
        entry="fine-tuning",
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
    requests_per_day: int = firm.requests_per_day(
        help="What the offer would handle on a usual day. From what volume on it pays is the "
        "second question to a vendor of fine-tuning.",
    )
    labeled_examples: int = firm.labeled_examples(
        help="The first question: real inputs with the right answer, checked by somebody who "
        "knows.",
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
    current_usd_per_month: float = firm.current_usd_per_month()
    horizon_months: int = firm.horizon_months(
        help="The term of the contract, or how long you expect to use it."
    )
    model: str = firm.model(help="What you would call yourself, by its API.", group="prices")
    input_tokens: int = firm.input_tokens(group="prices")
    output_tokens: int = firm.output_tokens(group="prices")
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
    day_rate: float = firm.day_rate(group="assumptions")
    review_minutes_per_request: float = firm.review_minutes_per_request(
        help="What your own people still check, averaged over all requests: one in twenty, two "
        "minutes each, is 0.1.",
    )
    hourly_rate: float = firm.hourly_rate(noun="USD per hour of checking", group="assumptions")
