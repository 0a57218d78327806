"""The shape of an open model, as the calculators that need it ask for it."""

from __future__ import annotations

from functools import partial

from calculators.kit.inputs import quantity

SHAPES = "the open models of this site's list, 1B to 405B"

parameters = partial(
    quantity,
    default=8_030_261_248,
    caption="Parameters of the model",
    unit="parameters",
    bounds=(1_000, 100_000_000_000_000),
    plausible=(1_000_000_000, 405_000_000_000),
    basis=SHAPES,
    group="assumptions",
)
layers = partial(
    quantity,
    default=32,
    caption="Layers",
    unit="layers",
    help="num_hidden_layers in the model's config.json.",
    bounds=(1, 10_000),
    plausible=(16, 126),
    basis=SHAPES,
    group="assumptions",
)
kv_heads = partial(
    quantity,
    default=8,
    caption="Heads of keys and values",
    unit="heads",
    help="num_key_value_heads in config.json; with grouped queries fewer than attention heads.",
    noun="key and value heads",
    bounds=(1, 10_000),
    plausible=(8, 40),
    basis=SHAPES,
    group="assumptions",
)
head_dim = partial(
    quantity,
    default=128,
    caption="Width of a head",
    unit="numbers",
    help="head_dim in config.json, or hidden width ÷ attention heads.",
    noun="numbers per head",
    bounds=(1, 100_000),
    plausible=(64, 128),
    basis=SHAPES,
    group="assumptions",
)
