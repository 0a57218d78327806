"""How good an AI must be to pay: the accuracy at which gains and losses balance.

`inputs` is what is asked, `balance` weighs gains against losses, `answer` puts it into words and
figures.
"""

from calculators.break_even_accuracy.answer import WORDS, calculate
from calculators.break_even_accuracy.balance import answers, numbers
from calculators.break_even_accuracy.inputs import Inputs
from calculators.kit.calculator import Preset

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "How good must it be to pay?"
QUESTION = "How often must the AI be right before it pays?"
ABOUT = (
    "Weighs what a right answer saves against what a wrong one costs, tells you the accuracy at "
    "which the two balance, and what you gain or lose at yours."
)
ENTRY = "ai-evaluation"
DOOR = "quality"
VERSION = 1
PRESETS = (
    Preset(
        "A three-person shop's support inbox",
        "60 e-mails a day; a person steps in quickly, and an unhappy customer is worth $80.",
        {
            "cases": 1_800,
            "gain_per_success": 2.5,
            "cost_per_escalation": 4.0,
            "churn_cost": 80.0,
            "churn_share_of_failures": 0.03,
            "accuracy": 0.75,
        },
    ),
    Preset(
        "OpenAI's example of a help desk",
        "From its guide on accuracy: $20 saved, $40 for a person, $1,000 for a lost customer.",
        {
            "cases": 1_000,
            "gain_per_success": 20.0,
            "cost_per_escalation": 40.0,
            "churn_cost": 1_000.0,
            "churn_share_of_failures": 0.05,
            "accuracy": 0.815,
            "cost_per_case": 0.0,
        },
    ),
    Preset(
        "Sorting invoices at an accountant's",
        "40,000 invoices a day; a wrong booking is found later and costs ten minutes.",
        {
            "cases": 840_000,
            "gain_per_success": 0.8,
            "cost_per_escalation": 7.0,
            "churn_cost": 2_000.0,
            "churn_share_of_failures": 0.0001,
            "accuracy": 0.96,
            "cost_per_case": 0.005,
        },
    ),
    Preset(
        "A bank's call center",
        "90,000 calls a day; one wrong answer in a hundred loses a customer worth $1,500.",
        {
            "cases": 2_700_000,
            "gain_per_success": 6.0,
            "cost_per_escalation": 9.0,
            "churn_cost": 1_500.0,
            "churn_share_of_failures": 0.01,
            "accuracy": 0.9,
            "cost_per_case": 0.05,
        },
    ),
)
