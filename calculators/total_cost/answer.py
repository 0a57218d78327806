"""The total cost in words, with what to know before one compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.kit import prices
from calculators.kit.result import Result
from calculators.kit.words import number, plural, usd, usd_about
from calculators.total_cost.costs import (
    APPROACHES,
    DAYS_PER_MONTH,
    RETRIEVING,
    TUNED,
    input_tokens,
)
from calculators.total_cost.figures import figures, table, titled
from calculators.total_cost.inputs import NAMES
from calculators.total_cost.picture import drawn
from calculators.total_cost.sums import Sums

if TYPE_CHECKING:
    from calculators.total_cost.inputs import Inputs

WORDS = {
    **NAMES,
    "cheapest": "the cheapest of the four",
    "against_today": "the comparison with today",
    "saves": "“it saves money”",
    "not": "“it saves nothing”",
}


def calculate(inputs: Inputs) -> Result:
    """Answer which of the four costs least over time, and whether it beats today."""
    sums = Sums(inputs)
    best = sums.cheapest
    return Result(
        headline=_headline(sums),
        short=f"{titled(best)}, {usd_about(sums.npv[best])} in all",
        answers=sums.answers,
        leading="cheapest",
        figures=tuple(figures(sums)),
        make_tables=lambda: (table(sums),),
        make_chart=lambda: drawn(sums),
        assumptions=_assumptions(inputs),
        warnings=_warnings(inputs, best),
    )


def _headline(sums: Sums) -> str:
    inputs, best = sums.inputs, sums.cheapest
    cost, months = usd_about(sums.npv[best]), plural(inputs.horizon_months, "month")
    here = f"{titled(best)} costs you least of the four, about {cost} over {months}"
    if not inputs.current_usd_per_month:
        against = ""
    elif sums.saving > 0:
        against = f", and saves you {usd(sums.saving)} against today"
    else:
        against = f", but {usd(-sums.saving)} more than going on as today"
    return f"{here}{against}.{_looking_up(sums)}"


def _looking_up(sums: Sums) -> str:
    """Name the cheapest that looks things up, where the cheapest of all does not; else ''."""
    if sums.cheapest in RETRIEVING or not sums.inputs.retrieved_tokens:
        return ""
    one = min((one for one in APPROACHES if one in RETRIEVING), key=sums.npv.__getitem__)
    dearer = sums.saving > 0 >= sums.today - sums.npv[one]
    return (
        f" If the answers must come from your documents, {NAMES[one]} costs least, about "
        f"{usd_about(sums.npv[one], sums.npv[sums.cheapest])}"
        f"{', more than going on as today' if dearer else ''}."
    )


def _assumptions(inputs: Inputs) -> tuple[str, ...]:
    snapshot = prices.load()
    return (
        (
            "The cheapest is not the one that fits: prompting and fine-tuning look nothing up, and "
            "only RAG and hybrid know documents that are too long for the prompt."
        ),
        (
            "Prompting sends instructions, examples and the question; RAG adds retrieved text; "
            "fine-tuning sends the question alone; hybrid the question and retrieved text."
        ),
        (
            "Engineering, labeling and the first training are paid at the start, everything else "
            "at the end of each month. Further trainings come at even distances."
        ),
        "The totals, the months and the saving are in today's money, except what is said as paid.",
        f"A month has {DAYS_PER_MONTH} days, a year 12 months.",
        (
            f"List prices of {snapshot.as_of} for the whole time, without caching and batches, "
            "which can lower the cost of long prompts."
        ),
        (
            f"A person checks {plural(inputs.review_minutes_per_request, 'minute')} per request in "
            "each of the four."
        ),
    )


def _warnings(inputs: Inputs, best: str) -> tuple[str, ...]:
    snapshot, found = prices.load(), []
    model = snapshot.model(inputs.model)
    rates = snapshot.rates(model.id, snapshot.as_of)
    for one in (one for one in APPROACHES if one not in TUNED):
        sent = input_tokens(inputs, one)
        if model.context_window and sent + inputs.output_tokens > model.context_window:
            found.append(
                f"{titled(one)}: {number(sent + inputs.output_tokens)} tokens do not fit the "
                f"window of {model.name}, which is {number(model.context_window)} tokens."
            )
        if (above := rates.tier_above(sent)) is not None:
            found.append(
                f"{titled(one)}: above {number(above)} input tokens, {model.name} charges its "
                "higher price."
            )
    if model.retires is not None:
        when = f" on {model.retires.date}" if model.retires.date else ""
        found.append(f"{model.name} retires{when}. {model.retires.says}")
    if best in TUNED:
        found.append(
            "Fine-tuning needs labeled examples, a narrow task, and a provider who still offers "
            "it. Check these before you count on the saving."
        )
    return tuple(found)
