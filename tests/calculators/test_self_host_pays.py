"""From when a server of one's own pays: figure, headline and flip name the same load."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.kit import calculator
from calculators.kit.flips import flips
from calculators.self_host import Inputs, answers, calculate
from calculators.self_host.money import (
    break_even_requests_per_day,
    gpus_that_pay,
    requests_per_day_per_gpu,
)
from tests.calculators.self_host_cases import OPUS, cases, saving, values

EVEN = "break_even_requests_per_day"
KNOWN = calculator.load("self-host")


def choice(inputs: Inputs, load: int) -> str:
    """Give the answer at another load."""
    return answers(dataclasses.replace(inputs, requests_per_day=load))["choice"]


@settings(max_examples=60, deadline=None)
@given(inputs=cases)
def test_break_even_really_breaks_even(inputs: Inputs) -> None:
    """From the break-even load on the answer is the server, and at one request less the API."""
    even, card = break_even_requests_per_day(inputs), requests_per_day_per_gpu(inputs)
    if even is None:
        loads = [int(gpus * card) for gpus in range(inputs.gpus, inputs.gpus + 10)]
        assert {choice(inputs, load) for load in (0, *loads)} == {"api"}
        return
    gpus = gpus_that_pay(inputs)
    assume(gpus is not None and even <= gpus * card)  # cards that carry less than one request
    assert choice(inputs, even) == ("self-host" if gpus == inputs.gpus else "more-gpus")
    assert even == 0 or choice(inputs, even - 1) == "api"


@pytest.mark.parametrize(
    "case",
    [
        {"requests_per_day": 1_000},
        {"upfront_usd": 60_000.0},
        {"gpus": 1, "upfront_usd": 400_000.0},
    ],
)
def test_figure_headline_and_flip_name_the_same_load(case: dict[str, Any]) -> None:
    """Just below the leading figure the API is cheaper, and what changes it is that figure."""
    even = values(Inputs(model=OPUS, **case))["break_even_requests_per_day"]
    below = dataclasses.replace(Inputs(model=OPUS, **case), requests_per_day=even - 1)
    assert calculate(below).headline.startswith("Stay with the API")
    loads = [flip for flip in flips(KNOWN, below) if flip.key == "requests_per_day"]
    assert [flip.value for flip in loads if flip.category == "choice"] == [even]


def test_more_cards_that_never_earn_their_setting_up_say_so() -> None:
    """Where the cards needed cost less by the month, the headline names what speaks against."""
    dear = Inputs(model=OPUS, requests_per_day=60_000, gpus=1, upfront_usd=400_000)
    assert calculate(dear).headline == (
        "Stay with the API: your load needs more cards, 2. They save $14,300 a month, which does "
        "not pay for setting them up within 24 months."
    )


def test_the_load_that_pays_may_take_more_cards() -> None:
    """The leading figure names the cards that carry it; where none can, it says never."""
    even = calculate(Inputs(model=OPUS, gpus=1, upfront_usd=400_000)).by_key[EVEN]
    assert even.said.endswith(" requests per day, on 2 graphics cards")
    never = calculate(Inputs()).by_key[EVEN]
    assert never.value is None
    assert never.words.startswith("never: a full card costs no less than the API")


@settings(max_examples=60, deadline=None)
@given(
    usd=st.floats(1, 100_000),
    upfront=st.floats(0, 10**6),
    months=st.integers(1, 120),
    rate=st.floats(0, 1),
)
def test_the_break_even_month_is_the_first(
    usd: float, upfront: float, months: int, rate: float
) -> None:
    """By the end of that month the savings, discounted one by one, have paid; a month before not.

    Without such a month the investment loses money in today's money.
    """
    inputs = saving(usd, upfront_usd=upfront, horizon_months=months, discount_rate=rate)
    found = values(inputs)
    monthly = (1 + rate) ** (1 / 12)
    saved = [math.fsum(usd / monthly**t for t in range(1, m + 1)) for m in range(months + 1)]
    month, near = found["break_even_month"], pytest.approx(upfront, rel=1e-9)
    if month is None:
        assert saved[-1] < upfront or saved[-1] == near
    else:
        assert saved[month] >= upfront or saved[month] == near
        assert month == 1 or saved[month - 1] < upfront or saved[month - 1] == near
    assert found["npv_of_self_hosting"] == pytest.approx(saved[-1] - upfront, rel=1e-6, abs=1e-3)
