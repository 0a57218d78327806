"""Money over time against numpy-financial, and what must hold whatever is entered."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy_financial as npf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators import self_host, total_cost
from calculators.kit.words import exact
from calculators.total_cost.costs import APPROACHES
from calculators.total_cost.sums import PAIRS, Sums

MANY = settings(max_examples=300)


def drawn(kind: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **fields)


rates = st.just(0.0) | st.floats(0.001, 0.5)
"""numpy-financial's solver loses digits for rates that are nearly zero."""

costs = drawn(
    total_cost.Inputs,
    requests_per_day=st.integers(0, 100_000),
    growth_per_month=st.floats(-0.1, 0.2),
    horizon_months=st.integers(1, 60),
    discount_rate=rates,
    trainings_per_year=st.sampled_from([0.5, 1, 2, 4, 12]),
    training_usd=st.floats(0, 20_000),
    labeling_usd=st.floats(0, 50_000),
    engineering_days_fine_tuning=st.floats(0, 200),
    hosting_usd_per_month=st.floats(0, 5_000),
)
hosting = drawn(
    self_host.Inputs,
    requests_per_day=st.integers(1, 200_000),
    gpus=st.integers(1, 8),
    gpu_usd_per_hour=st.floats(0.2, 12),
    engineer_days_per_month=st.floats(0, 10),
    upfront_usd=st.floats(0, 100_000),
    horizon_months=st.integers(1, 60),
    discount_rate=rates,
)


busy = drawn(
    self_host.Inputs,
    model=st.just("anthropic/claude-opus-5-5"),
    requests_per_day=st.integers(5_000, 200_000),
    upfront_usd=st.floats(1_000, 2_000_000),
    horizon_months=st.integers(1, 60),
    discount_rate=rates,
)


def monthly(rate: float) -> float:
    """Give numpy-financial's effective monthly rate of a yearly one."""
    return float(npf.rate(12, 0, -1, 1 + rate)) if rate else 0.0


@MANY
@given(costs)
def test_totals_in_todays_money_are_those_of_numpy_financial(inputs: Any) -> None:
    """`npf.npv` of the same payments gives the total of each approach, after every month."""
    sums = Sums(inputs)
    for one in APPROACHES:
        cost = sums.costs[one]
        paid = [cost.start]
        for month in range(1, inputs.horizon_months + 1):
            requests = inputs.requests_per_day * 30 * (1 + inputs.growth_per_month) ** (month - 1)
            again = cost.training * sums.horizon.repeats.count(month)
            paid.append(requests * cost.request + cost.fixed + again)
        rate = monthly(inputs.discount_rate)
        until = [npf.npv(rate, paid[: month + 1]) for month in range(len(paid))]
        assert sums.npv[one] == pytest.approx(until[-1], rel=1e-6)
        assert sums.total[one] == pytest.approx(sum(paid), rel=1e-9)
        assert list(sums.running[one]) == pytest.approx(until, rel=1e-6)


@MANY
@given(costs)
def test_at_its_break_even_volume_two_approaches_cost_the_same(inputs: Any) -> None:
    """Substituted back, without growth and discounting, the volume gives equal totals."""
    flat = dataclasses.replace(
        inputs, growth_per_month=0.0, discount_rate=0.0, review_minutes_per_request=0.0
    )
    for one, other in PAIRS:
        volume = Sums(flat).volume(one, other)
        if volume is None:
            continue
        even = Sums(dataclasses.replace(flat, requests_per_day=volume)).total
        assert even[one] == pytest.approx(even[other], rel=1e-9, abs=1e-6)


@MANY
@given(costs)
def test_before_its_break_even_month_the_dearer_start_has_not_caught_up(inputs: Any) -> None:
    """By the month found it has, by the month before it had not."""
    sums = Sums(inputs)
    for one, other in PAIRS:
        found = sums.month(one, other)
        ahead, behind = sorted((sums.running[one], sums.running[other]))
        if found is None:
            assert behind[-1] > ahead[-1]
        elif found:
            month = int(found)
            assert behind[month] <= ahead[month] * (1 + 1e-9)
            assert behind[month - 1] > ahead[month - 1] * (1 - 1e-9)


# numpy-financial computes a branch for a rate of 0 that it then does not take.
@pytest.mark.filterwarnings("ignore:invalid value encountered in divide:RuntimeWarning")
@MANY
@given(hosting)
def test_self_hosting_is_worth_what_numpy_financial_says(inputs: Any) -> None:
    """`npf.pv` of the monthly saving, less what setting it up costs."""
    found = self_host.numbers(inputs)
    saving = float(found["api_cost_per_month"] or 0) - float(found["own_cost_per_month"] or 0)
    worth = npf.pv(monthly(inputs.discount_rate), inputs.horizon_months, -saving)
    expected = worth - inputs.upfront_usd
    scale = abs(worth) + inputs.upfront_usd
    assert found["npv_of_self_hosting"] == pytest.approx(expected, rel=1e-6, abs=scale * 1e-6)


@MANY
@given(busy)
def test_self_hosting_is_paid_back_after_as_many_periods(inputs: Any) -> None:
    """`npf.nper` gives the same month, rounded up."""
    found = self_host.numbers(inputs)
    saving = float(found["api_cost_per_month"] or 0) - float(found["own_cost_per_month"] or 0)
    assume(saving > 1 and inputs.upfront_usd > 1)
    rate = monthly(inputs.discount_rate)
    assume(saving > inputs.upfront_usd * rate * 1.01)
    periods = float(npf.nper(rate, saving, -inputs.upfront_usd)) if rate else None
    periods = inputs.upfront_usd / saving if periods is None else periods
    assume(abs(periods - round(periods)) > 1e-4)
    month = found["break_even_month"]
    if periods > inputs.horizon_months:
        assert month is None
    else:
        assert month == int(periods) + 1


@MANY
@given(hosting)
def test_at_its_break_even_load_self_hosting_costs_as_much_as_the_api(inputs: Any) -> None:
    """At the load found the API costs what the server and a loan to set it up do; below, less."""
    load = self_host.numbers(inputs)["break_even_requests_per_day"]
    assume(load is not None and load > 0)
    at = dataclasses.replace(inputs, requests_per_day=load)
    cards = int(self_host.numbers(at)["gpus_needed"] or 0)
    found = self_host.numbers(dataclasses.replace(at, gpus=max(inputs.gpus, cards)))
    loan = npf.pmt(monthly(inputs.discount_rate), inputs.horizon_months, -inputs.upfront_usd)
    own, api = (
        float(found["own_cost_per_month"] or 0) + loan,
        float(found["api_cost_per_month"] or 0),
    )
    assert api >= own * (1 - 1e-6)
    assert api * (load - 1) / load <= own * (1 + 1e-6)
    assert exact(load)
