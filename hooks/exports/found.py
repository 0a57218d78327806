"""The exports there are: the folder is the register."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import hooks.exports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hooks.exports.publication import Publication

SHARED = {"publication", "found", "json_text", "markdown_text", "vocabulary"}
REQUIRED = ("NAME", "PATH", "render")


class ExportError(TypeError):
    """A module in `hooks/exports/` lacks something that every export has."""


@dataclass(frozen=True)
class Export:
    """A published file: what it is called, where it lies, what it is for, and how it is written."""

    name: str
    path: str
    about: str
    render: Callable[[Publication], str]


def exports() -> Iterator[Export]:
    """Give every export, by the name of its module.

    Raises:
        ExportError: a module lacks a required name.
    """
    for found in pkgutil.iter_modules(hooks.exports.__path__):
        if found.name in SHARED:
            continue
        module = importlib.import_module(f"hooks.exports.{found.name}")
        if missing := [name for name in REQUIRED if not hasattr(module, name)]:
            msg = f"{module.__file__}: lacks {', '.join(missing)}; define it"
            raise ExportError(msg)
        about = (inspect.getdoc(module) or "").partition("\n\n")[0].replace("\n", " ")
        yield Export(module.NAME, module.PATH, about, module.render)


def files(publication: Publication) -> dict[str, str]:
    """Write every export, by the path at which it is published."""
    return {export.path: export.render(publication) for export in exports()}
