"""The cost of both judges in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.kit import chart, prices
from calculators.kit.facts import fact
from calculators.kit.result import Chart, Figure, Result, Table
from calculators.kit.words import number, plural, rounded, usd, usd_about, usd_in_full
from calculators.preference_labels.cost import (
    CATEGORY,
    WORDS_PER_PRICE,
    ai_cost,
    ai_usd,
    answers,
    human_cost,
    human_usd,
    price,
    ratio,
    revision_cost,
    revisions,
    times,
)

if TYPE_CHECKING:
    from calculators.preference_labels.inputs import Inputs

WORDS = {
    CATEGORY: "the cheaper judge",
    "ai": "the AI",
    "people": "people",
}
CLOSE = 1.05


def calculate(inputs: Inputs) -> Result:
    """Answer what the comparisons cost by people and by an AI."""
    return Result(
        headline=_headline(inputs),
        short=_short(inputs),
        answers=answers(inputs),
        leading="cost_ratio",
        figures=_figures(inputs),
        make_chart=lambda: _drawn(inputs),
        assumptions=_assumptions(),
        warnings=_warnings(inputs),
    )


def fine(amount: float) -> str:
    """Write US dollars to four digits: cents would not give the result."""
    return usd_in_full(amount, 4)


def _headline(inputs: Inputs) -> str:
    human, ai = human_usd(inputs), ai_usd(inputs)
    if not inputs.comparisons:
        one = f"one by a person costs {usd(human)}, one by the AI {usd(ai)}"
        return f"No comparisons, no cost; {one}."
    people, judge = human_cost(inputs), ai_cost(inputs)
    both = (
        f"You pay people about {usd_about(people, judge)} for "
        f"{plural(inputs.comparisons, 'comparison')}, and an AI judge about "
        f"{usd_about(judge, people)}"
    )
    factor = times(max(human, ai), min(human, ai))
    if factor is None:
        return f"{both}."
    if factor < CLOSE:
        return f"{both}: about the same."
    dearer = "people cost" if human > ai else "the AI costs"
    return f"{both}: {dearer} {rounded(factor)} times as much."


def _short(inputs: Inputs) -> str:
    human, ai = human_usd(inputs), ai_usd(inputs)
    if (factor := times(max(human, ai), min(human, ai))) is not None and factor < CLOSE:
        return "People and AI cost about the same"
    cheaper, amount = ("The AI", ai) if ai < human else ("People", human)
    return f"{cheaper}: {usd(amount)} a comparison"


def _figures(inputs: Inputs) -> tuple[Figure, ...]:
    return (_ratio(inputs), _human(inputs), _ai(inputs), _revision(inputs), *_each(inputs))


def _ratio(inputs: Inputs) -> Figure:
    found, study = ratio(inputs), fact("constitutional-ai.label_usd_human_2023")
    terms = f"{fine(human_usd(inputs))} ÷ {fine(ai_usd(inputs))}"
    return Figure(
        key="cost_ratio",
        value=found,
        unit="times",
        words="never: the AI costs nothing here" if found is None else "",
        none="no ratio",
        caption="A person's comparison costs, against the AI's",
        formula="cost of a person's comparison ÷ cost of the AI's",
        worked=f"{terms}: no ratio" if found is None else f"{terms} = {rounded(found)}",
        source=f"method: {study.origin}",
        date=study.checked,
    )


def _human(inputs: Inputs) -> Figure:
    total = human_cost(inputs)
    return Figure(
        key="human_cost",
        value=total,
        unit="USD",
        caption="All comparisons by people",
        formula="comparisons × cost of a person's comparison",
        worked=f"{number(inputs.comparisons)} × {fine(human_usd(inputs))} = {usd(total)}",
        source="your entries",
    )


def _ai(inputs: Inputs) -> Figure:
    total, (source, date) = ai_cost(inputs), _source(inputs)
    return Figure(
        key="ai_cost",
        value=total,
        unit="USD",
        caption="All comparisons by the AI",
        formula="comparisons × cost of an AI's comparison",
        worked=f"{number(inputs.comparisons)} × {fine(ai_usd(inputs))} = {usd(total)}",
        source=source,
        date=date,
    )


def _revision(inputs: Inputs) -> Figure:
    total, (source, date) = revision_cost(inputs), _source(inputs)
    tokens = inputs.revision_input_tokens, inputs.revision_output_tokens
    return Figure(
        key="revision_cost",
        value=total,
        unit="USD",
        caption="Critiques and revisions on top",
        formula="prompts × revisions of each × (input × its price + output × its price)",
        worked=f"{number(inputs.prompts)} × {inputs.critique_revisions_per_prompt} × "
        f"{_call(inputs, *tokens)} = {usd(total)}",
        source=source,
        date=date,
    )


def _each(inputs: Inputs) -> tuple[Figure, Figure]:
    source, date = _source(inputs)
    by_words = inputs.human_price == "words"
    human = fine(human_usd(inputs))
    words = f"{number(inputs.words_read)} ÷ {WORDS_PER_PRICE} × {fine(inputs.usd_per_50_words)}"
    study = fact("constitutional-ai.label_usd_human_2023")
    person = Figure(
        key="human_usd_per_comparison",
        value=human_usd(inputs),
        unit="USD",
        caption="One comparison by a person",
        formula=f"words read ÷ {WORDS_PER_PRICE} × price of {WORDS_PER_PRICE} words"
        if by_words
        else "as you entered it",
        worked=f"{words} = {human}" if by_words else human,
        source=f"your entries; method: {study.origin}" if by_words else "your entry",
        date=study.checked if by_words else "",
    )
    machine = Figure(
        key="ai_usd_per_comparison",
        value=ai_usd(inputs),
        unit="USD",
        caption="One comparison by the AI",
        formula="verdicts per comparison × (input × its price + output × its price)",
        worked=f"{inputs.calls_per_label} × "
        f"{_call(inputs, inputs.input_tokens, inputs.output_tokens)} = {fine(ai_usd(inputs))}",
        source=source,
        date=date,
    )
    return person, machine


def _call(inputs: Inputs, read: int, written: int) -> str:
    """Write out what one call costs."""
    usd_in, usd_out = price(inputs, read)
    tokens = f"{number(read)} × {usd_in_full(usd_in)} + {number(written)} × {usd_in_full(usd_out)}"
    return f"({tokens}) ÷ 1,000,000"


def _source(inputs: Inputs) -> tuple[str, str]:
    """Say where the AI's prices are from, and of when they are."""
    snapshot = prices.load()
    if inputs.ai_input_usd_per_mtok and inputs.ai_output_usd_per_mtok:
        return "your entries", ""
    return snapshot.source, snapshot.as_of.isoformat()


def _drawn(inputs: Inputs) -> Chart | None:
    rows: list[dict[str, Any]] = [
        {"judge": "People", "usd": human_cost(inputs)},
        {"judge": "AI judge", "usd": ai_cost(inputs)},
    ]
    if revisions(inputs):
        rows.append({"judge": "Revisions", "usd": revision_cost(inputs)})
    if not any(row["usd"] for row in rows):
        return None
    named = "; ".join(f"{row['judge']}: {usd(row['usd'])}" for row in rows)
    return Chart(
        title="What the comparisons cost",
        description=f"A bar for each. {named}.",
        spec=_spec([row | {"said": usd(row["usd"])} for row in rows]),
        data=Table(
            caption="What the comparisons cost",
            columns=("Judge", "Cost"),
            units=("", "USD"),
            rows=tuple((row["judge"], row["usd"]) for row in rows),
        ),
    )


def _spec(rows: list[dict[str, Any]]) -> dict[str, Any]:
    most = max(row["usd"] for row in rows)
    x = {
        "field": "usd",
        "type": "quantitative",
        "scale": {"domain": [0, most * chart.LABELED], "nice": False},
        "axis": None,
    }
    axis = {"title": None, "ticks": False, "domain": False, "minExtent": 76}
    y = {"field": "judge", "type": "nominal", "sort": None, "axis": axis}
    bar = {"type": "bar", "color": chart.ACCENT, "cornerRadiusEnd": 2, "height": 26}
    label = {"type": "text", "align": "left", "dx": 6, "fontWeight": 600}
    return chart.spec(
        44 * len(rows),
        {
            "data": {"values": rows},
            "encoding": {"x": x, "y": y},
            "layer": [
                {"mark": bar},
                {"mark": label, "encoding": {"text": {"field": "said", "type": "nominal"}}},
            ],
        },
    )


def _assumptions() -> tuple[str, ...]:
    names = ("cost_ratio_2023", "usd_human_2023", "usd_human_2026_low")
    then, study, human = (fact(f"constitutional-ai.label_{name}") for name in names)
    machine = fact("constitutional-ai.label_usd_ai_2026_max")
    agreed, people = (fact(f"ai-evaluation.{who}_agreement") for who in ("judge", "human"))
    return (
        (
            f"The ratio of {number(then.value)} that is often quoted was computed in 2023 from "
            f"the list prices of then: {study.origin}. Larger ratios of 2026, {usd(human.value)} "
            f"and more against less than {usd(machine.value)}, are stated for other tasks: "
            f"{machine.origin}. No ratio holds without its year and its task."
        ),
        (
            "The cheaper judge is not the better one. Let a person grade a sample of the same "
            f"answers first. GPT-4 agreed with experts on {agreed.said} of clear verdicts, they "
            f"with each other on {people.said}, in one study: {agreed.origin}."
        ),
        (
            "People: the comparisons alone, without finding, briefing and checking them. AI: "
            "standard prices; in batches, many vendors take half."
        ),
        "Writing the rules, and the answers that are compared, are not counted.",
    )


def _warnings(inputs: Inputs) -> tuple[str, ...]:
    model, found = prices.load().model(inputs.model), []
    own = inputs.ai_input_usd_per_mtok, inputs.ai_output_usd_per_mtok
    needed = inputs.input_tokens + inputs.output_tokens
    if inputs.prompts:
        needed = max(needed, inputs.revision_input_tokens + inputs.revision_output_tokens)
    if all(own):
        return ("Your own prices are used; the list prices of the model play no part.",)
    if any(own):
        which = "input" if own[0] else "output"
        found.append(f"Only the price of {which} is your own; the other is the model's list price.")
    if model.context_window and needed > model.context_window:
        found.append(
            f"{number(needed)} tokens do not fit the window of {model.name}, which is "
            f"{number(model.context_window)} tokens."
        )
    if model.retires:
        when = f" on {model.retires.date}" if model.retires.date else ""
        verb = "retires" if model.current else "was retired"
        found.append(f"{model.name} {verb}{when}: choose a judge that stays.")
    return tuple(found)
