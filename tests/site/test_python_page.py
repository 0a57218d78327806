"""The page for those who calculate in Python: its examples run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [
    line.partition("#")[0].partition(">")[0].strip()
    for line in re.findall(r"^python -m .*$", PAGE, re.MULTILINE)
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_runs_in_the_project_s_folder(example: str) -> None:
    """What the page shows works as it stands."""
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert len(done.stdout.splitlines()) >= 3


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_answers(command: str) -> None:
    """Each command on the page prints an answer and ends well."""
    words = [sys.executable, *shlex.split(command)[1:]]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip()
