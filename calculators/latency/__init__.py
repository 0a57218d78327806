"""How long a person waits for a large prompted model, and for a small tuned one.

`inputs` is what is asked, `wait` computes, `answer` puts it into words, figures and a chart.
"""

from calculators.kit.calculator import Preset
from calculators.latency.answer import calculate
from calculators.latency.inputs import Inputs
from calculators.latency.wait import WORDS, answers, numbers

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "How long does a person wait?"
QUESTION = "How long does a person wait for the answer, and would a small tuned model be faster?"
ABOUT = (
    "Adds up the network, the reading of the prompt and the writing of the answer, for a large "
    "model with a long prompt and for a small tuned one with a short prompt."
)
ENTRY = "fine-tuning"
DOOR = "quality"
VERSION = 1
PRESETS = (
    Preset(
        "A three-person shop's chat window",
        "A customer asks where the parcel is; the shop's rules stand in the prompt.",
        {
            "large_prompt_tokens": 3_000,
            "large_output_tokens": 120,
            "small_prompt_tokens": 400,
            "small_output_tokens": 120,
        },
    ),
    Preset(
        "A 200-page manual in every prompt",
        "A fitter asks about one machine; the small model gets 3,000 retrieved tokens instead.",
        {
            "large_prompt_tokens": 161_000,
            "large_output_tokens": 400,
            "small_prompt_tokens": 3_200,
            "small_output_tokens": 400,
        },
    ),
    Preset(
        "A bank's call center",
        "The caller hears nothing until the answer is there; two short sentences will do.",
        {
            "large_prompt_tokens": 4_000,
            "large_output_tokens": 60,
            "small_prompt_tokens": 500,
            "small_output_tokens": 60,
        },
    ),
    Preset(
        "A model that thinks first",
        "An accountant's hard cases: 3,000 tokens of thoughts come before 300 of answer.",
        {"large_output_tokens": 3_300, "small_output_tokens": 300},
    ),
)
