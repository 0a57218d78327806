"""The built site's pages as trees, and the glossary that they are made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from calculators.kit import calculator
from hooks.entries.load import Glossary, load
from tests.site.html import parse

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Element]:
    """Every page by its address below the site, such as `glossary/fine-tuning/`."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): parse(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """The project's own glossary."""
    return load(ROOT / "glossary", calculator.names())


@pytest.fixture(scope="session")
def home() -> dict[str, Any]:
    """What the home page's file says at its top: its doors, and the terms to know first."""
    _, front_matter, _ = (ROOT / "docs" / "index.md").read_text("utf-8").split("---\n", 2)
    return dict(yaml.safe_load(front_matter))
