"""Which entries the calculators name, and that there are such entries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from calculators.kit import currency
from calculators.kit.inputs import fields_of
from hooks.entries.mistakes import GlossaryError, Mistake, did_you_mean
from hooks.entries.source_text import line_and_column

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from calculators.kit.calculator import Calculator


def check_entries(calculators: Iterable[Calculator], entries: Collection[str], root: Path) -> None:
    """See that each calculator, and each of its inputs, belongs to an entry that there is.

    Raises:
        GlossaryError: all that name another, by the module where the name stands.
    """
    wrong = [
        Mistake(*_place(calculator, entry, root), f"{what}: {_unknown(entry, entries)}")
        for calculator in calculators
        for what, entry in _named(calculator)
        if entry not in entries
    ]
    if wrong:
        raise GlossaryError(wrong)


def _named(calculator: Calculator) -> Iterator[tuple[str, str]]:
    """Give every entry that a calculator names, and what names it."""
    yield "ENTRY", calculator.entry
    fields = fields_of(calculator.inputs) | currency.FIELDS
    yield from ((key, field.entry) for key, field in fields.items() if field.entry)


def _unknown(entry: str, entries: Collection[str]) -> str:
    near = did_you_mean(entry, entries)
    return f"there is no published entry '{entry}'. Write an entry's id.{near}"


def _place(calculator: Calculator, entry: str, root: Path) -> tuple[str, int, int]:
    """Find where the name stands: in the calculator's own files, or in those that all share."""
    module = Path(str(calculator.module.__file__))
    own = sorted(module.parent.glob("*.py")) if module.stem == "__init__" else [module]
    for path in [*own, *sorted((root / "calculators" / "kit").glob("*.py"))]:
        text = path.read_text(encoding="utf-8")
        if (at := text.find(f'"{entry}"')) >= 0:
            return (_shown(path, root), *line_and_column(text, at))
    return _shown(module, root), 1, 1


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root) if path.is_relative_to(root) else path)
