"""What a link says of the day on which it was made, whatever stands there."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from calculators.kit.page import respond


def opened(**then: str) -> dict[str, Any]:
    request = {"calculator": "latency", "values": {}, "link": urlencode(then), "root": ""}
    answer: dict[str, Any] = json.loads(respond(json.dumps(request)))
    return answer


@pytest.mark.parametrize(
    "figure",
    ["", "7", "never", "nan", "1e999"],
)
def test_a_figure_that_is_no_number_is_unknown(figure: str) -> None:
    """The inputs are calculated, and no `nan` or `inf` stands in the answer."""
    answer = opened(_v="1", _prices="2026-01-01", _answer="small", _figure=figure)
    assert answer["ok"]
    assert not {"nan", "inf", "nan."} & set(answer["html"].split())


@pytest.mark.parametrize(
    "day",
    ["", "2026-01-01", "9.99 only"],
)
def test_a_day_that_is_none_is_not_repeated(day: str) -> None:
    """Nobody can put words of their own into the page by a link."""
    answer = opened(_v="1", _prices=day, _answer="small", _figure="7")
    assert answer["ok"]
    assert "only" not in answer["html"].partition("rr-notice")[2].partition("</p>")[0]
