"""Bundling the browser's modules."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from hooks.runtime.bundle import Bundles, bundle

ROOT = Path(__file__).parents[3]
MOST_BYTES = {"site": 16_000, "worker": 6_000, "charts": 320_000, "keeping": 4_000}


@pytest.fixture(scope="module")
def bundles() -> Bundles:
    return bundle(ROOT / ".cache" / "runtime")


@pytest.mark.parametrize("name", MOST_BYTES)
def test_bundles_stay_small(bundles: Bundles, name: str) -> None:
    """What every page loads is small, and the charts' code is not in it."""
    assert len(gzip.compress(bundles.files[name].path.read_bytes())) < MOST_BYTES[name]


def test_bundles_stand_alone(bundles: Bundles) -> None:
    """A bundle imports nothing by a fixed address: what it loads, the manifest names."""
    for file in bundles.files.values():
        text = file.path.read_text(encoding="utf-8")
        assert not re.search(r'[}\s]from"|[^.\w]import(?:\("|")', text)
