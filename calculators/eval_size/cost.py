"""What a test costs: the model's answers, the judge's verdicts, and a person's time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from calculators.eval_size.sizes import check, detectable, needed
from calculators.kit import prices
from calculators.kit.words import plural, usd

if TYPE_CHECKING:
    from calculators.eval_size.inputs import Inputs

MINUTES = 60
_TENTHS_BELOW = 10
"""Hours from which on tenths no longer matter to the bill."""


class Bill(NamedTuple):
    """A test of so many answers to so many examples, and what each costs in US dollars."""

    answers: int
    examples: int
    usd_per_answer: float
    usd_per_verdict: float
    usd_per_label: float

    @property
    def models(self) -> float:
        """All answers with their verdicts: what running the test again costs."""
        return self.answers * (self.usd_per_answer + self.usd_per_verdict)

    @property
    def labels(self) -> float:
        """A person's time, once."""
        return self.examples * self.usd_per_label

    @property
    def total(self) -> float:
        """What the test costs the first time."""
        return self.models + self.labels

    def worked_models(self) -> str:
        """Write out what a run costs."""
        each = f"{usd(self.usd_per_answer)} + {usd(self.usd_per_verdict)}"
        return f"{plural(self.answers, 'answer')} × ({each}) = {usd(self.models)}"

    def worked(self) -> str:
        """Write out what the test costs the first time."""
        labels = f"{plural(self.examples, 'example')} × {usd(self.usd_per_label)}"
        return f"{usd(self.models)} + {labels} = {usd(self.total)}"


def bill(inputs: Inputs) -> Bill:
    """Price the test with the examples needed."""
    count = needed(inputs)
    systems = 1 if inputs.design == "one" else 2
    samples = inputs.samples_per_question if inputs.design == "paired" else 1
    return Bill(
        answers=count * systems * samples,
        examples=count * (2 if inputs.design == "unpaired" else 1),
        usd_per_answer=_call(inputs.model, inputs.input_tokens, inputs.output_tokens),
        usd_per_verdict=_call(
            inputs.judge_model, inputs.judge_input_tokens, inputs.judge_output_tokens
        ),
        usd_per_label=inputs.minutes_per_human_label / MINUTES * inputs.hourly_rate,
    )


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key: examples, shares, US dollars; None where nothing can be shown.

    Raises:
        InputError: no system can be so much better than the baseline.
    """
    check(inputs)
    cost = bill(inputs)
    return {
        "examples_needed": needed(inputs),
        "detectable_difference": detectable(inputs),
        "eval_cost": cost.total,
        "rerun_cost": cost.models,
    }


def hours(inputs: Inputs, cost: Bill) -> str:
    """Say how long a person works on the examples; '' if nobody does."""
    minutes = cost.examples * inputs.minutes_per_human_label
    if not minutes:
        return ""
    if minutes < MINUTES:
        time = plural(max(1, round(minutes)), "minute")
    else:
        worked = minutes / MINUTES
        time = plural(round(worked, 0 if worked >= _TENTHS_BELOW else 1), "hour")
    return f"about {time} of a person's time"


def _call(model: str, input_tokens: int, output_tokens: int) -> float:
    snapshot = prices.load()
    rates = snapshot.rates(model, snapshot.as_of)
    return prices.request_cost(rates, input_tokens, output_tokens).total
