"""The very Python that is shipped to the browser, run under Node while the site is built.

Pyodide has a Python of its own version. Whatever it compiles fits it, and whatever it imports is
what a reader's browser imports.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hooks.runtime.archives import read_archive, write_archive
from hooks.runtime.node import run_node
from hooks.runtime.stored import contents

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
SHAPING = (
    *("compiling.mjs", "compiling.py", "running.mjs", "running.py"),
    *("standing_still.mjs", "zeroing.mjs"),
)
ASSETS = HERE.parents[1] / "docs" / "assets"
CALLERS = (ASSETS / "cpython.mjs", ASSETS / "resume.mjs")
"""What calls Python's C API in the browser."""

ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "315532800",
    "PYTHONOPTIMIZE": "2",  # no docstrings: nobody asks for help() there
    "PYTHONNODEBUGRANGES": "1",  # no columns in tracebacks
}


@dataclass(frozen=True)
class ShippedPython:
    """Pyodide's folder in `node_modules`, and the wheels that compile inside it."""

    pyodide: Path
    wheels: list[Path]

    @property
    def script(self) -> Path:
        """The module factory: what Python calls in JavaScript."""
        return self.pyodide / "pyodide.asm.mjs"

    @property
    def wasm(self) -> Path:
        """The interpreter."""
        return self.pyodide / "pyodide.asm.wasm"

    @property
    def library(self) -> Path:
        """The whole standard library, as sources."""
        return self.pyodide / "python_stdlib.zip"

    def shaping(self) -> dict[str, bytes]:
        """Give all that shapes what comes out, beside what goes in."""
        own = contents([HERE / name for name in SHAPING], HERE) | contents(CALLERS, ASSETS)
        stock = contents([self.pyodide / "package.json", self.wasm], self.pyodide)
        return own | stock | {wheel.name: b"" for wheel in self.wheels}

    def compiled(self, work: Path, sources: Mapping[str, bytes]) -> dict[str, bytes]:
        """Compile Python modules to bytecode; what is no module stays as it is."""
        work.mkdir()
        for wheel in self.wheels:
            shutil.copy(wheel, work)
        write_archive(work / "archive.zip", sources)
        wheels = " ".join(f"/packing/{wheel.name}" for wheel in self.wheels)
        places = {"work": str(work), "archive": "/packing/archive.zip", "wheels": wheels}
        self._node("compiling.mjs", work, places)
        return read_archive(work / "archive.zip")

    def run(self, call: str, text: str, work: Path, **more: Any) -> str:
        """Call a function of `running.py` with a text, and give the text it returns.

        Args:
            call: the function's name.
            text: what it takes.
            work: a folder to work in, which is made.
            more: `packages`, file contents by their path in `site-packages`; and unless those of
                Pyodide will do `library` and `wasm`, paths; `image`, a path to which Python's
                memory is then written.
        """
        packages = work / "packages"
        for path, content in more.pop("packages").items():
            (packages / path).parent.mkdir(parents=True, exist_ok=True)
            (packages / path).write_bytes(content)
        paths = {"library": self.library, "wasm": self.wasm, "packages": packages, **more}
        job = {"call": call, "text": text} | {name: str(path) for name, path in paths.items()}
        return self._node("running.mjs", work, job)

    def _node(self, script: str, work: Path, job: Mapping[str, Any]) -> str:
        told = {"pyodide": str(self.pyodide), "env": ENVIRONMENT, **job}
        (work / "job.json").write_text(json.dumps(told), encoding="utf-8")
        return run_node(HERE / script, work / "job.json", cwd=work)
