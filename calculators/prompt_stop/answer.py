"""The verdict in words and figures, and the scale of gains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.kit import chart
from calculators.kit.facts import fact
from calculators.kit.result import Chart, Figure, Result, Table
from calculators.kit.words import number, per_cent, plural, rounded, usd, usd_about, usd_in_full
from calculators.prompt_stop.verdict import (
    CATEGORY,
    answers,
    break_even_gain,
    check,
    cost_of_iteration,
    detectable_gain,
    deviations,
    examples_needed,
    value_of_iteration,
)

if TYPE_CHECKING:
    from calculators.prompt_stop.inputs import Inputs

WORDS = {
    CATEGORY: "the verdict",
    "stop": "“stop”",
    "enlarge": "“enlarge the test set first”",
    "go-on": "“go on”",
}
SHORT = {"stop": "Stop here", "enlarge": "Test more first", "go-on": "Go on"}
ZONES = {"stop": "stop", "enlarge": "enlarge the test", "go-on": "go on"}
COLORS = {"stop": chart.MUTED, "enlarge": chart.APPROACHES["fine-tuning"], "go-on": chart.ACCENT}
NARROW = 0.14
BAND = (34, 84)


def calculate(inputs: Inputs) -> Result:
    """Answer whether the next round of work on the prompt is worth it.

    Raises:
        InputError: the gain is more than is left, or than the cases on which the prompts differ.

    """
    check(inputs)
    found = answers(inputs)
    return Result(
        headline=_headline(inputs, found[CATEGORY]),
        short=SHORT[found[CATEGORY]],
        answers=found,
        leading="value_of_iteration",
        figures=_figures(inputs),
        make_chart=lambda: _drawn(inputs),
        assumptions=_assumptions(inputs),
        warnings=_warnings(inputs),
    )


def points(share: float) -> str:
    """Write a difference of shares in percentage points.

    >>> points(0.03), points(0.01), points(0.0626)
    ('3 percentage points', '1 percentage point', '6.26 percentage points')
    """
    said = rounded(share * 100)
    return f"{said} percentage point{'' if said == '1' else 's'}"


def _headline(inputs: Inputs, verdict: str) -> str:
    spent, brought = cost_of_iteration(inputs), value_of_iteration(inputs)
    cost, value = usd_about(spent, brought), usd_about(brought, spent)
    months = plural(inputs.horizon_months, "month")
    if verdict == "stop":
        return f"Stop here: the next round costs about {cost} and brings about {value} in {months}."
    if verdict == "go-on":
        return (
            f"Go on: the next round costs about {cost}, brings about {value} in {months}, and your "
            "test can show it."
        )
    needed, cases = examples_needed(inputs), plural(inputs.test_examples, "test case")
    enough = f"; about {rounded(needed)} can" if needed else ""
    gain = points(inputs.expected_gain)
    return (
        f"Enlarge your test set first: the next round can pay, but {cases} cannot tell {gain} "
        f"from chance{enough}."
    )


def _figures(inputs: Inputs) -> tuple[Figure, ...]:
    return (_value(inputs), _cost(inputs), _break_even(inputs), _detectable(inputs), _size(inputs))


def _value(inputs: Inputs) -> Figure:
    value = value_of_iteration(inputs)
    return Figure(
        key="value_of_iteration",
        value=value,
        unit="USD",
        caption="What the next round brings",
        formula="expected gain × requests per month × months × (worth of a right answer + cost of "
        "a wrong one)",
        worked=f"{per_cent(inputs.expected_gain)} × {_answers(inputs)} = {usd(value)}",
        source="your entries",
    )


def _answers(inputs: Inputs) -> str:
    each = f"({usd_in_full(inputs.value_per_correct)} + {usd_in_full(inputs.cost_per_failure)})"
    return f"{number(inputs.requests_per_month)} × {inputs.horizon_months} × {each}"


def _cost(inputs: Inputs) -> Figure:
    cost = cost_of_iteration(inputs)
    return Figure(
        key="cost_of_iteration",
        value=cost,
        unit="USD",
        caption="What the next round costs",
        formula="hours × cost of an hour",
        worked=f"{number(inputs.hours_per_iteration)} × {usd_in_full(inputs.hourly_rate)} = "
        f"{usd(cost)}",
        source="your entries",
    )


def _break_even(inputs: Inputs) -> Figure:
    gain = break_even_gain(inputs)
    terms = f"{usd(cost_of_iteration(inputs))} ÷ ({_answers(inputs)})"
    left = per_cent(1 - inputs.accuracy)
    return Figure(
        key="break_even_gain",
        value=gain,
        unit="share",
        words="never: even a perfect prompt would not pay" if gain is None else "",
        write=points,
        caption="Gain at which the round pays for itself",
        formula="cost of the round ÷ (requests per month × months × (worth of a right answer + "
        "cost of a wrong one)); never if that is more than is left to gain",
        worked=f"{terms}: more than the {left} that are left to gain"
        if gain is None
        else f"{terms} = {points(gain)}",
        source="your entries",
    )


def _detectable(inputs: Inputs) -> Figure:
    gain, known = detectable_gain(inputs), fact("ai-evaluation.detectable_gap_questions")
    terms = (
        f"{rounded(deviations(inputs), 4)} × √({per_cent(inputs.discordant_share)} ÷ "
        f"{number(inputs.test_examples)})"
    )
    return Figure(
        key="detectable_gain",
        value=gain,
        unit="share",
        words="never: too few cases differ to show any gain" if gain is None else "",
        none="no gain",
        write=points,
        caption="Smallest gain that your test can show",
        formula="(z of the confidence + z of the chance to see it) × √(share of cases on which "
        "the prompts differ ÷ test cases); never if that is more than the share itself",
        worked=f"{terms}: more than the {per_cent(inputs.discordant_share)} of cases that differ"
        if gain is None
        else f"{terms} = {points(gain)}",
        source=f"paired formula of {known.origin}",
        date=known.checked,
        entry="ai-evaluation",
    )


def _size(inputs: Inputs) -> Figure:
    needed, known = examples_needed(inputs), fact("ai-evaluation.detectable_gap_questions")
    terms = (
        f"({rounded(deviations(inputs), 4)} ÷ {per_cent(inputs.expected_gain)})² × "
        f"{per_cent(inputs.discordant_share)}"
    )
    return Figure(
        key="examples_needed",
        value=needed,
        unit="test cases",
        words="never: no test can show so little" if needed is None else "",
        none="no number",
        caption="Test cases that can show the gain you expect",
        formula="((z of the confidence + z of the chance to see it) ÷ expected gain)² × share of "
        "cases on which the prompts differ, rounded up",
        worked=f"{terms}: no such number" if needed is None else f"{terms} → {number(needed)}",
        source=f"paired formula of {known.origin}",
        date=known.checked,
        entry="ai-evaluation",
    )


def zones(inputs: Inputs) -> list[dict[str, Any]]:
    """Divide the gains that are possible by the verdict to which each would lead."""
    top = min(1 - inputs.accuracy, inputs.discordant_share)
    pays, shows = break_even_gain(inputs), detectable_gain(inputs)
    stop = min(top, top if pays is None else pays)
    enlarge = max(stop, min(top, top if shows is None else shows))
    edges = (("stop", 0.0, stop), ("enlarge", stop, enlarge), ("go-on", enlarge, top))
    return [{"verdict": name, "x": a, "x2": b} for name, a, b in edges if b > a]


def _drawn(inputs: Inputs) -> Chart | None:
    found = zones(inputs)
    if not found:
        return None
    parts = [f"{ZONES[z['verdict']]} up to {points(z['x2'])}" for z in found]
    return Chart(
        title="What each gain would mean",
        description=f"A scale of the gains that are possible. {'; '.join(parts)}. You expect "
        f"{points(inputs.expected_gain)}.",
        spec=_spec(inputs, found),
        data=Table(
            caption="What each gain would mean",
            columns=("Gain from", "to", "Verdict"),
            units=("share", "share", ""),
            rows=tuple((zone["x"], zone["x2"], ZONES[zone["verdict"]]) for zone in found),
        ),
    )


def _spec(inputs: Inputs, found: list[dict[str, Any]]) -> dict[str, Any]:
    top = found[-1]["x2"]
    scale = {"domain": [0, 100 * top], "nice": False}
    axis = {"title": "Gain in percentage points", "grid": False}
    x = {"field": "x", "type": "quantitative", "scale": scale, "axis": axis}
    palette = {"domain": list(COLORS), "range": list(COLORS.values())}
    color = {"field": "verdict", "type": "nominal", "scale": palette, "legend": None}
    rect = {"type": "rect", "fillOpacity": 0.18, "stroke": chart.PAPER, "strokeWidth": 2}
    band = {"y": {"value": BAND[0]}, "y2": {"value": BAND[1]}, "fill": color}
    name = {"text": {"field": "said", "type": "nominal"}, "y": {"value": sum(BAND) / 2}}
    point = {"type": "point", "filled": True, "size": 130, "opacity": 1, "color": chart.TEXT}
    side = "right" if inputs.expected_gain > top / 2 else "left"
    label = {"type": "text", "dy": -16, "align": side, "fontWeight": 600}
    text = {"text": {"value": "what you expect"}}
    zone = {"data": {"values": [_zone(one, top) for one in found]}}
    spot = {"data": {"values": [{"x": 100 * inputs.expected_gain}]}}
    middle = {**x, "field": "middle"}
    bold = {"type": "text", "fontWeight": 600}
    layers = [
        {**zone, "mark": rect, "encoding": {"x": x, "x2": {"field": "x2"}, **band}},
        {**zone, "mark": bold, "encoding": {"x": middle, **name, "color": color}},
        {
            **spot,
            "encoding": {"x": x, "y": {"value": BAND[0]}},
            "layer": [{"mark": point}, {"mark": label, "encoding": text}],
        },
    ]
    return chart.spec(BAND[1], {"layer": layers})


def _zone(zone: dict[str, Any], top: float) -> dict[str, Any]:
    """Give a zone in percentage points, with its name where there is room for it."""
    start, end = 100 * zone["x"], 100 * zone["x2"]
    wide = end - start > 100 * NARROW * top
    said = ZONES[zone["verdict"]] if wide else ""
    return {**zone, "x": start, "x2": end, "middle": (start + end) / 2, "said": said}


def _assumptions(inputs: Inputs) -> tuple[str, ...]:
    few = fact("prompt-engineering.disagreements_min")
    return (
        (
            "The round is worth what its gain brings on all requests of "
            f"{plural(inputs.horizon_months, 'month')}, without interest."
        ),
        (
            "Both prompts are tried on the same cases, each case once; the test is two-sided. "
            "Where answers vary from try to try, it shows less."
        ),
        (
            f"With fewer than {number(few.value)} cases on which the prompts differ, chance "
            "explains any result."
        ),
        (
            "The test set is not counted in the cost of the round: it serves later ones and the "
            "next model too."
        ),
        "Cases on which you tune the prompt do not test it: keep some aside.",
    )


def _warnings(inputs: Inputs) -> tuple[str, ...]:
    if not inputs.requests_per_month:
        return ("Without requests, no improvement is worth anything.",)
    differ = inputs.discordant_share * inputs.test_examples
    few = fact("prompt-engineering.disagreements_min")
    if differ >= few.value or answers(inputs)[CATEGORY] == "stop":
        return ()
    return (
        (
            f"Only about {rounded(differ, 2)} of your test cases would differ between the prompts: "
            "too few to show anything."
        ),
    )
