"""Open models and the graphics cards that carry them: shapes and sizes, with their sources.

`data/architectures.json` holds the shapes of models, `data/gpus.json` the memory and peak speed of
cards. A gigabyte on a card's label is read as 10^9 bytes, the cautious reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from calculators.kit.data import kept, table
from calculators.kit.inputs import changed, fields_of
from calculators.kit.words import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

GB: Final = 1_000_000_000
OWN: Final = "custom"


class Shape(Protocol):
    """What of a model's architecture decides its memory and its adapters.

    `heads` and `kv_heads` are the attention heads of queries, and of keys and values; with fewer
    of the latter (grouped queries) the output of K and V is narrower than `hidden`. An `Inputs`
    with these fields is one too.
    """

    @property
    def parameters(self) -> float: ...  # noqa: D102 - said above
    @property
    def layers(self) -> int: ...  # noqa: D102
    @property
    def hidden(self) -> int: ...  # noqa: D102
    @property
    def heads(self) -> int: ...  # noqa: D102
    @property
    def kv_heads(self) -> int: ...  # noqa: D102
    @property
    def head_dim(self) -> int: ...  # noqa: D102
    @property
    def intermediate(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, kw_only=True)
class Architecture:
    """A known open model: a `Shape` with its name and where the numbers are from."""

    id: str
    name: str
    parameters: int
    layers: int
    hidden: int
    heads: int
    kv_heads: int
    head_dim: int
    intermediate: int
    vocab: int
    tied_embeddings: bool
    query_key_norm: bool
    source: str
    date: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """A graphics card: its memory, and its peak in dense BF16 arithmetic (without sparsity)."""

    id: str
    name: str
    memory_bytes: int
    peak_tflops: float
    source: str
    date: str


@kept
def architectures() -> dict[str, Architecture]:
    """Give the known models by id, the smallest first."""
    return {row["id"]: Architecture(**row) for row in table("architectures")}


@kept
def cards() -> dict[str, Card]:
    """Give the known cards by id, the smallest memory first; among equals the slower first."""
    found = [Card(**row) for row in table("gpus")]
    return {c.id: c for c in sorted(found, key=lambda c: (c.memory_bytes, c.peak_tflops))}


def choices() -> dict[str, str]:
    """Give the models to choose from: first the reader's own numbers."""
    known = {key: one.name for key, one in architectures().items()}
    return {OWN: "By its numbers (8B unless changed)", **known}


def smallest_card(needed_bytes: float, usable_share: float = 1.0) -> Card | None:
    """Give the smallest single card that holds so many bytes; None where several are needed."""
    for card in cards().values():
        if needed_bytes <= card.memory_bytes * usable_share:
            return card
    return None


def ignored(inputs: Any, chosen: str, own: Sequence[str]) -> tuple[str, ...]:
    """Say which of the reader's own numbers do not count, since a known model is chosen."""
    given = [key for key in changed(inputs) if key in own]
    if chosen == OWN or not given:
        return ()
    captions = listed([fields_of(inputs)[key].caption.lower() for key in given])
    said = (
        f"What you entered for {captions} is not used: the numbers of "
        f"{architectures()[chosen].name} are. Choose “By its numbers” to use yours."
    )
    return (said,)
