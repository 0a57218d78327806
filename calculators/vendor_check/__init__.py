"""Whether a vendor's offer is serious, and whether it is fairly priced.

`inputs` is what is asked, `rule` computes and raises the flag, `reasons` ties it to its numbers,
`questions` are those still to ask, `answer` puts it into words and figures.
"""

from calculators.kit.calculator import Preset
from calculators.vendor_check.answer import WORDS, calculate
from calculators.vendor_check.inputs import Inputs
from calculators.vendor_check.rule import answers, numbers

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "Is this offer serious?"
QUESTION = "Is this vendor's offer serious, and is it fairly priced?"
ABOUT = (
    "Turns a quote into a price per request, sets it beside what you would pay yourself and what "
    "you pay today, raises a red, amber or green flag, and lists the questions still to ask."
)
ENTRY = "fine-tuning"
DOOR = "offer"
VERSION = 2
PRESETS = (
    Preset(
        "A tuned model for a three-person shop",
        "An agency offers a model trained on the shop's 60 e-mails a day, for $9,000 and $400 a "
        "month.",
        {
            "requests_per_day": 60,
            "quoted_upfront": 9_000,
            "quoted_per_month": 400,
            "labeled_examples": 50,
            "current_usd_per_month": 1_800,
            "why_not_prompting_and_rag": "opinion",
        },
    ),
    Preset(
        "A chat assistant for 12 seats",
        "A subscription at $30 per seat and month, without setup.",
        {
            "offer": "seats",
            "quoted_per_seat_per_month": 30,
            "quoted_upfront": 0,
            "quoted_per_month": 0,
            "own_engineering_days": 15,
        },
    ),
    Preset(
        "An assistant over a 200-page manual",
        "A RAG assistant for 150 questions a day, set up for $6,000, then $250 a month.",
        {
            "offer": "rag-assistant",
            "requests_per_day": 150,
            "input_tokens": 8_000,
            "quoted_upfront": 6_000,
            "quoted_per_month": 250,
        },
    ),
    Preset(
        "A bank's call center, tuned",
        "90,000 calls a day, 20,000 checked examples, and a test in which prompting plus RAG fell "
        "short.",
        {
            "requests_per_day": 90_000,
            "labeled_examples": 20_000,
            "why_not_prompting_and_rag": "evidence",
            "quoted_upfront": 400_000,
            "quoted_per_month": 20_000,
            "own_engineering_days": 400,
            "current_usd_per_month": 900_000,
            "review_minutes_per_request": 0.02,
        },
    ),
)
