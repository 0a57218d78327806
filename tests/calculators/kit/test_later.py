"""What follows an answer on the page: every part once, and only that of the newest answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from calculators.kit import calculator
from calculators.kit.case import given
from calculators.kit.flips import search
from calculators.kit.page import respond
from calculators.kit.render import PARTS, render_part

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator

CALCULATORS = [calculator.load(name) for name in calculator.names()]
every = pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)


def asked(**request: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(respond(json.dumps({"values": {}, "root": "", **request})))
    return found


def later(name: str) -> list[dict[str, Any]]:
    parts = []
    while not parts or not parts[-1]["done"]:
        parts.append(asked(calculator=name, later=True))
    return parts


@every
def test_each_part_follows_once(known: Calculator) -> None:
    """Chart, tables and flips come one after the other, as they are rendered at build time."""
    assert asked(calculator=known.name)["ok"]
    found = {part["part"]: part for part in later(known.name) if part["part"]}
    case = given(known, {})
    assert set(found) == set(PARTS)
    for name in PARTS:
        assert found[name]["html"] == render_part(name, case, root="")
    chart = case.result.chart
    assert found["chart"]["chart"] == (json.loads(json.dumps(chart.spec)) if chart else None)


def test_a_newer_answer_takes_the_place_of_what_was_under_way() -> None:
    """Nothing of an older case follows a newer one."""
    asked(calculator="api-cost")
    asked(calculator="api-cost", later=True)
    asked(calculator="api-cost", values={"requests_per_day": "800"})
    assert [part["part"] for part in later("api-cost") if part["part"]] == [
        "chart",
        "tables",
        "flips",
    ]


def test_without_an_answer_nothing_follows() -> None:
    """A worker that was started anew has nothing under way."""
    assert asked(calculator="nobody", later=True) == {
        "ok": True,
        "part": "",
        "html": "",
        "chart": None,
        "done": True,
    }


def test_a_choice_among_few_is_tried_out() -> None:
    """Once the vendor shows evidence, the flag changes; what is offered is no lever."""
    known = calculator.load("vendor-check")
    inputs = given(known, known.presets[0].values).inputs
    found = [flip for flips in search(known, inputs) for flip in flips]
    assert not [flip for flip in found if flip.key == "offer"]
    tried = {(flip.key, flip.value, flip.answer) for flip in found if isinstance(flip.value, str)}
    for key, value, answer in tried:
        changed = given(known, {**known.presets[0].values, key: value}).inputs
        assert answer in known.answers(changed).values()
