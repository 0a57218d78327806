"""The figures, each with its formula and the numbers put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from calculators.fine_tuning_cost.inputs import RENT, RENT_READ
from calculators.fine_tuning_cost.training import (
    HALF,
    HOURS_PER_MONTH,
    MONTHS,
    Costs,
    Memory,
    adapted,
    adapter_bytes,
    flops,
    flops_per_token,
    gpu_hours,
    parts,
    saved_bytes,
    tokens,
    trainable,
    trained_share,
)
from calculators.kit import open_models
from calculators.kit.facts import fact
from calculators.kit.result import Figure
from calculators.kit.sources import Origin, origin
from calculators.kit.words import number, per_cent, rounded, size, usd, usd_in_full

if TYPE_CHECKING:
    from calculators.fine_tuning_cost.inputs import Inputs
    from calculators.kit.open_models import Shape

READ: Final = "2026-11-24"
PRICE: Final = "the price that you entered"
LORA: Final = "LoRA (Hu et al. 2021), section 5.1"
MATH: Final = "EleutherAI, Transformer Math 101"
QLORA: Final = "QLoRA (Dettmers et al. 2023), figure 6"


def money(inputs: Inputs, found: Costs, shape: Shape) -> tuple[Figure, ...]:
    """Give the first year, and what it is made of."""
    year = sum(parts(inputs, found).values())
    hosting = fact("fine-tuning.together_h100_usd_per_hour")
    paid = origin(
        inputs, "hosting_usd_per_hour", source=hosting.origin, date=hosting.checked, yours=PRICE
    )
    total = Figure(
        key="first_year_cost",
        value=year,
        unit="USD",
        caption="First year",
        formula=f"labeling + trainings per year × training + {MONTHS} × hosting per month",
        worked=f"{usd(found.labeling)} + {inputs.trainings_per_year} × {usd(found.training)} + "
        f"{MONTHS} × {usd(found.hosting_per_month)} = {usd(year)}",
    )
    host = Figure(
        key="hosting_cost_per_month",
        value=found.hosting_per_month,
        unit="USD per month",
        caption="Hosting per month",
        formula=f"hosting per hour × {HOURS_PER_MONTH} hours",
        worked=f"{usd_in_full(inputs.hosting_usd_per_hour)} × {HOURS_PER_MONTH} = "
        f"{usd(found.hosting_per_month)}",
        source=paid.source,
        date=paid.date,
    )
    label = Figure(
        key="labeling_cost",
        value=found.labeling,
        unit="USD",
        caption="Checked examples",
        formula="examples × cost of one checked example",
        worked=f"{number(inputs.examples)} × {usd(inputs.usd_per_label)} = {usd(found.labeling)}",
    )
    return total, host, label, _training(inputs, found, shape)


def _training(inputs: Inputs, found: Costs, shape: Shape) -> Figure:
    hours = gpu_hours(inputs, shape.parameters)
    if price := inputs.usd_per_training_mtok:
        formula = "training tokens × price per million ÷ 1,000,000"
        worked = f"{number(tokens(inputs))} × {usd_in_full(price)} ÷ 1,000,000"
        source = Origin(PRICE, "")
    else:
        formula = "GPU hours × rent per hour"
        worked = f"{rounded(hours)} × {usd_in_full(inputs.gpu_usd_per_hour)}"
        source = origin(inputs, "gpu_usd_per_hour", source=RENT, date=RENT_READ, yours=PRICE)
    return Figure(
        key="training_cost",
        value=found.training,
        unit="USD",
        caption="One training",
        formula=formula,
        worked=f"{worked} = {usd(found.training)}",
        source=source.source,
        date=source.date,
    )


def adapter(inputs: Inputs, shape: Shape) -> tuple[Figure, Figure, Figure]:
    """Give what is trained, and how large its file is."""
    count, full = trainable(inputs, shape), inputs.method == "full"
    share = trained_share(inputs, shape)
    source = _source(inputs)
    counted = Figure(
        key="trainable_parameters",
        value=count,
        unit="parameters",
        caption="Trained parameters",
        formula="all parameters"
        if full
        else "rank × layers × (input width + output width of each adapted matrix, added up)",
        worked=number(count) if full else _counted(inputs, shape, count),
        **source,
    )
    part = Figure(
        key="trainable_share",
        value=share,
        unit="share",
        caption="Share that is trained",
        formula="trained ÷ (base + trained), as the library peft prints it",
        worked="1"
        if full
        else f"{number(count)} ÷ ({number(shape.parameters)} + {number(count)}) = "
        f"{per_cent(share)}",
        **source,
    )
    return counted, part, _file(inputs, shape)


def _counted(inputs: Inputs, shape: Shape, count: float) -> str:
    widths = adapted(shape, inputs.targets)
    each = " + ".join(f"{name} {number(a)} + {number(b)}" for name, (a, b) in widths.items())
    return f"{inputs.lora_rank} × {shape.layers} × ({each}) = {number(count)}"


def _source(inputs: Inputs) -> dict[str, Any]:
    known = open_models.architectures().get(inputs.base_model)
    return {"source": LORA, "date": known.date if known else READ}


def _file(inputs: Inputs, shape: Shape) -> Figure:
    value, saved = adapter_bytes(inputs, shape), saved_bytes(inputs, shape)
    return Figure(
        key="adapter_bytes",
        value=value,
        unit="bytes",
        caption="Size of the adapter",
        formula="trained parameters × 2 bytes (16-bit numbers)",
        worked=f"{number(trainable(inputs, shape))} × {HALF} = {number(saved)} bytes",
        words=f"no adapter: the whole model is saved, {size(saved)}" if value is None else "",
        none="no adapter",
        source=LORA,
        date=READ,
    )


def held_bytes(inputs: Inputs, shape: Shape, held: Memory) -> Figure:
    """Give the memory of the training; for QLoRA a range."""
    base = {
        "full": "",
        "lora": "2 bytes × parameters of the frozen model + ",
        "qlora": "the 4-bit model (1.36 GB + 0.547 bytes × parameters, a line through the "
        "measurements; at least 0.516 bytes × parameters) + ",
    }[inputs.method]
    formula = f"{base}bytes per trained parameter × trained parameters + activations (" + (
        "2 bytes × tokens × hidden width × layers, and 34 bytes for the layer at work)"
        if inputs.recompute_activations
        else "34 bytes × tokens × hidden width × layers)"
    )
    terms = [size(one) for one in (held.base, held.states, held.activations) if one]
    low, high = size(held.low), size(held.high)
    return Figure(
        key="training_memory_bytes",
        value=held.high,
        unit="bytes",
        caption="GPU memory for training",
        formula=formula,
        worked=f"{' + '.join(terms)} = {high}; {number(round(shape.parameters))} parameters",
        words=f"{low} to {high}" if low != high else "",
        source=QLORA if inputs.method == "qlora" else MATH,
        date=READ,
    )


def computing(inputs: Inputs, shape: Shape) -> tuple[Figure, Figure, Figure]:
    """Give the tokens, operations and hours of one training."""
    amount, work, each = tokens(inputs), flops(inputs, shape.parameters), flops_per_token(inputs)
    hours = gpu_hours(inputs, shape.parameters)
    count = Figure(
        key="training_tokens",
        value=amount,
        unit="tokens",
        caption="Tokens of one training",
        formula="examples × tokens per example × epochs",
        worked=f"{number(inputs.examples)} × {number(inputs.tokens_per_example)} × "
        f"{inputs.epochs} = {number(amount)}",
    )
    operations = Figure(
        key="training_flops",
        value=work,
        unit="FLOPs",
        caption="Operations of one training",
        formula=f"{each} × parameters × tokens"
        + ("" if inputs.method == "full" else " (no gradients of the frozen weights)"),
        worked=f"{each} × {number(shape.parameters)} × {number(amount)} = {work:.3g}",
        write="{:.3g} FLOPs".format,
        source=MATH if inputs.method == "full" else f"derived by this site from {MATH}",
        date=READ,
    )
    time = Figure(
        key="gpu_hours",
        value=hours,
        unit="GPU hours",
        caption="GPU hours of one training",
        formula="operations ÷ (peak speed × part of it that is reached × 3,600)",
        worked=f"{work:.3g} ÷ ({number(inputs.peak_tflops)} × 10^12 × {per_cent(inputs.mfu)} × "
        f"3,600) = {rounded(hours)}",
        source=MATH,
        date=READ,
    )
    return count, operations, time
