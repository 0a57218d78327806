"""What the comparison asks: the counts of a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from calculators.kit import certainty
from calculators.kit.inputs import choice, quantity

MOST = 1_000_000


def _designs() -> dict[str, str]:
    return {
        "paired": "two systems, both on the same examples",
        "unpaired": "two systems, each on examples of its own",
        "judges": "two judges of the same answers",
    }


def _count(default: int, caption: str, help: str, noun: str, *, least: int = 0) -> Any:  # noqa: A002
    return quantity(
        default,
        caption,
        "examples",
        help,
        noun=noun,
        bounds=(least, MOST),
        plausible=(least, 2_000),
        basis="test sets of up to 2,000 examples",
    )


@dataclass(frozen=True)
class Inputs:
    """The counts of a test. The defaults are a first test of one firm of 12 people."""

    design: str = choice(
        "paired",
        "What you compared",
        "Whether both systems answered the same examples. For two judges, such as a model and a "
        "person, a right answer is one that the judge lets pass.",
        _designs,
        entry="ai-evaluation",
        lever=False,
    )
    both_right: int = _count(
        150,
        "Both right",
        "Same examples: A and B both got them right. Judges: both let them pass.",
        "examples that both get right",
    )
    only_a: int = _count(
        10,
        "Only A right",
        "A got them right and B did not. Judges: only A lets them pass.",
        "examples that only A gets right",
    )
    only_b: int = _count(
        18,
        "Only B right",
        "B got them right and A did not. Judges: only B lets them pass.",
        "examples that only B gets right",
    )
    both_wrong: int = _count(
        22,
        "Both wrong",
        "Neither got them right. Judges: neither lets them pass.",
        "examples that both get wrong",
    )
    a_right: int = _count(
        160, "A right", "Separate examples: how many A got right.", "examples that A gets right"
    )
    a_total: int = _count(
        200, "A in all", "Separate examples: how many A answered.", "examples of A", least=1
    )
    b_right: int = _count(
        168, "B right", "Separate examples: how many B got right.", "examples that B gets right"
    )
    b_total: int = _count(
        200, "B in all", "Separate examples: how many B answered.", "examples of B", least=1
    )
    confidence: float = certainty.confidence()
    power: float = certainty.power(
        help="The chance to show the difference with the further examples that are named.",
    )
    kappa_needed: float = quantity(
        0.6,
        "Kappa that is good enough",
        "",
        "For two judges: from which agreement beyond chance you trust the one in place of the "
        "other. Landis and Koch call 0.61 to 0.80 substantial.",
        noun="of kappa that is good enough",
        bounds=(0, 1),
        plausible=(0.4, 0.8),
        basis="names that Landis and Koch gave in 1977 to steps of kappa",
        group="assumptions",
        whole=False,
    )
