"""The facts that travel to the browser: all that calculators can ask for, and no other."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from calculators.kit.calculator import names
from hooks.runtime.errors import RuntimePackError
from hooks.runtime.facts import asked_facts, shipped_facts

ROOT = Path(__file__).parents[3]
EACH = """
from calculators.kit.calculator import names
from calculators.kit.command_line import main
for name in names():
    main([name, "--json"])
"""
SOURCE = b"""
RENT = "self-hosting.rent_usd"
plain, named = fact("rag.chunk_tokens"), fact(RENT)
some = [fact(f"evals.{who}_agreement") for who in ("judge", "human")]
text, other = "rag.top_k", lookup("rag.top_k")
"""


def test_literals_names_and_parts_are_found() -> None:
    """A key as it stands, a constant, and each key that parts could become; no other text."""
    asked = asked_facts({"a.py": SOURCE, "a.html": b"{{ fact('rag.overlap') }}"})
    expected = ["rag.chunk_tokens", "self-hosting.rent_usd", "evals.judge_agreement"]
    others = ["rag.top_k", "rag.overlap", "evals.agreement", "rag.chunk_tokens_max", "ragXchunk"]
    assert [key for key in [*expected, *others] if asked.fullmatch(key)] == expected


@pytest.mark.parametrize("call", ["fact(key)", 'fact(f"{entry}.{key}")', 'fact(a + ".b")'])
def test_a_call_that_could_ask_for_anything_is_refused(call: str) -> None:
    """Nobody knows what to ship for it, so the build ends there, with the place."""
    with pytest.raises(RuntimePackError, match=re.escape("a.py:1:5: does not say which entry's")):
        asked_facts({"a.py": f"x = {call}".encode()})


def test_what_is_shipped_is_what_the_glossary_says(tmp_path: Path) -> None:
    """Each row as it stands in the committed file, which keeps all of them."""
    every = json.loads((ROOT / "calculators" / "data" / "facts.json").read_text(encoding="utf-8"))
    shipped = json.loads(shipped_facts(ROOT, tmp_path).read_text(encoding="utf-8"))
    assert 0 < len(shipped) < len(every) / 2
    assert shipped == {key: every[key] for key in shipped}


def test_each_calculator_answers_with_what_is_shipped(tmp_path: Path) -> None:
    """In a copy that has the shipped facts alone, all of them say what they say here."""
    leave_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "calculators", tmp_path / "calculators", ignore=leave_out)
    shutil.copy(shipped_facts(ROOT, tmp_path), tmp_path / "calculators" / "data")
    here, there = (
        subprocess.run([sys.executable, "-c", EACH], cwd=folder, check=True, capture_output=True)
        for folder in (ROOT, tmp_path)
    )
    assert here.stdout.splitlines() == there.stdout.splitlines()
    assert here.stdout.count(b'"calculator": ') == len(names())
