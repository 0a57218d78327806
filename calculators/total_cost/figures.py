"""The figures of the four approaches, each with its formula and the numbers put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.kit import prices
from calculators.kit.result import Figure, Table
from calculators.kit.words import number, per_cent, plural, usd
from calculators.total_cost import break_even
from calculators.total_cost.costs import (
    APPROACHES,
    DAYS_PER_MONTH,
    TUNED,
    Costs,
    growths,
    input_tokens,
    retrainings,
)
from calculators.total_cost.inputs import NAMES
from calculators.total_cost.sums import PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculators.total_cost.break_even import BreakEven
    from calculators.total_cost.inputs import Inputs
    from calculators.total_cost.sums import Sums

YOURS = "your own numbers"
ENTRIES = {
    "prompting": "prompt-engineering",
    "rag": "retrieval-augmented-generation",
    "fine_tuning": "fine-tuning",
    "hybrid": "fine-tuning",
}


def titled(approach: str) -> str:
    """Give an approach's name as it begins a line."""
    name = NAMES[approach]
    return name[0].upper() + name[1:]


def _origin(approach: str) -> tuple[str, str]:
    snapshot = prices.load()
    if approach in TUNED:
        return f"the prices of the tuned model and the costs that you entered ({YOURS})", ""
    return f"{snapshot.source}; {YOURS}", snapshot.as_of.isoformat()


def figures(sums: Sums) -> Iterator[Figure]:
    """Give all figures, the answer first."""
    yield _cheapest(sums)
    yield _saving(sums)
    yield from (_npv(sums, approach) for approach in APPROACHES)
    yield from (_total(sums, approach) for approach in APPROACHES)
    yield from (_per_request(sums, approach) for approach in APPROACHES)
    yield from (_volume(sums, *pair) for pair in PAIRS)
    yield from (_month(sums, *pair) for pair in PAIRS)


def _cheapest(sums: Sums) -> Figure:
    best, found = sums.cheapest, "; ".join(f"{NAMES[one]} {usd(v)}" for one, v in sums.npv.items())
    return Figure(
        key="cheapest",
        value=best,
        unit="",
        words=titled(best),
        caption="Cheapest of the four",
        formula="the approach with the lowest total in today's money",
        worked=found,
        source=YOURS,
        entry=ENTRIES[best],
    )


def _saving(sums: Sums) -> Figure:
    now, cost = sums.today, sums.npv[sums.cheapest]
    return Figure(
        key="saving_against_today",
        value=now - cost,
        unit="USD",
        caption=f"Saved against today in {plural(sums.inputs.horizon_months, 'month')}",
        formula="what today's way costs over the same months, in today's money − the cheapest "
        "of the four",
        worked=f"{usd(now)} − {usd(cost)} = {usd(now - cost)}",
        source=YOURS,
    )


def _npv(sums: Sums, approach: str) -> Figure:
    rate = sums.inputs.discount_rate
    value, source = sums.npv[approach], _origin(approach)
    monthly = (1 + rate) ** (1 / 12) - 1
    return Figure(
        key=f"npv_{approach}",
        value=value,
        unit="USD",
        caption=f"{titled(approach)}, in today's money",
        formula="costs at the start + each month's costs ÷ (1 + monthly rate)^month; "
        "the monthly rate is (1 + annual rate)^(1/12) − 1",
        worked=f"{_sum(sums, approach)}, each month divided by (1 + "
        f"{number(round(monthly, 8))})^month, for {per_cent(rate)} a year = {usd(value)}",
        source=source[0],
        date=source[1],
    )


def _total(sums: Sums, approach: str) -> Figure:
    value, source = sums.total[approach], _origin(approach)
    return Figure(
        key=f"total_{approach}",
        value=value,
        unit="USD",
        caption=f"{titled(approach)}, as paid",
        formula="engineering + labeling + trainings + requests × (tokens + checking) + months × "
        "(upkeep + retrieval + hosting)",
        worked=f"{_sum(sums, approach)} = {usd(value)}",
        source=source[0],
        date=source[1],
    )


def _sum(sums: Sums, approach: str) -> str:
    inputs, cost = sums.inputs, sums.costs[approach]
    grown = sum(growths(inputs.growth_per_month, inputs.horizon_months))
    requests = inputs.requests_per_day * DAYS_PER_MONTH * grown
    parts = [f"{usd(cost.engineering)}"]
    if approach in TUNED:
        runs = 1 + len(retrainings(inputs))
        parts += [usd(cost.labeling), f"{plural(runs, 'training')} × {usd(cost.training)}"]
    parts.append(f"{number(round(requests))} requests × {usd(cost.request)}")
    parts.append(f"{inputs.horizon_months} × {usd(cost.fixed)}")
    return " + ".join(parts)


def _per_request(sums: Sums, approach: str) -> Figure:
    inputs, cost, source = sums.inputs, sums.costs[approach].tokens, _origin(approach)
    taught = "" if approach in TUNED else "instructions + examples + "
    retrieved = "retrieved text + " if approach in {"rag", "hybrid"} else ""
    sent = input_tokens(inputs, approach)
    rates = _rates(inputs, approach, sent)
    return Figure(
        key=f"cost_per_request_{approach}",
        value=cost,
        unit="USD per request",
        caption=f"Tokens of one request, {NAMES[approach]}",
        formula=f"(({taught}{retrieved}question) × input price + answer × output price) "
        "÷ 1,000,000",
        worked=f"({number(sent)} × ${number(rates[0])} + {number(inputs.output_tokens)} × "
        f"${number(rates[1])}) ÷ 1,000,000 = {usd(cost)}",
        source=source[0],
        date=source[1],
    )


def _rates(inputs: Inputs, approach: str, sent: int) -> tuple[float, float]:
    if approach in TUNED:
        return inputs.tuned_input_usd_per_mtok, inputs.tuned_output_usd_per_mtok
    snapshot = prices.load()
    tier = snapshot.rates(inputs.model, snapshot.as_of).at(sent)
    return tier.input, tier.output


def _volume(sums: Sums, one: str, other: str) -> Figure:
    found = sums.volume(one, other)
    return Figure(
        key=f"break_even_requests_per_day_{one}_{other}",
        value=found.value,
        unit="requests per day",
        words=found.words,
        caption=f"Volume at which {NAMES[one]} and {NAMES[other]} cost the same",
        formula="(costs of the second without requests − those of the first) ÷ (tokens per "
        "request of the first − those of the second) ÷ (30 days × months); without growth and "
        "discounting",
        worked=_worked_volume(sums.inputs, sums.costs[one], sums.costs[other], found),
        source=YOURS,
    )


def _worked_volume(inputs: Inputs, first: Costs, second: Costs, found: BreakEven) -> str:
    fixed = [usd(break_even.standing(inputs, cost)) for cost in (second, first)]
    each = [usd(cost.tokens) for cost in (first, second)]
    result = found.words if found.value is None else number(round(found.value, 2))
    return (
        f"({fixed[0]} − {fixed[1]}) ÷ ({each[0]} − {each[1]}) ÷ "
        f"({DAYS_PER_MONTH} × {inputs.horizon_months}) → {result}"
    )


def _month(sums: Sums, one: str, other: str) -> Figure:
    found = sums.month(one, other)
    starts = f"{usd(sums.costs[one].start)} and {usd(sums.costs[other].start)} at the start"
    result = found.words or f"level by the end of month {number(found.value or 0)}"
    return Figure(
        key=f"break_even_month_{one}_{other}",
        value=found.value,
        unit="months",
        words=found.words,
        caption=f"Time until {NAMES[one]} and {NAMES[other]} cost the same",
        formula="the first month by whose end the one that is dearer to start has cost no more "
        "than the other, in today's money",
        worked=f"{starts} → {result}",
        source=YOURS,
    )


def table(sums: Sums) -> Table:
    """Set the four side by side, the cheapest marked."""
    inputs, rows = sums.inputs, []
    for one, cost in sums.costs.items():
        monthly = inputs.requests_per_day * DAYS_PER_MONTH * cost.request + cost.fixed
        amounts = (cost.start, monthly, sums.total[one], sums.npv[one])
        rows.append((titled(one), input_tokens(inputs, one), *amounts))
    return Table(
        caption="The four side by side",
        columns=(
            *("Approach", "Input tokens per request", "At the start", "First month's costs"),
            *(f"Paid in {plural(inputs.horizon_months, 'month')}", "In today's money"),
        ),
        units=("", "tokens", "USD", "USD", "USD", "USD"),
        rows=tuple(rows),
        marked=APPROACHES.index(sums.cheapest),
    )
