"""Prompting, RAG, fine-tuning or both: which of the four fits a case.

`inputs` is what is asked, `rule` decides, `answer` puts the decision into words and figures.
"""

from calculators.approach.answer import WORDS, calculate
from calculators.approach.inputs import Inputs
from calculators.approach.rule import answers, numbers
from calculators.kit.calculator import Preset

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "Which approach fits?"
QUESTION = "Prompting, RAG, fine-tuning, or both?"
ABOUT = (
    "Tells you which of the four ways to put a language model to work fits your case, names every "
    "condition with its number, and says what would change the answer."
)
ENTRY = "fine-tuning"
DOOR = "approach"
VERSION = 2
PRESETS = (
    Preset(
        "A three-person shop's support inbox",
        "60 e-mails a day about orders and returns; the policies fill 15 pages.",
        {"requests_per_day": 60, "labeled_examples": 50, "corpus_tokens": 12_000},
    ),
    Preset(
        "A 200-page manual",
        "Fitters ask 150 questions a day about one machine; the manual is reissued once a year.",
        {"requests_per_day": 150, "labeled_examples": 0, "corpus_tokens": 160_000},
    ),
    Preset(
        "Sorting invoices at an accountant's",
        "40,000 invoices a day into 30 accounts, with 8,000 past bookings checked by hand.",
        {
            "requests_per_day": 40_000,
            "labeled_examples": 8_000,
            "needs_own_facts": False,
            "corpus_tokens": 0,
            "task_is_narrow": True,
            "format_is_consistent": True,
        },
    ),
    Preset(
        "A bank's call center",
        "90,000 calls a day, answers in a fixed form within seconds, rates that change daily.",
        {
            "requests_per_day": 90_000,
            "labeled_examples": 20_000,
            "corpus_tokens": 5_000_000,
            "changes_monthly": True,
            "task_is_narrow": True,
            "format_is_consistent": True,
            "latency_matters": True,
        },
    ),
)
