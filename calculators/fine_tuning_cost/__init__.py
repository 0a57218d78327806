"""What fine-tuning costs: labels, training, and hosting, and which card the training needs.

`inputs` is what is asked, `training` is the arithmetic, `answer` puts it into words and figures,
`shown` draws it.
"""

from calculators.fine_tuning_cost.answer import WORDS, calculate
from calculators.fine_tuning_cost.inputs import Inputs
from calculators.fine_tuning_cost.training import answers, numbers
from calculators.kit.calculator import Preset

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "What does fine-tuning cost?"
QUESTION = "What does fine-tuning cost in the first year, and what does the training need?"
ABOUT = (
    "Adds up labels, trainings and hosting over the first year, counts what LoRA trains, and "
    "estimates the memory and GPU hours of the training."
)
ENTRY = "fine-tuning"
DOOR = "cost"
VERSION = 1
PRESETS = (
    Preset(
        "A three-person shop's reply style",
        "300 checked replies, a provider that trains by the token and hosts adapters at no charge.",
        {
            "examples": 300,
            "tokens_per_example": 400,
            "usd_per_training_mtok": 0.46,
            "hosting_usd_per_hour": 0,
        },
    ),
    Preset(
        "Sorting invoices at an accountant's",
        "8,000 past bookings, each looked over once more for 50 cents; a 3B model on a small card "
        "of its own.",
        {
            "examples": 8_000,
            "tokens_per_example": 600,
            "usd_per_label": 0.5,
            "hosting_usd_per_hour": 0.8,
            "base_model": "llama-3.2-3b",
            "sequence_tokens": 1_024,
        },
    ),
    Preset(
        "A bank's call center",
        "20,000 calls labeled by staff, QLoRA on a 70B model, trained each quarter.",
        {
            "examples": 20_000,
            "tokens_per_example": 2_000,
            "trainings_per_year": 4,
            "base_model": "llama-3.3-70b",
            "method": "qlora",
            "recompute_activations": True,
            "hosting_usd_per_hour": 7.98,
        },
    ),
    Preset(
        "A clinic's letters, all weights trained",
        "5,000 letters and a full training of an 8B model, for comparison with LoRA.",
        {"examples": 5_000, "method": "full", "base_model": "llama-3.1-8b", "usd_per_label": 8},
    ),
)
