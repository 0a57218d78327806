"""What the RAG cost calculator asks."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit import firm, prices
from calculators.kit.data import kept, table
from calculators.kit.inputs import choice, quantity

ENTRY = "retrieval-augmented-generation"
PINECONE = "Pinecone's Standard plan: $50 a month at least, $0.33 per GB-month (2026-11-04)"


@kept
def indexes() -> dict[str, dict[str, object]]:
    """Give the kinds of index with their sizes, formulas and sources."""
    rows: dict[str, dict[str, object]] = table("vector_indexes")
    return rows


def _index_names() -> dict[str, str]:
    return {key: str(row["name"]) for key, row in indexes().items()}


def _default_embedding() -> str:
    return "openai/text-embedding-3-small"


@dataclass(frozen=True)
class Inputs:
    """Documents, how they are cut and kept, and the questions. The defaults describe one firm."""

    documents: int = quantity(
        30,
        "Documents",
        "documents",
        "Files, pages of a wiki, tickets: whatever is cut into chunks by itself.",
        bounds=(1, 1_000_000_000),
        plausible=(10, 20_000),
    )
    tokens_per_document: int = quantity(
        20_000,
        "Length of a document",
        "tokens",
        "On average. A page is about 800 tokens: 20,000 tokens are about 25 pages.",
        noun="tokens per document",
        bounds=(1, 100_000_000),
        plausible=(500, 100_000),
    )
    queries_per_day: int = firm.requests_per_day(
        caption="Questions per day",
        unit="questions per day",
        help="Each is one search and one answer. Count a usual day's.",
    )
    chunks_per_query: int = quantity(
        20,
        "Chunks per answer",
        "chunks",
        "How many passages the model reads for each answer. Your software's setting is often "
        "called k or top_k.",
        noun="chunks per answer",
        bounds=(0, 10_000),
        plausible=(3, 30),
        entry=ENTRY,
    )
    system_tokens: int = firm.instruction_tokens(
        default=1_300, help="What stands before every question: the role, the rules, examples."
    )
    question_tokens: int = firm.question_tokens()
    answer_tokens: int = firm.output_tokens(caption="Answer", noun="tokens per answer")
    model: str = firm.model(help="The one that writes the answers.", group="prices")
    embedding_model: str = choice(
        _default_embedding,
        "Embedding model",
        "The one that turns chunks into numbers. It may come from another maker than the model.",
        prices.embedding_choices,
        group="prices",
    )
    infrastructure_usd_per_month: float = quantity(
        50.0,
        "Infrastructure",
        "USD per month",
        "The search service, its server, the job that refreshes it. Storage alone is cents; this "
        "is not. Hosted services begin at about $50.",
        bounds=(0, 100_000_000),
        plausible=(20, 500),
        basis=PINECONE,
        noun="USD per month for infrastructure",
        group="prices",
        whole=False,
    )
    storage_usd_per_gb_month: float = quantity(
        0.33,
        "Storage",
        "USD per GB and month",
        "What your vendor charges for the index. 0 if it is part of the infrastructure.",
        bounds=(0, 100_000),
        plausible=(0.1, 1),
        basis=PINECONE,
        group="prices",
        whole=False,
    )
    chunk_tokens: int = quantity(
        800,
        "Length of a chunk",
        "tokens",
        "How the documents are cut. 800 is the default of Microsoft's service for agents.",
        noun="tokens per chunk",
        bounds=(1, 1_000_000),
        plausible=(200, 1_200),
        group="assumptions",
        entry=ENTRY,
    )
    overlap_tokens: int = quantity(
        400,
        "Overlap of chunks",
        "tokens",
        "How much of a chunk is repeated in the next one. Less than the length of a chunk.",
        noun="tokens of overlap",
        bounds=(0, 999_999),
        plausible=(0, 400),
        group="assumptions",
    )
    dimensions: int = quantity(
        1_536,
        "Dimensions",
        "dimensions",
        "How many numbers the embedding model makes of a chunk: 1,536 for OpenAI's small one, "
        "3,072 for its large one.",
        bounds=(1, 65_536),
        plausible=(256, 3_072),
        group="assumptions",
    )
    index: str = choice(
        "qdrant",
        "Index",
        "Where the numbers are kept. Each vendor's own rule for planning its size is used.",
        _index_names,
        group="assumptions",
    )
    hnsw_m: int = quantity(
        16,
        "Links per chunk (m)",
        "links",
        "A setting of HNSW, the usual kind of index. Counts for OpenSearch; 16 is its default.",
        bounds=(2, 2_048),
        plausible=(8, 64),
        basis="OpenSearch advises 2 to 100",
        group="assumptions",
    )
    max_connections: int = quantity(
        64,
        "Maximum connections",
        "connections",
        "The same setting in Weaviate, there called maxConnections. Counts for Weaviate alone.",
        bounds=(2, 2_048),
        plausible=(16, 128),
        basis="64 in Weaviate's own example",
        group="assumptions",
    )
    refreshed_share_per_month: float = quantity(
        0.1,
        "Renewed each month",
        "share",
        "The part of the documents that changes in a month and is embedded again.",
        noun="of the documents renewed each month",
        bounds=(0, 1),
        plausible=(0, 1),
        group="assumptions",
        whole=False,
    )
