"""What a calculator module must have, and how modules are found: the folder is the register."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import calculators

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from calculators.kit.result import Result

REQUIRED = (
    *("TITLE", "QUESTION", "ABOUT", "ENTRY", "DOOR", "VERSION", "PRESETS", "WORDS"),
    *("Inputs", "answers", "numbers", "calculate"),
)


DOORS = {
    "approach": "Which approach fits?",
    "cost": "What will it cost?",
    "quality": "Is it good enough?",
    "offer": "Is this offer serious?",
}
"""The four questions by which a reader finds a calculator."""


class ContractError(TypeError):
    """A module in `calculators/` lacks something that every calculator has."""


@dataclass(frozen=True)
class Preset:
    """A real situation: a title, a sentence, and the inputs that differ from the defaults."""

    title: str
    about: str
    values: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Calculator:
    """A calculator, as every other part sees it.

    `name` is the address and the command (`api-cost`), `entry` the glossary entry that it belongs
    to, `door` the question by which a reader finds it; `version` changes with its formulas, and
    `words` says each answer in plain words.
    `answers` gives the categories that can flip, the leading one first, and `numbers` every figure
    that is a number (None for 'never'); both are quick, for searches and draws ask thousands of
    times. `calculate` gives the whole result, with the same numbers in words. All three are pure,
    and raise InputError where the inputs do not go together. `prompts` gives the lengths of the
    prompts on which the answer rests, where a module has it.
    """

    name: str
    title: str
    question: str
    about: str
    entry: str
    door: str
    version: int
    presets: tuple[Preset, ...]
    words: Mapping[str, str]
    inputs: type[Any]
    answers: Callable[[Any], dict[str, str]]
    numbers: Callable[[Any], Mapping[str, float | None]]
    calculate: Callable[[Any], Result]
    prompts: Callable[[Any], tuple[int, ...]] | None
    module: ModuleType

    def said(self, answer: str) -> str:
        """Say an answer in plain words."""
        return self.words.get(answer, answer)

    def becomes(self, category: str, answer: str) -> str:
        """Say that a category of the answer changes: `words` may name the category."""
        return f"{self.words.get(category, 'the answer')} becomes {self.said(answer)}"


class UnknownCalculatorError(LookupError):
    """Somebody asked for a calculator that is not there."""

    def __init__(self, name: str) -> None:
        near = difflib.get_close_matches(name, names(), 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        super().__init__(f"There is no calculator '{name[:60]}'.{hint}")


@cache
def _found() -> tuple[str, ...]:
    """Look into the folder once: a page asks for a calculator at every keystroke."""
    modules = {m.name for m in pkgutil.iter_modules(calculators.__path__)}
    return tuple(sorted(n.replace("_", "-") for n in modules - {"kit", "data", "__main__"}))


def names() -> list[str]:
    """List the calculators there are, by name."""
    return list(_found())


@cache
def load(name: str) -> Calculator:
    """Load one calculator.

    Raises:
        UnknownCalculatorError: there is no such calculator.
        ContractError: its module lacks a required name.

    """
    if name not in names():
        raise UnknownCalculatorError(name)
    module = importlib.import_module(f"calculators.{name.replace('-', '_')}")
    if missing := [wanted for wanted in REQUIRED if not hasattr(module, wanted)]:
        msg = f"{module.__file__}: lacks {', '.join(missing)}; define it"
        raise ContractError(msg)
    return Calculator(
        name=name,
        title=module.TITLE,
        question=module.QUESTION,
        about=module.ABOUT,
        entry=module.ENTRY,
        door=_door(module),
        version=module.VERSION,
        presets=module.PRESETS,
        words=module.WORDS,
        inputs=module.Inputs,
        answers=module.answers,
        numbers=module.numbers,
        calculate=module.calculate,
        prompts=getattr(module, "prompts", None),
        module=module,
    )


def _door(module: ModuleType) -> str:
    door = str(module.DOOR)
    if door not in DOORS:
        near = difflib.get_close_matches(door, DOORS, 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        msg = f"{module.__name__}: DOOR '{door}' is not one of {', '.join(DOORS)}.{hint}"
        raise ContractError(msg)
    return door
