"""What a benchmark module must have, and how modules are found: the folder is the register."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import benchmarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.kit.report import Limit, Table

REQUIRED = ("__doc__", "LIMITS", "run")
APART = {"kit", "__main__"}


class ContractError(TypeError):
    """A module in `benchmarks/` lacks something that every benchmark has."""


@dataclass(frozen=True)
class Benchmark:
    """A benchmark: what it measures, how much is too much, and how it is run.

    `run` gives tables one by one, so that the first can be read while the next is measured.
    """

    name: str
    about: str
    limits: tuple[Limit, ...]
    run: Callable[[], Iterable[Table]]


def names() -> list[str]:
    """List the benchmarks there are, by name."""
    return sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name not in APART)


def load(name: str) -> Benchmark:
    """Load one benchmark.

    Raises:
        ContractError: its module lacks a required name.

    """
    module = importlib.import_module(f"benchmarks.{name}")
    if missing := [wanted for wanted in REQUIRED if not getattr(module, wanted, None)]:
        msg = f"{module.__file__}: lacks {', '.join(missing)}; define it"
        raise ContractError(msg)
    return Benchmark(name, inspect.getdoc(module) or "", tuple(module.LIMITS), module.run)
