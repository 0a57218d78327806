"""What travels to the browser: the calculators, and the packages that render their results."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.runtime.errors import RuntimePackError
from hooks.runtime.stored import contents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TRAVELLING_PACKAGES = ("jinja2", "markupsafe")
TEMPLATES = (".html", ".jinja")
COMMAND_LINE = ("calculators/__main__.py", "calculators/kit/command_line.py")
LAZILY_IMPORTED = ("_strptime", "traceback")
"""Modules that the interpreter itself imports when something calls for them."""


def calculator_sources(root: Path) -> dict[str, bytes]:
    """Read modules and templates of `calculators/`; its data files travel apart."""
    found = _files(root / "calculators", (".py", *TEMPLATES))
    return {path: text for path, text in contents(found, root).items() if path not in COMMAND_LINE}


def package_sources() -> dict[str, bytes]:
    """Read the pure-Python modules of the packages that travel along.

    Raises:
        RuntimePackError: one of them is not installed.
    """
    sources: dict[str, bytes] = {}
    for name in TRAVELLING_PACKAGES:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            msg = f"the package {name!r} is not installed. Run `make build`, which installs it."
            raise RuntimePackError(msg)
        folder = Path(spec.origin).parent
        sources |= contents(_files(folder, (".py",)), folder.parent)
    return sources


def _files(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in suffixes and "__pycache__" not in path.parts:
            yield path


def standard_modules(sources: Mapping[str, bytes]) -> list[str]:
    """Name the standard-library modules that the sources import anywhere, in functions too.

    Raises:
        RuntimePackError: a source is not valid Python.
    """
    named = set(LAZILY_IMPORTED)
    for path, source in sources.items():
        if path.endswith(".py"):
            named.update(_imports(path, source))
    return sorted(name for name in named if name.partition(".")[0] in sys.stdlib_module_names)


def _imports(path: str, source: bytes) -> Iterator[str]:
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        msg = f"{path}:{error.lineno}:{error.offset}: not valid Python: {error.msg}. Correct it."
        raise RuntimePackError(msg) from None
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
