"""A glossary in a folder of its own, written by each test."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from hooks.entries.load import Glossary, GlossaryError, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CALCULATORS = ["api-cost", "approach"]


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Glossary]:
    """Read a glossary given as `reading(fine_tuning="prefLabel: …")`."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "glossary"
    folder.mkdir()

    def read(**files: str) -> Glossary:
        for name, text in files.items():
            path = folder / f"{name.replace('_', '-')}.yml"
            path.write_text(dedent(text), encoding="utf-8")
        return load(folder, CALCULATORS)

    return read


@pytest.fixture
def mistakes(reading: Callable[..., Glossary]) -> Callable[..., list[str]]:
    """Read a glossary and give its mistakes, one line each."""

    def read(**files: str) -> list[str]:
        try:
            reading(**files)
        except GlossaryError as error:
            return str(error).split("\n")
        return []

    return read
