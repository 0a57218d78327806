"""Packing Python for the browser: what is in it, what is not, and that it comes out the same."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from hooks.runtime.archives import read_packed
from hooks.runtime.errors import RuntimePackError
from hooks.runtime.pack import Runtime, pack
from hooks.runtime.sources import calculator_sources, package_sources, standard_modules

ROOT = Path(__file__).parents[3]
UNCHECKED_HASH = 0b01


@pytest.fixture(scope="module")
def runtime() -> Runtime:
    """Give what a build packs; a build before has left it in the project's cache."""
    return pack(ROOT / ".cache" / "runtime")


def archive(runtime: Runtime, name: str) -> dict[str, bytes]:
    return read_packed(runtime.files[name].path)


def test_packing_twice_gives_the_same_bytes(
    runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two builds from the same sources publish byte-identical files, on another day too."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    (tmp_path / "wheels").symlink_to(ROOT / ".cache" / "wheels")
    again = pack(tmp_path / "runtime")
    assert {n: f.hashed for n, f in again.files.items()} == {
        n: f.hashed for n, f in runtime.files.items()
    }


def test_a_second_call_packs_nothing(runtime: Runtime) -> None:
    """What is packed is found again without a word and without running anything."""
    said: list[str] = []
    assert pack(ROOT / ".cache" / "runtime", say=said.append) == runtime
    assert said == []


@pytest.mark.parametrize("name", ["calculators.zip", "python_stdlib.zip"])
def test_only_bytecode_travels(runtime: Runtime, name: str) -> None:
    """No Python source is in an archive, and no bytecode asks for its source."""
    files = archive(runtime, name)
    compiled = [data for path, data in files.items() if path.endswith(".pyc")]
    assert [path for path in files if path.endswith(".py")] == []
    assert len(compiled) > 20
    assert {struct.unpack("<I", data[4:8])[0] for data in compiled} == {UNCHECKED_HASH}


def test_the_calculators_travel_with_what_renders_them(runtime: Runtime) -> None:
    """Every module and template of the calculators is packed, with Jinja2 and MarkupSafe."""
    packed = set(archive(runtime, "calculators.zip"))
    wanted = calculator_sources(ROOT) | package_sources()
    assert packed == {f"{path}c" if path.endswith(".py") else path for path in wanted}
    assert {"calculators/kit/page.pyc", "calculators/kit/result.html"} <= packed
    assert {"jinja2/__init__.pyc", "markupsafe/_native.pyc"} <= packed


def test_data_travels_apart(runtime: Runtime) -> None:
    """Facts and prices are in no archive, so an edit of YAML never packs Python anew."""
    inside = [*archive(runtime, "calculators.zip"), *archive(runtime, "python_stdlib.zip")]
    assert [path for path in inside if path.endswith(".json")] == []


def test_the_library_is_what_the_calculators_import(runtime: Runtime) -> None:
    """The standard library is cut, but holds what functions import only when called."""
    library = {path.removesuffix(".pyc") for path in archive(runtime, "python_stdlib.zip")}
    modules = {path.removesuffix("/__init__").replace("/", ".") for path in library}
    builtin = {"math", "itertools", "time", "sys", "builtins", "__future__", "collections.abc"}
    assert set(standard_modules(calculator_sources(ROOT))) - modules <= builtin
    assert modules.isdisjoint({"unittest", "xml", "http", "sqlite3", "email", "tomllib"})


def test_published_names_hold_the_hash_of_the_content(runtime: Runtime) -> None:
    """A file's address changes exactly when its content does, so browsers may keep it."""
    assert set(runtime.archives) == {
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "calculators.zip",
    }
    assert set(runtime.snapshot) == {"python.wasm", "memory.zip"}
    for name, file in runtime.files.items():
        stem, _, suffix = name.rpartition(".")
        assert file.hashed == f"{stem}.{file.sha256[:12]}.{suffix}"
        assert file.size == file.path.stat().st_size


def test_what_is_missing_is_named_with_its_cure(tmp_path: Path) -> None:
    """Without the npm parts, the editor is told to run `make build`."""
    with pytest.raises(
        RuntimePackError, match=r"node_modules/pyodide is missing\. Run `make build`"
    ):
        pack(tmp_path / "runtime", root=tmp_path)


def test_a_mistake_in_a_calculator_names_its_line() -> None:
    """A module that is not Python is reported with path, line and column, not with a traceback."""
    with pytest.raises(RuntimePackError, match=r"calculators/wrong\.py:2:5: not valid Python"):
        standard_modules({"calculators/wrong.py": b"import math\nx = = 1\n"})


def test_every_file_is_one_that_cloudfront_compresses(runtime: Runtime) -> None:
    """Each file stays below 10,000,000 bytes."""
    assert max(file.size for file in runtime.files.values()) < 10_000_000
