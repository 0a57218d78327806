"""What stays: the calculators that are asked for, and what they cannot do without."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculators.kit import calculator
from calculators.kit.inputs import fields_of
from hooks.entries.mistakes import did_you_mean
from hooks.runtime.facts import asked_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

KIT, DATA = "kit", "data"
_UPON = re.compile(r"^from calculators\.(\w+)", re.MULTILINE)
_TERM = re.compile(r'\bentry="([a-z0-9-]+)"')


class ChoiceError(Exception):
    """Somebody asks to keep a calculator that there is not."""


@dataclass(frozen=True)
class Choice:
    """The names of calculators, such as `api-cost`, and the ids of entries."""

    kept: frozenset[str]
    gone: frozenset[str]
    entries: frozenset[str]

    def lost(self, text: str) -> bool:
        """Tell whether a text names a calculator that goes, as a module, a name or an address."""
        names = "|".join(name.replace("-", "[-_]") for name in sorted(self.gone))
        return bool(
            names and re.search(rf"""["'/.`]({names})\b|calculators import ({names})\b""", text)
        )


def choose(names: Iterable[str], root: Path) -> Choice:
    """Choose what stays beside these calculators.

    A calculator stays with those whose code it uses, and with the entries that it needs: the one
    that it belongs to, those that its form explains words by, and those whose numbers it uses.

    Raises:
        ChoiceError: there is no such calculator.

    """
    known = calculator.names()
    kept = {name.replace("_", "-") for name in names}
    for name in sorted(kept - set(known)):
        near = did_you_mean(name, known)
        msg = f"there is no calculator '{name}'.{near} There are {', '.join(known)}."
        raise ChoiceError(msg)
    while more := {other for name in kept for other in _upon(name, root)} - kept:
        kept |= more
    entries = {entry for name in kept for entry in _needs(name, root)}
    return Choice(frozenset(kept), frozenset(known) - kept, frozenset(entries))


def module(name: str, root: Path) -> Path:
    """Give the folder of a calculator, or its file where it is only one."""
    path = root / "calculators" / name.replace("-", "_")
    return path if path.is_dir() else path.with_suffix(".py")


def _sources(path: Path) -> dict[str, bytes]:
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return {str(file): file.read_bytes() for file in files}


def _text(path: Path) -> str:
    return b"".join(_sources(path).values()).decode()


def _upon(name: str, root: Path) -> set[str]:
    found = set(_UPON.findall(_text(module(name, root)))) - {KIT, DATA}
    return {other.replace("_", "-") for other in found}


def _needs(name: str, root: Path) -> set[str]:
    """List the entries that a calculator names, and those whose numbers it asks for, or its kit."""
    known, path = calculator.load(name), module(name, root)
    asked = asked_facts(_with_kit(_sources(path), root / "calculators" / KIT))
    facts = json.loads((root / "calculators" / DATA / "facts.json").read_text("utf-8"))
    numbers = {fact["entry"] for key, fact in facts.items() if asked.fullmatch(key)}
    terms = {field.entry for field in fields_of(known.inputs).values() if field.entry}
    return {known.entry, *numbers, *terms, *_TERM.findall(_text(path))}


def _with_kit(sources: dict[str, bytes], kit: Path) -> dict[str, bytes]:
    """Add those of the kit's modules that some code uses, and what these use in turn."""
    found, unread = dict(sources), list(sources.values())
    while unread:
        for one in _kit_modules(unread.pop()):
            path = kit / f"{one}.py"
            if str(path) not in found and path.is_file():
                found[str(path)] = path.read_bytes()
                unread.append(found[str(path)])
    return found


def _kit_modules(source: bytes) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        if node.module == f"calculators.{KIT}":
            yield from (alias.name for alias in node.names)
        elif node.module.startswith(f"calculators.{KIT}."):
            yield node.module.rpartition(".")[2]
