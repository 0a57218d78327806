"""The page that tells how fast the site is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hooks.pages import speed

if TYPE_CHECKING:
    from pathlib import Path

MACHINE = {"cores": 2, "cpu": "AMD", "browser": "Chromium 156", "pyodide": "1", "load_before": 1.5}
START = {"site_ms": 500.0, "stock_ms": 4000.0, "compile_ms": 160.0, "fill_ms": 90.0}


def written(root: Path, **benchmarks: Any) -> str:
    """Write the page from a record of benchmarks."""
    (root / "benchmarks").mkdir(exist_ok=True)
    told = {"measured": "2026-11-24T10:00+00:00", "machine": MACHINE}
    record = {name: told | {"tables": tables} for name, tables in benchmarks.items()}
    (root / speed.RECORD).write_text(json.dumps(record), encoding="utf-8")
    return speed.page(root, {"api-cost"})


def test_figures_come_from_the_record(tmp_path: Path) -> None:
    """Seconds, the ratio, machine and date of a run stand on the page."""
    text = written(tmp_path, boot={"full speed": {"cold": START | {"times_floor": 3.1}}})
    for shown in ("0.50 s", "4.00 s", ">8.0<", "160 ms", "3.1 times", "2026-11-24", "AMD"):
        assert shown in text
    assert "next visit" not in text


def test_the_slowest_calculator_is_told(tmp_path: Path) -> None:
    """Of all calculators the page names the highest figure."""
    tables = {
        "answer": {"one": {"worker_p95_ms": 4.0}, "two": {"worker_p95_ms": 9.0}},
        "ranged": {"one": {"worker_p95_ms": 120.0}},
    }
    text = written(tmp_path, recalculation=tables)
    assert "at most 9 ms" in text
    assert "at most 120 ms" in text


def test_what_was_not_measured_is_left_out(tmp_path: Path) -> None:
    """Without a record there is a page that explains, without a table."""
    text = speed.page(tmp_path, set())
    assert "How it is done" in text
    assert "<table" not in text


def test_a_calculator_that_is_not_there_is_not_linked(tmp_path: Path) -> None:
    """The measured calculator is linked only where the site has it."""
    written(tmp_path, boot={"full speed": {"cold": START | {"times_floor": 3.1}}})
    assert "calculators/api-cost.md" in speed.page(tmp_path, {"api-cost", "eval-size"})
    assert "calculators/" not in speed.page(tmp_path, {"eval-size"})


def test_others_are_told_as_far_as_they_were_measured(tmp_path: Path) -> None:
    """Each that was measured has a line with its time; the others have none."""
    tables = {"cold": {"site": {"median_ms": 600.0}, "pyscript": {"median_ms": 3210.0}}}
    text = written(tmp_path, peers=tables)
    assert "PyScript" in text
    assert "3.21 s" in text
    assert "Skulpt</th>" not in text
