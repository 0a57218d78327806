"""Cases from elsewhere that belong to no one calculator, and the list of the rest."""

from __future__ import annotations

import ast
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from calculators.fine_tuning_cost import Inputs, numbers
from calculators.kit.business_units import tokens_in
from calculators.kit.rates import Rates, Tier, request_cost

HERE = Path(__file__).parent
FOLDER = HERE.parent / "cases"
UNCOMPUTED = "uncomputed"
TESTED = sorted(path for path in FOLDER.glob("*.json") if path.stem != UNCOMPUTED)


def cases(name: str) -> dict[str, dict[str, Any]]:
    """Read a file of cases, by id."""
    found = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return {case["id"]: case for case in found}


def test_a_month_of_a_hosted_tuned_model_costs_what_microsoft_prints() -> None:
    """$1.70 an hour and 60 million tokens come to $1,422, $1,224 of it for hosting."""
    case = cases("decision")["azure-hosting-month"]
    asked, expected = case["inputs"], case["expected"]
    hosting = numbers(Inputs(hosting_usd_per_hour=asked["usd_per_hour"]))["hosting_cost_per_month"]
    usd_in, usd_out = asked["usd_in"], asked["usd_out"]
    rates = Rates((Tier(0, usd_in, usd_out, usd_in, usd_in, usd_in),), caches=False)
    tokens = request_cost(rates, asked["input_mtok"] * 1e6, asked["output_mtok"] * 1e6).total
    assert hosting == pytest.approx(expected["hosting"])
    assert tokens == pytest.approx(expected["tokens"])
    assert hosting + tokens == pytest.approx(expected["total"])


def test_a_word_is_not_four_tokens() -> None:
    """750 words are 1,000 tokens; the 3,000 that one vendor's page implies are wrong."""
    case = cases("decision")["azure-words-to-tokens"]
    found = tokens_in(f"{case['inputs']['words']} words")
    assert found == case["expected"] != case["printed"]


def test_what_is_not_computed_is_listed_with_the_reason() -> None:
    """Every listed case has kind, formula, source and reason, and is tested nowhere."""
    computed = {key for path in TESTED for key in cases(path.stem)}
    for key, case in cases(UNCOMPUTED).items():
        assert key not in computed
        assert all(case[name] for name in ("kind", "formula", "source", "why"))


@pytest.mark.parametrize("path", TESTED, ids=lambda path: path.stem)
def test_every_case_is_asked_for_by_a_test(path: Path) -> None:
    """A test names each case, or takes all whose ids begin alike; the rest is listed."""
    named, beginnings = asked_for()
    assert path.stem in {Path(text).stem for text in named if len(text) < 60}
    left = [key for key in cases(path.stem) if key not in named and not key.startswith(beginnings)]
    assert left == []


@cache
def asked_for() -> tuple[set[str], tuple[str, ...]]:
    """Give the texts that stand in the tests, and the beginnings with which they choose cases."""
    nodes = [node for path in HERE.rglob("test_*.py") for node in ast.walk(parsed(path))]
    beginnings = [
        node.args[0].value
        for node in nodes
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "key.startswith"
        and isinstance(node.args[0], ast.Constant)
    ]
    named = {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {text for text in named if isinstance(text, str)}, tuple(map(str, beginnings))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))
