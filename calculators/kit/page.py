"""The page's side of a calculator: a request in JSON, a response in JSON, never an exception."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from calculators.kit import currency, exports, later, link, odds, scenarios
from calculators.kit.business_units import conversions
from calculators.kit.calculator import UnknownCalculatorError, load
from calculators.kit.case import given
from calculators.kit.inputs import InputError, Problem, fields_of
from calculators.kit.memo import Occasion
from calculators.kit.render import render

if TYPE_CHECKING:
    from calculators.kit.case import Case
    from calculators.kit.currency import Currency


OPEN = 5
"""Inputs of a case that stand open on the form; the rest is folded."""


def respond(request: str) -> str:
    """Answer a request from the page.

    Args:
        request: `{"calculator", "values": {key: text}, "link": text or null, "root": text}`; a
            link takes the place of the values.

            With `"export"`, one of memo, markdown, csv and json, the calculation is given as a
            file; `"today"` and `"address"`, the page's own, are what a memo says of both. With
            `"later": true`, what follows the last answer, the next part of it. With
            `"scenarios": [{"name", "link"}]`, a comparison of several calculations.

    Returns:
        `{"ok": true, "values", "headline", "html", "link", "bar", "summaries"}`,
        `{"ok": true, "name", "text"}` for a file,
        `{"ok": true, "part", "html", "chart", "done"}` for what follows,
        `{"ok": true, "html", "name", "text"}` for a comparison, as HTML and as a file,
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
    if asked.get("later"):
        return {"ok": True, **later.following(asked["calculator"])}
    if kept := asked.get("scenarios"):
        return {"ok": True, **scenarios.compared(load(asked["calculator"]), kept)}
    calculator = load(asked["calculator"])
    raw, then = link.decode(asked.get("link") or "")
    by_link = bool(asked.get("link"))
    shown, raw = currency.take(raw if by_link else asked["values"])
    case = given(calculator, raw, typed=not by_link)
    with currency.shown_in(shown):
        if form := asked.get("export"):
            return _file(case, form, _occasion(asked))
        told = link.compared(case, then) if by_link else ""
        notice = " ".join([told, *conversions(case.fields, raw)]).strip()
        answer = _shown(case, shown, asked.get("root", ""), notice)
    later.begin(case, shown, asked.get("root", ""))
    return answer


def _file(case: Case, form: str, occasion: Occasion) -> dict[str, Any]:
    name = f"{case.calculator.name}.{exports.ENDINGS[form]}"
    return {"ok": True, "name": name, "text": exports.write(form, case, occasion)}


def _occasion(asked: dict[str, Any]) -> Occasion:
    """Read what day it is on the page, and where it stands."""
    made, address = asked.get("today"), str(asked.get("address", ""))
    return Occasion(
        made=dt.date.fromisoformat(made) if made else None,
        address=address if address.startswith(("https://", "http://")) else "",
    )


def _shown(case: Case, shown: Currency, root: str, notice: str) -> dict[str, Any]:
    return {
        "ok": True,
        "values": case.typed() | currency.as_typed(shown),
        "headline": case.headline,
        "html": render(case, root=root, notice=notice),
        "link": link.encode(case, currency.in_link(shown)),
        "ranges": list(case.ranges),
        "bar": bar(case),
        "summaries": summaries(case) | {"currency": currency.summary(shown)},
    }


def bar(case: Case) -> str:
    """Say the answer in a few words, for the bar at the lower edge of a phone."""
    return odds.reach(case).rstrip(".") or case.result.short


def summaries(case: Case) -> dict[str, str]:
    """Say what each group of inputs holds, so that it can be read while it is folded."""
    groups: dict[str, list[str]] = {}
    with currency.as_entered():
        said = {key: case.summary(key) for key in case.fields}
    for key, field in case.fields.items():
        groups.setdefault(field.group, []).extend([said[key]] if said[key] else [])
    groups["more"] = groups.get("case", [])[OPEN:]
    return {name: "; ".join(parts) or "none applies" for name, parts in groups.items()}


def _refusal(problems: list[Problem], asked: dict[str, Any]) -> str:
    errors = [{"key": p.key, "message": p.message} for p in problems]
    by_link = bool(asked.get("link"))
    values = _as_on_the_form(asked) if by_link else asked.get("values")
    return json.dumps({"ok": False, "errors": errors, "values": values})


def _as_on_the_form(asked: dict[str, Any]) -> dict[str, str]:
    """Write a link's values as the form shows them; what cannot be read stays as it came."""
    raw, _ = link.decode(asked["link"])
    try:
        calculator = load(asked["calculator"])
    except UnknownCalculatorError:
        return raw
    fields = fields_of(calculator.inputs)
    typed = {key: _typed(calculator, key, text) for key, text in raw.items() if key in fields}
    return typed | {key: raw[key] for key in currency.FIELDS if key in raw}


def _typed(calculator: Any, key: str, text: str) -> str:
    try:
        return given(calculator, {key: text}).typed()[key]
    except InputError:
        return text
