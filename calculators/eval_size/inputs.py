"""What the test size calculator asks."""

from __future__ import annotations

from dataclasses import dataclass

from calculators.kit import certainty, firm
from calculators.kit.inputs import choice, quantity


def _designs() -> dict[str, str]:
    return {
        "one": "one system, measured within a margin",
        "unpaired": "two systems, each on examples of its own",
        "paired": "two systems, both on the same examples",
    }


def _methods() -> dict[str, str]:
    return {"cohen-h": "Cohen's h", "pooled-z": "pooled z"}


@dataclass(frozen=True)
class Inputs:
    """A test that is planned. The defaults describe one firm of 12 people."""

    design: str = choice(
        "paired",
        "What you test",
        "Two versions on the same examples is the usual case and needs the fewest. An A/B test "
        "with customers gives each version examples of its own.",
        _designs,
        entry="ai-evaluation",
        lever=False,
    )
    difference: float = quantity(
        0.05,
        "Difference to detect, or margin",
        "share",
        "Two systems: the gap in accuracy that would change your decision. One system: how far "
        "off the measured accuracy may be, up or down.",
        noun="of difference to detect",
        bounds=(0.001, 1),
        plausible=(0.02, 0.2),
        whole=False,
    )
    baseline: float = quantity(
        0.8,
        "Accuracy now",
        "share",
        "What the present system gets right, roughly; 50% if you have no idea. Not used where "
        "both systems answer the same examples.",
        noun="of answers right now",
        bounds=(0.001, 0.999),
        plausible=(0.5, 0.95),
        whole=False,
    )
    examples: int = firm.test_examples(
        caption="Examples at hand",
        help="Cases with a known right answer. With two systems on examples of their own: for "
        "each.",
    )
    model: str = firm.model(help="The one under test, for what the test costs.")
    input_tokens: int = firm.input_tokens(caption="Input per example")
    output_tokens: int = firm.output_tokens(caption="Output per example")
    judge_model: str = firm.model(
        caption="Judge", help="The model that grades the answers.", group="prices", entry=""
    )
    judge_input_tokens: int = quantity(
        1_000,
        "Input per verdict",
        "tokens",
        "The grading rule, the right answer and the answer to grade. 0 where no model grades.",
        noun="tokens read per verdict",
        bounds=(0, 10_000_000),
        plausible=(0, 5_000),
        group="prices",
    )
    judge_output_tokens: int = quantity(
        100,
        "Output per verdict",
        "tokens",
        "The verdict and its reason. 0 where no model grades.",
        noun="tokens written per verdict",
        bounds=(0, 1_000_000),
        plausible=(0, 500),
        group="prices",
    )
    minutes_per_human_label: float = quantity(
        3.0,
        "A person's time per example",
        "minutes",
        "To choose the case and write down its right answer, once per example.",
        noun="minutes per example",
        bounds=(0, 10_000),
        plausible=(1, 15),
        group="prices",
        whole=False,
    )
    hourly_rate: float = firm.hourly_rate(
        default=50.0, caption="What that person costs", help="Wages with taxes and overhead."
    )
    method: str = choice(
        "cohen-h",
        "Method for separate examples",
        "Both are common and differ little; pooled z is what R's power.prop.test computes. Used "
        "only where each system has examples of its own.",
        _methods,
        group="assumptions",
    )
    confidence: float = certainty.confidence()
    power: float = certainty.power(
        help="80% means: where there is such a difference, four tests in five find it. Not used "
        "for one system.",
    )
    omega_squared: float = quantity(
        0.1111,
        "Variance between examples (ω²)",
        "",
        "How much the two systems' difference varies from example to example. With right or "
        "wrong answers about the share on which they disagree: 1 in 9 in Miller's paper. Used "
        "only where both answer the same examples.",
        noun="of variance between examples",
        bounds=(0.0001, 1),
        plausible=(0.03, 0.3),
        group="assumptions",
        whole=False,
    )
    sigma_squared: float = quantity(
        0.0,
        "Variance of repeated answers (σ²)",
        "",
        "How much one system's score varies when the same example is asked again; 0 if the "
        "answer is always the same, 1 in 6 in Miller's paper. Used as the one above.",
        noun="of variance of repeated answers",
        bounds=(0, 0.25),
        plausible=(0, 0.2),
        group="assumptions",
        whole=False,
    )
    samples_per_question: int = quantity(
        1,
        "Answers per example",
        "answers per example",
        "How often each system answers each example; the mean counts. Used as the two above.",
        bounds=(1, 10_000),
        plausible=(1, 10),
        group="assumptions",
    )
