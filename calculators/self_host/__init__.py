"""Renting graphics cards for an open model, against calling an API by the token.

`inputs` is what is asked, `money` computes both sides, `hosting` knows what cards rent for,
`comparison` draws them, `answer` puts it into words and figures.
"""

from calculators.kit.calculator import Preset
from calculators.self_host.answer import calculate
from calculators.self_host.inputs import Inputs
from calculators.self_host.money import WORDS, answers, numbers

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "Rent GPUs or call an API?"
QUESTION = "Should you rent graphics cards for an open model, or call an API?"
ABOUT = (
    "Sets a rented graphics card, paid by the hour whether or not it works, against an API that is "
    "paid by the token; says how many requests a card carries, and from how many it pays."
)
ENTRY = "large-language-model"
DOOR = "approach"
VERSION = 2
PRESETS = (
    Preset(
        "A three-person shop's support inbox",
        "60 e-mails a day, and a freelancer who would look after the server for a day a month.",
        {
            "requests_per_day": 60,
            "input_tokens": 1_200,
            "output_tokens": 250,
            "engineer_days_per_month": 1,
            "upfront_usd": 2_000,
        },
    ),
    Preset(
        "A law office's contract search",
        "500 questions a day with long extracts, on a large model. Some clients would rather see "
        "their contracts on a server of the office's own.",
        {
            "requests_per_day": 500,
            "input_tokens": 12_000,
            "output_tokens": 800,
            "model": "anthropic/claude-opus-5-5",
        },
    ),
    Preset(
        "Sorting invoices at an accountant's",
        "40,000 invoices a day through the night, on one card with a small open model.",
        {
            "requests_per_day": 40_000,
            "input_tokens": 900,
            "output_tokens": 60,
            "gpus": 1,
            "tokens_per_second_per_gpu": 10_000,
            "utilization": 0.5,
        },
    ),
    Preset(
        "A bank's call center",
        "90,000 calls a day on a strong model, and a team that runs servers anyway.",
        {
            "requests_per_day": 90_000,
            "input_tokens": 3_000,
            "output_tokens": 400,
            "model": "anthropic/claude-sonnet-5-5",
            "gpus": 4,
            "engineer_days_per_month": 10,
            "upfront_usd": 60_000,
        },
    ),
)
