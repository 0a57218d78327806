"""The bytes of a model at work, and the cards that hold them.

Sources: weights × 1.2 from EleutherAI's Transformer Math 101; the cache of keys and values from
vLLM (arXiv:2309.06180), with the heads of grouped queries.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from calculators.kit.open_models import OWN, Card, architectures, cards, smallest_card

if TYPE_CHECKING:
    from calculators.model_memory.inputs import Inputs

BITS: Final = 8
REFERENCE: Final = "h100"


class Bytes(NamedTuple):
    """The parts of what lies in memory, in bytes."""

    weights: float
    overhead: float
    kv_per_token: float
    kv: float

    @property
    def total(self) -> float:
        """All together."""
        return self.weights + self.overhead + self.kv


def needed(inputs: Inputs) -> Bytes:
    """Compute what the model and its conversations need."""
    own = inputs.model_preset == OWN
    model = inputs if own else architectures()[inputs.model_preset]
    weights = model.parameters * inputs.bits_per_weight / BITS
    token = 2 * model.layers * model.kv_heads * model.head_dim * inputs.bits_per_kv_value / BITS
    kv = token * inputs.context_tokens * inputs.sequences
    return Bytes(weights, weights * inputs.overhead_share, token, kv)


def count(total: float, card: Card, usable_share: float) -> int:
    """Count the cards of one kind that hold so many bytes."""
    return max(1, math.ceil(total / (card.memory_bytes * usable_share)))


def numbers(inputs: Inputs) -> dict[str, float]:
    """Give every figure by key: bytes, and cards of each kind."""
    found, share = needed(inputs), inputs.usable_memory_share
    sizes = {
        "total_bytes": found.total,
        "weight_bytes": found.weights,
        "kv_bytes_per_token": found.kv_per_token,
        "kv_bytes": found.kv,
    }
    total = found.total
    return sizes | {
        f"gpus_needed_{card.id}": count(total, card, share) for card in cards().values()
    }


def answers(inputs: Inputs) -> dict[str, str]:
    """Name the smallest card of which one is enough, and the number of H100s."""
    total = needed(inputs).total
    card = smallest_card(total, inputs.usable_memory_share)
    reference = count(total, cards()[REFERENCE], inputs.usable_memory_share)
    return {"smallest_card": card.id if card else "several", "h100s": f"{reference:,}"}
