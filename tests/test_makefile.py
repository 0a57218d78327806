"""What somebody types after `make`: it reaches the command letter by letter, and runs nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ECHO = '#!/bin/sh\nprintf "%s\\0" "$@"\n'
"""Stands for Python: says what it was given, each with a zero behind it."""
TYPED = """a "b" it's `touch ran` $(touch ran) $(shell touch ran) $HOME \\ %; # & 向量\nline two"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The Makefile in a folder that is set up, with something else in Python's place."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(ECHO)
    python.chmod(0o755)
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/dev.txt", "pyproject.toml", ".venv/bin/.installed"):
        (tmp_path / name).touch()
    return tmp_path


def given(folder: Path, *arguments: str) -> list[str]:
    """Run make, and give what Python was given."""
    done = subprocess.run(
        [shutil.which("make") or "make", *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "TERM": "xterm", "NAME": "host", "LANGUAGE": "de"},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.split("\0")[:-1]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["entry", f"TERM={TYPED}"], ["hooks.new_entry", TYPED, ""]),
        (["entry", "TERM=向量", "ID=vector"], ["hooks.new_entry", "向量", "vector"]),
        (["entry"], ["hooks.new_entry", "", ""]),
        (["fresh", f"NAME={TYPED}"], ["hooks.fresh", "--calculators", "--", TYPED]),
        (
            ["fresh", "NAME=-x", "CALCULATORS=eval-size *", "FORCE=1"],
            ["hooks.fresh", "--force", "--calculators", "eval-size", "*", "--", "-x"],
        ),
        (["fresh"], ["hooks.fresh", "--calculators", "--", ""]),
        (
            ["import", "FORMAT=csv", f"FROM={TYPED}"],
            ["hooks.importers", "--language", "", "--", "csv", TYPED],
        ),
        (
            ["import", "FORMAT=skos", "FROM=a.ttl", "LANGUAGE=$(shell touch ran)"],
            ["hooks.importers", "--language", "$(shell touch ran)", "--", "skos", "a.ttl"],
        ),
    ],
)
def test_what_is_typed_arrives_as_it_was_typed(
    folder: Path, arguments: list[str], expected: list[str]
) -> None:
    """Quotes, backticks, dollars and line breaks are text; a terminal's own TERM is no term."""
    assert given(folder, *arguments) == ["-m", *expected]
    assert not (folder / "ran").exists()
