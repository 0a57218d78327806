"""The comparison itself: from counts to shares, intervals, the p-value and the verdict."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from calculators.eval_compare.statistics import (
    Interval,
    Pairs,
    kappa,
    mcnemar,
    newcombe,
    pairs_needed,
    phi_of,
    pooled_z,
    two_sided,
    wilson,
)
from calculators.eval_size.sizes import pooled_size
from calculators.kit.inputs import InputError, Problem
from calculators.kit.normal import quantile, z_of
from calculators.kit.words import number

if TYPE_CHECKING:
    from calculators.eval_compare.inputs import Inputs

CATEGORY = "verdict"
LEVEL_ROUNDING = 1e-12
Share = tuple[int, int]


class Comparison(NamedTuple):
    """Both shares as (right, total) with their intervals, and what the test says of them."""

    a: Share
    b: Share
    a_interval: Interval
    b_interval: Interval
    difference: float
    interval: Interval
    p_value: float

    @property
    def a_share(self) -> float:
        """The part that A got right."""
        return self.a[0] / self.a[1]

    @property
    def b_share(self) -> float:
        """The part that B got right."""
        return self.b[0] / self.b[1]


def pairs_of(inputs: Inputs) -> Pairs:
    """Give the four counts of examples that both answered."""
    return inputs.both_right, inputs.only_a, inputs.only_b, inputs.both_wrong


def check(inputs: Inputs) -> None:
    """Refuse counts that contradict each other. Raises InputError."""
    found = []
    if inputs.design == "unpaired":
        for name in ("a", "b"):
            right, total = getattr(inputs, f"{name}_right"), getattr(inputs, f"{name}_total")
            if right > total:
                says = f"{number(right)} right answers are more than the {number(total)} in all"
                found.append(Problem(f"{name}_right", says))
    elif not sum(pairs_of(inputs)):
        found.append(Problem("both_right", "all four counts are 0; enter at least one example"))
    if found:
        raise InputError(found)


def shares(inputs: Inputs) -> tuple[Share, Share]:
    """Give what A and B got right of how many."""
    if inputs.design == "unpaired":
        return (inputs.a_right, inputs.a_total), (inputs.b_right, inputs.b_total)
    both, only_a, only_b, neither = pairs_of(inputs)
    total = both + only_a + only_b + neither
    return (both + only_a, total), (both + only_b, total)


def p_value(inputs: Inputs) -> float:
    """Give the chance of such a difference or a larger one where there is none."""
    if inputs.design == "unpaired":
        return two_sided(pooled_z(*shares(inputs)))
    return mcnemar(inputs.only_a, inputs.only_b)


def compare(inputs: Inputs) -> Comparison:
    """Compare A and B on counts that `check` lets pass."""
    z, (a, b) = z_of(inputs.confidence), shares(inputs)
    phi = 0.0 if inputs.design == "unpaired" else phi_of(pairs_of(inputs))
    return Comparison(
        a=a,
        b=b,
        a_interval=wilson(*a, z),
        b_interval=wilson(*b, z),
        difference=b[0] / b[1] - a[0] / a[1],
        interval=newcombe(a, b, z, phi),
        p_value=p_value(inputs),
    )


def kappa_of(inputs: Inputs) -> tuple[float, Interval] | None:
    """Give kappa with its interval; None where both always say the same one thing."""
    both, only_a, only_b, neither = pairs_of(inputs)
    return kappa(((both, only_a), (only_b, neither)), z_of(inputs.confidence))


def more_needed(inputs: Inputs) -> int | None:
    """Count the further examples (for each, if separate) to show the difference seen.

    0 where it is shown already, None where no difference was seen.
    """
    a, b = shares(inputs)
    gap = abs(b[0] / b[1] - a[0] / a[1])
    if b[0] * a[1] == a[0] * b[1]:
        return None
    if significant(inputs):
        return 0
    if inputs.design == "unpaired":
        low, high = sorted((a[0] / a[1], b[0] / b[1]))
        wanted = pooled_size(low, high, z_of(inputs.confidence), quantile(inputs.power))
    else:
        differing = (inputs.only_a + inputs.only_b) / a[1]
        wanted = pairs_needed(differing, gap, inputs.confidence, inputs.power)
    return max(1, math.ceil(wanted) - min(a[1], b[1]))


def significant(inputs: Inputs) -> bool:
    """Whether the difference is more than chance, at the confidence asked for."""
    return p_value(inputs) <= 1 - inputs.confidence + LEVEL_ROUNDING


def agreement(inputs: Inputs) -> float:
    """Give the share of examples on which both say the same."""
    both, _, _, neither = counts = pairs_of(inputs)
    return (both + neither) / sum(counts)


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure that the design has: shares, kappa, a p-value, examples; None for 'never'.

    Raises:
        InputError: the counts contradict each other, or all are 0.
    """
    check(inputs)
    found = compare(inputs)
    test: dict[str, float | None] = {
        "difference": found.difference,
        **_ends("difference", found.interval),
        "p_value": found.p_value,
    }
    shares_of = {
        "a_accuracy": found.a_share,
        **_ends("a", found.a_interval),
        "b_accuracy": found.b_share,
        **_ends("b", found.b_interval),
    }
    if inputs.design == "judges":
        return _kappas(inputs) | {"agreement": agreement(inputs)} | shares_of | test
    test["more_examples"] = more_needed(inputs)
    return test | shares_of | (_kappas(inputs) if inputs.design == "paired" else {})


def _kappas(inputs: Inputs) -> dict[str, float | None]:
    found = kappa_of(inputs)
    return {"kappa": found[0], **_ends("kappa", found[1])} if found else {"kappa": None}


def _ends(key: str, interval: Interval) -> dict[str, float]:
    return {f"{key}_low": interval[0], f"{key}_high": interval[1]}


def answers(inputs: Inputs) -> dict[str, str]:
    """Say which of the two is better, or whether two judges agree.

    Raises:
        InputError: the counts contradict each other, or all are 0.
    """
    check(inputs)
    if inputs.design == "judges":
        found = kappa_of(inputs)
        if found is None:
            return {CATEGORY: "unknown"}
        return {CATEGORY: "agree" if found[0] >= inputs.kappa_needed else "disagree"}
    if not significant(inputs):
        return {CATEGORY: "unclear"}
    (a_right, a_total), (b_right, b_total) = shares(inputs)
    return {CATEGORY: "b" if b_right * a_total > a_right * b_total else "a"}
