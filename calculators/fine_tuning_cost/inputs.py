"""What the fine-tuning cost calculator asks."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit import open_models, shape_inputs
from calculators.kit.facts import fact
from calculators.kit.inputs import choice, quantity, toggle
from calculators.kit.shape_inputs import SHAPES

HOSTING = fact("fine-tuning.together_h100_usd_per_hour").value
H100_TFLOPS = 989
RENT = "RunPod, H100 SXM 80 GB in its own data centers"
RENT_READ = "2026-11-09"


def _methods() -> dict[str, str]:
    return {
        "lora": "LoRA: a small adapter",
        "qlora": "QLoRA: a small adapter on a 4-bit model",
        "full": "Full: all weights",
    }


def _targets() -> dict[str, str]:
    return {
        "qv": "Q and V of attention",
        "attention": "Q, K, V and O of attention",
        "all-linear": "All linear layers",
    }


@dataclass(frozen=True)
class Inputs:
    """A fine-tuning. The defaults describe one firm of 12 people."""

    examples: int = quantity(
        200,
        "Examples",
        "examples",
        "Real inputs with the answers you would want, checked by somebody who knows.",
        bounds=(0, 100_000_000),
        plausible=(50, 50_000),
        entry="fine-tuning",
    )
    tokens_per_example: int = quantity(
        1_000,
        "Length of an example",
        "tokens",
        "Input and answer together. A page is about 800 tokens, an e-mail about 200.",
        noun="tokens per example",
        bounds=(1, 1_000_000),
        plausible=(100, 8_000),
    )
    usd_per_label: float = quantity(
        5.0,
        "Cost of one checked example",
        "USD",
        "Minutes of a person who knows, times what the minutes cost: three minutes at $100 an "
        "hour are $5.",
        noun="USD per example",
        bounds=(0, 100_000),
        plausible=(1, 10),
        basis="RLHF Book (2026): $1 to $10 or more a label",
        whole=False,
    )
    hosting_usd_per_hour: float = quantity(
        HOSTING,
        "Hosting per hour",
        "USD",
        "A tuned model often needs a machine of its own, paid day and night. 0 if your provider "
        "hosts adapters at no charge; ask your vendor.",
        noun="USD per hour of hosting",
        bounds=(0, 100_000),
        plausible=(0.5, 15),
        basis="from a small card to one H100 at a large cloud, November 2026",
        whole=False,
    )
    trainings_per_year: int = quantity(
        2,
        "Trainings per year",
        "trainings",
        "Base models retire and your facts change: each time you train again.",
        noun="trainings per year",
        bounds=(1, 1_000),
        plausible=(1, 12),
    )
    epochs: int = quantity(
        3,
        "Passes over the examples",
        "epochs",
        "How often the training sees each example. Vendors begin with one to four.",
        bounds=(1, 1_000),
        plausible=(1, 5),
        group="assumptions",
    )
    usd_per_training_mtok: float = quantity(
        0.0,
        "Price per million training tokens",
        "USD",
        "Where a provider trains for you: ask your vendor. 0 counts rented GPU hours instead.",
        noun="USD per million training tokens",
        bounds=(0, 10_000),
        plausible=(0.4, 25),
        basis="from Ori's $0.46 for models up to 10B upward; read in November 2026",
        group="prices",
        whole=False,
    )
    gpu_usd_per_hour: float = quantity(
        3.99,
        "Rent of a GPU per hour",
        "USD",
        "Used where the price per million tokens is 0. An H100 costs $3.99 at RunPod (as read on "
        f"{RENT_READ}).",
        noun="USD per GPU hour",
        bounds=(0, 100_000),
        plausible=(1.2, 12.3),
        basis="A100 at RunPod to H100 at Azure, November 2026",
        group="prices",
        whole=False,
    )
    base_model: str = choice(
        open_models.OWN,
        "Base model",
        "An open model whose shape is known, or its numbers below.",
        open_models.choices,
        group="assumptions",
        entry="large-language-model",
        lever=False,
    )
    method: str = choice(
        "lora",
        "Method",
        "LoRA trains a small adapter beside the frozen model; full training changes every weight.",
        _methods,
        group="assumptions",
        entry="fine-tuning",
    )
    lora_rank: int = quantity(
        16,
        "LoRA rank",
        "rank",
        "How wide the adapter is. 8 to 64 is usual.",
        noun="as LoRA rank",
        bounds=(1, 4_096),
        plausible=(4, 64),
        basis="ranks of the LoRA and QLoRA papers",
        group="assumptions",
    )
    targets: str = choice(
        "all-linear",
        "What LoRA adapts",
        "The matrices that get an adapter: the LoRA paper took Q and V, QLoRA all linear layers.",
        _targets,
        group="assumptions",
    )
    bytes_per_parameter: float = quantity(
        16.0,
        "Memory per trained parameter",
        "bytes",
        "Weights, gradients and optimizer: 16 (2 + 2 + 12) or 18 (6 + 4 + 8) with Adam, 10 with "
        "an 8-bit optimizer. Activations come on top.",
        noun="bytes per trained parameter",
        bounds=(1, 64),
        plausible=(10, 18),
        basis="EleutherAI's Transformer Math and the ZeRO paper",
        group="assumptions",
        whole=False,
    )
    batch_size: int = quantity(
        1,
        "Examples at once",
        "examples",
        "How many examples lie on the GPU at the same time (the micro-batch).",
        noun="examples at once",
        bounds=(1, 100_000),
        plausible=(1, 16),
        group="assumptions",
    )
    sequence_tokens: int = quantity(
        2_048,
        "Longest example in training",
        "tokens",
        "The length for which memory is set aside. Longer examples are cut or split.",
        noun="tokens for the longest example",
        bounds=(1, 10_000_000),
        plausible=(512, 8_192),
        group="assumptions",
    )
    recompute_activations: bool = toggle(
        "Activations are computed twice to save memory",
        "Also called gradient checkpointing: much less memory, more computing.",
        group="assumptions",
    )
    peak_tflops: float = quantity(
        H100_TFLOPS,
        "Peak speed of the GPU",
        "TFLOPS",
        "Dense BF16, without sparsity: 989 for an H100, 312 for an A100. Data sheets often print "
        "twice as much, with sparsity.",
        bounds=(0.1, 1_000_000),
        plausible=(121, 2_250),
        basis="an L4 to a B200",
        group="assumptions",
        whole=False,
    )
    mfu: float = quantity(
        0.3,
        "Part of the peak that is reached",
        "share",
        "Also called MFU. Published trainings reached 21% to 46%; small jobs often less.",
        noun="of the peak",
        bounds=(0.001, 1),
        plausible=(0.1, 0.46),
        basis="PaLM paper, table 3; lower for small jobs",
        group="assumptions",
        whole=False,
    )
    parameters: float = shape_inputs.parameters(
        help="Used with “By its numbers”, as are the next six. The model's card says it.",
    )
    layers: int = shape_inputs.layers()
    hidden: int = quantity(
        4_096,
        "Hidden width",
        "numbers",
        "hidden_size in config.json.",
        noun="numbers of hidden width",
        bounds=(1, 1_000_000),
        plausible=(2_048, 16_384),
        basis=SHAPES,
        group="assumptions",
    )
    heads: int = quantity(
        32,
        "Attention heads",
        "heads",
        "num_attention_heads in config.json.",
        bounds=(1, 10_000),
        plausible=(24, 128),
        basis=SHAPES,
        group="assumptions",
    )
    kv_heads: int = shape_inputs.kv_heads()
    head_dim: int = shape_inputs.head_dim()
    intermediate: int = quantity(
        14_336,
        "Width of the feed-forward layer",
        "numbers",
        "intermediate_size in config.json.",
        noun="numbers of feed-forward width",
        bounds=(1, 10_000_000),
        plausible=(8_192, 53_248),
        basis=SHAPES,
        group="assumptions",
    )
