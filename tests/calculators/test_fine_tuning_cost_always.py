"""Fine-tuning cost: what holds for every input."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.fine_tuning_cost import Inputs, answers, calculate
from calculators.fine_tuning_cost.training import memory, shape_of
from calculators.kit import calculator, open_models
from calculators.kit.flips import flips

MODELS = list(open_models.architectures())

cases = st.builds(
    Inputs,
    examples=st.integers(0, 100_000_000),
    tokens_per_example=st.integers(1, 1_000_000),
    usd_per_label=st.floats(0, 100_000),
    hosting_usd_per_hour=st.floats(0, 100_000),
    usd_per_training_mtok=st.just(0.0) | st.floats(0, 10_000),
    base_model=st.sampled_from(["custom", *MODELS]),
    method=st.sampled_from(["full", "lora", "qlora"]),
    targets=st.sampled_from(["qv", "attention", "all-linear"]),
    lora_rank=st.integers(1, 4_096),
    batch_size=st.integers(1, 100_000),
    sequence_tokens=st.integers(1, 10_000_000),
    recompute_activations=st.booleans(),
    peak_tflops=st.floats(0.1, 1_000_000),
    mfu=st.floats(0.001, 1),
    parameters=st.integers(1_000, 10**14),
)


@settings(deadline=None)
@given(inputs=cases)
def test_every_figure_is_finite_and_not_negative(inputs: Inputs) -> None:
    """Whatever is entered, figures are numbers of zero or more, or words."""
    for figure in calculate(inputs).figures:
        if figure.value is None:
            assert figure.words
        else:
            assert math.isfinite(float(str(figure.value)))
            assert float(str(figure.value)) >= 0


@settings(deadline=None)
@given(inputs=cases, more=st.integers(1, 1_000))
def test_more_examples_never_cost_less(inputs: Inputs, more: int) -> None:
    """The first year of more examples costs at least as much."""
    fuller = dataclasses.replace(inputs, examples=inputs.examples + more)
    before, after = (calculate(one).by_key["first_year_cost"].value for one in (inputs, fuller))
    assert float(str(before)) <= float(str(after))


@settings(deadline=None)
@given(inputs=cases)
def test_full_training_never_holds_less_than_lora(inputs: Inputs) -> None:
    """At 16 bytes per parameter, all weights need more memory than a narrow adapter."""
    narrow = dataclasses.replace(
        inputs, base_model="llama-3.1-8b", method="lora", lora_rank=16, bytes_per_parameter=16
    )
    full = dataclasses.replace(narrow, method="full")
    assert memory(narrow, shape_of(narrow)).high < memory(full, shape_of(full)).high


@pytest.mark.parametrize("changes", [{}, {"base_model": "qwen3-4b"}, {"method": "qlora"}])
def test_a_flip_flips_and_one_step_before_does_not(changes: dict[str, Any]) -> None:
    """At each flip point the answer is another; one step nearer it is still the present one."""
    inputs = Inputs(**changes)
    present = answers(inputs)
    for flip in flips(calculator.load("fine-tuning-cost"), inputs):
        there = dataclasses.replace(inputs, **{flip.key: flip.value})
        assert answers(there)[flip.category] == flip.answer != present[flip.category]
        if flip.up is not None:
            nearer = flip.value - flip.step if flip.up else flip.value + flip.step
            back = dataclasses.replace(inputs, **{flip.key: nearer})
            assert answers(back)[flip.category] == present[flip.category]
