"""Packs Python for the reader's browser: Pyodide, a small standard library, the calculators.

Pyodide's own files stay as they are. The standard library is cut to what is imported, and like the
calculators compiled to bytecode by the very Pyodide that will run it. Each step's result is kept
until something that goes into it changes; data files never do, because they travel apart.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.runtime.archives import read_archive, write_archive, write_packed
from hooks.runtime.node import npm_part, run_node
from hooks.runtime.published import Published, publish
from hooks.runtime.sources import calculator_sources, package_sources, standard_modules
from hooks.runtime.stored import contents, step
from hooks.runtime.wheels import fetch_wheels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]
PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
ALWAYS_SHIPPED = ("pyodide", "_pyodide")
"""Pyodide's own packages in its standard library: small, and imported as the moment asks."""

SHAPING = ("archives.py", "inside.mjs", "inside.py", "pack.py", "sources.py")
"""The modules of this folder whose change packs anew."""

ENVIRONMENT = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "315532800"}
WITHOUT_DOCSTRINGS = ENVIRONMENT | {"PYTHONOPTIMIZE": "2"}


@dataclass(frozen=True)
class Runtime:
    """Python for the browser: the published files by the name that the worker knows them by."""

    files: Mapping[str, Published]


@dataclass(frozen=True)
class _Bench:
    """Where packing happens and with which tools."""

    root: Path
    cache: Path
    pyodide: Path
    wheels: list[Path]

    def tools(self) -> dict[str, bytes]:
        """Give all that shapes the result beside its sources."""
        here = Path(__file__).parent
        own = contents([here / name for name in SHAPING], here)
        stock = [self.pyodide / "package.json", self.pyodide / "pyodide.asm.wasm"]
        wheels = {wheel.name: b"" for wheel in self.wheels}
        return own | contents(stock, self.pyodide) | wheels

    def inside(self, work: Path, call: str, *args: str, env: Mapping[str, str]) -> str:
        """Call a function of `inside.py` in Pyodide; the folder `work` is `/packing` there."""
        for wheel in self.wheels:
            shutil.copy(wheel, work)
        wheels = " ".join(f"/packing/{wheel.name}" for wheel in self.wheels)
        job = {"pyodide": str(self.pyodide), "work": str(work), "env": env, "call": call}
        path = work / "job.json"
        path.write_text(json.dumps(job | {"args": [*args, wheels]}), encoding="utf-8")
        return run_node(Path(__file__).with_name("inside.mjs"), path, cwd=work)


def pack(cache: Path, root: Path = ROOT, say: Callable[[str], object] = print) -> Runtime:
    """Pack Python for the browser, or give what an earlier call with the same inputs packed.

    Raises:
        RuntimePackError: something is missing, or a calculator does not run.
    """
    pyodide = npm_part(root, "pyodide")
    wheels = fetch_wheels(root / "requirements" / "pyodide.txt", cache.parent / "wheels")
    bench = _Bench(root, cache, pyodide, wheels)
    calculators = _calculators(bench, say)
    used = (calculators / "modules.txt").read_text(encoding="utf-8").split()
    library = _library(bench, set(used), say)
    paths = [npm_part(root, f"pyodide/{name}") for name in PYODIDE_FILES]
    paths += [library / "python_stdlib.zip", calculators / "calculators.zip"]
    return Runtime({path.name: publish(path) for path in paths})


def _calculators(bench: _Bench, say: Callable[[str], object]) -> Path:
    own = calculator_sources(bench.root)
    sources = own | package_sources()

    def make(done: Path) -> None:
        say("Python for the browser: running the calculators in Pyodide, and compiling them ...")
        work = _workplace(done)
        _lay_out(work / "source", sources)
        shutil.copytree(
            bench.root / "calculators" / "data", work / "source" / "calculators" / "data"
        )
        write_archive(work / "archive.zip", sources)
        lazily = " ".join(standard_modules(own))
        places = ("/packing/source", lazily, "/packing/archive.zip")
        used = bench.inside(work, "pack_calculators", *places, env=ENVIRONMENT)
        (done / "modules.txt").write_text(used, encoding="utf-8")
        write_packed(done / "calculators.zip", read_archive(work / "archive.zip"))

    return step(bench.cache, "calculators", bench.tools() | sources, make)


def _library(bench: _Bench, used: set[str], say: Callable[[str], object]) -> Path:
    stock = read_archive(bench.pyodide / "python_stdlib.zip")
    kept = {name: data for name, data in stock.items() if _is_used(name, used)}

    def make(done: Path) -> None:
        say(f"Python for the browser: compiling the standard library ({len(kept)} modules) ...")
        work = _workplace(done)
        write_archive(work / "archive.zip", kept)
        bench.inside(work, "compile_archive", "/packing/archive.zip", env=WITHOUT_DOCSTRINGS)
        write_packed(done / "python_stdlib.zip", read_archive(work / "archive.zip"))

    return step(bench.cache, "library", bench.tools() | kept, make)


def _workplace(done: Path) -> Path:
    """Make a folder beside the results, which goes when the step has ended."""
    work = done.with_name("place")
    work.mkdir()
    return work


def _lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _is_used(path: str, modules: set[str]) -> bool:
    """Tell whether a file of the standard library belongs to a module that is used."""
    if path.partition("/")[0] in ALWAYS_SHIPPED:
        return True
    name, dot, suffix = path.rpartition(".")
    module = name.removesuffix("/__init__").replace("/", ".")
    return bool(dot) and suffix == "py" and module in modules
