"""What the prompt stop calculator asks."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit import certainty, firm
from calculators.kit.inputs import quantity

DOLLARS = 1_000_000


@dataclass(frozen=True)
class Inputs:
    """A prompt in use, and the next round of work on it. The defaults are of a firm of 12."""

    accuracy: float = firm.accuracy(
        caption="Right answers today",
        help="Measured on your test cases with the prompt as it is.",
        noun="right answers today",
    )
    expected_gain: float = quantity(
        0.03,
        "Gain that you expect",
        "share",
        "In percentage points of right answers: from 80% to 83% is 3. Look at what the last "
        "rounds brought; the next one seldom brings more.",
        noun="of answers gained",
        bounds=(0, 1),
        plausible=(0.005, 0.15),
        whole=False,
    )
    test_examples: int = firm.test_examples(
        caption="Test cases",
        unit="test cases",
        help="Real cases with their right answers, on which both prompts are tried.",
        entry="ai-evaluation",
    )
    requests_per_month: int = firm.requests_per_month(
        help="Every question, e-mail or document that the prompt handles: 400 a day are 12,000.",
    )
    value_per_correct: float = quantity(
        1.0,
        "Worth of a right answer",
        "USD",
        "What a right answer saves or earns you: often the minutes that a person would need.",
        noun="USD for a right answer",
        bounds=(0, DOLLARS),
        plausible=(0.05, 20),
        whole=False,
    )
    cost_per_failure: float = quantity(
        2.0,
        "Cost of a wrong answer",
        "USD",
        "What a wrong answer costs beyond that: finding it, setting it right, a customer's anger.",
        noun="USD for a wrong answer",
        bounds=(0, DOLLARS),
        plausible=(0.1, 50),
        whole=False,
    )
    hours_per_iteration: float = quantity(
        8.0,
        "Hours for the next round",
        "hours",
        "Reading failures, rewriting, testing, and getting it into use.",
        bounds=(0, 100_000),
        plausible=(1, 80),
        whole=False,
    )
    hourly_rate: float = firm.hourly_rate(
        default=100.0,
        caption="Cost of an hour",
        help="With all that comes on top of the wage. A day rate of $800 is $100.",
        plausible=(25, 200),
    )
    horizon_months: int = firm.horizon_months(
        default=12,
        caption="Months that the prompt stays in use",
        help="Until the model or the task changes; then much of the work is done again.",
        plausible=(3, 24),
        basis="models are replaced about once a year",
    )
    discordant_share: float = quantity(
        0.1,
        "Cases on which the two prompts differ",
        "share",
        "Where one prompt is right and the other wrong. If you have tried two prompts before, "
        "count it. It is never less than the gain.",
        noun="of the cases with different outcomes",
        bounds=(0, 1),
        plausible=(0.03, 0.4),
        group="assumptions",
        whole=False,
    )
    confidence: float = certainty.confidence(
        help="At 95%, a change that is worth nothing looks like one in one test of twenty.",
    )
    power: float = certainty.power(
        caption="Chance to see a true gain",
        help="Statisticians say power. At 80%, four of five tests show a gain that is really "
        "there.",
        noun="chance to see a true gain",
    )
