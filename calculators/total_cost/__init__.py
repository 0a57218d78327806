"""What prompting, RAG, fine-tuning and both cost over time, compared with today.

`inputs` is what is asked, `horizon` the months that are looked at, `costs` adds up, `break_even`
finds where two cost the same, `sums` has all of it once, `figures` and `picture` show it, `answer`
puts it into words.
"""

from calculators.kit.calculator import Preset
from calculators.total_cost.answer import WORDS, calculate
from calculators.total_cost.inputs import Inputs
from calculators.total_cost.sums import answers, numbers

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "What will each approach cost?"
QUESTION = "What will prompting, RAG, fine-tuning or both cost over time, compared with today?"
ABOUT = (
    "Adds up building, training, hosting, tokens, upkeep and checking for each of the four "
    "approaches, month by month, and says which costs least, when one overtakes another, and what "
    "you save against today."
)
ENTRY = "fine-tuning"
DOOR = "cost"
VERSION = 1
PRESETS = (
    Preset(
        "A three-person shop's support inbox",
        "60 e-mails a day that the owner answers in an hour and a half; the shop's policies fill "
        "15 pages, which stand in the prompt.",
        {
            "requests_per_day": 60,
            "current_usd_per_month": 1_800,
            "instruction_tokens": 12_800,
            "retrieved_tokens": 0,
            "upkeep_days_per_month_prompting": 0.25,
            "upkeep_days_per_month_rag": 0.5,
            "review_minutes_per_request": 0.2,
        },
    ),
    Preset(
        "Sorting invoices at an accountant's",
        "40,000 invoices a day, long instructions with many examples, one person who checks.",
        {
            "requests_per_day": 40_000,
            "current_usd_per_month": 45_000,
            "instruction_tokens": 2_000,
            "example_tokens": 6_000,
            "question_tokens": 600,
            "retrieved_tokens": 0,
            "output_tokens": 60,
            "model": "anthropic/claude-sonnet-5-5",
            "labeling_usd": 0,
            "review_minutes_per_request": 0.01,
        },
    ),
    Preset(
        "A bank's call notes",
        "90,000 calls a day, growing by 1% a month; the model puts each into a note in the bank's "
        "own form, which takes an agent half a minute today.",
        {
            "requests_per_day": 90_000,
            "current_usd_per_month": 900_000,
            "model": "anthropic/claude-sonnet-5-5",
            "growth_per_month": 0.01,
            "horizon_months": 36,
            "instruction_tokens": 3_000,
            "example_tokens": 2_000,
            "question_tokens": 2_000,
            "retrieved_tokens": 0,
            "labeling_usd": 25_000,
            "training_usd": 500,
            "trainings_per_year": 2,
            "hosting_usd_per_month": 6_000,
            "engineering_days_prompting": 30,
            "engineering_days_rag": 60,
            "engineering_days_fine_tuning": 200,
            "engineering_days_hybrid": 260,
            "upkeep_days_per_month_prompting": 5,
            "upkeep_days_per_month_rag": 8,
            "upkeep_days_per_month_fine_tuning": 12,
            "upkeep_days_per_month_hybrid": 16,
        },
    ),
)
