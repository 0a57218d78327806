"""Stop, enlarge the test set, or go on.

What a test can show is Miller's paired formula (Adding Error Bars to Evals, 2024, equation 9)
without noise between repeated answers: n = (z(confidence) + z(power))² × ω² ÷ gain², where ω² is
the variance of the difference on a case. For answers that are right or wrong that is the share of
cases on which the two prompts differ, less the square of the gain; leaving out the square errs on
the side of a larger test.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from calculators.kit.inputs import InputError, Problem
from calculators.kit.normal import quantile
from calculators.kit.words import per_cent

if TYPE_CHECKING:
    from calculators.prompt_stop.inputs import Inputs

CATEGORY = "verdict"
SLACK = 1e-9
MOST_CASES = 1e15


def check(inputs: Inputs) -> None:
    """Refuse a gain beyond what is left, or beyond the cases that differ. Raises InputError."""
    problems, left = [], 1 - inputs.accuracy
    if inputs.expected_gain > left + SLACK:
        message = (
            f"a gain of {per_cent(inputs.expected_gain)} is more than is left: at "
            f"{per_cent(inputs.accuracy)} right answers, enter at most {per_cent(left)}"
        )
        problems.append(Problem("expected_gain", message))
    if inputs.expected_gain > inputs.discordant_share + SLACK:
        message = (
            "the prompts cannot differ on fewer cases than are gained: enter at least "
            f"{per_cent(inputs.expected_gain)}, the expected gain"
        )
        problems.append(Problem("discordant_share", message))
    if problems:
        raise InputError(problems)


def value_of_all(inputs: Inputs) -> float:
    """Give the worth of all answers over the horizon: what a gain of 100 points would bring."""
    each = inputs.value_per_correct + inputs.cost_per_failure
    return inputs.requests_per_month * inputs.horizon_months * each


def value_of_iteration(inputs: Inputs) -> float:
    """Give what the expected gain brings over the horizon."""
    return inputs.expected_gain * value_of_all(inputs)


def cost_of_iteration(inputs: Inputs) -> float:
    """Give what the next round of work costs."""
    return inputs.hours_per_iteration * inputs.hourly_rate


def break_even_gain(inputs: Inputs) -> float | None:
    """Give the gain that pays for the round; None where even a perfect prompt would not."""
    cost, whole = cost_of_iteration(inputs), value_of_all(inputs)
    left = 1 - inputs.accuracy
    if cost > whole * (left + SLACK) or not whole:
        return None
    return cost / whole


def deviations(inputs: Inputs) -> float:
    """Give how many standard errors away a gain must be: z for confidence, plus z for power."""
    return quantile((1 + inputs.confidence) / 2) + quantile(inputs.power)


def detectable_gain(inputs: Inputs) -> float | None:
    """Give the smallest gain that the test set tells from chance.

    None where no gain could: were it all gain, the cases that differ would still be too few.
    """
    if not inputs.discordant_share:
        return None
    gain = deviations(inputs) * math.sqrt(inputs.discordant_share / inputs.test_examples)
    return gain if gain <= inputs.discordant_share else None


def examples_needed(inputs: Inputs) -> int | None:
    """Give the size of a test set that can show the expected gain; None where none can."""
    spread, square = deviations(inputs) ** 2 * inputs.discordant_share, inputs.expected_gain**2
    if not square or spread > MOST_CASES * square:
        return None
    return math.ceil(spread / square * (1 - SLACK))


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key: US dollars, shares, cases; None for 'never'.

    Raises:
        InputError: a gain beyond what is left, or beyond the cases that differ.
    """
    check(inputs)
    return {
        "value_of_iteration": value_of_iteration(inputs),
        "cost_of_iteration": cost_of_iteration(inputs),
        "break_even_gain": break_even_gain(inputs),
        "detectable_gain": detectable_gain(inputs),
        "examples_needed": examples_needed(inputs),
    }


def answers(inputs: Inputs) -> dict[str, str]:
    """Say what to do next.

    Raises:
        InputError: a gain beyond what is left, or beyond the cases that differ.
    """
    check(inputs)
    if value_of_iteration(inputs) <= cost_of_iteration(inputs) * (1 + SLACK):
        return {CATEGORY: "stop"}
    shown = detectable_gain(inputs)
    if shown is None or inputs.expected_gain < shown * (1 - SLACK):
        return {CATEGORY: "enlarge"}
    return {CATEGORY: "go-on"}
