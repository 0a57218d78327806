"""How long a person waits: the published benchmark, the parts, and what is said."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.kit import calculator
from calculators.kit.flips import flips
from calculators.kit.inputs import fields_of, read
from calculators.kit.words import duration
from calculators.latency import Inputs, answers, calculate

KNOWN = calculator.load("latency")
FIGURES = {
    *("large_time_to_first_token_ms", "large_total_ms"),
    *("small_time_to_first_token_ms", "small_total_ms", "speedup"),
}


def values(inputs: Inputs) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(inputs).figures}


def test_reproduces_the_published_benchmark() -> None:
    """Llama 3.3 70B on two H100 takes 500 tokens ÷ 51.67 a second for 5,000 in and 500 out."""
    # NVIDIA NIM 1.8.0, one request at a time: 406.77 ms, then 18.58 ms a token; 51.67 tokens/s.
    found = values(
        Inputs(
            large_prompt_tokens=5_000,
            large_output_tokens=500,
            large_prefill_tokens_per_second=5_000 / 0.40677,
            large_decode_tokens_per_second=1_000 / 18.58,
            network_ms=0,
        )
    )
    assert found["large_time_to_first_token_ms"] == pytest.approx(406.77)
    # We count every token of the answer, the benchmark all but the first: one token in 500.
    assert found["large_total_ms"] == pytest.approx(500 / 51.67 * 1_000, rel=0.0025)


def test_the_default_speeds_are_rounded_from_the_benchmark() -> None:
    """What the form begins with is within 3% of the published times."""
    default = Inputs()
    assert default.large_prefill_tokens_per_second == pytest.approx(5_000 / 0.40677, rel=0.03)
    assert default.large_decode_tokens_per_second == pytest.approx(1_000 / 18.58, rel=0.01)
    assert default.small_decode_tokens_per_second == pytest.approx(1_000 / 4.63, rel=0.01)


def test_adds_network_reading_and_writing() -> None:
    """100 ms, 1,500 tokens read at 12,000 a second and 300 written at 54 are 5,781 ms."""
    found = values(Inputs())
    assert found["large_time_to_first_token_ms"] == pytest.approx(100 + 125)
    assert found["large_total_ms"] == pytest.approx(225 + 300 / 54 * 1_000)
    assert found["small_time_to_first_token_ms"] == pytest.approx(106)
    assert found["small_total_ms"] == pytest.approx(106 + 300 / 216 * 1_000)
    assert found["speedup"] == pytest.approx(found["large_total_ms"] / found["small_total_ms"])


@pytest.mark.parametrize(
    ("changes", "answer", "headline"),
    [
        ({}, "small", "You wait about 5.8 seconds for the large model's whole answer and 1.5"),
        ({"small_output_tokens": 2_000}, "large", "The small model is no faster"),
        (
            {
                "small_prompt_tokens": 1_500,
                "small_prefill_tokens_per_second": 12_000.0,
                "small_decode_tokens_per_second": 54.0,
            },
            "same",
            "for either model",
        ),
    ],
)
def test_headline_answers_the_question(changes: dict[str, Any], answer: str, headline: str) -> None:
    """The sentence says both waits, and whether the small model is faster."""
    result = calculate(Inputs(**changes))
    assert result.answer == answer
    assert headline in result.headline


@pytest.mark.parametrize(
    ("tokens", "band"), [(10, "within-1s"), (300, "within-10s"), (600, "over-10s")]
)
def test_the_wait_is_held_against_the_limits_of_patience(tokens: int, band: str) -> None:
    """Within 1 second, within 10, or longer: the answer's category says which."""
    found = answers(Inputs(large_output_tokens=tokens))
    assert found["large_wait"] == band


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({"large_output_tokens": 10}, "speed is no motive"),
        ({"large_output_tokens": 900}, "A shorter answer costs nothing to try"),
        ({"large_prompt_tokens": 200_000}, "A cached prompt may spare it"),
        ({"small_output_tokens": 5_000}, "Even the small model takes more than ten seconds"),
    ],
)
def test_names_the_cheaper_cure_first(changes: dict[str, Any], warning: str) -> None:
    """Before a model is tuned, shorter answers and cached prompts are named."""
    assert any(warning in one for one in calculate(Inputs(**changes)).warnings)


def test_source_is_the_benchmark_only_for_its_speeds() -> None:
    """A speed that the reader typed is not ascribed to the benchmark."""
    typed = calculate(Inputs(large_decode_tokens_per_second=40.0)).by_key
    assert (typed["large_total_ms"].source, typed["large_total_ms"].date) == (
        "speeds: your entries",
        "",
    )
    assert "NVIDIA" in typed["small_total_ms"].source


def test_keys_are_the_public_ones() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    parts = (
        *("prompt_tokens", "output_tokens"),
        *("prefill_tokens_per_second", "decode_tokens_per_second"),
    )
    keys = {f"{which}_{part}" for which in ("large", "small") for part in parts}
    assert set(fields_of(Inputs)) == {*keys, "network_ms"}
    assert set(calculate(Inputs()).by_key) == FIGURES


def test_chart_adds_up_to_the_waits() -> None:
    """The parts of each bar are together the whole wait."""
    result = calculate(Inputs())
    assert result.chart is not None
    for name, key in (("Large model", "large_total_ms"), ("Small model", "small_total_ms")):
        parts = [float(str(row[2])) for row in result.chart.data.rows if row[0] == name]
        assert sum(parts) * 1_000 == pytest.approx(result.by_key[key].value)


tokens, speeds = st.integers(1, 10**7), st.floats(0.1, 10**7)
cases = st.builds(Inputs, tokens, tokens, tokens, tokens, speeds, speeds, speeds, speeds)


@settings(max_examples=100, deadline=None)
@given(inputs=cases, network=st.floats(0, 60_000))
def test_everything_is_finite_and_said_in_words(inputs: Inputs, network: float) -> None:
    """Whatever is entered, every number is finite and positive, and has its words."""
    result = calculate(dataclasses.replace(inputs, network_ms=network))
    for figure in result.figures:
        assert math.isfinite(float(str(figure.value)))
        assert float(str(figure.value)) > 0
        assert "e+" not in figure.said
    assert not any(word in result.headline.split() for word in ("inf", "nan"))


@settings(max_examples=60, deadline=None)
@given(inputs=cases, more=st.integers(1, 10**6), factor=st.floats(1, 10))
def test_more_tokens_never_take_less_time(inputs: Inputs, more: int, factor: float) -> None:
    """A longer prompt or answer never comes sooner, a faster model never later."""
    before = values(inputs)["large_total_ms"]
    for key in ("large_prompt_tokens", "large_output_tokens"):
        longer = dataclasses.replace(inputs, **{key: getattr(inputs, key) + more})
        assert values(longer)["large_total_ms"] >= before
    for key in ("large_prefill_tokens_per_second", "large_decode_tokens_per_second"):
        faster = dataclasses.replace(inputs, **{key: getattr(inputs, key) * factor})
        assert values(faster)["large_total_ms"] <= before


@given(ms=st.floats(0.001, 1e12))
def test_times_are_said_without_long_numbers(ms: float) -> None:
    """A time is a rounded number with its unit, singular for one."""
    count, _, unit = duration(ms).partition(" ")
    assert unit in {"ms", "second", "seconds", "minute", "minutes"}
    assert (count == "1") == (unit in {"second", "minute"}) or unit == "ms"


@pytest.mark.parametrize("preset", KNOWN.presets, ids=lambda p: p.title)
def test_a_flip_point_flips_and_one_step_before_does_not(preset: calculator.Preset) -> None:
    """What is said to change the answer changes it, and not a step earlier."""
    inputs = read(Inputs, preset.values)
    present, found = answers(inputs), flips(KNOWN, inputs)
    assert found
    for flip in found:
        back = flip.value - flip.step if flip.up else flip.value + flip.step
        there = dataclasses.replace(inputs, **{flip.key: flip.value})
        before = dataclasses.replace(inputs, **{flip.key: back})
        assert answers(there)[flip.category] == flip.answer != present[flip.category]
        assert answers(before)[flip.category] == present[flip.category]


def test_a_difference_that_rounding_hides_is_hardly_one() -> None:
    """Two waits that differ by a tenth of a second are not '1 times as fast'."""
    result = calculate(
        Inputs(
            small_prompt_tokens=1_500,
            small_prefill_tokens_per_second=12_000.0,
            small_decode_tokens_per_second=55.0,
        )
    )
    assert result.headline == (
        "You wait about 5.8 seconds for the large model's whole answer and 5.7 seconds for the "
        "small one's, which is hardly faster."
    )
    assert result.by_key["speedup"].words == "about as fast"
