"""The comparison in words, and as a chart of what each way is paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.kit import caching, chart, prices
from calculators.kit.facts import fact
from calculators.kit.rates import MTOK
from calculators.kit.result import Chart, Result, Table
from calculators.kit.words import number, plural, usd, usd_about
from calculators.rag_cost import load
from calculators.rag_cost.figures import figures
from calculators.rag_cost.inputs import indexes

if TYPE_CHECKING:
    from calculators.kit.caching import Cached
    from calculators.rag_cost.inputs import Inputs
    from calculators.rag_cost.load import Retrieval, Whole

RAG, PROMPT = "RAG", "All in the prompt"
PARTS = {
    "service and index": chart.OTHER,
    "documents": "var(--rr-rag)",
    "the question": "var(--rr-prompting)",
    "answers": "var(--rr-hybrid)",
}
PGVECTOR_INDEXED = 2_000
BAR = 62


def calculate(inputs: Inputs) -> Result:
    """Answer what retrieval costs, and whether everything in the prompt costs less.

    Raises:
        InputError: the overlap is as long as a chunk.

    """
    load.check(inputs)
    cost = load.retrieval(inputs)
    prompt = load.whole(inputs) if load.fits(inputs) else None
    found = load.answers(inputs)
    return Result(
        headline=_headline(inputs, cost, prompt, found[load.CATEGORY]),
        short=_short(cost, prompt, found[load.CATEGORY]),
        answers=found,
        leading="cost_per_month",
        figures=figures(inputs, cost, prompt),
        make_chart=lambda: _drawn(inputs, cost, prompt),
        assumptions=_assumptions(inputs, prompt),
        warnings=(*_window_warnings(inputs), *_index_warnings(inputs), *_advice(inputs, found)),
    )


def _headline(inputs: Inputs, cost: Retrieval, prompt: Whole | None, answer: str) -> str:
    model = prices.load().model(inputs.model)
    if prompt is None:
        why = (
            f"your documents do not fit the window of {model.name}"
            if model.context_window
            else f"the window of {model.name} is not known"
        )
        return f"You would pay about {usd_about(cost.month)} a month for RAG; {why}."
    rag, other = usd_about(cost.month, prompt.month), usd_about(prompt.month, cost.month)
    if answer == "all-in-prompt":
        return (
            f"You would pay about {other} a month with everything in the prompt, against "
            f"{rag} with RAG."
        )
    return (
        f"You would pay about {rag} a month for RAG, against {other} with everything in the prompt."
    )


def _short(cost: Retrieval, prompt: Whole | None, answer: str) -> str:
    if prompt is not None and answer == "all-in-prompt":
        return f"All in the prompt: {usd_about(prompt.month)} a month"
    return f"Use RAG: {usd_about(cost.month)} a month"


def _assumptions(inputs: Inputs, prompt: Whole | None) -> tuple[str, ...]:
    snapshot, row = prices.load(), indexes()[inputs.index]
    volume = load.queries_per_month(inputs)
    asking = volume * inputs.question_tokens * load.embedding_usd(inputs) / MTOK
    found = [
        (
            f"List prices in US dollars from {snapshot.source} as of {snapshot.as_of}; a month has "
            f"{caching.DAYS_PER_MONTH} days."
        ),
        f"Size of the index: {row['says']} A planning rule, not a measurement.",
        (
            "Documents are equally long, and so are chunks. Building and looking after the search "
            "is not counted."
        ),
        (
            "Left out as small: embedding the questions themselves, about "
            f"{usd_about(asking)} a month."
        ),
    ]
    if prompt is not None:
        found += _caching(inputs, prompt.cached)
    return tuple(found)


def _caching(inputs: Inputs, cached: Cached) -> tuple[str, ...]:
    rests = caching.assumptions(inputs.model)
    if not cached.kept.minutes:
        without = "Everything in the prompt is counted without a cache: it would not save money."
        return without, *rests
    times = max(1, round(cached.fillings))
    return (
        (
            f"The cache keeps the documents for {caching.said(cached.kept)}. A question that comes "
            f"later fills it anew, about {plural(times, 'time')} a month, for "
            f"{usd(cached.filling)} of the month's cost; every other question reads it."
        ),
        *rests,
    )


def _window_warnings(inputs: Inputs) -> tuple[str, ...]:
    snapshot, found = prices.load(), []
    model, tokens = snapshot.model(inputs.model), load.rag_input(inputs)
    if model.context_window and tokens + inputs.answer_tokens > model.context_window:
        found.append(
            f"{number(tokens + inputs.answer_tokens)} tokens do not fit the window of {model.name},"
            f" which is {number(model.context_window)} tokens: take fewer or shorter chunks."
        )
    rates = load.rates_of(inputs.model)
    for name, length in ((RAG, tokens), (PROMPT, load.prompt_tokens(inputs))):
        above = rates.tier_above(length)
        if above is not None and (name == RAG or load.fits(inputs)):
            found.append(
                f"{name}: above {number(above)} tokens in a prompt, {model.name} charges its "
                "higher price for every token."
            )
    for one in (model, snapshot.model(inputs.embedding_model)):
        if one.retires is not None:
            when = f" on {one.retires.date}" if one.retires.date else ""
            verb = "retires" if one.current else "was retired"
            found.append(f"{one.name} {verb}{when}. {one.retires.says}")
    return tuple(found)


def _index_warnings(inputs: Inputs) -> tuple[str, ...]:
    found = []
    embedder = prices.load().model(inputs.embedding_model)
    if embedder.context_window and inputs.chunk_tokens > embedder.context_window:
        found.append(
            f"{embedder.name} reads at most {number(embedder.context_window)} tokens: shorter "
            "chunks are needed."
        )
    if inputs.index == "pgvector" and inputs.dimensions > PGVECTOR_INDEXED:
        found.append(
            f"pgvector indexes plain vectors of at most {number(PGVECTOR_INDEXED)} dimensions. "
            "Take fewer, or half-precision vectors, which take up to 4,000."
        )
    if inputs.chunks_per_query > (there := load.chunks(inputs)):
        found.append(
            f"Your documents make only {plural(there, 'chunk')}; each answer reads it all."
        )
    return tuple(found)


def _advice(inputs: Inputs, found: dict[str, str]) -> tuple[str, ...]:
    """Say where the cheaper way is not what the rule of this site advises."""
    largest = fact("fine-tuning.prompt_corpus_tokens_max")
    small = load.corpus_tokens(inputs) <= largest.value
    if small and found[load.CATEGORY] == "rag" and load.fits(inputs):
        return (
            (
                f"Up to {largest.said} of documents, this site advises to put all of them in the "
                "prompt: no search can miss. Ask what that is worth to you."
            ),
        )
    if not small and found[load.CATEGORY] == "all-in-prompt":
        return (
            (
                f"Cost speaks for the prompt, but above {largest.said} of documents this site "
                "advises to retrieve: models can miss facts in very long prompts. Test it."
            ),
        )
    return ()


def _parts(inputs: Inputs, cost: Retrieval, prompt: Whole | None) -> list[dict[str, Any]]:
    """Split each way's month into its parts; instructions belong to the question."""
    volume = load.queries_per_month(inputs)
    count, length = load.retrieved(inputs)
    tier = load.rates_of(inputs.model).at(load.rag_input(inputs))
    mine = (
        cost.month - cost.generation,
        volume * count * length * tier.input / MTOK,
        volume * (inputs.system_tokens + inputs.question_tokens) * tier.input / MTOK,
        volume * inputs.answer_tokens * tier.output / MTOK,
    )
    ways = {RAG: mine}
    if prompt is not None:
        tier = load.rates_of(inputs.model).at(load.prompt_tokens(inputs))
        answered = volume * inputs.answer_tokens * tier.output / MTOK
        asked = volume * inputs.question_tokens * tier.input / MTOK
        cached = prompt.cached.month
        share = load.corpus_tokens(inputs) / prompt.cached.tokens
        ways[PROMPT] = (0.0, cached * share, asked + cached * (1 - share), answered)
    return [
        {"way": way, "part": part, "usd": max(amount, 0.0), "order": order}
        for way, parts in ways.items()
        for order, (part, amount) in enumerate(zip(PARTS, parts, strict=True))
    ]


def _drawn(inputs: Inputs, cost: Retrieval, prompt: Whole | None) -> Chart:
    rows = _parts(inputs, cost, prompt)
    dearest = max((row for row in rows if row["way"] == RAG), key=lambda row: float(row["usd"]))
    against = "" if prompt is None else f"; everything in the prompt costs {usd(prompt.month)}"
    return Chart(
        title="What a month is paid for",
        description=f"RAG costs {usd(cost.month)} a month, the largest part for {dearest['part']}"
        f"{against}. Instructions are counted with the question.",
        spec=_spec(rows),
        data=Table(
            caption="What a month is paid for",
            columns=("Way", "Part", "Per month"),
            units=("", "", "USD"),
            rows=tuple((row["way"], row["part"], row["usd"]) for row in rows),
        ),
    )


def _spec(rows: list[dict[str, Any]]) -> dict[str, Any]:
    ways = list(dict.fromkeys(str(row["way"]) for row in rows))
    x = {
        "field": "usd",
        "type": "quantitative",
        "axis": {"title": "US dollars per month", "format": "$,~r", "grid": True, "tickCount": 4},
    }
    y = {"field": "way", "type": "nominal", "sort": ways, "axis": {"title": None}}
    color = {
        "field": "part",
        "type": "nominal",
        "scale": {"domain": list(PARTS), "range": list(PARTS.values())},
        "legend": chart.legend(len(PARTS)),
    }
    return chart.spec(
        BAR * len(ways),
        {
            "data": {"values": rows},
            "padding": {"left": 14, "right": 14, "top": 4, "bottom": 4},
            "mark": {"type": "bar", "height": {"band": 0.6}, "stroke": chart.PAPER},
            "encoding": {"x": x, "y": y, "color": color, "order": {"field": "order"}},
        },
    )
