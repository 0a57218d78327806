"""What benchmarks find is held against limits, and recorded beside what others found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.kit import benchmark, record
from benchmarks.kit.report import Limit, Table, judged

if TYPE_CHECKING:
    from pathlib import Path

TABLE = Table("answer", {"api-cost": {"p95_ms": 12.0}, "rag-cost": {"p95_ms": 17.0, "times": 2}})


def test_a_limit_is_held_against_the_highest_figure() -> None:
    """Every row counts, and the one that is furthest over the limit is named."""
    [found] = judged([Limit("answer", "p95_ms", 16.0)], [TABLE])
    assert (found.row, found.found, found.held) == ("rag-cost", 17.0, False)


def test_a_limit_may_name_its_row() -> None:
    """Other rows may then hold more."""
    [found] = judged([Limit("answer", "p95_ms", 16.0, "api-cost")], [TABLE])
    assert found.held


def test_what_was_not_measured_is_not_judged() -> None:
    """A limit on a table or column that is not there says nothing."""
    missing = [Limit("ranged", "p95_ms", 1.0), Limit("answer", "p50_ms", 1.0)]
    assert judged(missing, [TABLE]) == []


def test_one_benchmark_is_recorded_without_touching_the_others(tmp_path: Path) -> None:
    """The record keeps an entry per benchmark, whichever ran last."""
    path = tmp_path / "results.json"
    record.write(path, "weight", {"tables": 1})
    record.write(path, "boot", {"tables": 2})
    record.write(path, "weight", {"tables": 3})
    assert json.loads(path.read_text()) == {"weight": {"tables": 3}, "boot": {"tables": 2}}


def test_an_entry_says_where_and_when() -> None:
    """A figure stands with its machine, its day, and the limits it was held against."""
    findings = judged([Limit("answer", "p95_ms", 50 / 3)], [TABLE])
    entry = record.entry([TABLE], findings, {"cores": 2})
    assert entry["machine"] == {"cores": 2}
    assert entry["measured"].endswith("+00:00")
    assert entry["tables"]["answer"]["rag-cost"] == {"p95_ms": 17.0, "times": 2}
    assert entry["limits"][0]["at_most"] == 16.67
    assert entry["limits"][0]["held"] is False


@pytest.mark.parametrize("name", benchmark.names())
def test_every_benchmark_keeps_the_contract(name: str) -> None:
    """A module says what it measures and what is too much, and can be run."""
    one = benchmark.load(name)
    assert one.about
    assert one.limits
    assert callable(one.run)
