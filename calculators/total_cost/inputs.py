"""What the total cost calculator asks."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from calculators.kit import firm, prices
from calculators.kit.facts import fact
from calculators.kit.inputs import quantity

if TYPE_CHECKING:
    from collections.abc import Callable

TUNABLE = "openai/gpt-4.1-mini"
TUNING_DAYS = 40.0
NAMES = {"prompting": "prompting", "rag": "RAG", "fine_tuning": "fine-tuning", "hybrid": "hybrid"}
"""The four approaches in their order, with what they are called in a sentence."""


def _looked_up(default: Callable[[], float], *said: str, **more: Any) -> Any:
    """Declare a quantity whose default is a fact or a price, read when it is asked for."""
    declared = quantity(0, *said, **more)
    return dataclasses.field(default_factory=default, metadata=declared.metadata)


def _tuned(which: str, plausible: tuple[float, float]) -> Any:
    def default() -> float:
        snapshot = prices.load()
        return float(getattr(snapshot.rates(TUNABLE, snapshot.as_of).at(0), which))

    return _looked_up(
        default,
        f"{which.capitalize()} of the tuned model",
        "USD per million tokens",
        "Ask your vendor: a tuned model may cost more than its base. Filled in is the list price "
        "of GPT-4.1 mini, untuned. On rented graphics cards, enter 0 and put the rent under "
        "hosting.",
        noun=f"USD per million tokens of tuned {which}",
        bounds=(0, 10_000),
        plausible=plausible,
        basis="list prices of the small models that can still be tuned, 2026",
        group="prices",
        entry="fine-tuning",
        whole=False,
    )


def _engineering(key: str, default: Callable[[], float], high: float, hint: str) -> Any:
    return _looked_up(
        default,
        f"Days to build: {NAMES[key]}",
        "days",
        hint,
        noun=f"days to build {NAMES[key]}",
        bounds=(0, 10_000),
        plausible=(0.5, high),
        group="assumptions",
        whole=False,
    )


def _upkeep(key: str, default: float) -> Any:
    return quantity(
        default,
        f"Upkeep: {NAMES[key]}",
        "days per month",
        "Tests, corrections, new versions of the model, and for retrieval new documents.",
        noun=f"days per month of upkeep for {NAMES[key]}",
        bounds=(0, 1_000),
        plausible=(0, 5),
        group="assumptions",
        whole=False,
    )


def _usd(default: float, caption: str, hint: str, high: float, **more: str) -> Any:
    return quantity(
        default,
        caption,
        more.get("unit", "USD per month"),
        hint,
        noun=more.get("noun", ""),
        bounds=(0, 1_000_000_000),
        plausible=(0, high),
        group="case" if more.get("group") == "case" else "prices",
        entry=more.get("entry", ""),
        whole=False,
    )


def _ratio_days() -> float:
    return round(fact("fine-tuning.engineering_cost_ratio").value * TUNING_DAYS, 6)


@dataclass(frozen=True)
class Inputs:
    """A case and its costs. The defaults describe one firm of 12 people."""

    requests_per_day: int = firm.requests_per_day()
    current_usd_per_month: float = firm.current_usd_per_month()
    horizon_months: int = firm.horizon_months()
    retrieved_tokens: int = _looked_up(
        lambda: int(fact("retrieval-augmented-generation.example_retrieved_tokens").value),
        "Retrieved text",
        "tokens",
        "What RAG puts before the model: passages × their length, 20 × 800 for instance. 0 if "
        "nothing has to be looked up.",
        noun="tokens of retrieved text",
        bounds=(0, 10_000_000),
        plausible=(1_000, 30_000),
        entry="retrieval-augmented-generation",
    )
    instruction_tokens: int = firm.instruction_tokens(
        default=800, help="Sent with every request; a page is about 800."
    )
    example_tokens: int = firm.instruction_tokens(
        default=500,
        caption="Examples in the prompt",
        help="Sent with every request, to show what a good answer looks like.",
        noun="tokens of examples",
        plausible=(0, 4_000),
    )
    question_tokens: int = firm.question_tokens(
        help="What the customer writes; an e-mail is about 200."
    )
    output_tokens: int = firm.output_tokens(
        caption="Answer",
        help="Thoughts that the model writes first are paid for too.",
        noun="tokens of the answer",
    )
    model: str = firm.model(
        help="For prompting and RAG. The tuned model has prices of its own.", group="prices"
    )
    tuned_input_usd_per_mtok: float = _tuned("input", (0.05, 5))
    tuned_output_usd_per_mtok: float = _tuned("output", (0.2, 20))
    labeling_usd: float = _usd(
        2_000,
        "Labeling",
        "Once: writing and checking the examples that are missing. 800 examples at five minutes "
        "and $30 an hour are $2,000.",
        25_000,
        unit="USD",
        noun="USD for labeling",
        entry="fine-tuning",
    )
    training_usd: float = _usd(
        20,
        "One training",
        "What the vendor charges for one run or the few that it takes. Microsoft's example of 500 "
        "pairs costs $4; large models on rented cards cost thousands.",
        2_000,
        unit="USD",
        noun="USD for one training",
        entry="fine-tuning",
    )
    trainings_per_year: float = quantity(
        1.0,
        "Trainings per year",
        "trainings per year",
        "The first one included. Base models retire, and your examples grow.",
        bounds=(0, 52),
        plausible=(0.5, 4),
        group="assumptions",
        whole=False,
    )
    retrieval_usd_per_month: float = _usd(
        50,
        "Running the retrieval",
        "The search index and the server it runs on, for RAG and hybrid.",
        500,
        noun="USD per month for retrieval",
        entry="retrieval-augmented-generation",
    )
    hosting_usd_per_month: float = _looked_up(
        lambda: fact("fine-tuning.azure_hosting_usd_per_month").value,
        "Hosting the tuned model",
        "USD per month",
        "Due when idle too. Filled in is Microsoft's hourly fee of March 2026 over 30 days.",
        noun="USD per month for hosting",
        bounds=(0, 1_000_000_000),
        plausible=(0, 3_000),
        basis="Microsoft's and Together AI's prices in the entry on fine-tuning",
        group="prices",
        entry="fine-tuning",
        whole=False,
    )
    engineering_days_prompting: float = _engineering(
        "prompting", lambda: 2.0, 10, "Writing the instructions and testing them with real cases."
    )
    engineering_days_rag: float = _engineering(
        "rag", _ratio_days, 30, "Filled in is a tenth of fine-tuning, a rule of thumb of this site."
    )
    engineering_days_fine_tuning: float = _engineering(
        "fine_tuning",
        lambda: TUNING_DAYS,
        120,
        "Collecting and cleaning examples, training more than once, testing, putting it to use.",
    )
    engineering_days_hybrid: float = _engineering(
        "hybrid", lambda: TUNING_DAYS + _ratio_days(), 150, "Both of them, RAG and fine-tuning."
    )
    upkeep_days_per_month_prompting: float = _upkeep("prompting", 0.5)
    upkeep_days_per_month_rag: float = _upkeep("rag", 1.0)
    upkeep_days_per_month_fine_tuning: float = _upkeep("fine_tuning", 1.5)
    upkeep_days_per_month_hybrid: float = _upkeep("hybrid", 2.0)
    day_rate: float = firm.day_rate()
    review_minutes_per_request: float = firm.review_minutes_per_request()
    hourly_rate: float = firm.hourly_rate(noun="USD per hour of checking")
    growth_per_month: float = quantity(
        0.0,
        "Growth per month",
        "share",
        "By how much each month has more requests than the one before.",
        noun="growth per month",
        bounds=(-0.5, 0.5),
        plausible=(0, 0.1),
        group="assumptions",
        whole=False,
    )
    discount_rate: float = firm.discount_rate()
