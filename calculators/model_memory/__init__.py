"""How much memory an open model needs, and which graphics card it fits.

`inputs` is what is asked, `memory` is the arithmetic, `answer` puts it into words and figures,
`shown` draws it.
"""

from calculators.kit.calculator import Preset
from calculators.model_memory.answer import WORDS, calculate
from calculators.model_memory.inputs import Inputs
from calculators.model_memory.memory import answers, numbers

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "Which GPU does it fit?"
QUESTION = "How much memory does an open model need, and which GPU does it fit?"
ABOUT = (
    "Adds up the weights, the overhead and the memory of the conversations, and counts for each "
    "graphics card how many of them hold it."
)
ENTRY = "large-language-model"
DOOR = "cost"
VERSION = 1
PRESETS = (
    Preset(
        "A shop's own small model",
        "An 8B model cut to 4 bits answers one e-mail at a time on a card for games.",
        {"model_preset": "llama-3.1-8b", "bits_per_weight": 4, "sequences": 1},
    ),
    Preset(
        "A 150-page manual in every prompt",
        "Three fitters ask at once; each prompt holds the manual's 120,000 tokens.",
        {"model_preset": "qwen3-8b", "context_tokens": 121_000, "sequences": 3},
    ),
    Preset(
        "A law office's 70B model",
        "Six people at once, ten pages each, at 8 bits on its own server.",
        {
            "model_preset": "llama-3.3-70b",
            "bits_per_weight": 8,
            "sequences": 6,
        },
    ),
    Preset(
        "A bank's call center",
        "200 calls at once on a 70B model, as published.",
        {"model_preset": "llama-3.3-70b", "context_tokens": 4_000, "sequences": 200},
    ),
)
