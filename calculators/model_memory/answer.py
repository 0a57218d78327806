"""The memory in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calculators.kit import open_models
from calculators.kit.result import Figure, Result
from calculators.kit.words import number, per_cent, plural, size
from calculators.model_memory import shown
from calculators.model_memory.memory import BITS, REFERENCE, Bytes, answers, count, needed

if TYPE_CHECKING:
    from calculators.kit.open_models import Card
    from calculators.model_memory.inputs import Inputs

READ: Final = "2026-11-24"
MATH: Final = "EleutherAI, Transformer Math 101"
VLLM: Final = "vLLM (Kwon et al. 2023), section 3"
OWN_FIELDS: Final = ("parameters", "layers", "kv_heads", "head_dim")
WORDS = {
    "smallest_card": "the smallest card that holds it alone",
    "several": "none: it takes more than one card",
    "h100s": "the number of H100 cards",
    **{card.id: card.name for card in open_models.cards().values()},
}


def calculate(inputs: Inputs) -> Result:
    """Answer how much memory the model needs, and how many of each card."""
    found = needed(inputs)
    return Result(
        headline=_headline(inputs, found),
        short=_short(inputs, found),
        answers=answers(inputs),
        leading="total_bytes",
        figures=(*_bytes(inputs, found), *_counts(inputs, found)),
        make_tables=lambda: (shown.cards(inputs, found),),
        make_chart=lambda: shown.drawn(inputs, found),
        assumptions=_assumptions(inputs),
        warnings=_warnings(inputs, found),
    )


def _headline(inputs: Inputs, found: Bytes) -> str:
    total, share = found.total, inputs.usable_memory_share
    if card := open_models.smallest_card(total, share):
        return f"You need {size(total)} of GPU memory: one {card.name} is enough."
    card = open_models.cards()[REFERENCE]
    several = plural(count(total, card, share), f"{card.name} card")
    return f"You need {size(total)} of GPU memory, more than any one card has; {several} hold it."


def _short(inputs: Inputs, found: Bytes) -> str:
    total, share = found.total, inputs.usable_memory_share
    if card := open_models.smallest_card(total, share):
        return f"{size(total)}: one {card.name}"
    card = open_models.cards()[REFERENCE]
    return f"{size(total)}: {number(count(total, card, share))} × {card.name}"


def _shape(inputs: Inputs) -> tuple[float, int, int, int]:
    known = open_models.architectures().get(inputs.model_preset)
    model = known or inputs
    return model.parameters, model.layers, model.kv_heads, model.head_dim


def _bytes(inputs: Inputs, found: Bytes) -> tuple[Figure, ...]:
    parameters, layers, heads, width = _shape(inputs)
    weights, kv_bits = number(inputs.bits_per_weight), number(inputs.bits_per_kv_value)
    token = size(found.kv_per_token)
    return (
        _figure(
            "total_bytes",
            found.total,
            ("Memory in all", MATH),
            "weights × (1 + overhead) + conversations",
            f"{size(found.weights)} × (1 + {per_cent(inputs.overhead_share)}) + {size(found.kv)}",
        ),
        _figure(
            "weight_bytes",
            found.weights,
            ("Weights", MATH),
            f"parameters × bits per weight ÷ {BITS}",
            f"{number(parameters)} × {weights} ÷ {BITS}",
        ),
        _figure(
            "kv_bytes_per_token",
            found.kv_per_token,
            ("Each token of a conversation", VLLM),
            "2 (key and value) × layers × heads of keys and values × width of a head × bits per "
            f"value ÷ {BITS}",
            f"2 × {layers} × {heads} × {width} × {kv_bits} ÷ {BITS}",
        ),
        _figure(
            "kv_bytes",
            found.kv,
            ("Conversations", VLLM),
            "bytes per token × length of a conversation × conversations at once",
            f"{token} × {number(inputs.context_tokens)} × {number(inputs.sequences)}",
        ),
    )


def _figure(key: str, value: float, about: tuple[str, str], formula: str, terms: str) -> Figure:
    caption, source = about
    return Figure(
        key=key,
        value=value,
        unit="bytes",
        caption=caption,
        formula=formula,
        worked=f"{terms} = {size(value)}",
        source=source,
        date=READ,
    )


def _counts(inputs: Inputs, found: Bytes) -> tuple[Figure, ...]:
    return tuple(_count(inputs, found, card) for card in open_models.cards().values())


def _count(inputs: Inputs, found: Bytes, card: Card) -> Figure:
    share, cards = inputs.usable_memory_share, count(found.total, card, inputs.usable_memory_share)
    return Figure(
        key=f"gpus_needed_{card.id}",
        value=cards,
        unit="cards",
        caption=card.name,
        formula="memory in all ÷ (memory of the card × usable part), rounded up",
        worked=f"{size(found.total)} ÷ ({size(card.memory_bytes)} × {per_cent(share)}) → "
        f"{number(cards)}",
        source=card.source,
        date=card.date,
    )


def _assumptions(inputs: Inputs) -> tuple[str, ...]:
    return (
        "GB are 10^9 bytes, also on the cards' labels; many tools print GiB, which are 7% more.",
        (
            "Every conversation is counted at its full length, and every layer keeps all of it: "
            "models with sliding windows or compressed caches need less."
        ),
        "Models split over several cards need a little more on each than this division says.",
        (
            f"Overhead is {per_cent(inputs.overhead_share)} of the weights, a rule of thumb for "
            "answering, not for training."
        ),
        "That it fits says nothing of its speed.",
    )


def _warnings(inputs: Inputs, found: Bytes) -> tuple[str, ...]:
    said = list(open_models.ignored(inputs, inputs.model_preset, OWN_FIELDS))
    if found.kv > found.weights:
        said.append(
            "The conversations need more memory than the model: shorter contexts or fewer at once "
            "save most."
        )
    return tuple(said)
