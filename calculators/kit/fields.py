"""The kinds of input: what each allows, how text becomes its value, how its value is written."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from calculators.kit import words
from calculators.kit.business_units import tokens_in
from calculators.kit.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Group = Literal["case", "prices", "assumptions"]
Raw = object
_SHARE_DIGITS = 14
"""99.9 ÷ 100 is a little more than 0.999 in binary: what was typed counts."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """What every input has: a caption, a hint where to find the value, and its place on the page.

    `entry` is the id of the glossary entry that explains it, or empty. `noun` is what is counted,
    to stand behind a number in a sentence; without one, the unit.
    """

    caption: str
    help: str
    group: Group = "case"
    entry: str = ""
    unit: str = ""
    noun: str = ""
    control: ClassVar[str] = "text"

    def __post_init__(self) -> None:
        if not self.noun:
            object.__setattr__(self, "noun", self.unit)

    @property
    def counts_tokens(self) -> bool:
        """Whether the value is a number of tokens, which may be typed in words, pages, e-mails."""
        return self.unit.split(" ")[0] == "tokens"

    def read(self, raw: Raw) -> object:
        """Turn a raw value into the input's value. Raises ValueError with a plain message."""
        raise NotImplementedError

    def read_typed(self, text: str) -> object:
        """Read what a reader typed on the page."""
        return self.read(text)

    def typed(self, value: object) -> str:
        """Write a value as a reader would type it on the page."""
        return words.exact(value)

    def shown(self, value: object) -> str:
        """Write a value for somebody who does not see the form."""
        return self.typed(value)

    @property
    def speaks_for_itself(self) -> bool:
        """Whether a value with its noun says what it is: 400 requests per day, but not $8,000."""
        return self.noun != self.unit or self.caption.lower() == self.unit

    def named(self, summary: str) -> str:
        """Put the caption before a value that does not say what it is."""
        if not summary or self.speaks_for_itself:
            return summary
        return f"{self.caption}{'' if self.caption.endswith('?') else ':'} {summary}"

    def summary(self, value: object) -> str:
        """Write a value for a line that sums up a group of inputs; '' to leave it out."""
        counted = self.unit.split(" ")[0]
        if counted in self.noun.split() and not self.noun.startswith(self.unit):
            return words.said(value, self.noun)  # 1,500 input tokens; 2 days of upkeep per month
        more = self.noun.removeprefix(self.unit).strip()
        return f"{words.said(value, self.unit)} {more}".rstrip()


@dataclass(frozen=True, kw_only=True)
class Quantity(Field):
    """A number between bounds. A share is a fraction here and a percentage on the page.

    `low` and `high` are what is plausible for a small company, `basis` says on what ground.
    """

    minimum: float
    maximum: float
    low: float
    high: float
    basis: str
    whole: bool = False

    def read(self, raw: Raw) -> float:
        """Read a number within the bounds."""
        if isinstance(raw, str) and self.unit == "share" and raw.rstrip().endswith("%"):
            return self.read_typed(raw)
        return self._checked(self._number(raw))

    def read_typed(self, text: str) -> float:
        """Read a number as typed on the page, where a share is in per cent."""
        if self.unit != "share":
            return self.read(text)
        return self._checked(round(self._number(text.rstrip(" %")) / 100, _SHARE_DIGITS))

    def typed(self, value: object) -> str:
        """Write the number with thousands grouped, a share in per cent."""
        quantity = float(str(value))
        return words.number(round(quantity * 100, 10) if self.unit == "share" else quantity)

    @property
    def counts(self) -> bool:
        """Whether it is a number of things, of which there are fewer, not less."""
        return self.whole and words.agreeing(self.unit, 1) != self.unit

    def unsaid(self, value: object) -> str:
        """Give what the caption leaves unsaid of the unit, to stand behind a number."""
        unit = "" if self.unit == "share" else self.unit.removeprefix("USD").strip()
        said = re.search(rf"\b{re.escape(unit)}\b", self.caption, re.IGNORECASE)
        return "" if said else words.agreeing(unit, float(str(value)))

    def shown(self, value: object) -> str:
        """Write the number beside its caption, with what that leaves unsaid of the unit."""
        number = f"{self.typed(value)}%" if self.unit == "share" else self.entered(value)
        return f"{number} {self.unsaid(value)}".rstrip()

    def entered(self, value: object) -> str:
        """Write the number as it is entered, an amount with its sign."""
        number = self.typed(value)
        return words.dollars(number) if self.unit.startswith("USD") else number

    def bounds(self) -> str:
        """Say what is allowed."""
        if self.unit == "share":
            return f"from {words.per_cent(self.minimum)} to {words.per_cent(self.maximum)}"
        return f"from {words.number(self.minimum)} to {words.number(self.maximum)}"

    def _number(self, raw: Raw) -> float:
        if isinstance(raw, str):
            if not raw.strip():
                msg = f"is empty; enter a number {self.bounds()}"
                raise ValueError(msg)
            try:
                tokens = tokens_in(raw) if self.counts_tokens else None
                return parse_number(raw) if tokens is None else tokens
            except ValueError as error:
                msg = f"{error}; enter a number {self.bounds()}"
                raise ValueError(msg) from None
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            msg = f"'{raw}' is not a number; enter a number {self.bounds()}"
            raise ValueError(msg)  # noqa: TRY004 - a wrong value, whatever its type
        return raw

    def _checked(self, value: float) -> float:
        if not self.minimum <= value <= self.maximum:  # also refuses nan
            msg = f"'{words.exact(value)}' is out of bounds; enter a number {self.bounds()}"
            raise ValueError(msg)
        if self.whole and value != int(value):
            msg = f"'{words.exact(value)}' is not a whole number; enter one {self.bounds()}"
            raise ValueError(msg)
        return int(value) if self.whole else float(value)


@dataclass(frozen=True, kw_only=True)
class Toggle(Field):
    """A yes or no."""

    control: ClassVar[str] = "checkbox"
    unit: str = "yes or no"

    @property
    def speaks_for_itself(self) -> bool:
        """A toggle's summary is its caption."""
        return True

    def read(self, raw: Raw) -> bool:
        """Read yes or no, true or false."""
        known = {"true": True, "yes": True, "false": False, "no": False}
        text = str(raw).strip().lower() if isinstance(raw, str | bool) else ""
        if text not in known:
            msg = f"'{raw}' is neither yes nor no; enter 'true' or 'false'"
            raise ValueError(msg)
        return known[text]

    def shown(self, value: object) -> str:
        """Say yes or no."""
        return "yes" if value else "no"

    def summary(self, value: object) -> str:
        """Name what holds; leave out what does not."""
        return self.caption.lower() if value else ""


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of several named values. `options` gives key and caption, perhaps by group.

    A `lever` can be moved to change the answer; what the case is about is none.
    """

    options: Callable[[], Mapping[str, str]]
    lever: bool = True
    control: ClassVar[str] = "select"

    @property
    def speaks_for_itself(self) -> bool:
        """A model is known by its name, where there is only one."""
        return self.caption == "Model"

    def read(self, raw: Raw) -> str:
        """Read one of the options' keys."""
        options, text = self.options(), str(raw).strip()
        if text not in options:
            near = difflib.get_close_matches(text, options, 1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            allowed = "" if len(options) > 8 else f"; choose {words.listed(list(options), 'or')}."  # noqa: PLR2004
            msg = f"'{text[:80]}' is not known{allowed or '; choose one from the list.'}{hint}"
            raise ValueError(msg)
        return text

    @staticmethod
    def group_of(key: str) -> str:
        """Give the option's group: what stands before the slash of `anthropic/claude`."""
        return key.partition("/")[0] if "/" in key else ""

    def shown(self, value: object) -> str:
        """Say the option's caption."""
        return self.summary(value)

    def summary(self, value: object) -> str:
        """Say the option's caption."""
        return self.options().get(str(value), str(value))


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A calendar date, `2026-11-24`, within what the data knows."""

    earliest: Callable[[], dt.date]
    latest: Callable[[], dt.date]
    control: ClassVar[str] = "date"

    @property
    def speaks_for_itself(self) -> bool:
        """A date's summary begins with its caption."""
        return True

    def read(self, raw: Raw) -> dt.date:
        """Read an ISO date within the bounds."""
        allowed = f"enter a date from {self.earliest()} to {self.latest()}, as in 2026-11-24"
        try:
            day = dt.date.fromisoformat(str(raw).strip())
        except ValueError:
            msg = f"'{str(raw)[:40]}' is not a date; {allowed}"
            raise ValueError(msg) from None
        if not self.earliest() <= day <= self.latest():
            msg = f"'{day}' is out of bounds; {allowed}"
            raise ValueError(msg)
        return day

    def typed(self, value: object) -> str:
        """Write the ISO date."""
        return str(value)

    def summary(self, value: object) -> str:
        """Write the caption with the ISO date."""
        return f"{self.caption.lower()} {value}"
