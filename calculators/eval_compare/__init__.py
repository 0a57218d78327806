"""Did B beat A: two systems on separate or the same examples, or two judges of the same answers.

`inputs` is what is asked, `statistics` holds the tests and intervals, `verdict` decides,
`intervals` draws them, `figures` and `answer` put it into words.
"""

from calculators.eval_compare.answer import WORDS, calculate
from calculators.eval_compare.inputs import Inputs
from calculators.eval_compare.verdict import answers, numbers
from calculators.kit.calculator import Preset

__all__ = ["WORDS", "Inputs", "answers", "calculate", "numbers"]

TITLE = "Did B beat A?"
QUESTION = "Is the new version really better, or was it luck?"
ABOUT = (
    "Takes the counts of a test of two systems, or of two judges, and says whether the difference "
    "is more than chance, how large it may be, and how many more examples would settle it."
)
ENTRY = "ai-evaluation"
DOOR = "quality"
VERSION = 1
PRESETS = (
    Preset(
        "A three-person shop tries a new prompt",
        "40 past e-mails through both prompts: the new one repairs five and spoils one.",
        {"both_right": 30, "only_a": 1, "only_b": 5, "both_wrong": 4},
    ),
    Preset(
        "A bank's A/B test of two bots",
        "2,000 calls went to each bot; the old one solved 1,600 of them, the new one 1,672.",
        {"design": "unpaired", "a_right": 1600, "a_total": 2000, "b_right": 1672, "b_total": 2000},
    ),
    Preset(
        "An AI judge against the office manager",
        "Both graded the same 100 answers and agree on 90, but nearly all answers are good.",
        {"design": "judges", "both_right": 88, "only_a": 5, "only_b": 5, "both_wrong": 2},
    ),
)
