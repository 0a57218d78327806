"""The page's side of a calculator: a request in JSON, a response in JSON, never an exception."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from calculators.kit import currency, exports, link
from calculators.kit.business_units import conversions
from calculators.kit.calculator import UnknownCalculatorError, load
from calculators.kit.inputs import InputError, Problem, as_typed, fields_of, read
from calculators.kit.render import render

if TYPE_CHECKING:
    from calculators.kit.result import Result


OPEN = 5
"""Inputs of a case that stand open on the form; the rest is folded."""


def respond(request: str) -> str:
    """Answer a request from the page.

    Args:
        request: `{"calculator", "values": {key: text}, "link": text or null, "root": text}`; a
            link takes the place of the values.

            With `"export"`, one of memo, csv and json, the calculation is given as a file.

    Returns:
        `{"ok": true, "values", "headline", "html", "chart", "link", "bar", "summaries"}`,
        `{"ok": true, "name", "text"}` for a file,
        or
        `{"ok": false, "errors": [{"key", "message"}], "values"}`.
    """
    asked = json.loads(request)
    try:
        return json.dumps(_answer(asked))
    except InputError as error:
        return _refusal(error.problems, asked)
    except UnknownCalculatorError as error:
        return _refusal([Problem(None, str(error))], asked)
    except (ArithmeticError, ValueError):
        message = "These numbers cannot be calculated with. Change the last one you entered."
        return _refusal([Problem(None, message)], asked)


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    calculator = load(asked["calculator"])
    given, then = link.decode(asked.get("link") or "")
    by_link = bool(asked.get("link"))
    shown, given = currency.take(given if by_link else asked["values"])
    inputs = read(calculator.inputs, given, typed=not by_link)
    with currency.shown_in(shown):
        result = calculator.calculate(inputs)
        if form := asked.get("export"):
            name = f"{calculator.name}.{exports.ENDINGS[form]}"
            return {
                "ok": True,
                "name": name,
                "text": exports.write(form, calculator, inputs, result),
            }
        notice = link.compared(calculator, result, then) if by_link else ""
        notice = " ".join([notice, *conversions(fields_of(inputs), given)]).strip()
        html = render(calculator, inputs, result, root=asked.get("root", ""), notice=notice)
        return {
            "ok": True,
            "values": as_typed(inputs) | currency.as_typed(shown),
            "headline": result.headline,
            "html": html,
            "chart": result.chart.spec if result.chart else None,
            "link": link.encode(calculator, inputs, result, currency.in_link(shown)),
            "bar": bar(result),
            "summaries": summaries(inputs) | {"currency": currency.summary(shown)},
        }


def bar(result: Result) -> str:
    """Say the answer in a few words, for the bar at the lower edge of a phone."""
    leading = result.by_key[result.leading]
    return f"{leading.caption}: {leading.said}"


def summaries(inputs: Any) -> dict[str, str]:
    """Say what each group of inputs holds, so that it can be read while it is folded."""
    groups: dict[str, list[str]] = {}
    for key, field in fields_of(inputs).items():
        shown = field.summary(getattr(inputs, key))
        groups.setdefault(field.group, []).extend([shown] if shown else [])
    groups["more"] = groups.get("case", [])[OPEN:]
    return {name: "; ".join(parts) or "none applies" for name, parts in groups.items()}


def _refusal(problems: list[Problem], asked: dict[str, Any]) -> str:
    errors = [{"key": p.key, "message": p.message} for p in problems]
    by_link = bool(asked.get("link"))
    values = _as_on_the_form(asked) if by_link else asked.get("values")
    return json.dumps({"ok": False, "errors": errors, "values": values})


def _as_on_the_form(asked: dict[str, Any]) -> dict[str, str]:
    """Write a link's values as the form shows them; what cannot be read stays as it came."""
    given, _ = link.decode(asked["link"])
    try:
        kind = load(asked["calculator"]).inputs
    except UnknownCalculatorError:
        return given
    typed = {}
    for key, field in fields_of(kind).items():
        if key in given:
            try:
                typed[key] = field.typed(field.read(given[key]))
            except ValueError:
                typed[key] = given[key]
    return typed
