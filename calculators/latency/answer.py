"""Both waits in words, figures and a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.kit import chart
from calculators.kit.result import Chart, Figure, Reason, Result, Table
from calculators.kit.sources import origin
from calculators.kit.words import duration, number, rounded
from calculators.latency import wait
from calculators.latency.inputs import BENCHMARK, BENCHMARK_READ

if TYPE_CHECKING:
    from calculators.kit.sources import Origin
    from calculators.latency.inputs import Inputs
    from calculators.latency.wait import Wait

PARTS = {"Network": "network", "Reading the prompt": "reading", "Writing the answer": "writing"}
NAMES = {"large": "Large model", "small": "Small model"}


def calculate(inputs: Inputs) -> Result:
    """Answer how long a person waits for each model."""
    big, little = wait.large(inputs), wait.small(inputs)
    found = wait.answers(inputs)
    return Result(
        headline=_headline(big, little),
        short=_short(big, little),
        answers=found,
        leading="speedup",
        figures=(
            _speedup(big, little),
            *_figures(inputs, "large", big),
            *_figures(inputs, "small", little),
        ),
        reasons=_reasons(big, little),
        make_chart=lambda: _chart(big, little),
        assumptions=_assumptions(),
        warnings=_warnings(inputs, big, little),
    )


def _as_fast(ratio: float, level: str) -> str:
    """Say how many times as fast, or what is `level` where rounding leaves no difference."""
    times = rounded(ratio, 2)
    return level if times == "1" else f"{times} times as fast"


def _headline(big: Wait, little: Wait) -> str:
    long, short = duration(big.total), duration(little.total)
    if big.total == little.total or long == short:
        return f"You wait about {long} for either model: a small one would not be faster."
    if little.total > big.total:
        return f"The small model is no faster: you wait {short} for it, {long} for the large one."
    compared = _as_fast(wait.speedup(big, little), level="which is hardly faster")
    return (
        f"You wait about {long} for the large model's whole answer and {short} for the small "
        f"one's, {compared}."
    )


def _short(big: Wait, little: Wait) -> str:
    ratio = wait.speedup(big, little)
    if ratio < 1:
        return "The small model is no faster"
    return f"The small model: {_as_fast(ratio, level='about as fast')}"


def _speedup(big: Wait, little: Wait) -> Figure:
    ratio = wait.speedup(big, little)
    return Figure(
        key="speedup",
        value=ratio,
        unit="times",
        caption="The small model, compared with the large one",
        words=_as_fast(ratio, level="about as fast"),
        formula="whole wait for the large model ÷ whole wait for the small model",
        worked=f"{rounded(big.total, 4)} ms ÷ {rounded(little.total, 4)} ms = {rounded(ratio)}",
    )


def _figures(inputs: Inputs, which: str, found: Wait) -> tuple[Figure, Figure]:
    prompt, output, reads, writes = (
        getattr(inputs, f"{which}_{part}") for part in ("prompt_tokens", "output_tokens", *SPEEDS)
    )
    source, date = _source(inputs, which)
    first = Figure(
        key=f"{which}_time_to_first_token_ms",
        value=found.first,
        unit="ms",
        caption=f"{NAMES[which]}: until the first word",
        formula="network + prompt tokens ÷ reading speed × 1,000",
        worked=f"{number(inputs.network_ms)} + {number(prompt)} ÷ {number(reads)} × 1,000 = "
        f"{rounded(found.first, 4)} ms",
        source=source,
        date=date,
    )
    total = Figure(
        key=f"{which}_total_ms",
        value=found.total,
        unit="ms",
        caption=f"{NAMES[which]}: until the whole answer",
        formula="time until the first token + output tokens ÷ writing speed × 1,000",
        worked=f"{rounded(found.first, 4)} + {number(output)} ÷ {number(writes)} × 1,000 = "
        f"{rounded(found.total, 4)} ms",
        source=source,
        date=date,
    )
    return first, total


SPEEDS = ("prefill_tokens_per_second", "decode_tokens_per_second")


def _source(inputs: Inputs, which: str) -> Origin:
    """Say where the speeds are from: the benchmark, as long as they are its."""
    ours = "" if which == "large" else "; reading speed: our arithmetic from it"
    return origin(
        inputs,
        *(f"{which}_{speed}" for speed in SPEEDS),
        source=f"speeds: {BENCHMARK}{ours}",
        date=BENCHMARK_READ,
        yours="speeds: your entries",
    )


def _reasons(big: Wait, little: Wait) -> tuple[Reason, ...]:
    source = f"{wait.LIMITS_SOURCE}, {wait.LIMITS_READ}"
    return tuple(
        Reason(
            condition=condition,
            holds=holds,
            finding=f"The {name.lower()} {does} {duration(ms)}.",
            detail=kept if holds else broken,
            source=source,
            source_url="https://www.nngroup.com/articles/response-times-3-important-limits/",
        )
        for name, found in ((NAMES["large"], big), (NAMES["small"], little))
        for condition, does, kept, broken, ms, holds in (
            (
                "First word within 1 second, so that the train of thought holds",
                "begins to answer after",
                "That is within 1 second: the train of thought holds.",
                "That is more than 1 second: the train of thought breaks.",
                found.first,
                found.first <= wait.FLOW_MS,
            ),
            (
                "Whole answer within 10 seconds, so that attention holds",
                "has answered after",
                "That is within 10 seconds: attention holds.",
                "That is more than 10 seconds: attention wanders.",
                found.total,
                found.total <= wait.ATTENTION_MS,
            ),
        )
    )


def _chart(big: Wait, little: Wait) -> Chart:
    waits = (("large", big), ("small", little))
    rows = [
        {"model": NAMES[which], "part": part, "order": place, "seconds": getattr(found, key) / 1e3}
        for which, found in waits
        for place, (part, key) in enumerate(PARTS.items())
    ]
    return Chart(
        title="Where the time goes",
        description="Each bar is a wait: the network, then the reading of the prompt until the "
        "first word, then the writing of the answer until the last.",
        spec=_spec(rows, {NAMES[which]: duration(found.total) for which, found in waits}),
        data=Table(
            caption="Where the time goes",
            columns=("Model", "Part", "Seconds"),
            units=("", "", "seconds"),
            rows=tuple((str(row["model"]), str(row["part"]), row["seconds"]) for row in rows),
        ),
    )


def _spec(rows: list[dict[str, Any]], totals: dict[str, str]) -> dict[str, Any]:
    ends = [
        {"model": name, "said": total, "seconds": _sum(rows, name)}
        for name, total in totals.items()
    ]
    room = {"domain": [0, max(_sum(rows, name) for name in totals) * chart.LABELED], "nice": False}
    axis = {"title": "Seconds", "tickCount": 6}
    x = {"field": "seconds", "type": "quantitative", "axis": axis, "scale": room}
    left = {"title": None, "minExtent": 92}
    y = {"field": "model", "type": "nominal", "axis": left, "sort": list(totals)}
    bars = {
        "data": {"values": rows},
        "mark": {"type": "bar", "height": 26},
        "encoding": {"x": x, "color": _color(), "order": {"field": "order"}},
    }
    labels = {
        "data": {"values": ends},
        "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": 600},
        "encoding": {"x": x, "text": {"field": "said"}},
    }
    return chart.spec(110, {"encoding": {"y": y}, "layer": [bars, labels]})


def _sum(rows: list[dict[str, Any]], name: str) -> float:
    return sum(float(row["seconds"]) for row in rows if row["model"] == name)


def _color() -> dict[str, Any]:
    colors = [chart.MUTED, chart.APPROACHES["prompting"], chart.ACCENT]
    scale = {"domain": list(PARTS), "range": colors}
    return {"field": "part", "type": "nominal", "scale": scale, "legend": chart.legend(len(PARTS))}


def _assumptions() -> tuple[str, ...]:
    return (
        (
            "The answer is shown as it is written: a person reads along from the first word. "
            "Where it is spoken or checked first, the whole wait counts."
        ),
        (
            "Every token of the answer takes the same time. Exact benchmarks count the first one "
            "as part of the reading; the difference is one token."
        ),
        (
            "The default speeds are those of a server that works on one request alone. At busy "
            "hours every model is slower: measure your own."
        ),
        (
            "Faster is not better: whether the small model is good enough, only a test with your "
            "own cases tells."
        ),
    )


def _warnings(inputs: Inputs, big: Wait, little: Wait) -> tuple[str, ...]:
    found = []
    if big.total <= wait.FLOW_MS:
        found.append("The large model's whole answer is there within a second: speed is no motive.")
    if big.writing > big.first and inputs.large_output_tokens > inputs.small_output_tokens:
        found.append(
            "Most of the wait is the writing, and the large model writes more. A shorter answer "
            "costs nothing to try: ask for it in the prompt before you tune a model."
        )
    elif big.reading > big.writing:
        found.append(
            "Most of the wait is the reading of the prompt. A cached prompt may spare it without "
            "any tuning."
        )
    if little.total > wait.ATTENTION_MS:
        found.append(
            "Even the small model takes more than ten seconds. Show the answer as it comes."
        )
    return tuple(found)
