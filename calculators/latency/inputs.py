"""What the latency calculator asks: two models, each with its prompt, answer and speeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calculators.kit.inputs import quantity

BENCHMARK = "NVIDIA NIM LLM benchmarking, performance (docs.nvidia.com/nim/benchmarking/llm)"
BENCHMARK_READ = "2026-11-24"
_LARGE = (
    f"{BENCHMARK}, read {BENCHMARK_READ}: one request of 5,000 tokens at a time to Llama 3.3 70B "
    "on two H100 waits 407 ms, then writes a token every 18.6 ms; full servers are slower"
)
_SMALL_WRITING = (
    f"{BENCHMARK}, read {BENCHMARK_READ}: Llama 3.1 8B alone on its cards writes a token every "
    "4.6 ms, with 200 requests at a time every 12.7 ms"
)
_SMALL_READING = (
    "our arithmetic: reading goes with the number of parameters, so 8 billion on one card read "
    "about four times as fast as 70 billion on two"
)


def _tokens(default: int, caption: str, advice: str, low: int, high: int) -> Any:
    noun = caption.replace(":", "'s").lower()
    return quantity(
        default,
        caption,
        "tokens",
        advice,
        noun=f"tokens of the {noun}",
        bounds=(1, 10_000_000),
        plausible=(low, high),
    )


def _speed(
    default: float, caption: str, advice: str, plausible: tuple[float, float], basis: str
) -> Any:
    return quantity(
        default,
        caption,
        "tokens per second",
        advice,
        noun=f"tokens per second ({caption.lower()})",
        bounds=(0.1, 10_000_000),
        plausible=plausible,
        basis=basis,
        group="assumptions",
        whole=False,
    )


@dataclass(frozen=True)
class Inputs:
    """A large model with a long prompt and a small tuned one. The defaults describe one firm."""

    large_prompt_tokens: int = _tokens(
        1_500,
        "Large model: prompt",
        "Instructions, examples, documents and the question, all together. A page is about 800 "
        "tokens. What is read from a cache takes hardly any time: leave it out.",
        200,
        50_000,
    )
    large_output_tokens: int = _tokens(
        300,
        "Large model: answer",
        "With the thoughts of models that think before they answer. 300 tokens are about 225 "
        "words.",
        50,
        3_000,
    )
    small_prompt_tokens: int = _tokens(
        300,
        "Small model: prompt",
        "A tuned model needs no examples and few instructions: the question, and any documents.",
        50,
        10_000,
    )
    small_output_tokens: int = _tokens(
        300,
        "Small model: answer",
        "Usually as long as the large model's, without thoughts.",
        50,
        3_000,
    )
    large_prefill_tokens_per_second: float = _speed(
        12_000,
        "Large model: reading speed",
        "Tokens of the prompt, divided by the time until the answer begins. Your vendor's log "
        "shows both.",
        (1_000, 20_000),
        _LARGE,
    )
    large_decode_tokens_per_second: float = _speed(
        54,
        "Large model: writing speed",
        "Tokens of the answer, divided by the time from its first to its last. Measure it at the "
        "hour at which your customers come.",
        (10, 120),
        _LARGE,
    )
    small_prefill_tokens_per_second: float = _speed(
        50_000,
        "Small model: reading speed",
        "Tokens of the prompt, divided by the time until the answer begins.",
        (5_000, 80_000),
        _SMALL_READING,
    )
    small_decode_tokens_per_second: float = _speed(
        216,
        "Small model: writing speed",
        "Tokens of the answer, divided by the time from its first to its last.",
        (60, 250),
        _SMALL_WRITING,
    )
    network_ms: float = quantity(
        100,
        "Network",
        "ms",
        "There and back again, and any waiting in line. From California to Europe and back takes "
        "about 150 ms, within a region far less.",
        noun="ms of network",
        bounds=(0, 60_000),
        plausible=(20, 300),
        group="assumptions",
        whole=False,
    )
