"""Gains weighed against losses.

With the gain G of a right answer, the loss L of a wrong one and the cost c of running a case, the
accuracy p pays when p × G > (1 − p) × L + c, so the break-even is p* = (L + c) / (G + L).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from calculators.break_even_accuracy.inputs import Inputs

CATEGORY = "verdict"
NOTHING = 1e-9


class Flows(NamedTuple):
    """What the cases bring and take, in US dollars; `running` is what it costs to run them all."""

    successes: float
    escalations: float
    churn: float
    running: float

    @property
    def net(self) -> float:
        """What is left."""
        return self.successes - self.escalations - self.churn - self.running

    @property
    def balanced(self) -> bool:
        """Whether what comes in equals what goes out, but for the last digits of the numbers."""
        return abs(self.net) <= NOTHING * sum(self)


def flows(inputs: Inputs, cases: float = 1) -> Flows:
    """Add up what so many cases bring and take, on average."""
    failures = cases * (1 - inputs.accuracy)
    churned = failures * inputs.churn_share_of_failures
    return Flows(
        successes=cases * inputs.accuracy * inputs.gain_per_success,
        escalations=(failures - churned) * inputs.cost_per_escalation,
        churn=churned * inputs.churn_cost,
        running=cases * inputs.cost_per_case,
    )


def loss_per_failure(inputs: Inputs) -> float:
    """Average what a wrong answer costs."""
    churned = inputs.churn_share_of_failures
    return (1 - churned) * inputs.cost_per_escalation + churned * inputs.churn_cost


def break_even(inputs: Inputs) -> float | None:
    """Give the accuracy at which nothing is gained or lost; None if even a perfect AI loses.

    Where nothing is at stake at all, there is no such accuracy either.
    """
    loss = loss_per_failure(inputs)
    stakes = inputs.gain_per_success + loss
    if not stakes or inputs.cost_per_case > inputs.gain_per_success:
        return None
    return min(1.0, (loss + inputs.cost_per_case) / stakes)


def cost_per_correct_answer(inputs: Inputs) -> float | None:
    """Spread what all cases cost over the right answers; None where there are none."""
    if inputs.accuracy < NOTHING:
        return None
    loss = loss_per_failure(inputs)
    return (inputs.cost_per_case + (1 - inputs.accuracy) * loss) / inputs.accuracy


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key: a share, and US dollars; None for 'never'."""
    return {
        "break_even_accuracy": break_even(inputs),
        "net_value": flows(inputs, inputs.cases).net,
        "cost_per_correct_answer": cost_per_correct_answer(inputs),
        "loss_per_failure": loss_per_failure(inputs),
    }


def answers(inputs: Inputs) -> dict[str, str]:
    """Say whether a case brings more than it costs, on average."""
    each = flows(inputs)
    return {CATEGORY: "pays" if each.net > 0 and not each.balanced else "does-not-pay"}
