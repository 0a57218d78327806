"""The comparison in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.eval_compare.figures import figures
from calculators.eval_compare.intervals import drawn
from calculators.eval_compare.verdict import (
    CATEGORY,
    agreement,
    answers,
    check,
    compare,
    kappa_of,
    significant,
)
from calculators.kit.facts import fact
from calculators.kit.result import Result
from calculators.kit.words import per_cent, points, rounded

if TYPE_CHECKING:
    from calculators.eval_compare.inputs import Inputs

WORDS = {
    "verdict": "the verdict",
    "a": "“A is better”",
    "b": "“B is better”",
    "unclear": "“you cannot tell”",
    "agree": "“the judges agree enough”",
    "disagree": "“the judges do not agree enough”",
    "unknown": "“kappa cannot be said”",
}
SHORT = {
    "a": "A is better",
    "b": "B is better",
    "unclear": "You cannot tell yet",
    "agree": "The judges agree enough",
    "disagree": "The judges disagree too often",
    "unknown": "Agreement cannot be measured",
}
FEW = 5
RARE = 0.001


def calculate(inputs: Inputs) -> Result:
    """Answer whether one system is better, or whether two judges agree.

    Raises:
        InputError: the counts contradict each other, or all are 0.

    """
    check(inputs)
    found, judges = answers(inputs), inputs.design == "judges"
    return Result(
        headline=_of_judges(inputs) if judges else _headline(inputs, found[CATEGORY]),
        short=SHORT[found[CATEGORY]],
        answers=found,
        leading="kappa" if judges else "difference",
        figures=figures(inputs),
        make_chart=lambda: drawn(inputs),
        assumptions=_assumptions(inputs),
        warnings=_judge_warnings(inputs) if judges else _warnings(inputs),
    )


def _headline(inputs: Inputs, verdict: str) -> str:
    found = compare(inputs)
    a, b = found.a_share, found.b_share
    luck = f"luck alone makes so large a gap in {_of_tests(found.p_value)}"
    if verdict in {"a", "b"}:
        winner, loser = ("B", "A") if verdict == "b" else ("A", "B")
        high, low = max(a, b), min(a, b)
        return f"{winner} beat {loser}, {per_cent(high)} to {per_cent(low)}: {luck}."
    if not found.difference:
        return f"You see no difference: A and B both get {per_cent(a)} right."
    return (
        f"You cannot tell yet: B gets {per_cent(b)} right and A {per_cent(a)}, but luck alone "
        f"makes so large a gap in {_of_tests(found.p_value)}."
    )


def _of_tests(p_value: float) -> str:
    if p_value < RARE:
        return "fewer than 1 of 1,000 tests"
    if p_value < 0.01:  # noqa: PLR2004 - one of a hundred
        return f"{round(p_value * 1_000)} of 1,000 tests"
    if p_value > 0.995:  # noqa: PLR2004 - rounds to all
        return "nearly every test"
    return f"{round(p_value * 100)} of 100 tests"


def _of_judges(inputs: Inputs) -> str:
    found, share = kappa_of(inputs), per_cent(agreement(inputs))
    if found is None:
        return "Both judges always give the same one verdict, so their agreement proves nothing."
    kappa, bar = rounded(found[0], 2), rounded(inputs.kappa_needed, 2)
    if found[0] >= inputs.kappa_needed:
        return f"The two judges agree on {share}, with a kappa of {kappa}: enough for your {bar}."
    return (
        f"The two judges agree on {share}, but much of that is chance: kappa is {kappa}, below "
        f"your {bar}."
    )


def _warnings(inputs: Inputs) -> tuple[str, ...]:
    found, said = compare(inputs), []
    apart = inputs.only_a + inputs.only_b
    if inputs.design == "unpaired":
        pooled = (found.a[0] + found.b[0]) / (found.a[1] + found.b[1])
        if min(pooled, 1 - pooled) * min(found.a[1], found.b[1]) < FEW:
            said.append(f"There are fewer than {FEW} cases of one kind: the z test is rough here.")
    elif apart <= FEW:
        said.append(
            f"They differ on {apart} of your examples; so few hardly ever show which is better."
        )
    clear = not found.interval[0] <= 0 <= found.interval[1]
    if clear != significant(inputs):
        low, high = map(points, found.interval)
        said.append(
            f"A close call: the interval, {low} to {high}, and the test do not say the same. The "
            "verdict follows the test."
        )
    return tuple(said)


def _judge_warnings(inputs: Inputs) -> tuple[str, ...]:
    found, said = kappa_of(inputs), []
    if found and found[1][0] < inputs.kappa_needed <= found[0]:
        said.append(
            f"Kappa may be as low as {rounded(found[1][0], 2)}: grade more answers before you rely "
            "on it."
        )
    if significant(inputs):
        said.append("One of the two is stricter: that they differ this way is not chance.")
    return tuple(said)


def _assumptions(inputs: Inputs) -> tuple[str, ...]:
    people = fact("ai-evaluation.human_agreement")
    said = (
        "The examples are independent of each other and like the real ones.",
        "Each answer is right or wrong; a tie or half a point is neither.",
        (
            "You fixed the number of examples before you began. Who looks again and again, and "
            "stops when the difference shows, finds differences that are not there."
        ),
        f"All intervals are stated at {per_cent(inputs.confidence)} confidence.",
    )
    if inputs.design != "judges":
        return said
    return (*said, f"For comparison: {people.said}. {people.says} Source: {people.source_title}")
