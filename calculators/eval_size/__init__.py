"""How many test examples: for one system within a margin, or to tell two systems apart.

`inputs` is what is asked, `sizes` holds the formulas, `cost` prices the test, `curve` draws how
fast the number grows, `answer` puts it into words and figures.
"""

from calculators.eval_size.answer import WORDS, calculate
from calculators.eval_size.cost import numbers
from calculators.eval_size.inputs import Inputs
from calculators.eval_size.sizes import answers
from calculators.kit.calculator import Preset

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "How many test examples?"
QUESTION = "How many test examples do you need before a difference means something?"
ABOUT = (
    "Counts the examples that a test needs to measure one system or to tell two apart, says what "
    "the examples you have can tell, and what the test costs. It names the method, because each "
    "gives another number."
)
ENTRY = "ai-evaluation"
DOOR = "quality"
VERSION = 1
PRESETS = (
    Preset(
        "A three-person shop tries one assistant",
        "60 past e-mails with the right queue; the owner wants its accuracy within 10 points.",
        {"design": "one", "difference": 0.1, "examples": 60, "judge_input_tokens": 0},
    ),
    Preset(
        "Two prompts for a 200-page manual",
        "150 questions with checked answers, put to both prompts; 8 points would decide.",
        {"difference": 0.08, "examples": 150, "input_tokens": 160_000},
    ),
    Preset(
        "A bank's A/B test of two bots",
        "2,000 calls to each bot; the present one solves 80%, a rise to 85% would pay.",
        {
            "design": "unpaired",
            "examples": 2_000,
            "input_tokens": 3_000,
            "output_tokens": 400,
            "minutes_per_human_label": 0,
        },
    ),
)
