"""What retrieval costs, against the same documents whole in every prompt.

`inputs` is what is asked, `load` counts and prices it, `figures` shows the sums, `answer` says
what follows.
"""

from calculators.kit.calculator import Preset
from calculators.rag_cost.answer import calculate
from calculators.rag_cost.inputs import Inputs
from calculators.rag_cost.load import WORDS, answers, numbers, prompts

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers", "prompts"]

TITLE = "What will RAG cost?"
QUESTION = "What does RAG cost a month, and would everything in the prompt cost less?"
ABOUT = (
    "Counts the chunks of your documents, sizes the index, prices embedding, storage and answers, "
    "and compares it with all documents in every prompt, cached."
)
ENTRY = "retrieval-augmented-generation"
DOOR = "cost"
VERSION = 2
PRESETS = (
    Preset(
        "A three-person shop's policies",
        "60 e-mails a day; shipping, returns and prices fill 15 pages that fit in the prompt.",
        {
            "documents": 5,
            "tokens_per_document": 2_400,
            "queries_per_day": 60,
            "chunks_per_query": 5,
        },
    ),
    Preset(
        "A 200-page manual",
        "Fitters ask 150 questions a day about one machine.",
        {"documents": 1, "tokens_per_document": 160_000, "queries_per_day": 150},
    ),
    Preset(
        "A law office's contracts",
        "5,000 contracts of 15 pages each, 80 questions a day, in its own PostgreSQL.",
        {
            "documents": 5_000,
            "tokens_per_document": 12_000,
            "queries_per_day": 80,
            "index": "pgvector",
            "refreshed_share_per_month": 0.02,
        },
    ),
    Preset(
        "A bank's call center",
        "90,000 questions a day over 20,000 pages of rules, a quarter of them new each month.",
        {
            "documents": 20_000,
            "tokens_per_document": 800,
            "queries_per_day": 90_000,
            "chunks_per_query": 5,
            "index": "opensearch-hnsw",
            "refreshed_share_per_month": 0.25,
            "infrastructure_usd_per_month": 1_500,
        },
    ),
)
