"""Fine-tuning cost: the published counts, the measured memory, and what is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from calculators.fine_tuning_cost import Inputs, calculate
from calculators.fine_tuning_cost.training import memory, shape_of
from calculators.kit import calculator, open_models
from calculators.kit.facts import fact
from calculators.kit.inputs import fields_of, read

FOLDER = Path(__file__).parents[1] / "cases"
DATA = Path(__file__).parents[2] / "calculators/data"
CASES = {
    case["id"]: case
    for name in ("lora", "training")
    for case in json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
}
PEFT = [key for key in CASES if key.startswith("lora-peft")]
SHAPES = [
    key for key in CASES if key.startswith("lora-") and "matrices_per_layer" in str(CASES[key])
]
LITGPT = [key for key in CASES if key.startswith("lora-litgpt")]
TARGETS = {2: "qv", 4: "attention", 7: "all-linear"}
MODELS = list(open_models.architectures())


def figures(**inputs: Any) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(Inputs(**inputs)).figures}


@pytest.mark.parametrize("key", PEFT)
def test_counts_what_peft_counts(key: str) -> None:
    """Trained parameters and their share are those that peft prints, grouped queries included."""
    asked, expected = CASES[key]["inputs"], CASES[key]["expected"]
    found = figures(
        parameters=expected["all"] - expected["trainable"],
        layers=asked["layers"],
        hidden=asked["hidden"],
        heads=asked["hidden"] // 128,
        kv_heads=asked["kv_dim"] // 128,
        intermediate=asked["intermediate"],
        lora_rank=asked["r"],
        targets=TARGETS[len(asked["targets"])],
    )
    assert found["trainable_parameters"] == expected["trainable"]
    assert 100 * found["trainable_share"] == pytest.approx(expected["pct"], abs=6e-5)


@pytest.mark.parametrize("key", SHAPES)
def test_counts_what_the_lora_paper_counts(key: str) -> None:
    """Models without grouped queries have the paper's count for Q and V."""
    asked = CASES[key]["inputs"]
    width = asked.get("d") or asked["d_in"]
    found = figures(
        layers=asked["layers"],
        hidden=width,
        heads=width // 64,
        kv_heads=width // 64,
        head_dim=64,
        lora_rank=asked["r"],
        targets="qv",
    )
    assert found["trainable_parameters"] == CASES[key]["expected"]


@pytest.mark.parametrize("key", LITGPT)
def test_counts_what_litgpt_prints(key: str) -> None:
    """Falcon's few heads of values make its adapters smaller, as measured."""
    asked = CASES[key]["inputs"]
    (wide, query), (_, narrow) = asked["matrices"]
    found = figures(
        layers=asked["layers"],
        hidden=wide,
        heads=query // 64,
        kv_heads=narrow // 64,
        head_dim=64,
        lora_rank=asked["r"],
        targets="qv",
    )
    assert found["trainable_parameters"] == CASES[key]["expected"]


def test_a_readme_that_others_copy_is_not_followed() -> None:
    """Rank 16 on Q and V of Llama 2 7B trains 8,388,608 parameters, not the printed 3,407,872."""
    found = figures(base_model="llama-2-7b", lora_rank=16, targets="qv")
    assert found["trainable_parameters"] == CASES["lora-readme-trap-3407872"]["expected"]


def test_the_adapter_of_gpt_3_is_36_mebibytes() -> None:
    """18,874,368 parameters in 16 bits are the paper's '35 MB' checkpoint."""
    shape = {"layers": 96, "hidden": 12_288, "heads": 96, "kv_heads": 96}
    found = figures(**shape, lora_rank=4, targets="qv")
    expected = CASES["lora-checkpoint-r4-qv"]["expected"]
    assert found["adapter_bytes"] / 1e6 == pytest.approx(expected["MB"], abs=1e-6)


@pytest.mark.parametrize(
    ("parameters", "each", "key"),
    [(65_285_660_672, 12, "qlora-full16-65b"), (7_000_000_000, 16, "alpaca-7b-naive")],
)
def test_full_training_holds_bytes_for_each_parameter(parameters: int, each: int, key: str) -> None:
    """Weights, gradients and optimizer together are the published gigabytes."""
    inputs = Inputs(method="full", parameters=parameters, bytes_per_parameter=each)
    states = memory(inputs, shape_of(inputs)).states / 1e9
    assert states == pytest.approx(CASES[key]["expected"], abs=0.01)


def test_gpt_3_took_the_published_operations() -> None:
    """175 billion parameters and 300 billion tokens are 3.15e23 operations."""
    case = CASES["compute-gpt3-6nd"]
    found = figures(
        method="full",
        parameters=175_000_000_000,
        examples=30_000_000,
        tokens_per_example=10_000,
        epochs=1,
    )
    assert found["training_flops"] == pytest.approx(case["expected"], rel=1e-9)


@pytest.mark.parametrize(
    ("shape", "measured"),
    [
        ((32_528_943_744, 60, 6_656, 52, 17_920), 24.7),
        ((65_285_660_672, 80, 8_192, 64, 22_016), 45),
    ],
)
def test_qlora_memory_is_near_the_measured(shape: tuple[int, ...], measured: float) -> None:
    """One sequence of 512 tokens, rank 64, 8-bit optimizer: within 5% of figure 6 of QLoRA."""
    parameters, layers, hidden, heads, intermediate = shape
    found = figures(
        method="qlora",
        parameters=parameters,
        layers=layers,
        hidden=hidden,
        heads=heads,
        kv_heads=heads,
        intermediate=intermediate,
        lora_rank=64,
        bytes_per_parameter=10,
        sequence_tokens=512,
        recompute_activations=True,
    )
    assert found["training_memory_bytes"] / 1e9 == pytest.approx(measured, rel=0.05)


@pytest.mark.parametrize(("twice", "gib"), [(True, 16.2), (False, 30.3)])
def test_lora_memory_is_near_the_measured(twice: bool, gib: float) -> None:
    """Llama 3.1 8B, two sequences of 2,048 tokens: within 10% of what torchtune measured."""
    found = figures(
        base_model="llama-3.1-8b", lora_rank=8, batch_size=2, recompute_activations=twice
    )
    assert found["training_memory_bytes"] / 2**30 == pytest.approx(gib, rel=0.1)


def test_qlora_memory_is_a_range() -> None:
    """The 4-bit model counts as its weights alone, and as measured."""
    figure = calculate(Inputs(method="qlora")).by_key["training_memory_bytes"]
    assert " to " in figure.words


def test_hosting_is_the_published_month() -> None:
    """$1.70 an hour is $1,224 a month of 30 days."""
    assert figures(hosting_usd_per_hour=1.7)["hosting_cost_per_month"] == pytest.approx(1_224)


def test_training_can_be_paid_by_the_token() -> None:
    """Five million tokens three times over, at $0.46 per million, are $6.90."""
    found = figures(examples=5_000, epochs=3, usd_per_training_mtok=0.46)
    assert found["training_cost"] == pytest.approx(6.90)


def test_first_year_is_the_sum_of_its_parts() -> None:
    """Labels once, each training, and twelve months of hosting."""
    found = figures(trainings_per_year=4)
    assert found["first_year_cost"] == pytest.approx(
        found["labeling_cost"] + 4 * found["training_cost"] + 12 * found["hosting_cost_per_month"]
    )


def test_full_training_has_no_adapter() -> None:
    """A figure without a value says why in words."""
    figure = calculate(Inputs(method="full")).by_key["adapter_bytes"]
    assert figure.value is None
    assert figure.words.startswith("no adapter")


def test_numbers_that_do_not_count_are_said() -> None:
    """Own numbers beside a chosen model are named as not used."""
    said = calculate(Inputs(base_model="qwen3-8b", layers=99)).warnings
    assert any("layers is not used: the numbers of Qwen3 8B are" in one for one in said)


@pytest.mark.parametrize("key", MODELS)
def test_shapes_add_up_to_their_parameters(key: str) -> None:
    """Each known model's parameters follow from its shape."""
    m = open_models.architectures()[key]
    layer = 2 * m.hidden * m.head_dim * (m.heads + m.kv_heads) + 3 * m.hidden * m.intermediate
    norms = 2 * m.hidden + (2 * m.head_dim if m.query_key_norm else 0)
    words = m.vocab * m.hidden * (1 if m.tied_embeddings else 2)
    assert words + m.layers * (layer + norms) + m.hidden == m.parameters
    assert m.source.startswith("https://")


def test_keys_are_the_public_ones() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    public = {
        *("base_model", "method", "lora_rank", "targets", "bytes_per_parameter", "examples"),
        *("tokens_per_example", "epochs", "batch_size", "sequence_tokens", "peak_tflops", "mfu"),
        *("usd_per_training_mtok", "gpu_usd_per_hour", "usd_per_label", "trainings_per_year"),
        "hosting_usd_per_hour",
    }
    assert public <= set(fields_of(Inputs))
    assert set(figures()) == {
        *("trainable_parameters", "trainable_share", "adapter_bytes", "training_memory_bytes"),
        *("training_tokens", "training_flops", "gpu_hours", "training_cost", "labeling_cost"),
        *("hosting_cost_per_month", "first_year_cost"),
    }


def test_headline_says_what_is_paid_and_for_what() -> None:
    """Each preset's headline names the sum; without any cost it says so."""
    for preset in calculator.load("fine-tuning-cost").presets:
        assert calculate(read(Inputs, preset.values)).headline.startswith("You pay about $")
    free = Inputs(examples=0, hosting_usd_per_hour=0)
    assert calculate(free).headline == "At these prices you pay nothing in the first year."


def test_a_source_is_named_only_while_the_price_is_its() -> None:
    """An own rent or hosting fee is not the provider's, and a default is nobody's entry."""
    rows = json.loads((DATA / "hosting_rates.json").read_text("utf-8"))
    rent = next(row for row in rows if "RunPod" in row["provider"] and "H100" in row["product"])
    assert Inputs().gpu_usd_per_hour == rent["usd_per_gpu_hour"]
    hosting = fact("fine-tuning.together_h100_usd_per_hour")
    listed = calculate(Inputs()).by_key
    assert listed["hosting_cost_per_month"].source == hosting.origin
    assert listed["hosting_cost_per_month"].date == hosting.checked
    assert listed["training_cost"].source.startswith("RunPod, H100")
    assert listed["training_cost"].date == rent["checked"]
    entered = ("the price that you entered", "")
    own = calculate(Inputs(hosting_usd_per_hour=0.8, gpu_usd_per_hour=2.5)).by_key
    by_token = calculate(Inputs(usd_per_training_mtok=0.46)).by_key["training_cost"]
    for figure in (own["hosting_cost_per_month"], own["training_cost"], by_token):
        assert (figure.source, figure.date) == entered


def test_one_example_is_fewer() -> None:
    """The verb agrees with the number of examples."""
    assert calculate(Inputs(examples=1)).warnings[0].startswith("1 example is fewer than the 1,000")
    assert calculate(Inputs(examples=2)).warnings[0].startswith("2 examples are fewer than the")


def test_a_share_below_the_whole_is_not_called_the_whole() -> None:
    """Where something else is paid too, the largest part is 'nearly all', not 100%."""
    shop = calculator.load("fine-tuning-cost").presets[0]
    assert "nearly all of it for checked examples" in calculate(read(Inputs, shop.values)).headline
