"""When to stop improving a prompt: what the next iteration is worth, costs, and can show.

`inputs` is what is asked, `verdict` decides, `answer` puts the decision into words and figures.
"""

from calculators.kit.calculator import Preset
from calculators.prompt_stop.answer import WORDS, calculate
from calculators.prompt_stop.inputs import Inputs
from calculators.prompt_stop.verdict import answers, numbers

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "When is the prompt good enough?"
QUESTION = "Is another round of work on the prompt worth it?"
ABOUT = (
    "Weighs what the next improvement of your prompt would bring against the hours that it takes, "
    "and tells you whether your test set could show it at all."
)
ENTRY = "prompt-engineering"
DOOR = "quality"
VERSION = 1
PRESETS = (
    Preset(
        "A three-person shop's support inbox",
        "60 e-mails a day, 50 test cases, and an evening of work for perhaps five points more.",
        {
            "accuracy": 0.85,
            "expected_gain": 0.05,
            "test_examples": 50,
            "discordant_share": 0.1,
            "requests_per_month": 1_800,
            "value_per_correct": 2.0,
            "cost_per_failure": 3.0,
            "hours_per_iteration": 5.0,
            "hourly_rate": 50.0,
        },
    ),
    Preset(
        "A rare report at an accountant's",
        "20 reports a month, each checked by a person anyway: little is left to gain.",
        {
            "accuracy": 0.9,
            "expected_gain": 0.02,
            "test_examples": 60,
            "discordant_share": 0.06,
            "requests_per_month": 20,
            "value_per_correct": 5.0,
            "cost_per_failure": 10.0,
            "hours_per_iteration": 8.0,
        },
    ),
    Preset(
        "A first prompt, never revised",
        "60% right on 200 cases; the first examples often bring ten points and more.",
        {"accuracy": 0.6, "expected_gain": 0.12, "discordant_share": 0.25},
    ),
    Preset(
        "A bank's call center",
        "90,000 calls a day: one point more is worth much, and takes a large test to see.",
        {
            "accuracy": 0.92,
            "expected_gain": 0.01,
            "test_examples": 5_000,
            "discordant_share": 0.04,
            "requests_per_month": 2_700_000,
            "value_per_correct": 3.0,
            "cost_per_failure": 9.0,
            "hours_per_iteration": 80.0,
        },
    ),
)
