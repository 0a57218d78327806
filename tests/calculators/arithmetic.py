"""Reading a line of math as people write it, and holding its two sides against each other.

Every number is taken for what it may have been before it was rounded to three digits, or to as many
as are written; the sides agree if some such numbers make them equal.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

DIGITS: Final = 3
SLACK: Final = 1e-9
NOTHING: Final = 1e-12
"""What is smaller may be written as 0: a number has fifteen decimals at most."""
SIZES: Final = {
    "%": 0.01,
    "percentage points": 0.01,
    "points": 0.01,
    "kB": 1e3,
    "MB": 1e6,
    "GB": 1e9,
    "TB": 1e12,
    "PB": 1e15,
}
NAMES: Final = (
    *("fresh", "read", "written", "out", "bytes", "ms", "months", "month", "answers", "answer"),
    *("requests", "request", "trainings", "training", "examples", "example"),
    *("Q", "K", "V", "O", "gate", "up", "down"),
)
"""Words beside a number that only say what it counts."""
_NUMBER: Final = re.compile(
    r"(-?)[$€]?(\d[\d,]*(?:\.\d+)?(?:e[+-]\d+)?) ?(%|percentage points|points|[kMGTP]B\b)?"
)
_SIGNS: Final = str.maketrans({"×": "*", "÷": "/", "−": "-"})


@dataclass(frozen=True)
class Span:
    """A number that lies between two."""

    low: float
    high: float

    def __neg__(self) -> Span:
        return Span(-self.high, -self.low)

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Span) -> Span:
        return self + -other

    def __mul__(self, other: Span) -> Span:
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def __truediv__(self, other: Span) -> Span:
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError
        return self * Span(1 / other.high, 1 / other.low)

    def __pow__(self, other: Span) -> Span:
        ends = sorted((self.low ** round(other.low), self.high ** round(other.low)))
        return Span(*ends)

    def root(self) -> Span:
        """Give the square root."""
        return Span(math.sqrt(max(self.low, 0)), math.sqrt(self.high))


SUMS: Final[dict[type[ast.operator], Callable[[Span, Span], Span]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def number(text: str) -> Span:
    """Read a number with all that it may have been before it was rounded.

    >>> number("0.5"), number("1,230,000")
    (Span(low=0.4995, high=0.5005), Span(low=1225000.0, high=1235000.0))
    """
    value = float(text.replace(",", ""))
    if not value:
        return Span(0.0, 0.0)
    mantissa = text.partition("e")[0].replace(",", "").replace(".", "").strip("0")
    last = math.floor(math.log10(value)) - max(DIGITS, len(mantissa)) + 1
    half = 10.0**last / 2
    return Span(value - half, value + half)


def value(text: str) -> Span | None:
    """Compute one side of a line; None where it is no arithmetic."""
    numbers: list[Span] = []

    def named(found: re.Match[str]) -> str:
        size = SIZES.get(found[3] or "", 1.0)
        numbers.append(number(found[2]) * Span(size, size))
        return f"{found[1]}n{len(numbers) - 1}"

    bare = re.sub(rf"(?<![\w-])(?:{'|'.join(NAMES)})\b", "", text)
    plain = _NUMBER.sub(named, bare).translate(_SIGNS)
    plain = plain.replace("√", "root").replace("²", "**2").replace("^", "**")
    try:
        return _computed(ast.parse(plain.strip(), mode="eval").body, numbers)
    except (SyntaxError, ZeroDivisionError, OverflowError, LookupError):
        return None


def _computed(node: ast.expr, numbers: list[Span]) -> Span:
    match node:
        case ast.BinOp(left, op, right):
            return SUMS[type(op)](_computed(left, numbers), _computed(right, numbers))
        case ast.UnaryOp(ast.USub(), operand):
            return -_computed(operand, numbers)
        case ast.Call(ast.Name("root"), [operand]):
            return _computed(operand, numbers).root()
        case ast.Name(name) if name[:1] == "n" and name[1:].isdigit():
            return numbers[int(name[1:])]
        case ast.Constant(int(exact)):
            return Span(exact, exact)
    raise LookupError


def equations(line: str) -> list[tuple[str, str, str]]:
    """Split a line into left side, sign and right side, one for each of its equations."""
    parts = re.split(r" ([=→<]) ", line)
    return [(parts[i], parts[i + 1], parts[i + 2]) for i in range(0, len(parts) - 2, 2)]


def holds(left: str, sign: str, right: str) -> bool | None:
    """Tell whether an equation holds but for rounding; None where it is no arithmetic.

    `→` may lead to a whole number, rounded up, and to zero for what would be less.
    """
    one, other = value(left), value(right)
    if one is None or other is None:
        return None
    room = NOTHING + SLACK * max(map(abs, (one.low, one.high, other.low, other.high)))
    if sign == "<":
        return one.low < other.high + room
    if sign == "→" and other.high <= 0 >= one.low:
        return True
    up = 1.0 if sign == "→" and "." not in right else 0.0
    return one.low <= other.high + room and other.low - up <= one.high + room
