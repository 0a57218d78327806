"""JupyterLite's kernel is laid out so that it needs no other host."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING
from zipfile import ZipFile

from benchmarks.kit.jupyterlite import lay_out

if TYPE_CHECKING:
    from pathlib import Path

INFO = {"python": "3.14.2", "platform": "emscripten_5_0_3"}


def wheel(folder: Path, name: str, *required: str, **files: bytes) -> Path:
    """Write a wheel that requires others; `files` lie in it below `static/`."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    told = "".join(f"Requires-Dist: {one}\n" for one in required)
    with ZipFile(path, "w") as packed:
        packed.writestr(f"{name}-1.0.dist-info/METADATA", f"Name: {name}\n{told}")
        for file, content in files.items():
            packed.writestr(f"data/static/{file}", content)
    return path


def laid_out(tmp_path: Path, *required: str) -> Path:
    """Lay out a kernel that brings the wheel `inner`, which requires others."""
    wheels, folder = tmp_path / "wheels", tmp_path / "folder"
    wheels.mkdir()
    folder.mkdir()
    inner = wheel(tmp_path, "inner", *required)
    within = {inner.name: inner.read_bytes(), "comlink.worker.0a1b.js": b"worker"}
    wheel(wheels, "jupyterlite_pyodide_kernel", **within)
    wheel(wheels, "py_parso")
    lock = tmp_path / "pyodide-lock.json"
    lock.write_text(json.dumps({"info": INFO, "packages": {"numpy": {}}}))
    lay_out(wheels, lock, folder)
    return folder


def test_the_worker_and_the_wheels_lie_there(tmp_path: Path) -> None:
    """What the kernel's own wheel brings is unpacked, and it is not sent itself."""
    folder = laid_out(tmp_path)
    names = {path.name for path in folder.iterdir()}
    assert {name for name in names if name.endswith(".whl")} == {
        "inner-1.0-py3-none-any.whl",
        "py_parso-1.0-py3-none-any.whl",
    }
    assert (folder / "worker.js").read_bytes() == b"worker"


def test_the_lock_has_only_what_lies_there(tmp_path: Path) -> None:
    """A wheel is locked with its digest, for the same Pyodide; it requires none that is missing."""
    needed = ("Py.Parso>=1", "psutil; sys_platform != 'emscripten'", "numpy", "x; extra == 'all'")
    folder = laid_out(tmp_path, *needed)
    lock = json.loads((folder / "pyodide-lock.json").read_text())
    assert lock["info"] == INFO
    assert list(lock["packages"]) == ["inner", "py-parso"]
    inner = lock["packages"]["inner"]
    assert inner["depends"] == ["py-parso"]
    content = (folder / inner["file_name"]).read_bytes()
    assert inner["sha256"] == hashlib.sha256(content).hexdigest()
