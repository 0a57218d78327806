"""What the model memory calculator asks."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit import open_models, shape_inputs
from calculators.kit.inputs import choice, quantity


@dataclass(frozen=True)
class Inputs:
    """An open model at work. The defaults describe an 8B model for one firm of 12 people."""

    model_preset: str = choice(
        open_models.OWN,
        "Model",
        "An open model whose shape is known, or its numbers below.",
        open_models.choices,
        entry="large-language-model",
        lever=False,
    )
    context_tokens: int = quantity(
        8_192,
        "Length of a conversation",
        "tokens",
        "Prompt and answer together, for each one at work. A page is about 800 tokens.",
        noun="tokens of context",
        bounds=(1, 100_000_000),
        plausible=(1_000, 131_072),
        basis="a short prompt to the window of Llama 3.1",
    )
    sequences: int = quantity(
        4,
        "Conversations at once",
        "conversations",
        "How many requests are answered at the same moment.",
        noun="conversations at once",
        bounds=(1, 1_000_000),
        plausible=(1, 64),
    )
    bits_per_weight: float = quantity(
        16.0,
        "Bits per weight",
        "bits",
        "16 as published; 8 or 4 after quantization, which can cost quality.",
        noun="bits per weight",
        bounds=(1, 64),
        plausible=(4, 16),
        basis="quantized to as published",
        whole=False,
    )
    parameters: int = shape_inputs.parameters(
        help="Used with “By its numbers”, as are the next three. The model's card says it.",
    )
    layers: int = shape_inputs.layers()
    kv_heads: int = shape_inputs.kv_heads()
    head_dim: int = shape_inputs.head_dim()
    bits_per_kv_value: float = quantity(
        16.0,
        "Bits per stored key or value",
        "bits",
        "16 by default; 8 where the server stores the cache in FP8.",
        noun="bits per stored value",
        bounds=(1, 64),
        plausible=(8, 16),
        basis="FP8 or BF16",
        group="assumptions",
        whole=False,
    )
    overhead_share: float = quantity(
        0.2,
        "Overhead on the weights",
        "share",
        "Buffers and the like. EleutherAI's rule of thumb is 20% of the weights.",
        noun="overhead on the weights",
        bounds=(0, 10),
        plausible=(0.05, 0.3),
        basis="EleutherAI's rule of thumb, halved and more",
        group="assumptions",
        whole=False,
    )
    usable_memory_share: float = quantity(
        0.9,
        "Usable part of a card's memory",
        "share",
        "The rest stays with the driver and other programs. The server vLLM takes 90% by default.",
        noun="of the card's memory",
        bounds=(0.01, 1),
        plausible=(0.8, 0.95),
        basis="around vLLM's default",
        group="assumptions",
        whole=False,
    )
