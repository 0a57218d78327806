"""The shape of an open model, as the calculators that need it ask for it."""

from __future__ import annotations

from typing import Any

from calculators.kit.inputs import quantity

SHAPES = "the open models of this site's list, 1B to 405B"


def layers() -> Any:
    """Ask for the number of layers."""
    return quantity(
        32,
        "Layers",
        "layers",
        "num_hidden_layers in the model's config.json.",
        bounds=(1, 10_000),
        plausible=(16, 126),
        basis=SHAPES,
        group="assumptions",
    )


def kv_heads() -> Any:
    """Ask for the heads of keys and values."""
    return quantity(
        8,
        "Heads of keys and values",
        "heads",
        "num_key_value_heads in config.json; with grouped queries fewer than attention heads.",
        noun="key and value heads",
        bounds=(1, 10_000),
        plausible=(8, 40),
        basis=SHAPES,
        group="assumptions",
    )


def head_dim() -> Any:
    """Ask for the width of a head."""
    return quantity(
        128,
        "Width of a head",
        "numbers",
        "head_dim in config.json, or hidden width ÷ attention heads.",
        noun="numbers per head",
        bounds=(1, 100_000),
        plausible=(64, 128),
        basis=SHAPES,
        group="assumptions",
    )
