"""The size of the test in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.eval_size.cost import bill, hours
from calculators.eval_size.curve import drawn, table
from calculators.eval_size.sizes import (
    answers,
    check,
    cohen_h,
    detectable,
    needed,
    size,
    variance,
)
from calculators.kit import prices
from calculators.kit.facts import fact
from calculators.kit.normal import quantile, z_of
from calculators.kit.result import Figure, Result
from calculators.kit.words import number, per_cent, plural, points, rounded, usd

if TYPE_CHECKING:
    from calculators.eval_size.inputs import Inputs

WORDS = {
    "verdict": "the verdict on your examples",
    "enough": "“enough”",
    "too-few": "“too few”",
}
SOURCES = {
    "one": "normal interval of a share",
    "paired": "Miller 2024, arXiv:2411.00640v1, equations 9 and 10",
    "cohen-h": "Cohen's h and the normal distribution, as in statsmodels without the far tail",
    "pooled-z": "pooled z, as in R's power.prop.test",
}
FORMULAS = {
    "one": "(z for the confidence ÷ margin)² × accuracy × (1 − accuracy), rounded up",
    "paired": "((z for the confidence + z for the power) ÷ difference)² × "
    "(ω² + 2 × σ² ÷ answers per example), rounded up",
    "cohen-h": "2 × ((z for the confidence + z for the power) ÷ h)², rounded up; h is the "
    "difference of 2 × arcsin √accuracy",
    "pooled-z": "((z for the confidence × √(2 × mean × (1 − mean)) + z for the power × √(sum of "
    "both accuracy × (1 − accuracy))) ÷ difference)², rounded up",
}
FEW = 5


def calculate(inputs: Inputs) -> Result:
    """Answer how many examples the test needs, and whether those at hand are enough.

    Raises:
        InputError: no system can be so much better than the baseline.

    """
    check(inputs)
    return Result(
        headline=_headline(inputs),
        short=_short(inputs),
        answers=answers(inputs),
        leading="examples_needed",
        figures=(*_sizes(inputs), *_costs(inputs)),
        make_tables=lambda: (table(inputs),),
        make_chart=lambda: drawn(inputs),
        assumptions=_assumptions(inputs),
        warnings=_warnings(inputs),
    )


def _way(inputs: Inputs) -> str:
    return inputs.method if inputs.design == "unpaired" else inputs.design


def _goal(inputs: Inputs) -> str:
    gap = points(inputs.difference)
    if inputs.design == "one":
        return f"to know an accuracy near {per_cent(inputs.baseline)} within {gap}"
    if inputs.design == "paired":
        return f"to tell two systems {gap} apart"
    higher = per_cent(min(1.0, inputs.baseline + inputs.difference))
    return f"for each system to tell {per_cent(inputs.baseline)} from {higher}"


def _headline(inputs: Inputs) -> str:
    count, found = needed(inputs), detectable(inputs)
    asks = f"You need {plural(count, 'test example')} {_goal(inputs)}"
    have = f"{number(inputs.examples)} you have"
    if inputs.examples >= count:
        return f"{asks}; the {have} are enough."
    if found is None:
        return f"{asks}; the {have} cannot show any difference."
    if inputs.design == "one":
        return f"{asks}; the {have} leave it open by {points(found)} up or down."
    return f"{asks}; the {have} only show differences of {points(found)} or more."


def _short(inputs: Inputs) -> str:
    count = needed(inputs)
    if inputs.examples >= count:
        return f"Enough: {number(count)} are needed"
    return f"Too few: {number(count)} are needed"


def _sizes(inputs: Inputs) -> tuple[Figure, ...]:
    count, found, one = needed(inputs), detectable(inputs), inputs.design == "one"
    worked, checked = _worked(inputs), fact("ai-evaluation.detectable_gap_questions").checked
    least = "no difference" if inputs.design == "unpaired" else "nothing below 100 points"
    return (
        Figure(
            key="examples_needed",
            value=count,
            unit="examples per system" if inputs.design == "unpaired" else "examples",
            caption="Test examples needed",
            formula=FORMULAS[_way(inputs)],
            worked=f"{worked} = {rounded(size(inputs), 6)}, rounded up to {number(count)}",
            source=SOURCES[_way(inputs)],
            date=checked,
        ),
        Figure(
            key="detectable_difference",
            value=found,
            unit="share",
            write=points,
            none=least,
            caption="Margin with the examples you have"
            if one
            else "Difference that the examples you have can show",
            general="What the examples you have can show",
            formula="the same formula, solved for the "
            f"{'margin' if one else 'difference'} with the examples at hand",
            worked=f"with {plural(inputs.examples, 'example')}: "
            f"{least if found is None else rounded(found, 6)}",
            source=SOURCES[_way(inputs)],
            date=checked,
        ),
    )


def _worked(inputs: Inputs) -> str:
    z, gap = rounded(z_of(inputs.confidence), 6), number(inputs.difference)
    base, power = inputs.baseline, rounded(quantile(inputs.power), 6)
    if inputs.design == "one":
        return f"({z} ÷ {gap})² × {number(base)} × {number(round(1 - base, 10))}"
    if inputs.design == "paired":
        terms = f"{number(inputs.omega_squared)} + 2 × {number(inputs.sigma_squared)}"
        both = f"(({z} + {power}) ÷ {gap})²"
        return f"{both} × ({terms} ÷ {number(inputs.samples_per_question)})"
    high = min(1.0, base + inputs.difference)
    if inputs.method == "cohen-h":
        return f"2 × (({z} + {power}) ÷ {rounded(cohen_h(base, high), 6)})²"
    middle = (base + high) / 2
    same = f"{z} × √{rounded(2 * middle * (1 - middle), 6)}"
    apart = f"{power} × √{rounded(base * (1 - base) + high * (1 - high), 6)}"
    return f"(({same} + {apart}) ÷ {gap})²"


def _costs(inputs: Inputs) -> tuple[Figure, ...]:
    cost, snapshot = bill(inputs), prices.load()
    origin: dict[str, Any] = {"source": snapshot.source, "date": snapshot.as_of.isoformat()}
    return (
        Figure(
            key="eval_cost",
            value=cost.total,
            unit="USD",
            caption="Cost of the test, the first time",
            formula="answers × (cost per answer + cost per verdict) + examples × minutes ÷ 60 × "
            "hourly rate",
            worked=cost.worked(),
            **origin,
        ),
        Figure(
            key="rerun_cost",
            value=cost.models,
            unit="USD",
            caption="Cost of running it again",
            formula="answers × (cost per answer + cost per verdict)",
            worked=cost.worked_models(),
            **origin,
        ),
    )


def _assumptions(inputs: Inputs) -> tuple[str, ...]:
    gap = fact("ai-evaluation.detectable_gap_questions")
    said = (
        "Each answer is right or wrong, or has a score from 0 to 1.",
        (
            "The examples are independent of each other and like the real ones. Ten questions on "
            "one document count for less than ten."
        ),
        f"Method: {SOURCES[_way(inputs)]}. Other methods give other numbers; the table shows them.",
        (
            "Both systems are priced as the model that you chose; every example needed gets a "
            "person's time once, also those at hand."
        ),
        f"For comparison: {gap.said} in Miller's example. {gap.says}",
    )
    return said if inputs.design == "paired" else said[:-1]


def _warnings(inputs: Inputs) -> tuple[str, ...]:
    found, count = [], needed(inputs)
    rarer = min(inputs.baseline, 1 - inputs.baseline) * count
    if inputs.design != "paired" and rarer < FEW:
        found.append(
            f"At {per_cent(inputs.baseline)} so small a test has fewer than {FEW} cases of one "
            "kind: the formula is rough there. Take more."
        )
    if inputs.design == "paired" and count < 2 * FEW / variance(inputs):
        found.append(
            "The two systems would disagree on fewer than ten examples: the formula is rough "
            "there. Take more."
        )
    if work := hours(inputs, bill(inputs)):
        found.append(f"Writing the right answers takes {work}: {usd(bill(inputs).labels)}.")
    return tuple(found)
