"""What compiles modules inside the shipped Pyodide, under Node.

Pyodide has a Python of its own version. Whatever it compiles fits it.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def compile_archive(archive: str, wheels: str) -> None:
    """Compile the modules of a zip archive in place, with pyodide-build's py-compile.

    `wheels` are paths, separated by spaces.
    """
    sys.dont_write_bytecode = True
    sys.path[:0] = wheels.split()
    py_compile = importlib.import_module("pyodide_build._py_compile")
    py_compile._py_compile_archive(  # noqa: SLF001 - the command needs more than this
        Path(archive), keep=False, verbose=False, compression_level=0
    )
