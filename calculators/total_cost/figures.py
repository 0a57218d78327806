"""The figures of the four approaches, each with its formula and the numbers put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from calculators.kit import prices
from calculators.kit.result import Figure, Table
from calculators.kit.sources import Origin, origin
from calculators.kit.words import number, per_cent, plural, rounded, usd, usd_in_full
from calculators.total_cost.break_even import same
from calculators.total_cost.costs import APPROACHES, DAYS_PER_MONTH, TUNED, input_tokens
from calculators.total_cost.inputs import NAMES, TUNABLE
from calculators.total_cost.sums import PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculators.total_cost.inputs import Inputs
    from calculators.total_cost.sums import Sums

YOURS = "your own numbers"
TUNING = "fine-tuning"
ENTRIES = {
    "prompting": "prompt-engineering",
    "rag": "retrieval-augmented-generation",
    "fine_tuning": "fine-tuning",
    "hybrid": "fine-tuning",
}
ENTRY_NAMES = {"prompting": "prompting", "rag": "RAG", "fine_tuning": TUNING, "hybrid": TUNING}


def titled(approach: str) -> str:
    """Give an approach's name as it begins a line."""
    name = NAMES[approach]
    return name[0].upper() + name[1:]


def _origin(inputs: Inputs, approach: str) -> Origin:
    snapshot = prices.load()
    as_of = snapshot.as_of.isoformat()
    if approach in TUNED:
        listed = f"list price of {snapshot.model(TUNABLE).name}, {snapshot.source}; {YOURS}"
        keys = ("tuned_input_usd_per_mtok", "tuned_output_usd_per_mtok")
        entered = f"the prices of the tuned model and the costs that you entered ({YOURS})"
        return origin(inputs, *keys, source=listed, date=as_of, yours=entered)
    return Origin(f"{snapshot.source}; {YOURS}", as_of)


class _Said(NamedTuple):
    """The amounts of one approach that several figures say."""

    start: str
    standing: str
    tokens: str
    npv: str
    summed: str


def figures(sums: Sums) -> Iterator[Figure]:
    """Give all figures, the answer first."""
    said = {one: _said(sums, one) for one in APPROACHES}
    yield _cheapest(sums, said)
    yield _saving(sums, said[sums.cheapest])
    yield from (_npv(sums, one, said[one]) for one in APPROACHES)
    yield from (_total(sums, one, said[one]) for one in APPROACHES)
    yield from (_per_request(sums, one, said[one]) for one in APPROACHES)
    yield from (_volume(sums, pair, said) for pair in PAIRS)
    yield from (_month(sums, pair, said) for pair in PAIRS)


def _said(sums: Sums, approach: str) -> _Said:
    cost = sums.costs[approach]
    return _Said(
        start=usd(cost.start),
        standing=usd(sums.lines[approach].standing),
        tokens=usd(cost.tokens),
        npv=usd(sums.npv[approach]),
        summed=_sum(sums, approach),
    )


def _cheapest(sums: Sums, said: Mapping[str, _Said]) -> Figure:
    best, found = sums.cheapest, "; ".join(f"{NAMES[one]} {said[one].npv}" for one in APPROACHES)
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
        entry_name=ENTRY_NAMES[best],
    )


def _saving(sums: Sums, cheapest: _Said) -> Figure:
    return Figure(
        key="saving_against_today",
        value=sums.saving,
        unit="USD",
        caption=f"Saved against today in {plural(sums.inputs.horizon_months, 'month')}",
        general="Saved against today",
        formula="what today's way costs over the same months, in today's money − the cheapest "
        "of the four",
        worked=f"{usd(sums.today)} − {cheapest.npv} = {usd(sums.saving)}",
        source=YOURS,
    )


def _npv(sums: Sums, approach: str, said: _Said) -> Figure:
    rate, source = sums.inputs.discount_rate, _origin(sums.inputs, approach)
    monthly = (1 + rate) ** (1 / 12) - 1
    return Figure(
        key=f"npv_{approach}",
        value=sums.npv[approach],
        unit="USD",
        caption=f"{titled(approach)}, in today's money",
        formula="costs at the start + each month's costs ÷ (1 + monthly rate)^month; "
        "the monthly rate is (1 + annual rate)^(1/12) − 1",
        worked=f"{said.summed}, each month divided by (1 + {number(round(monthly, 8))})^month, "
        f"for {per_cent(rate)} a year = {said.npv}",
        source=source.source,
        date=source.date,
    )


def _total(sums: Sums, approach: str, said: _Said) -> Figure:
    value, source = sums.total[approach], _origin(sums.inputs, approach)
    return Figure(
        key=f"total_{approach}",
        value=value,
        unit="USD",
        caption=f"{titled(approach)}, as paid",
        formula="engineering + labeling + trainings + requests × (tokens + checking) + months × "
        "(upkeep + retrieval + hosting)",
        worked=f"{said.summed} = {usd(value)}",
        source=source.source,
        date=source.date,
    )


def _sum(sums: Sums, approach: str) -> str:
    cost, requests = sums.costs[approach], sums.requests * sums.horizon.paid.requests
    parts = [usd(cost.engineering)]
    if approach in TUNED:
        runs = plural(1 + len(sums.horizon.repeats), "training")
        parts += [usd(cost.labeling), f"{runs} × {usd(cost.training)}"]
    parts.append(f"{number(round(requests))} requests × {usd(cost.request)}")
    parts.append(f"{sums.inputs.horizon_months} × {usd(cost.fixed)}")
    return " + ".join(parts)


def _per_request(sums: Sums, approach: str, said: _Said) -> Figure:
    inputs, source = sums.inputs, _origin(sums.inputs, approach)
    taught = "" if approach in TUNED else "instructions + examples + "
    retrieved = "retrieved text + " if approach in {"rag", "hybrid"} else ""
    sent = input_tokens(inputs, approach)
    rates = _rates(inputs, approach, sent)
    return Figure(
        key=f"cost_per_request_{approach}",
        value=sums.costs[approach].tokens,
        unit="USD per request",
        caption=f"Tokens of one request, {NAMES[approach]}",
        formula=f"(({taught}{retrieved}question) × input price + answer × output price) "
        "÷ 1,000,000",
        worked=f"({number(sent)} × {usd_in_full(rates[0])} + {number(inputs.output_tokens)} × "
        f"{usd_in_full(rates[1])}) ÷ 1,000,000 = {said.tokens}",
        source=source.source,
        date=source.date,
    )


def _rates(inputs: Inputs, approach: str, sent: int) -> tuple[float, float]:
    if approach in TUNED:
        return inputs.tuned_input_usd_per_mtok, inputs.tuned_output_usd_per_mtok
    snapshot = prices.load()
    tier = snapshot.rates(inputs.model, snapshot.as_of).at(sent)
    return tier.input, tier.output


def _volume(sums: Sums, pair: tuple[str, str], said: Mapping[str, _Said]) -> Figure:
    one, other = pair
    found, first, second = sums.volume(one, other), said[one], said[other]
    never = "" if found is not None else _never(sums, one, other)
    return Figure(
        key=f"break_even_requests_per_day_{one}_{other}",
        value=found,
        unit="requests per day",
        words=never,
        caption=f"Volume at which {NAMES[one]} and {NAMES[other]} cost the same",
        formula="(costs of the second without requests − those of the first) ÷ (tokens per "
        "request of the first − those of the second) ÷ (30 days × months); without growth and "
        "discounting",
        worked=f"({second.standing} − {first.standing}) ÷ ({first.tokens} − {second.tokens}) ÷ "
        f"({DAYS_PER_MONTH} × {sums.inputs.horizon_months}) → "
        f"{never if found is None else rounded(found)}",
        source=YOURS,
    )


def _never(sums: Sums, one: str, other: str) -> str:
    standing = {name: sums.lines[name].standing for name in (one, other)}
    if same(standing[one], standing[other]):
        return "always; the two cost the same"
    return f"never; {NAMES[min(standing, key=standing.__getitem__)]} always costs less"


def _month(sums: Sums, pair: tuple[str, str], said: Mapping[str, _Said]) -> Figure:
    one, other = pair
    found, ahead = sums.month(one, other), NAMES[sums.by_start(one, other)[0]]
    months = plural(sums.inputs.horizon_months, "month")
    never = f"not in {months}; {ahead} stays ahead" if found is None else ""
    result = never or f"level by the end of month {found}"
    return Figure(
        key=f"break_even_month_{one}_{other}",
        value=found,
        unit="months",
        words=never,
        none="not in time",
        caption=f"Time until {NAMES[one]} and {NAMES[other]} cost the same",
        formula="the first month by whose end the one that is dearer to start has cost no more "
        "than the other, in today's money",
        worked=f"{said[one].start} and {said[other].start} at the start → {result}",
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
