"""How many examples a test needs, and what difference so many can show.

Sources of the formulas: for two systems on the same examples, Miller 2024, arXiv:2411.00640v1,
equations 9 and 10; with Cohen's h, statsmodels' proportion_effectsize and NormalIndPower without
the far tail; with pooled z, R's power.prop.test; for one system, the normal interval of a share.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from calculators.kit.inputs import InputError
from calculators.kit.normal import quantile, z_of
from calculators.kit.words import per_cent

if TYPE_CHECKING:
    from calculators.eval_size.inputs import Inputs

CATEGORY = "verdict"
_BISECTIONS = 60
_ROUNDING = 1e-9


def z_both(inputs: Inputs) -> float:
    """Add the values for confidence and power: 2.80 for 95% and 80%."""
    return z_of(inputs.confidence) + quantile(inputs.power)


def cohen_h(low: float, high: float) -> float:
    """Measure the distance of two shares on the scale on which all shares vary alike."""
    return 2 * math.asin(math.sqrt(high)) - 2 * math.asin(math.sqrt(low))


def pooled_size(low: float, high: float, z: float, z_power: float) -> float:
    """Count the examples per system that tell two shares apart by pooled z.

    `z` and `z_power` are the normal values of the confidence and of the power.
    """
    middle = (low + high) / 2
    same = z * math.sqrt(2 * middle * (1 - middle))
    apart = z_power * math.sqrt(low * (1 - low) + high * (1 - high))
    return ((same + apart) / (high - low)) ** 2


def variance(inputs: Inputs) -> float:
    """Give the variance of the difference on one example, as Miller does."""
    return inputs.omega_squared + 2 * inputs.sigma_squared / inputs.samples_per_question


def room(inputs: Inputs) -> bool:
    """Whether a system can be so much better than the baseline."""
    return inputs.design != "unpaired" or inputs.baseline + inputs.difference <= 1 + _ROUNDING


def check(inputs: Inputs) -> None:
    """Refuse a difference for which there is no room. Raises InputError."""
    if not room(inputs):
        message = (
            f"{per_cent(inputs.difference)} above {per_cent(inputs.baseline)} is more than 100%; "
            f"at most {per_cent(1 - inputs.baseline)} is possible"
        )
        raise InputError.of(message, "difference")


def size(inputs: Inputs) -> float:
    """Compute the examples needed (per system where each has its own), before rounding up."""
    if inputs.design == "one":
        spread = inputs.baseline * (1 - inputs.baseline)
        return (z_of(inputs.confidence) / inputs.difference) ** 2 * spread
    if inputs.design == "paired":
        return (z_both(inputs) / inputs.difference) ** 2 * variance(inputs)
    high = min(1.0, inputs.baseline + inputs.difference)
    if inputs.method == "cohen-h":
        return 2 * (z_both(inputs) / cohen_h(inputs.baseline, high)) ** 2
    return pooled_size(inputs.baseline, high, z_of(inputs.confidence), quantile(inputs.power))


def needed(inputs: Inputs) -> int:
    """Round the examples needed up to whole ones."""
    return max(1, math.ceil(size(inputs) - _ROUNDING))


def detectable(inputs: Inputs) -> float | None:
    """Give the least difference that the examples at hand can show; None if there is none."""
    if inputs.design == "one":
        spread = inputs.baseline * (1 - inputs.baseline)
        found = z_of(inputs.confidence) * math.sqrt(spread / inputs.examples)
    elif inputs.design == "paired":
        found = z_both(inputs) * math.sqrt(variance(inputs) / inputs.examples)
    elif inputs.method == "cohen-h":
        return _detectable_h(inputs)
    else:
        return _detectable_z(inputs)
    return found if found <= 1 else None


def _detectable_h(inputs: Inputs) -> float | None:
    half = z_both(inputs) / math.sqrt(2 * inputs.examples)
    angle = math.asin(math.sqrt(inputs.baseline)) + half
    return math.sin(angle) ** 2 - inputs.baseline if angle <= math.pi / 2 else None


def _detectable_z(inputs: Inputs) -> float | None:
    z, z_power = z_of(inputs.confidence), quantile(inputs.power)

    def enough(high: float) -> bool:
        return pooled_size(inputs.baseline, high, z, z_power) <= inputs.examples

    low, high = inputs.baseline, 1.0
    if not enough(high):
        return None
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        if not low < middle < high:  # no number lies between the two
            break
        if enough(middle):
            high = middle
        else:
            low = middle
    return high - inputs.baseline


def answers(inputs: Inputs) -> dict[str, str]:
    """Say whether the examples at hand are enough.

    Raises:
        InputError: no system can be so much better than the baseline.
    """
    check(inputs)
    return {CATEGORY: "enough" if inputs.examples >= needed(inputs) else "too-few"}
