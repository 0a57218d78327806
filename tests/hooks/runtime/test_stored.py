"""Steps that are kept, archives that come out the same, and what a page is told."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from hooks.runtime.archives import read_packed, write_packed
from hooks.runtime.bundle import Bundles
from hooks.runtime.manifest import manifest, published_files
from hooks.runtime.pack import Runtime
from hooks.runtime.published import publish
from hooks.runtime.stored import key, step

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_step_runs_once_for_the_same_inputs(tmp_path: Path) -> None:
    """A step is made anew when its inputs change, and only then."""
    made: list[Path] = []
    for content in (b"one", b"one", b"two", b"one"):
        step(tmp_path, "thing", {"input": content}, made.append)
    assert len(made) == 2


def test_a_step_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Half-made results never pass for results."""

    def fail(done: Path) -> None:
        write(done / "half", "half")
        msg = "half-made"
        raise RuntimeError(msg)

    with pytest.raises(RuntimeError, match="half-made"):
        step(tmp_path, "thing", {}, fail)
    assert list(tmp_path.iterdir()) == []


def test_old_results_go_but_recent_ones_stay(tmp_path: Path) -> None:
    """The cache keeps a few results, so that it neither grows for ever nor forgets at once."""
    for number in range(20):
        done = step(tmp_path, "thing", {"n": str(number).encode()}, lambda _: None)
        os.utime(done, (number, number))
    kept = {path.name for path in tmp_path.iterdir()}
    assert f"thing-{key({'n': b'19'})}" in kept
    assert f"thing-{key({'n': b'0'})}" not in kept
    assert 1 < len(kept) < 10


def test_names_and_contents_do_not_run_into_each_other() -> None:
    """Moving a byte from a name to its content, or to the next file, changes the key."""
    assert len({key({"ab": b"c"}), key({"a": b"bc"}), key({"a": b"b", "c": b""})}) == 3


def test_an_archive_is_the_same_in_any_order(tmp_path: Path) -> None:
    """Archives do not depend on the order or the time of writing."""
    files = {"b.html": b"<p>", "a/c.html": b"x" * 1000}
    write_packed(tmp_path / "1", files)
    write_packed(tmp_path / "2", dict(reversed(files.items())))
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
    assert read_packed(tmp_path / "1") == files


def test_a_page_is_told_where_each_file_is(tmp_path: Path) -> None:
    """The manifest names hashed addresses below the base, and each of them is published."""
    wasm = publish(write(tmp_path / "pyodide.asm.wasm", "wasm"))
    bundles = {n: publish(write(tmp_path / f"{n}.mjs", n)) for n in ("site", "worker", "charts")}
    data = {"prices.json": write(tmp_path / "prices.json", "{}")}
    parts = (Runtime({"pyodide.asm.wasm": wasm}, {}), Bundles(bundles, {}), data)
    told = manifest(*parts, base_url="../../assets/")
    urls = [told["worker"], told["charts"], *(file["url"] for file in told["files"].values())]
    assert set(told["files"]) == {"pyodide.asm.wasm", "prices.json"}
    assert {url.removeprefix("../../assets/") for url in urls} <= set(published_files(*parts))
    assert told["archives"] == ["pyodide.asm.wasm", "prices.json"]
    assert told["snapshot"] == []
    assert told["files"]["prices.json"]["bytes"] == 2
