"""Whether a prompt fits the model's window, what its examples cost, and what caching saves.

`inputs` is what is asked, `load` adds it up and prices it, `answer` puts it into words and figures.
"""

from calculators.kit.calculator import Preset
from calculators.prompt_budget.answer import calculate
from calculators.prompt_budget.inputs import Inputs
from calculators.prompt_budget.load import WORDS, answers, numbers

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "Does the prompt fit?"
QUESTION = "Does the prompt fit the window, and what do the examples in it cost?"
ABOUT = (
    "Adds up everything that goes into a prompt, compares it with what the model can read at once, "
    "and prices the examples and what caching saves."
)
ENTRY = "prompt-engineering"
DOOR = "cost"
VERSION = 1
PRESETS = (
    Preset(
        "A three-person shop's support inbox",
        "60 e-mails a day, with a page of rules and five good replies as examples.",
        {
            "requests_per_day": 60,
            "system_tokens": 800,
            "examples": 5,
            "tokens_per_example": 350,
            "history_tokens": 400,
        },
    ),
    Preset(
        "A 200-page manual in every prompt",
        "Fitters ask 150 questions a day; the manual stands in the prompt and is cached for an "
        "hour.",
        {
            "requests_per_day": 150,
            "system_tokens": 1_300,
            "examples": 0,
            "retrieved_chunks": 200,
            "history_tokens": 0,
            "cached_tokens": 161_300,
            "reads_per_write": 500,
            "cache_write_ttl": "1h",
        },
    ),
    Preset(
        "Sorting invoices at an accountant's",
        "40,000 invoices a day into 30 accounts, with one example for each account.",
        {
            "requests_per_day": 40_000,
            "examples": 30,
            "tokens_per_example": 120,
            "history_tokens": 0,
            "question_tokens": 600,
            "output_tokens": 60,
            "cached_tokens": 4_100,
            "reads_per_write": 100,
        },
    ),
    Preset(
        "A bank's call center",
        "90,000 calls a day, long instructions, ten passages and the conversation so far.",
        {
            "requests_per_day": 90_000,
            "system_tokens": 3_000,
            "examples": 5,
            "retrieved_chunks": 10,
            "history_tokens": 2_000,
            "cached_tokens": 4_000,
            "reads_per_write": 200,
        },
    ),
)
