"""People or an AI as judge of answers: what the comparisons cost.

`inputs` is what is asked, `cost` prices both judges, `answer` puts it into words and figures.
"""

from calculators.kit.calculator import Preset
from calculators.preference_labels.answer import WORDS, calculate
from calculators.preference_labels.cost import answers, numbers
from calculators.preference_labels.inputs import Inputs

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "People or an AI judge?"
QUESTION = "What does it cost to have answers compared by people, or by an AI?"
ABOUT = (
    "Prices comparisons of answers, by people and by an AI judge, and what the critiques and "
    "revisions of constitutional AI cost on top."
)
ENTRY = "constitutional-ai"
DOOR = "cost"
VERSION = 1
PRESETS = (
    Preset(
        "A three-person shop compares two instructions",
        "300 e-mails, each answered both ways; the owner needs two minutes for each pair.",
        {
            "comparisons": 300,
            "usd_per_human_comparison": 1.5,
            "input_tokens": 1_200,
            "output_tokens": 200,
        },
    ),
    Preset(
        "Google's study of 2023",
        "A person reads 304 words at 11 cents per 50; GPT-4 is asked twice, at its price of then.",
        {
            "comparisons": 10_000,
            "human_price": "words",
            "words_read": 304,
            "usd_per_50_words": 0.11,
            "ai_input_usd_per_mtok": 30.0,
            "ai_output_usd_per_mtok": 60.0,
            "input_tokens": 830,
            "output_tokens": 61,
            "calls_per_label": 2,
        },
    ),
    Preset(
        "A bank grades its call center",
        "40,000 conversations a month by its own rules; a trained grader takes eight minutes each.",
        {
            "comparisons": 40_000,
            "usd_per_human_comparison": 6.0,
            "input_tokens": 4_000,
            "output_tokens": 500,
        },
    ),
    Preset(
        "Training by a constitution, on the scale of the paper",
        "182,831 provoking prompts, each revised four times and compared once on harm.",
        {
            "comparisons": 182_831,
            "usd_per_human_comparison": 1.0,
            "calls_per_label": 1,
            "prompts": 182_831,
            "critique_revisions_per_prompt": 4,
        },
    ),
)
