"""The figures, each with its formula and the numbers put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.kit import prices
from calculators.kit.caching import DAYS_PER_MONTH
from calculators.kit.result import Figure
from calculators.kit.words import number, per_cent, rounded, usd, usd_in_full
from calculators.rag_cost import load
from calculators.rag_cost.inputs import indexes

if TYPE_CHECKING:
    from calculators.rag_cost.inputs import Inputs
    from calculators.rag_cost.load import Retrieval, Whole

NO_ROOM = "does not fit"


def figures(inputs: Inputs, cost: Retrieval, prompt: Whole | None) -> tuple[Figure, ...]:
    """Give all figures, the leading one first."""
    return (
        _month(cost),
        _in_prompt(inputs, prompt),
        _query(inputs, cost),
        _generation(inputs, cost),
        _chunks(inputs),
        _index(inputs),
        *_embedding(inputs, cost),
        _storage(inputs, cost),
    )


def _priced(key: str, value: float, caption: str, formula: str, terms: str, **more: Any) -> Figure:
    snapshot, per = prices.load(), key.partition("_per_")[2]
    unit = f"USD per {per.partition('_')[0]}" if per else "USD"
    return Figure(
        key=key,
        value=value,
        unit=unit,
        caption=caption,
        formula=formula,
        worked=f"{terms} = {usd(value)}",
        source=snapshot.source,
        date=snapshot.as_of.isoformat(),
        **more,
    )


def _month(cost: Retrieval) -> Figure:
    return _priced(
        "cost_per_month",
        cost.month,
        "RAG per month",
        "answers + storage + renewed embedding + infrastructure",
        f"{usd(cost.generation)} + {usd(cost.storage)} + {usd(cost.embedding)} + "
        f"{usd(cost.infrastructure)}",
    )


def _in_prompt(inputs: Inputs, prompt: Whole | None) -> Figure:
    key, caption = "cost_per_month_all_in_prompt", "Everything in the prompt, per month"
    if prompt is None:
        return _no_prompt(inputs, key, caption)
    cached = prompt.cached
    formula = (
        "times the cache is filled × documents and instructions at the price of filling it + times "
        "it is read × the same at the price of reading it + questions × (question + answer)"
    )
    if not cached.kept.minutes:
        formula = "questions × (documents, instructions, question and answer at full price)"
    return _priced(
        key,
        prompt.month,
        caption,
        formula,
        f"{rounded(cached.fillings)} × {usd(cached.fill)} + {rounded(cached.reads, 5)} × "
        f"{usd(cached.read)} + {number(prompt.questions)} × {usd(prompt.rest)}",
        none=NO_ROOM,
    )


def _no_prompt(inputs: Inputs, key: str, caption: str) -> Figure:
    model, needed = prices.load().model(inputs.model), load.prompt_tokens(inputs)
    needed += inputs.answer_tokens
    window = f"{number(model.context_window)} tokens" if model.context_window else "not known"
    return Figure(
        key=key,
        value=None,
        unit="USD per month",
        caption=caption,
        formula="only where instructions, documents, question and answer fit the model's window",
        worked=f"{number(needed)} tokens against a window of {window}"
        if model.context_window
        else f"{number(needed)} tokens; the window of {model.name} is not known",
        none=NO_ROOM if model.context_window else "not known",
    )


def _query(inputs: Inputs, cost: Retrieval) -> Figure:
    count, length = load.retrieved(inputs)
    tier = load.rates_of(inputs.model).at(load.rag_input(inputs))
    return _priced(
        "cost_per_query",
        cost.query,
        "Per answer",
        "((instructions + chunks per answer × length of a chunk + question) × price of input + "
        "answer × price of output) ÷ 1,000,000",
        f"(({number(inputs.system_tokens)} + {number(count)} × {number(length)} + "
        f"{number(inputs.question_tokens)}) × {usd_in_full(tier.input)} + "
        f"{number(inputs.answer_tokens)} × {usd_in_full(tier.output)}) ÷ 1,000,000",
    )


def _generation(inputs: Inputs, cost: Retrieval) -> Figure:
    return _priced(
        "generation_cost_per_month",
        cost.generation,
        "Answers per month",
        f"cost per answer × questions per day × {DAYS_PER_MONTH} days",
        f"{usd(cost.query)} × {number(inputs.queries_per_day)} × {DAYS_PER_MONTH}",
    )


def _chunks(inputs: Inputs) -> Figure:
    found, length, size = load.chunks(inputs), inputs.tokens_per_document, inputs.chunk_tokens
    step = f"({number(size)} − {number(inputs.overlap_tokens)})"
    each = f"({number(length)} − {number(inputs.overlap_tokens)}) ÷ {step}, rounded up"
    if length <= size:
        each = "1"
    return Figure(
        key="chunks",
        value=found,
        unit="chunks",
        caption="Chunks",
        formula="documents × ((length − overlap) ÷ (length of a chunk − overlap), rounded up; 1 "
        "for a document no longer than a chunk)",
        worked=f"{number(inputs.documents)} × ({each}) = {number(found)}",
        source="langchain-text-splitters 1.1.3, split_text_on_tokens",
        date="2026-11-24",
        entry="retrieval-augmented-generation",
    )


def _index(inputs: Inputs) -> Figure:
    row, value = indexes()[inputs.index], load.index_bytes(inputs)
    given = (
        ("chunks", load.chunks(inputs)),
        ("maximum connections", inputs.max_connections),
        ("dimensions", inputs.dimensions),
        ("× m)", inputs.hnsw_m),
    )
    worked = str(row["formula"])
    for name, amount in given:
        worked = worked.replace(name, number(amount) if name != "× m)" else f"× {number(amount)})")
    return Figure(
        key="index_bytes",
        value=value,
        unit="bytes",
        caption=f"Size of the index, {row['name']}",
        general="Size of the index",
        formula=str(row["formula"]),
        worked=f"{worked} = {number(value)} bytes",
        source=str(row["source"]),
        date=str(row["date"]),
    )


def _embedding(inputs: Inputs, cost: Retrieval) -> tuple[Figure, Figure]:
    tokens, price = load.embedded_tokens(inputs), load.embedding_usd(inputs)
    once = _priced(
        "embedding_cost_once",
        cost.once,
        "Embedding all documents, once",
        "tokens of all chunks, what is repeated included, × price ÷ 1,000,000",
        f"{number(tokens)} × {usd_in_full(price)} ÷ 1,000,000",
    )
    renewed = _priced(
        "embedding_cost_per_month",
        cost.embedding,
        "Embedding what is renewed, per month",
        "embedding all documents × the share renewed each month",
        f"{usd(cost.once)} × {per_cent(inputs.refreshed_share_per_month)}",
    )
    return once, renewed


def _storage(inputs: Inputs, cost: Retrieval) -> Figure:
    return Figure(
        key="storage_cost_per_month",
        value=cost.storage,
        unit="USD per month",
        caption="Storage of the index per month",
        formula="size of the index in GB (10^9 bytes) × price per GB and month",
        worked=f"{number(load.index_bytes(inputs))} ÷ 1,000,000,000 × "
        f"{usd(inputs.storage_usd_per_gb_month)} = {usd(cost.storage)}",
        source="your price",
    )
