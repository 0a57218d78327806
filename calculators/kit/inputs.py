"""Declaring a calculator's inputs, and making them from raw values.

An `Inputs` class is a frozen dataclass whose fields are made with `quantity`, `toggle`, `choice`
and `day`. `read` turns raw values (texts or JSON) into inputs, or names every mistake.
"""

from __future__ import annotations

import dataclasses
import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from calculators.kit.fields import Choice, Day, Field, Group, Quantity, Raw, Toggle

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

T = TypeVar("T")
GUESS = "this site's own guess for firms of 5 to 50 people, 2026"


@dataclass(frozen=True)
class Problem:
    """One thing wrong with what was entered.

    `key` names the field (None: the calculator as a whole), `message` says what is wrong and
    what is allowed.
    """

    key: str | None
    message: str

    def __str__(self) -> str:
        return f"{self.key}: {self.message}" if self.key else self.message


class InputError(ValueError):
    """What was entered cannot be calculated with. Holds every problem, not just the first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    @classmethod
    def of(cls, message: str, key: str | None = None) -> InputError:
        """Make an error of one problem."""
        return cls([Problem(key, message)])


def quantity(  # noqa: PLR0913 - a quantity has this many properties
    default: float,
    caption: str,
    unit: str,
    help: str,  # noqa: A002 - the word on the page
    *,
    bounds: tuple[float, float],
    plausible: tuple[float, float],
    basis: str = GUESS,
    noun: str = "",
    group: Group = "case",
    entry: str = "",
    whole: bool = True,
) -> Any:
    """Declare a number between bounds. `basis` is the ground for what is plausible."""
    return dataclasses.field(
        default=default,
        metadata={
            "field": Quantity(
                caption=caption,
                help=help,
                group=group,
                entry=entry,
                unit=unit,
                noun=noun,
                minimum=bounds[0],
                maximum=bounds[1],
                low=plausible[0],
                high=plausible[1],
                basis=basis,
                whole=whole,
            )
        },
    )


def toggle(
    caption: str,
    help: str,  # noqa: A002 - the word on the page
    *,
    default: bool = False,
    group: Group = "case",
    entry: str = "",
) -> Any:
    """Declare a yes or no."""
    field = Toggle(caption=caption, help=help, group=group, entry=entry)
    return dataclasses.field(default=default, metadata={"field": field})


def choice(
    default: str | Callable[[], str],
    caption: str,
    help: str,  # noqa: A002 - the word on the page
    options: Callable[[], Mapping[str, str]],
    *,
    group: Group = "case",
    entry: str = "",
    lever: bool = True,
) -> Any:
    """Declare one of several named values; no `lever` where it is what the case is about."""
    field = Choice(
        caption=caption, help=help, group=group, entry=entry, options=options, lever=lever
    )
    return dataclasses.field(
        default_factory=default if callable(default) else lambda: default,
        metadata={"field": field},
    )


def day(
    default: Callable[[], dt.date],
    caption: str,
    help: str,  # noqa: A002 - the word on the page
    *,
    earliest: Callable[[], dt.date],
    latest: Callable[[], dt.date],
    group: Group = "prices",
) -> Any:
    """Declare a calendar date."""
    field = Day(caption=caption, help=help, group=group, earliest=earliest, latest=latest)
    return dataclasses.field(default_factory=default, metadata={"field": field})


def fields_of(inputs: Any) -> dict[str, Field]:
    """Give the fields of an `Inputs` class or instance by key, in their order."""
    return {f.name: f.metadata["field"] for f in dataclasses.fields(inputs)}


def read(
    kind: type[T],
    raw: Mapping[str, Raw],
    *,
    typed: bool = False,
) -> T:
    """Make inputs from raw values; what is not given keeps its default.

    Args:
        kind: the calculator's `Inputs` class.
        raw: texts or JSON values by key.
        typed: the values come from the page's form, where shares are in per cent.

    Raises:
        InputError: with every unknown key and every bad value.

    """
    fields, problems, values = fields_of(kind), [], {}
    for key, value in raw.items():
        if (field := fields.get(key)) is None:
            problems.append(_unknown(key, fields))
            continue
        try:
            values[key] = (
                field.read_typed(value) if typed and isinstance(value, str) else field.read(value)
            )
        except (ValueError, OverflowError) as error:
            problems.append(Problem(key, str(error)))
    if problems:
        raise InputError(problems)
    return kind(**values)


def _unknown(key: str, fields: Mapping[str, Field]) -> Problem:
    near = difflib.get_close_matches(key, fields, 1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    return Problem(None, f"'{key[:60]}' is not an input of this calculator.{hint}")


def changed(inputs: Any) -> dict[str, object]:
    """Give the inputs that differ from their defaults, by key."""
    default = type(inputs)()
    keys = fields_of(inputs)
    return {key: now for key in keys if (now := getattr(inputs, key)) != getattr(default, key)}


def as_plain(inputs: Any) -> dict[str, Any]:
    """Give all inputs as plain data for JSON: dates become ISO texts."""
    values = {key: getattr(inputs, key) for key in fields_of(inputs)}
    plain = int | float | bool | str
    return {key: v if isinstance(v, plain) else str(v) for key, v in values.items()}


def as_typed(inputs: Any) -> dict[str, str]:
    """Give all inputs as they stand in the page's form."""
    return {key: field.typed(getattr(inputs, key)) for key, field in fields_of(inputs).items()}


def with_value(inputs: T, key: str, value: object) -> T:
    """Give inputs with one value changed."""
    return with_values(inputs, {key: value})


def with_values(inputs: T, values: Mapping[str, object]) -> T:
    """Give inputs with some values changed. Thousands are asked for, so nothing is run anew."""
    other = object.__new__(type(inputs))
    other.__dict__.update(inputs.__dict__)
    other.__dict__.update(values)
    return other
