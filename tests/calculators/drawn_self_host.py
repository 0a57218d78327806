"""Drawn cases of renting graphics cards: all that the form takes, and far beyond."""

from __future__ import annotations

from hypothesis import strategies as st

from calculators.kit import prices
from calculators.self_host import Inputs

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
