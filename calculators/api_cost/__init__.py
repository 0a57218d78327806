"""What an API costs: one request, a month, a year, and the same load on every other model.

`inputs` is what is asked, `load` prices it on every model, `comparison` sets them side by side,
`answer` puts it into words and figures.
"""

from calculators.api_cost.answer import calculate
from calculators.api_cost.inputs import Inputs
from calculators.api_cost.load import WORDS, answers, numbers
from calculators.kit.calculator import Preset

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "What will the API cost?"
QUESTION = "What will the API cost, and which model is cheapest for this load?"
ABOUT = (
    "Prices your requests by the tokens that go in and come out, with caching, batches and the "
    "higher price of long prompts, and compares all current models for the same load."
)
ENTRY = "large-language-model"
DOOR = "cost"
VERSION = 1
PRESETS = (
    Preset(
        "A three-person shop's support inbox",
        "60 e-mails a day, each with the shop's instructions before it and a short reply after it.",
        {"requests_per_day": 60, "input_tokens": 1_200, "output_tokens": 250},
    ),
    Preset(
        "A 200-page manual in every prompt",
        "Fitters ask 150 questions a day; the manual's 160,000 tokens are read from a cache of an "
        "hour.",
        {
            "requests_per_day": 150,
            "input_tokens": 161_500,
            "cache_read_share": 0.997,
            "cache_write_share": 0.002,
            "cache_write_ttl": "1h",
        },
    ),
    Preset(
        "Sorting invoices overnight",
        "40,000 invoices a day into 30 accounts, all in batches that are ready by the morning.",
        {
            "requests_per_day": 40_000,
            "input_tokens": 900,
            "output_tokens": 60,
            "batch_share": 1.0,
            "days_per_month": 21,
        },
    ),
    Preset(
        "A bank's call center",
        "90,000 calls a day, with long instructions that are read from the cache.",
        {
            "requests_per_day": 90_000,
            "input_tokens": 3_000,
            "output_tokens": 400,
            "cache_read_share": 0.6,
        },
    ),
)
