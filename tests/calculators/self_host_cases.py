"""What the tests of renting graphics cards share: drawn cases, and such as are easy to reckon."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import strategies as st

from calculators.kit import prices
from calculators.self_host import Inputs, calculate

SONNET, OPUS = "anthropic/claude-sonnet-5-5", "anthropic/claude-opus-5-5"

cases = st.builds(
    Inputs,
    model=st.sampled_from([model.id for model in prices.load().current()]),
    requests_per_day=st.integers(0, 10**9),
    input_tokens=st.integers(1, 10**7),
    output_tokens=st.integers(0, 10**6),
    gpu_usd_per_hour=st.floats(0, 1_000),
    gpus=st.integers(1, 10_000),
    tokens_per_second_per_gpu=st.floats(1, 10**6),
    utilization=st.floats(0.001, 1),
    engineer_days_per_month=st.floats(0, 1_000),
    day_rate=st.floats(0, 100_000),
    upfront_usd=st.floats(0, 10**9),
    horizon_months=st.integers(1, 600),
    discount_rate=st.floats(0, 1),
)


def values(inputs: Inputs) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(inputs).figures}


def saving(usd: float, **more: Any) -> Inputs:
    """Give inputs whose server saves exactly so much a month against a bill of $180,000."""
    # Sonnet 5.5 at $2 in and $10 out: 1,500 and 300 tokens cost $0.006.
    load = {"model": SONNET, "requests_per_day": 1_000_000, "gpus": 100, "utilization": 1.0}
    rest = {"gpu_usd_per_hour": 0.0, "engineer_days_per_month": 1, "day_rate": 180_000 - usd}
    return dataclasses.replace(Inputs(), **(load | rest | more))
