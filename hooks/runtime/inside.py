"""What runs inside the shipped Pyodide, under Node: see which modules are used, and compile.

Pyodide has a Python of its own version. Whatever it compiles fits it, and whatever it imports is
what a reader's browser imports.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def use_calculators(source: str, lazily: str) -> str:
    """Run every calculator once and give the names of all modules then loaded, a line each.

    `source` is the folder that holds the packages, `lazily` names modules that functions import
    only when they are called, separated by spaces.

    Raises:
        RuntimeError: a calculator does not work with its defaults.
    """
    sys.dont_write_bytecode = True
    sys.path.insert(0, source)
    calculator = importlib.import_module("calculators.kit.calculator")
    page = importlib.import_module("calculators.kit.page")
    json = importlib.import_module("json")
    for name in calculator.names():
        request = {"calculator": name, "values": {}, "link": ""}
        answer = json.loads(page.respond(json.dumps(request)))
        if not answer["ok"]:
            msg = f"calculators/{name}: {answer['errors']}"
            raise RuntimeError(msg)
    for name in lazily.split():
        importlib.import_module(name)
    return "\n".join(sorted(sys.modules))


def compile_archive(archive: str, wheels: str) -> str:
    """Compile the modules of a zip archive in place, with pyodide-build's py-compile.

    `wheels` are paths, separated by spaces.
    """
    sys.dont_write_bytecode = True
    sys.path[:0] = wheels.split()
    py_compile = importlib.import_module("pyodide_build._py_compile")
    done = py_compile._py_compile_archive(  # noqa: SLF001 - the command needs more than this
        Path(archive), keep=False, verbose=False, compression_level=0
    )
    return str(done)


def pack_calculators(source: str, lazily: str, archive: str, wheels: str) -> str:
    """See which modules the calculators use, then compile them: one start of Pyodide for both."""
    used = use_calculators(source, lazily)
    compile_archive(archive, wheels)
    return used
