"""Packs Python for the reader's browser: Pyodide, a small standard library, the calculators.

The standard library is cut to what is imported, and like the calculators compiled to bytecode by
the very Python that will run it. From these archives Python can be begun. It is begun once here,
and what is then in its memory is packed too, so that a browser resumes it in a fraction of the
time. Each step's result is kept until something that goes into it changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.runtime.archives import read_archive, read_packed, write_packed
from hooks.runtime.node import npm_part
from hooks.runtime.published import Published, publish
from hooks.runtime.shipped import ShippedPython
from hooks.runtime.snapshot import freeze
from hooks.runtime.sources import calculator_sources, package_sources, standard_modules
from hooks.runtime.stored import contents, step
from hooks.runtime.wheels import fetch_wheels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]
LIBRARY, CALCULATORS, MODULES = "python_stdlib.zip", "calculators.zip", "modules.txt"


@dataclass(frozen=True)
class Runtime:
    """Python for the browser: published files by the name that the worker knows them by.

    `archives` are what Python is begun from, `snapshot` what it is resumed from; empty where no
    snapshot was made.
    """

    archives: Mapping[str, Published]
    snapshot: Mapping[str, Published]

    @property
    def files(self) -> dict[str, Published]:
        """All files of both."""
        return {**self.archives, **self.snapshot}


def pack(
    cache: Path,
    root: Path = ROOT,
    say: Callable[[str], object] = print,
    *,
    resumable: bool = True,
) -> Runtime:
    """Pack Python for the browser, or give what an earlier call with the same inputs packed.

    Not `resumable` is quicker made and slower begun: right while a site is being edited.

    Raises:
        RuntimePackError: something is missing, or a calculator does not run.
    """
    pyodide = npm_part(root, "pyodide")
    wheels = fetch_wheels(root / "requirements" / "pyodide.txt", cache.parent / "wheels")
    packing = _Packing(root, cache.resolve(), ShippedPython(pyodide, wheels), say)
    archives = {path.name: publish(path) for path in packing.archives()}
    resumed = {path.name: publish(path) for path in packing.snapshot()} if resumable else {}
    return Runtime(archives, resumed)


@dataclass(frozen=True)
class _Packing:
    """The steps of packing, with what they work with and where their results are kept."""

    root: Path
    cache: Path
    python: ShippedPython
    say: Callable[[str], object]

    def archives(self) -> list[Path]:
        """Give what Python is begun from."""
        return [self.python.script, self.python.wasm, self._library(), self._calculators()]

    def snapshot(self) -> list[Path]:
        """Give what Python is resumed from."""
        library, calculators = self._library(), self._calculators()
        packages = read_packed(calculators) | self._data()
        parts = self._parts(packages) | contents([library], library.parent)

        def make(done: Path) -> None:
            self.say("Python for the browser: starting it, and keeping its memory ...")
            freeze(self.python, read_packed(library), packages, self._lazily(), done)

        made = step(self.cache, "snapshot", parts, make)
        return sorted(made.iterdir())

    def _calculators(self) -> Path:
        sources = self._sources()

        def make(done: Path) -> None:
            self.say("Python for the browser: compiling the calculators ...")
            compiled = self.python.compiled(done.with_name("place"), sources)
            write_packed(done / CALCULATORS, compiled)

        return step(self.cache, "calculators", self._parts(sources), make) / CALCULATORS

    def _library(self) -> Path:
        used = set(self._modules().read_text(encoding="utf-8").split())
        stock = read_archive(self.python.library)
        kept = {name: data for name, data in stock.items() if _module(name) in used}

        def make(done: Path) -> None:
            self.say(f"Python for the browser: compiling {len(kept)} modules of its library ...")
            write_packed(done / LIBRARY, self.python.compiled(done.with_name("place"), kept))

        return step(self.cache, "library", self._parts(kept), make) / LIBRARY

    def _modules(self) -> Path:
        """Give the list of modules that the calculators make Python import."""
        sources = self._sources()

        def make(done: Path) -> None:
            self.say("Python for the browser: running the calculators in it ...")
            place, packages = done.with_name("place"), sources | self._data()
            used = self.python.run("modules_used", self._lazily(), place, packages=packages)
            (done / MODULES).write_text(used, encoding="utf-8")

        return step(self.cache, "modules", self._parts(sources), make) / MODULES

    def _parts(self, sources: Mapping[str, bytes]) -> dict[str, bytes]:
        return {**sources, **self.python.shaping(), "pack.py": Path(__file__).read_bytes()}

    def _sources(self) -> dict[str, bytes]:
        return calculator_sources(self.root) | package_sources()

    def _data(self) -> dict[str, bytes]:
        return contents((self.root / "calculators" / "data").glob("*.json"), self.root)

    def _lazily(self) -> str:
        return " ".join(standard_modules(calculator_sources(self.root)))


def _module(path: str) -> str:
    """Name the module that a file of the standard library holds; '' if it is no module."""
    name, _, suffix = path.rpartition(".")
    return name.removesuffix("/__init__").replace("/", ".") if suffix == "py" else ""
