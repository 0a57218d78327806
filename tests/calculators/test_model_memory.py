"""Model memory: the published caches, the cards, and what holds for every input."""

from __future__ import annotations

import dataclasses
import json
import math
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.kit import calculator, open_models
from calculators.kit.business_units import tokens_in
from calculators.kit.flips import flips
from calculators.kit.inputs import fields_of, read
from calculators.model_memory import Inputs, answers, calculate

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "cases/training.json").read_text("utf-8"))
}
MODELS = list(open_models.architectures())
CARDS = list(open_models.cards().values())
GIB = 2**30


def figures(**inputs: Any) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(Inputs(**inputs)).figures}


def test_a_token_of_opt_13b_is_800_kibibytes() -> None:
    """Without grouped queries all heads keep keys and values, as in the vLLM paper."""
    case = CASES["kv-opt-13b-token"]
    found = figures(layers=case["inputs"]["layers"], kv_heads=40, head_dim=128)
    assert found["kv_bytes_per_token"] == case["expected"]


def test_a_full_context_of_llama_2_7b_is_two_gibibytes() -> None:
    """4,096 tokens of one conversation, as NVIDIA computes it."""
    case = CASES["kv-llama2-7b-4096"]
    context = case["inputs"]["tokens"]
    found = figures(model_preset="llama-2-7b", context_tokens=context, sequences=1)
    assert found["kv_bytes"] == case["expected"]


@pytest.mark.parametrize("key", ["llama-2-70b", "llama-3.3-70b"])
def test_a_token_of_llama_70b_is_320_kibibytes(key: str) -> None:
    """Eight heads of keys and values instead of 64 make the cache small."""
    found = figures(model_preset=key)
    assert found["kv_bytes_per_token"] == CASES["kv-llama3-70b-token"]["expected"]


def test_llama_405b_has_half_the_cache_that_was_printed() -> None:
    """With the paper's eight heads, the blog's table of the cache is twice too high."""
    case = CASES["kv-hf-llama31-405B"]
    for tokens, gib in zip(case["inputs"]["tokens"], case["expected"], strict=True):
        found = figures(model_preset="llama-3.1-405b", context_tokens=tokens, sequences=1)
        assert found["kv_bytes"] / GIB == pytest.approx(gib, abs=0.0002)


def test_total_is_weights_overhead_and_conversations() -> None:
    """Weights times 1.2, and the cache of all conversations."""
    found = figures(model_preset="mistral-7b", bits_per_weight=8, sequences=5)
    assert found["weight_bytes"] == 7_248_023_552
    assert found["total_bytes"] == pytest.approx(1.2 * found["weight_bytes"] + found["kv_bytes"])


@pytest.mark.parametrize(
    ("inputs", "card", "h100s"),
    [
        ({"model_preset": "llama-3.2-1b"}, "l4", "1"),
        ({}, "l40s", "1"),
        ({"model_preset": "llama-3.3-70b"}, "several", "3"),
        ({"model_preset": "llama-3.1-405b"}, "several", "14"),
    ],
)
def test_names_the_smallest_card(inputs: dict[str, Any], card: str, h100s: str) -> None:
    """A small model fits a small card; the largest need several of the largest."""
    assert answers(Inputs(**inputs)) == {"smallest_card": card, "h100s": h100s}


def test_numbers_that_do_not_count_are_said() -> None:
    """Own numbers beside a chosen model are named as not used."""
    said = calculate(Inputs(model_preset="qwen3-8b", layers=99)).warnings
    assert any("layers is not used: the numbers of Qwen3 8B are" in one for one in said)


def test_long_conversations_are_warned_of() -> None:
    """Where the cache outgrows the weights, that is said."""
    said = calculate(Inputs(sequences=64)).warnings
    assert any("need more memory than the model" in one for one in said)


def test_every_card_has_its_source() -> None:
    """No card stands in the list without where its numbers are from, and when they were read."""
    for card in CARDS:
        assert card.source.startswith("https://")
        assert card.date
        assert card.memory_bytes > 0 < card.peak_tflops


cases = st.builds(
    Inputs,
    model_preset=st.sampled_from(["custom", *MODELS]),
    context_tokens=st.integers(1, 100_000_000),
    sequences=st.integers(1, 1_000_000),
    bits_per_weight=st.floats(1, 64),
    parameters=st.integers(1_000, 10**14),
    layers=st.integers(1, 10_000),
    kv_heads=st.integers(1, 10_000),
    head_dim=st.integers(1, 100_000),
    bits_per_kv_value=st.floats(1, 64),
    overhead_share=st.floats(0, 10),
    usable_memory_share=st.floats(0.01, 1),
)


@settings(deadline=None)
@given(inputs=cases)
def test_the_cards_counted_are_enough_and_one_fewer_is_not(inputs: Inputs) -> None:
    """Every count of cards holds the total, and a card less does not; all figures are finite."""
    found = calculate(inputs).by_key
    assert all(math.isfinite(float(str(figure.value))) for figure in found.values())
    total = float(str(found["total_bytes"].value))
    for card in CARDS:
        count = int(str(found[f"gpus_needed_{card.id}"].value))
        room = card.memory_bytes * inputs.usable_memory_share
        assert count * room >= total * (1 - 1e-12)
        assert count == 1 or (count - 1) * room < total * (1 + 1e-12)


@settings(deadline=None)
@given(inputs=cases, more=st.integers(1, 1_000))
def test_more_conversations_never_need_less(inputs: Inputs, more: int) -> None:
    """More at once need at least as much memory and as many cards."""
    fuller = dataclasses.replace(inputs, sequences=inputs.sequences + more)
    before, after = calculate(inputs).by_key, calculate(fuller).by_key
    for key, figure in before.items():
        assert float(str(figure.value)) <= float(str(after[key].value))


@pytest.mark.parametrize("changes", [{}, {"model_preset": "llama-3.3-70b"}, {"sequences": 40}])
def test_a_flip_flips_and_one_step_before_does_not(changes: dict[str, Any]) -> None:
    """At each flip point the answer is another; one step nearer it is still the present one."""
    inputs = Inputs(**changes)
    present, found = answers(inputs), flips(calculator.load("model-memory"), inputs)
    assert found
    for flip in found:
        there = dataclasses.replace(inputs, **{flip.key: flip.value})
        assert answers(there)[flip.category] == flip.answer != present[flip.category]
        nearer = flip.value - flip.step if flip.up else flip.value + flip.step
        back = dataclasses.replace(inputs, **{flip.key: nearer})
        assert answers(back)[flip.category] == present[flip.category]


def test_keys_are_the_public_ones() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    assert set(fields_of(Inputs)) == {
        *("model_preset", "parameters", "layers", "kv_heads", "head_dim", "bits_per_weight"),
        *("bits_per_kv_value", "context_tokens", "sequences", "overhead_share"),
        "usable_memory_share",
    }
    counts = {f"gpus_needed_{card.id}" for card in CARDS}
    parts = {"weight_bytes", "kv_bytes_per_token", "kv_bytes", "total_bytes"}
    assert set(figures()) == parts | counts


def test_headline_says_how_much_and_where_it_fits() -> None:
    """Each preset's headline begins with the memory; several cards are counted."""
    for preset in calculator.load("model-memory").presets:
        assert calculate(read(Inputs, preset.values)).headline.startswith("You need ")
    said = calculate(Inputs(model_preset="llama-3.3-70b")).headline
    assert said.endswith("3 NVIDIA H100 SXM cards hold it.")


def test_a_manual_s_pages_are_its_tokens() -> None:
    """A preset that names pages and tokens counts a page as this site does."""
    known = calculator.load("model-memory")
    manual = next(preset for preset in known.presets if "-page manual" in preset.title)
    pages = re.search(r"\d+", manual.title)
    assert pages is not None
    assert f"{tokens_in(f'{pages[0]} pages'):,.0f} tokens" in manual.about
