"""The chunks, the index, and both ways priced.

Chunks are counted as LangChain's `split_text_on_tokens` cuts them; sizes follow each vendor's own
planning rule in `data/vector_indexes.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from calculators.kit import caching, prices
from calculators.kit.caching import DAYS_PER_MONTH
from calculators.kit.inputs import InputError, Problem
from calculators.kit.rates import MTOK
from calculators.kit.words import number
from calculators.rag_cost.inputs import indexes

if TYPE_CHECKING:
    from calculators.kit.caching import Cached
    from calculators.kit.rates import Rates
    from calculators.rag_cost.inputs import Inputs

BYTES_PER_NUMBER = 4
GB = 10**9
CATEGORY = "approach"
WORDS = {
    "rag": "RAG",
    "all-in-prompt": "everything in the prompt",
}


def check(inputs: Inputs) -> None:
    """Refuse an overlap that leaves nothing new in a chunk. Raises InputError."""
    if inputs.overlap_tokens >= inputs.chunk_tokens:
        message = (
            f"an overlap of {number(inputs.overlap_tokens)} tokens leaves nothing new in a chunk "
            f"of {number(inputs.chunk_tokens)}; enter less than the length of a chunk"
        )
        raise InputError([Problem("overlap_tokens", message)])


def chunks_per_document(inputs: Inputs) -> int:
    """Count the chunks of one document: each but the first repeats the end of the one before."""
    length, repeated = inputs.tokens_per_document, inputs.overlap_tokens
    if length <= inputs.chunk_tokens:
        return 1
    return -((repeated - length) // (inputs.chunk_tokens - repeated))


def chunks(inputs: Inputs) -> int:
    """Count the chunks of all documents."""
    return inputs.documents * chunks_per_document(inputs)


def corpus_tokens(inputs: Inputs) -> int:
    """Count the tokens of all documents."""
    return inputs.documents * inputs.tokens_per_document


def embedded_tokens(inputs: Inputs) -> int:
    """Count the tokens of all chunks, what is repeated included."""
    repeats = (chunks_per_document(inputs) - 1) * inputs.overlap_tokens
    return inputs.documents * (inputs.tokens_per_document + repeats)


def retrieved(inputs: Inputs) -> tuple[int, int]:
    """Give how many chunks an answer is given, and their length: no more than there are."""
    count = min(inputs.chunks_per_query, chunks(inputs))
    return count, min(inputs.chunk_tokens, inputs.tokens_per_document)


def rag_input(inputs: Inputs) -> int:
    """Count the input tokens of one question with what was found for it."""
    count, length = retrieved(inputs)
    return inputs.system_tokens + count * length + inputs.question_tokens


def index_bytes(inputs: Inputs) -> int:
    """Size the index in bytes by the vendor's rule."""
    row: dict[str, Any] = indexes()[inputs.index]
    each: int = (
        BYTES_PER_NUMBER * inputs.dimensions
        + row["bytes_per_vector"]
        + row["bytes_per_m"] * inputs.hnsw_m
        + row["bytes_per_connection"] * inputs.max_connections
    )
    return round(float(row["factor"]) * each * chunks(inputs))


class Retrieval(NamedTuple):
    """What retrieval costs in US dollars: embedding once, an answer, and each part of a month."""

    once: float
    query: float
    embedding: float
    storage: float
    generation: float
    infrastructure: float

    @property
    def month(self) -> float:
        """All that comes each month."""
        return self.embedding + self.storage + self.generation + self.infrastructure


def queries_per_month(inputs: Inputs) -> int:
    """Count the questions of a month of 30 days."""
    return inputs.queries_per_day * DAYS_PER_MONTH


def rates_of(key: str) -> Rates:
    """Give a model's rates as of the snapshot."""
    snapshot = prices.load()
    return snapshot.rates(key, snapshot.as_of)


def retrieval(inputs: Inputs) -> Retrieval:
    """Price retrieval."""
    once = embedded_tokens(inputs) * embedding_usd(inputs) / MTOK
    query = prices.request_cost(
        rates_of(inputs.model), rag_input(inputs), inputs.answer_tokens
    ).total
    return Retrieval(
        once=once,
        query=query,
        embedding=once * inputs.refreshed_share_per_month,
        storage=index_bytes(inputs) / GB * inputs.storage_usd_per_gb_month,
        generation=query * queries_per_month(inputs),
        infrastructure=inputs.infrastructure_usd_per_month,
    )


def embedding_usd(inputs: Inputs) -> float:
    """Give the embedding model's price per million tokens."""
    return rates_of(inputs.embedding_model).at(0).input


class Whole(NamedTuple):
    """All documents in every prompt of a month: the cached part, and `rest` of one prompt in USD.

    The cached part is instructions and documents, the rest the question and its answer.
    """

    cached: Cached
    questions: int
    rest: float

    @property
    def month(self) -> float:
        """All that comes each month."""
        return self.cached.month + self.questions * self.rest


def prompt_tokens(inputs: Inputs) -> int:
    """Count the input tokens of one question with all documents before it."""
    return inputs.system_tokens + corpus_tokens(inputs) + inputs.question_tokens


def prompts(inputs: Inputs) -> tuple[int, int]:
    """Give the length of a prompt with what was found, and of one with all documents."""
    return rag_input(inputs), prompt_tokens(inputs)


def fits(inputs: Inputs) -> bool:
    """Whether all documents, the question and the answer fit the model's window."""
    window = prices.load().model(inputs.model).context_window
    return window is not None and prompt_tokens(inputs) + inputs.answer_tokens <= window


def whole(inputs: Inputs) -> Whole:
    """Price all documents in every prompt, cached in the way that costs least."""
    tier = rates_of(inputs.model).at(prompt_tokens(inputs))
    tokens = inputs.system_tokens + corpus_tokens(inputs)
    rest = inputs.question_tokens * tier.input + inputs.answer_tokens * tier.output
    cached = caching.cheapest(inputs.model, tier, tokens, inputs.queries_per_day)
    return Whole(cached, queries_per_month(inputs), rest / MTOK)


def numbers(inputs: Inputs) -> dict[str, float | None]:
    """Give every figure by key, in US dollars but for chunks and bytes; None where nothing fits.

    Raises:
        InputError: the overlap is as long as a chunk.
    """
    check(inputs)
    cost = retrieval(inputs)
    return {
        "cost_per_month": cost.month,
        "cost_per_month_all_in_prompt": whole(inputs).month if fits(inputs) else None,
        "cost_per_query": cost.query,
        "generation_cost_per_month": cost.generation,
        "chunks": chunks(inputs),
        "index_bytes": index_bytes(inputs),
        "embedding_cost_once": cost.once,
        "embedding_cost_per_month": cost.embedding,
        "storage_cost_per_month": cost.storage,
    }


def answers(inputs: Inputs) -> dict[str, str]:
    """Name the cheaper way; where the documents do not fit the window, only RAG is left.

    Raises:
        InputError: the overlap is as long as a chunk.
    """
    check(inputs)
    if fits(inputs) and whole(inputs).month <= retrieval(inputs).month:
        return {CATEGORY: "all-in-prompt"}
    return {CATEGORY: "rag"}
