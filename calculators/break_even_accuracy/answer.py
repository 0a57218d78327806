"""The break-even in words and figures, and the line of gains and losses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.break_even_accuracy.balance import (
    CATEGORY,
    answers,
    break_even,
    cost_per_correct_answer,
    flows,
    loss_per_failure,
)
from calculators.break_even_accuracy.shown import apart, fine, share, short
from calculators.kit import chart
from calculators.kit.facts import fact
from calculators.kit.result import Chart, Figure, Result, Table
from calculators.kit.words import number, plural, rounded, usd

if TYPE_CHECKING:
    from calculators.break_even_accuracy.inputs import Inputs

WORDS = {CATEGORY: "the verdict", "pays": "“it pays”", "does-not-pay": "“it does not pay”"}
POINTS = 21
CLOSE = 0.05
FINEST = 0.002
Z95 = 1.96
LEFT = 0.25
THOUSAND = 1_000


def calculate(inputs: Inputs) -> Result:
    """Answer how often the AI must be right, and what it brings at its accuracy."""
    return Result(
        headline=_headline(inputs),
        short=short(inputs),
        answers=answers(inputs),
        leading="break_even_accuracy",
        figures=_figures(inputs),
        make_tables=lambda: (_table(inputs),),
        make_chart=lambda: _drawn(inputs),
        assumptions=_assumptions(),
        warnings=_warnings(inputs),
    )


def _headline(inputs: Inputs) -> str:
    bar = break_even(inputs)
    if bar is None or bar == 1:
        if not inputs.gain_per_success:
            return "It never pays: a right answer saves you nothing."
        if bar:
            return "It never pays: even without a single error you only break even."
        return (
            f"It never pays: running a case costs {usd(inputs.cost_per_case)}, more than the "
            f"{usd(inputs.gain_per_success)} that a right answer saves."
        )
    must = f"It pays only when more than {share(bar)} of the answers are right"
    if not inputs.cases:
        return f"{must}; without cases, you gain and lose nothing."
    if flows(inputs).balanced:
        return f"{must}; at your {share(inputs.accuracy)} you break even."
    return _against(inputs, bar)


def _against(inputs: Inputs, bar: float) -> str:
    """Hold the reader's accuracy against the bar, so that the two are seen to differ."""
    least, yours = apart(bar, inputs.accuracy)
    net = flows(inputs, inputs.cases).net
    verb = "gain" if net > 0 else "lose"
    return (
        f"It pays only when more than {least} of the answers are right; at your {yours} you "
        f"{verb} {usd(abs(net))} on {plural(inputs.cases, 'case')}."
    )


def _figures(inputs: Inputs) -> tuple[Figure, ...]:
    return (_bar(inputs), _net(inputs), _per_correct(inputs), _loss(inputs))


def _bar(inputs: Inputs) -> Figure:
    bar, known = break_even(inputs), fact("ai-evaluation.break_even_accuracy")
    loss, cost = fine(loss_per_failure(inputs)), fine(inputs.cost_per_case)
    gain = fine(inputs.gain_per_success)
    none = (
        f"{cost} to run a case, against {gain} for a right answer: never"
        if inputs.gain_per_success + loss_per_failure(inputs)
        else "a right answer saves nothing, and a wrong one costs nothing: never"
    )
    return Figure(
        key="break_even_accuracy",
        value=bar,
        unit="share",
        words="never: even without a single error" if bar is None else "",
        write=share,
        caption="Right answers at which it breaks even",
        formula="(loss per wrong answer + running cost of a case) ÷ (saved by a right answer + "
        "loss per wrong answer); never if running costs more than a right answer saves",
        worked=none if bar is None else f"({loss} + {cost}) ÷ ({gain} + {loss}) = {share(bar)}",
        source=f"method: {known.origin}; amounts: your entries",
        date=known.checked,
    )


def _net(inputs: Inputs) -> Figure:
    each = flows(inputs, inputs.cases)
    wrong, right = share(1 - inputs.accuracy), share(inputs.accuracy)
    return Figure(
        key="net_value",
        value=each.net,
        unit="USD",
        caption=f"Gain or loss at {right}",
        general="Gain or loss",
        formula="cases × (right answers × saved by each − wrong answers × loss per wrong answer − "
        "running cost of a case)",
        worked=f"{number(inputs.cases)} × ({right} × {fine(inputs.gain_per_success)} − "
        f"{wrong} × {fine(loss_per_failure(inputs))} − {fine(inputs.cost_per_case)}) = "
        f"{usd(each.net)}",
        source="your entries",
    )


def _per_correct(inputs: Inputs) -> Figure:
    cost = cost_per_correct_answer(inputs)
    right, wrong = share(inputs.accuracy), share(1 - inputs.accuracy)
    terms = f"({fine(inputs.cost_per_case)} + {wrong} × {fine(loss_per_failure(inputs))}) ÷ {right}"
    return Figure(
        key="cost_per_correct_answer",
        value=cost,
        unit="USD",
        words="never: no answer is right" if cost is None else "",
        caption="Cost of a right answer, errors included",
        formula="(running cost of a case + wrong answers × loss per wrong answer) ÷ right answers; "
        "it pays while this is less than a right answer saves",
        worked=f"{right} right answers: none to spread the cost over"
        if cost is None
        else f"against {fine(inputs.gain_per_success)} saved: {terms} = {usd(cost)}",
        source="your entries",
    )


def _loss(inputs: Inputs) -> Figure:
    churned = inputs.churn_share_of_failures
    loss = loss_per_failure(inputs)
    return Figure(
        key="loss_per_failure",
        value=loss,
        unit="USD",
        caption="Loss per wrong answer",
        formula="(1 − share of wrong answers that lose a customer) × cost set right by a person + "
        "that share × cost of a customer who leaves",
        worked=f"{share(1 - churned)} × {fine(inputs.cost_per_escalation)} + "
        f"{share(churned)} × {fine(inputs.churn_cost)} = {fine(loss)}",
        source="your entries",
    )


def _table(inputs: Inputs) -> Table:
    each, cases = flows(inputs, inputs.cases), inputs.cases
    right = cases * inputs.accuracy
    churned = (cases - right) * inputs.churn_share_of_failures
    return Table(
        caption=f"What {plural(cases, 'case')} bring and take",
        columns=("", "Cases", "Amount"),
        units=("", "cases", "USD"),
        rows=(
            ("Right answers", right, each.successes),
            ("Wrong answers that a person sets right", cases - right - churned, -each.escalations),
            ("Wrong answers that lose a customer", churned, -each.churn),
            ("Running all cases", cases, -each.running),
            ("Left over", cases, each.net),
        ),
    )


def _drawn(inputs: Inputs) -> Chart:
    bar = break_even(inputs)
    gain, loss, cost = inputs.gain_per_success, loss_per_failure(inputs), inputs.cost_per_case
    cases = inputs.cases or 1
    line = [
        {"accuracy": p, "usd": cases * (p * gain - (1 - p) * loss - cost)}
        for p in (i / (POINTS - 1) for i in range(POINTS))
    ]
    marks: list[dict[str, Any]] = [
        {"accuracy": inputs.accuracy, "usd": flows(inputs, cases).net, "who": "you"}
    ]
    if bar is not None and not flows(inputs).balanced:
        marks.append({"accuracy": bar, "usd": 0, "who": f"break-even {share(bar)}"})
    says = "it never reaches zero" if bar is None else f"it crosses zero at {share(bar)}"
    return Chart(
        title="Gain or loss by accuracy",
        description=f"A line from {usd(line[0]['usd'])} when every answer is wrong to "
        f"{usd(line[-1]['usd'])} when every answer is right, over {plural(cases, 'case')}; {says}.",
        spec=_spec(line, marks),
        data=Table(
            caption="Gain or loss by accuracy",
            columns=("Right answers", "Gain or loss"),
            units=("share", "USD"),
            rows=tuple((row["accuracy"], row["usd"]) for row in line),
        ),
    )


def _spec(line: list[dict[str, float]], marks: list[dict[str, Any]]) -> dict[str, Any]:
    x = {
        "field": "accuracy",
        "type": "quantitative",
        "scale": {"domain": [0, 1]},
        "axis": {"title": "Right answers", "format": ".0%"},
    }
    large = max(abs(row["usd"]) for row in line) >= THOUSAND
    said = (
        "replace(format(datum.value, '$,~s'), 'G', 'B')" if large else "format(datum.value, '$,~r')"
    )
    axis = {"title": "Gain or loss, US dollars", "labelExpr": said}
    y = {"field": "usd", "type": "quantitative", "axis": axis}
    dot = {"type": "point", "filled": True, "size": 130, "opacity": 1, "stroke": chart.PAPER}
    you = {"test": "datum.who == 'you'", "value": chart.TEXT}
    color = {"condition": you, "value": chart.ACCENT}
    low = marks[-1]["accuracy"] < LEFT
    layers = [
        {
            "data": {"values": [{"usd": 0}]},
            "mark": {"type": "rule", "color": chart.MUTED, "strokeDash": [4, 3]},
            "encoding": {"y": y},
        },
        {
            "data": {"values": line},
            "mark": {"type": "line", "color": chart.ACCENT, "strokeWidth": 2.5},
            "encoding": {"x": x, "y": y},
        },
        {
            "data": {"values": marks},
            "encoding": {"x": x, "y": y},
            "layer": [
                {"mark": dot, "encoding": {"color": color}},
                *(_label(mark, left=(mark["who"] == "you") == low) for mark in marks),
            ],
        },
    ]
    return chart.spec(280, {"layer": layers})


def _label(mark: dict[str, Any], *, left: bool) -> dict[str, Any]:
    """Write beside a point, above the rising line or below it."""
    place = (
        {"align": "right", "dx": -6, "dy": -16} if left else {"align": "left", "dx": 6, "dy": 18}
    )
    return {
        "transform": [{"filter": f"datum.who == '{mark['who']}'"}],
        "mark": {"type": "text", "fontWeight": 600, **place},
        "encoding": {"text": {"field": "who", "type": "nominal"}},
    }


def _assumptions() -> tuple[str, ...]:
    example = fact("ai-evaluation.break_even_accuracy")
    return (
        (
            "A wrong answer either goes to a person or loses the customer, not both. Errors that "
            "nobody notices belong in the second amount."
        ),
        (
            f"The method is that of {example.origin}, whose help desk breaks even at "
            f"{example.said}; the running cost of a case is added here."
        ),
        ("Building it, buying it and looking after it are not counted: set them against the gain."),
        "An accuracy measured on a small test is a range. Hold its low end against the bar.",
    )


def _warnings(inputs: Inputs) -> tuple[str, ...]:
    found = []
    if inputs.churn_share_of_failures and inputs.churn_cost < inputs.cost_per_escalation:
        found.append(
            "A customer who leaves costs less here than one who is helped by a person: check the "
            "two amounts."
        )
    if close := _close(inputs):
        found.append(close)
    return tuple(found)


def _close(inputs: Inputs) -> str:
    """Say that the accuracy is too near the bar for a small test to tell; '' where it is not."""
    bar, right = break_even(inputs), inputs.accuracy
    if bar is None or abs(right - bar) > CLOSE or not 0 < right < 1:
        return ""
    near = f"{share(right)} is within {number(CLOSE * 100)} percentage points of the break-even."
    if abs(right - bar) < FINEST:
        return f"{near} No test can tell the two apart: treat it as breaking even."
    needed = Z95**2 * right * (1 - right) / (right - bar) ** 2
    return f"{near} To tell the two apart takes a test of about {rounded(needed, 2)} cases."
