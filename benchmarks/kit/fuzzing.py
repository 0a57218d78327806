"""Drawn inputs, mostly wrong, for every way into a calculator, and what must never come of them.

The ways in are the page's form, its address, JSON and the command line. Whatever is entered, the
answer is a result or a list of problems: never an exception, never `nan` or `inf`, and what the
reader typed comes back.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from calculators.kit.case import given
from calculators.kit.command_line import main
from calculators.kit.exports import as_data, memo
from calculators.kit.fields import Choice, Day, Quantity
from calculators.kit.inputs import InputError, fields_of
from calculators.kit.link import MOST_CHARACTERS
from calculators.kit.page import respond
from calculators.kit.words import exact

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator
    from calculators.kit.fields import Field

    Raw = dict[str, Any]

WAYS = ("form", "address", "json", "command line")
NO_NUMBER = re.compile(r"(?<![\w-])(?:nan|-?inf|-?infinity)(?![\w-])|Traceback", re.IGNORECASE)
ODD: tuple[Any, ...] = (
    *("", " ", "NaN", "nan", "inf", "-inf", "Infinity", "1e999", "-1", "-0", "0", "1e-320"),
    *("1e308", "9" * 400, "1,2,3", "1..2", "5..1", "..", "?", "1 to", "٣", "½", "²", "0x10", "1_0"),
    *("2 pages", "-3 pages", "9e99 words", "true", "null", "None", "<script>alert(1)</script>"),
    *("\x00", "\ud800", "\u202e1", "a" * 5_000, "2026-02-30", "9999-12-31", "0001-01-01", "%s%n"),
    *(None, True, False, float("nan"), float("inf"), -1, 10**400, 1e308, [], {}, [1], {"low": 1}),
    *({"low": 1, "high": "x"}, {"low": 2, "high": 1}, {"low": None, "high": None}, ["?"]),
)
FOREIGN = (
    "foo",
    "_v",
    "_prices",
    "_answer",
    "_figure",
    "_currency",
    "_rate",
    "requests_per_day",
    "",
)
RARELY = 0.03


@dataclass
class Count:
    """What came of the inputs drawn for one calculator; `findings` are what must not be."""

    answered: int = 0
    refused: int = 0
    findings: list[str] = field(default_factory=list)


def fuzz(known: Calculator, drawn: int, seed: int = 0) -> Count:
    """Try so many drawn inputs, each on one of the ways in, in turn."""
    chance, count = random.Random(f"{known.name} {seed}"), Count()  # noqa: S311 - to draw again
    for number in range(drawn):
        way, raw = WAYS[number % len(WAYS)], _drawn(known, chance)
        try:
            answered, problem = _TRIED[way](known, raw)
        except Exception as error:  # noqa: BLE001 - any exception at all is what is looked for
            answered, problem = False, f"{type(error).__name__}: {error}"
        count.answered += answered
        count.refused += not answered
        if problem:
            count.findings.append(f"{known.name}, {way}, {raw!r:.300}: {problem:.200}")
    return count


def _drawn(known: Calculator, chance: random.Random) -> Raw:
    fields = fields_of(known.inputs)
    few = chance.sample(list(fields), chance.randint(0, min(len(fields), 6)))
    wrong = chance.random() < 0.5  # noqa: PLR2004 - half of them
    raw = {key: _value(fields[key], chance, wrong=wrong) for key in few}
    if wrong and chance.random() < 0.3:  # noqa: PLR2004 - three in ten
        raw[chance.choice(FOREIGN)] = chance.choice(ODD)
    return raw


def _value(one: Field, chance: random.Random, *, wrong: bool) -> Any:
    if wrong and chance.random() < 0.6:  # noqa: PLR2004 - most of them
        return chance.choice(ODD) if chance.random() < 0.8 else _text(chance)  # noqa: PLR2004
    if isinstance(one, Quantity):
        return _number(one, chance)
    if isinstance(one, Choice):
        return chance.choice(list(one.options()))
    if isinstance(one, Day):
        days = one.earliest().toordinal(), one.latest().toordinal()
        return one.earliest().fromordinal(chance.randint(*days)).isoformat()
    return chance.choice(["true", "false", "yes", "no"])


def _number(one: Quantity, chance: random.Random) -> Any:
    """Draw within the bounds, often at their very ends; now and then a range."""
    if chance.random() < RARELY:
        return f"{exact(one.minimum)}..{exact(one.maximum)}"
    value = chance.choice(
        [
            *(one.minimum, one.maximum, one.low, one.high),
            one.minimum + (one.maximum - one.minimum) * chance.random() ** 8,
        ]
    )
    return round(value) if one.whole else value


def _text(chance: random.Random) -> str:
    return "".join(chr(chance.randrange(32, 0x2FFF)) for _ in range(chance.randint(1, 12)))


def _form(known: Calculator, raw: Raw) -> tuple[bool, str]:
    values = {key: exact(value) for key, value in raw.items()}
    answer = respond(json.dumps({"calculator": known.name, "values": values, "link": None}))
    return _judged(answer, {key: text for key, text in values.items() if key[:1] != "_"})


def _address(known: Calculator, raw: Raw) -> tuple[bool, str]:
    link = urlencode({key: exact(value) for key, value in raw.items()}, errors="replace")
    asked = {"calculator": known.name, "values": {}, "link": link[:MOST_CHARACTERS], "root": ""}
    return _judged(respond(json.dumps(asked)), {})


def _judged(answer: str, typed: dict[str, str]) -> tuple[bool, str]:
    found = json.loads(answer, parse_constant=_no_constant)
    if found["ok"]:
        return True, _unsayable(found["html"] + found["headline"] + found["bar"])
    if not found["errors"] or not all(error["message"] for error in found["errors"]):
        return False, "a refusal without a reason"
    lost = [key for key, text in typed.items() if found["values"].get(key) != text]
    return False, f"{lost} was lost" if lost else ""


def _no_constant(name: str) -> float:
    msg = f"{name} in JSON"
    raise ValueError(msg)


def _unsayable(text: str) -> str:
    found = NO_NUMBER.search(text)
    return f"'{text[max(0, found.start() - 40) : found.end() + 40]}'" if found else ""


def _json(known: Calculator, raw: Raw) -> tuple[bool, str]:
    try:
        case = given(known, raw)
        text = json.dumps(as_data(case), allow_nan=False, default=str) + memo(case)
    except InputError as error:
        return False, "" if error.problems else "a refusal without a reason"
    return True, _unsayable(text)


def _command_line(known: Calculator, raw: Raw) -> tuple[bool, str]:
    asked = [f"--{key.replace('_', '-')}={exact(value)}" for key, value in raw.items() if key]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main([known.name, *asked])
        except SystemExit as stopped:
            status = stopped.code if isinstance(stopped.code, int) else 1
    if status:
        return False, "" if status == 2 and err.getvalue() else f"status {status}"  # noqa: PLR2004
    return True, _unsayable(out.getvalue())


_TRIED = dict(zip(WAYS, (_form, _address, _json, _command_line), strict=True))
