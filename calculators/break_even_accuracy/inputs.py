"""What the break-even accuracy calculator asks."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit import firm
from calculators.kit.inputs import quantity

DOLLARS = 1_000_000_000


@dataclass(frozen=True)
class Inputs:
    """A task with its stakes. The defaults describe the support mail of a firm of 12 people."""

    gain_per_success: float = quantity(
        4.0,
        "Saved by a right answer",
        "USD",
        "What the case would cost you without the AI. Six minutes of a person who costs $40 an "
        "hour are $4.",
        noun="USD saved by a right answer",
        bounds=(0, DOLLARS),
        plausible=(1, 25),
        whole=False,
    )
    accuracy: float = firm.accuracy(
        caption="Right answers",
        help="Measured on your own cases. With a small test, enter the low end of its range, not "
        "the score.",
    )
    cost_per_escalation: float = quantity(
        6.0,
        "Cost of a wrong answer that a person sets right",
        "USD",
        "The person's time to find out, apologize and do the case again. Often more than the case "
        "would have cost at once.",
        noun="USD for a wrong answer set right",
        bounds=(0, DOLLARS),
        plausible=(2, 50),
        whole=False,
    )
    churn_cost: float = quantity(
        400.0,
        "Cost of a customer who leaves",
        "USD",
        "What a customer brings you over the years, after costs. For work inside the firm: the "
        "damage of an error that nobody catches.",
        noun="USD for a customer who leaves",
        bounds=(0, DOLLARS),
        plausible=(50, 3_000),
        whole=False,
    )
    churn_share_of_failures: float = quantity(
        0.02,
        "Wrong answers after which the customer leaves",
        "share",
        "Of the wrong answers, not of all cases. The others go to a person. OpenAI's example "
        "takes 5%.",
        noun="of wrong answers with a customer lost",
        bounds=(0, 1),
        plausible=(0.001, 0.1),
        whole=False,
    )
    cases: int = firm.requests_per_month(
        caption="Cases",
        unit="cases",
        help="In the time you look at: 400 a day are 12,000 in a month of 30 days.",
    )
    cost_per_case: float = quantity(
        0.01,
        "Running cost of each case",
        "USD",
        "Model, software and checks, paid for right and wrong answers alike. The API cost "
        "calculator gives the model's part.",
        noun="USD to run each case",
        bounds=(0, DOLLARS),
        plausible=(0.0005, 1),
        group="prices",
        entry="large-language-model",
        whole=False,
    )
