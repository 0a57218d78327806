"""Where a range is on, how sure the answer is leads, and the tornado shows which end is which."""

from __future__ import annotations

import pytest
from markupsafe import escape

from calculators.kit import calculator, tornado
from calculators.kit.case import given
from calculators.kit.odds import reach
from calculators.kit.page import bar
from calculators.kit.render import render

MONEY_AT_STAKE = ("requests_per_day", "current_usd_per_month")


def test_a_bar_shows_its_low_end_and_where_zero_is() -> None:
    """The pale part ends at the low end, also where more is worse; a line stands at nothing."""
    case = given(calculator.load("total-cost"), dict.fromkeys(MONEY_AT_STAKE, "?"))
    scale, drawn = tornado.scale(case), tornado.bars(case)
    assert case.spread
    for one, swing in zip(drawn, case.spread.swings, strict=True):
        ends = (one.pale[0], one.pale[0] + one.pale[1])
        assert any(end == pytest.approx(scale.place(swing.at_low)) for end in ends)
        assert one.pale[1] + one.full[1] == pytest.approx(one.length)
    assert tornado.Scale(-30.0, 70.0).zero == pytest.approx(30)
    assert tornado.Scale(1.0, 70.0).zero is None
    compared = given(calculator.load("eval-compare"), {"only_b": "2..30"})
    assert 'fill="currentColor"' in render(compared, root="")
    assert "the upright line is zero" in render(compared, root="")


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("total-cost", MONEY_AT_STAKE, "Saved against today: mostly between a loss of $"),
        ("break-even-accuracy", ("accuracy",), "Gain or loss: mostly between a loss of $"),
        ("eval-size", ("difference",), "Test examples needed: mostly 27 to "),
        ("latency", ("large_output_tokens",), " times."),
    ],
)
def test_where_a_range_is_on_it_leads(name: str, raw: tuple[str, ...], said: str) -> None:
    """How often the answer holds, and between what, comes before the answer of the middle."""
    case = given(calculator.load(name), dict.fromkeys(raw, "?"))
    first, _, middle = case.headline.partition("For the middle of each range: ")
    assert "plausible cases" in first
    assert said in first
    assert middle == case.result.headline
    assert f'<p class="rr-headline">{escape(case.odds)} <span' in render(case, root="")
    assert bar(case) == reach(case).rstrip(".")
