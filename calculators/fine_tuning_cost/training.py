"""What a training trains, holds in memory, computes and costs.

Sources: LoRA (arXiv:2106.09685) for the adapter; EleutherAI's Transformer Math 101 for states,
activations and 6ND; QLoRA (arXiv:2305.14314), figure 6, for the memory of 4-bit models. That
LoRA needs about 4ND (no gradients of frozen weights) is this site's own derivation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from calculators.kit.open_models import OWN, Shape, architectures, smallest_card

if TYPE_CHECKING:
    from calculators.fine_tuning_cost.inputs import Inputs

MTOK: Final = 1_000_000
TERA: Final = 1e12
SECONDS: Final = 3_600
HOURS_PER_MONTH: Final = 720
MONTHS: Final = 12
HALF: Final = 2  # bytes of a 16-bit number
NF4_BITS: Final = 4 + 8 / 64 + 32 / (64 * 256)  # with doubly quantized constants
BASE_FIXED: Final = 1.36e9  # a line through figure 6 of QLoRA: 5,046, 8,476, 19,302, 37,074 MB
BASE_PER_PARAMETER: Final = 0.547
LAYER_BYTES: Final = 34  # activations of a layer, per token and unit of hidden width
FLOPS: Final = {  # per parameter and token: without, and with activations computed twice
    "full": (6, 8),
    "lora": (4, 6),
    "qlora": (4, 6),
}


class Memory(NamedTuple):
    """Bytes on the GPU. `low` and `high` differ only where the base is quantized."""

    base: float
    base_low: float
    states: float
    activations: float

    @property
    def high(self) -> float:
        """The whole, with the base as measured."""
        return self.base + self.states + self.activations

    @property
    def low(self) -> float:
        """The whole, with the base as its weights alone."""
        return self.base_low + self.states + self.activations


class Costs(NamedTuple):
    """US dollars: of one training, of all labels, of a month of hosting."""

    training: float
    labeling: float
    hosting_per_month: float


def shape_of(inputs: Inputs) -> Shape:
    """Give the shape of the base model: a known one, or the reader's own numbers."""
    if inputs.base_model != OWN:
        return architectures()[inputs.base_model]
    return inputs


def adapted(shape: Shape, targets: str) -> dict[str, tuple[int, int]]:
    """Give input and output width of each adapted matrix of a layer."""
    wide, inner = shape.hidden, shape.intermediate
    query, narrow = shape.heads * shape.head_dim, shape.kv_heads * shape.head_dim
    found = {"Q": (wide, query), "V": (wide, narrow)}
    if targets != "qv":
        found |= {"K": (wide, narrow), "O": (query, wide)}
    if targets == "all-linear":
        found |= {"gate": (wide, inner), "up": (wide, inner), "down": (inner, wide)}
    return found


def trainable(inputs: Inputs, shape: Shape) -> float:
    """Count the trained parameters: rank × (input width + output width) of each matrix."""
    if inputs.method == "full":
        return shape.parameters
    widths = sum(map(sum, adapted(shape, inputs.targets).values()))
    return inputs.lora_rank * shape.layers * widths


def trained_share(inputs: Inputs, shape: Shape) -> float:
    """Give the share of all parameters that is trained, as the library peft prints it."""
    if inputs.method == "full":
        return 1.0
    count = trainable(inputs, shape)
    return count / (shape.parameters + count)


def saved_bytes(inputs: Inputs, shape: Shape) -> float:
    """Size the file of what was trained, in 16-bit numbers."""
    return trainable(inputs, shape) * HALF


def adapter_bytes(inputs: Inputs, shape: Shape) -> float | None:
    """Size the adapter's file; None where the whole model is trained."""
    return None if inputs.method == "full" else saved_bytes(inputs, shape)


def memory(inputs: Inputs, shape: Shape) -> Memory:
    """Estimate the bytes that one GPU would have to hold."""
    states = inputs.bytes_per_parameter * trainable(inputs, shape)
    flow = _activations(inputs, shape)
    if inputs.method == "full":
        return Memory(0, 0, states, flow)
    plain = HALF * shape.parameters
    if inputs.method == "lora":
        return Memory(plain, plain, states, flow)
    measured = BASE_FIXED + BASE_PER_PARAMETER * shape.parameters
    computed = NF4_BITS / 8 * shape.parameters
    return Memory(measured, min(computed, measured), states, flow)


def _activations(inputs: Inputs, shape: Shape) -> float:
    width = inputs.batch_size * inputs.sequence_tokens * shape.hidden
    if not inputs.recompute_activations:
        return LAYER_BYTES * width * shape.layers
    return width * (HALF * shape.layers + LAYER_BYTES)


def tokens(inputs: Inputs) -> int:
    """Count the tokens of one training."""
    return inputs.examples * inputs.tokens_per_example * inputs.epochs


def flops_per_token(inputs: Inputs) -> int:
    """Give the operations per parameter and token."""
    return FLOPS[inputs.method][inputs.recompute_activations]


def flops(inputs: Inputs, parameters: float) -> float:
    """Count the operations of one training."""
    return flops_per_token(inputs) * parameters * tokens(inputs)


def gpu_hours(inputs: Inputs, parameters: float) -> float:
    """Give the GPU hours of one training."""
    return flops(inputs, parameters) / (inputs.peak_tflops * TERA * inputs.mfu * SECONDS)


def costs(inputs: Inputs, parameters: float) -> Costs:
    """Price one training, all labels, and a month of hosting."""
    if inputs.usd_per_training_mtok:
        training = tokens(inputs) * inputs.usd_per_training_mtok / MTOK
    else:
        training = gpu_hours(inputs, parameters) * inputs.gpu_usd_per_hour
    labeling = inputs.examples * inputs.usd_per_label
    return Costs(training, labeling, inputs.hosting_usd_per_hour * HOURS_PER_MONTH)


def parts(inputs: Inputs, found: Costs) -> dict[str, float]:
    """Split the first year into its parts."""
    return {
        "hosting": found.hosting_per_month * MONTHS,
        "labeling": found.labeling,
        "training": found.training * inputs.trainings_per_year,
    }


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key: US dollars, bytes, tokens, FLOPs, hours."""
    shape = shape_of(inputs)
    found, size = costs(inputs, shape.parameters), shape.parameters
    return {
        "first_year_cost": sum(parts(inputs, found).values()),
        "hosting_cost_per_month": found.hosting_per_month,
        "labeling_cost": found.labeling,
        "training_cost": found.training,
        "trainable_parameters": trainable(inputs, shape),
        "trainable_share": trained_share(inputs, shape),
        "adapter_bytes": adapter_bytes(inputs, shape),
        "training_memory_bytes": memory(inputs, shape).high,
        "training_tokens": tokens(inputs),
        "training_flops": flops(inputs, size),
        "gpu_hours": gpu_hours(inputs, size),
    }


def answers(inputs: Inputs) -> dict[str, str]:
    """Name the largest part of the first year, and the smallest card that holds the training."""
    shape = shape_of(inputs)
    year = parts(inputs, costs(inputs, shape.parameters))
    largest = max(year, key=year.__getitem__)
    card = smallest_card(memory(inputs, shape).high)
    return {
        "largest_cost": largest if year[largest] else "nothing",
        "smallest_card": card.id if card else "several",
    }
