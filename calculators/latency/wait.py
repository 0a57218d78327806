"""How long each model takes: the network, then reading the prompt, then writing the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from calculators.latency.inputs import Inputs

MS: Final = 1_000
# Nielsen's limits: up to 1 second the train of thought holds, up to 10 seconds the attention.
FLOW_MS: Final = 1_000
ATTENTION_MS: Final = 10_000
LIMITS_SOURCE: Final = "Jakob Nielsen, response times: the 3 important limits (1993), as quoted"
LIMITS_READ: Final = "2026-11-24"
FASTER, LARGE, SMALL = "faster", "large_wait", "small_wait"
WORDS: Final = {
    FASTER: "the faster one",
    LARGE: "the wait for the large model",
    SMALL: "the wait for the small model",
    "small": "the small model",
    "large": "the large model",
    "same": "neither",
    "within-1s": "at most 1 second",
    "within-10s": "more than 1 second, at most 10",
    "over-10s": "more than 10 seconds",
}


@dataclass(frozen=True)
class Wait:
    """The parts of a wait, in milliseconds."""

    network: float
    reading: float
    writing: float

    @property
    def first(self) -> float:
        """The time until the first token."""
        return self.network + self.reading

    @property
    def total(self) -> float:
        """The time until the last token."""
        return self.first + self.writing

    @property
    def band(self) -> str:
        """Say which of the limits of patience the whole answer keeps."""
        if self.total <= FLOW_MS:
            return "within-1s"
        return "within-10s" if self.total <= ATTENTION_MS else "over-10s"


def large(inputs: Inputs) -> Wait:
    """Give the wait for the large model."""
    return Wait(
        inputs.network_ms,
        inputs.large_prompt_tokens / inputs.large_prefill_tokens_per_second * MS,
        inputs.large_output_tokens / inputs.large_decode_tokens_per_second * MS,
    )


def small(inputs: Inputs) -> Wait:
    """Give the wait for the small model."""
    return Wait(
        inputs.network_ms,
        inputs.small_prompt_tokens / inputs.small_prefill_tokens_per_second * MS,
        inputs.small_output_tokens / inputs.small_decode_tokens_per_second * MS,
    )


def speedup(big: Wait, little: Wait) -> float:
    """Say how many times as fast the small model's whole answer is there."""
    return big.total / little.total


def numbers(inputs: Inputs) -> dict[str, float]:
    """Give every figure by key: times, and milliseconds."""
    big, little = large(inputs), small(inputs)
    return {
        "speedup": speedup(big, little),
        "large_time_to_first_token_ms": big.first,
        "large_total_ms": big.total,
        "small_time_to_first_token_ms": little.first,
        "small_total_ms": little.total,
    }


def answers(inputs: Inputs) -> dict[str, str]:
    """Say which model is there first, and which limit of patience each keeps."""
    big, little = large(inputs), small(inputs)
    if little.total == big.total:
        first = "same"
    else:
        first = "small" if little.total < big.total else "large"
    return {FASTER: first, LARGE: big.band, SMALL: little.band}
