"""How sure a test is to be, as the calculators that plan or read one ask for it."""

from __future__ import annotations

from functools import partial

from calculators.kit.inputs import quantity

COMMON = "levels in common use"

confidence = partial(
    quantity,
    default=0.95,
    caption="Confidence",
    unit="share",
    help="95% means: where there is no difference, one test in twenty finds one all the same.",
    noun="confidence",
    bounds=(0.5, 0.9999),
    plausible=(0.8, 0.99),
    basis=COMMON,
    group="assumptions",
    whole=False,
)
power = partial(
    quantity,
    default=0.8,
    caption="Power",
    unit="share",
    noun="power",
    bounds=(0.5, 0.9999),
    plausible=(0.7, 0.95),
    basis=COMMON,
    group="assumptions",
    whole=False,
)
