"""Every way into a calculator, and what must never come of it, whatever is thrown at it.

The ways in are the page's form, its address, JSON, and the command line. The answer is a result or
a list of problems: never an exception, never `nan` or `inf`, and what the reader typed comes back.

Each input is read as its way reads it, and calculated, and every sentence and number of the
result is looked at. What is refused goes the whole way: through `respond`, the exports or `main`.
That takes up to a second for what is answered (a search for what would change it, a thousand
draws), so that only a sample of it does.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from benchmarks.kit.throwing import THEN, thrown
from calculators.kit import currency
from calculators.kit.case import given
from calculators.kit.command_line import main
from calculators.kit.exports import as_data, figures_csv
from calculators.kit.inputs import InputError, fields_of
from calculators.kit.link import MOST_CHARACTERS
from calculators.kit.memo import markdown
from calculators.kit.page import respond
from calculators.kit.words import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calculators.kit.calculator import Calculator
    from calculators.kit.case import Case
    from calculators.kit.result import Result

    Raw = dict[str, Any]

NO_NUMBER: Final = re.compile(
    r"(?<!\w)(?<!\w-)(?:nan|inf|infinity)(?![\w-])|Traceback", re.IGNORECASE
)
REFUSED: Final = 2
"""The command line's status for what cannot be calculated with."""


class Fault(Exception):  # noqa: N818 - it is what the fuzzing looks for, no error of its own
    """Something came of an input that must not."""


@dataclass
class Count:
    """What came of the inputs thrown at one calculator; `findings` are what must not be.

    `whole` of those answered went the whole way.
    """

    answered: int = 0
    refused: int = 0
    whole: int = 0
    findings: list[str] = field(default_factory=list)


def fuzz(known: Calculator, drawn: int, *, whole_every: int = 25, seed: int = 0) -> Count:
    """Try so many drawn inputs, each on one of the ways in, in turn.

    Of each way, one in `whole_every` goes the whole way even if it is answered.
    """
    count = Count()
    for number, raw in enumerate(islice(thrown(known, seed), drawn)):
        way = list(WAYS)[number % len(WAYS)]
        whole = number // len(WAYS) % whole_every == 0
        try:
            answered = WAYS[way](known, raw, whole)
        except Exception as error:  # noqa: BLE001 - any exception at all is what is looked for
            what = str(error) if isinstance(error, Fault) else f"{type(error).__name__}: {error}"
            count.findings.append(f"{known.name}, {way}, {raw!r:.300}: {what:.200}")
            continue
        count.answered += answered
        count.refused += not answered
        count.whole += answered and whole
    return count


def _form(known: Calculator, raw: Raw, whole: bool) -> bool:
    typed = {key: value for key, value in raw.items() if key not in THEN}
    typed = json.loads(json.dumps(typed), parse_constant=str)
    answered = _read(known, typed, typed=True)
    if answered and not whole:
        return True
    found = _responded(known, values=typed, link=None)
    if not found["ok"]:
        _check({k: found["values"].get(k) for k in typed} == typed, "typed values were lost")
    else:
        again = _responded(known, values={}, link=found["link"])
        _check(again.get("values") == found["values"], "the link brings other values back")
    return _same(answered, found["ok"])


def _address(known: Calculator, raw: Raw, whole: bool) -> bool:
    link = urlencode({key: exact(value) for key, value in raw.items()}, errors="replace")
    texts = {key: exact(value) for key, value in raw.items() if key not in THEN}
    fits = len(link) <= MOST_CHARACTERS and "\ud800" not in texts.values()
    answered = fits and bool(link) and _read(known, texts, typed=False)
    if answered and not whole:
        return True
    found = _responded(known, values={}, link=link)
    if not found["ok"]:
        ours = [key for key in texts if key in fields_of(known.inputs)]
        lost = [key for key in ours if texts[key] and not found["values"].get(key)]
        _check(not (fits and lost), f"{lost} was lost")
    return _same(answered, found["ok"]) if fits and link else bool(found["ok"])


def _json(known: Calculator, raw: Raw, whole: bool) -> bool:
    raw = {key: value for key, value in raw.items() if key not in {*THEN, *currency.FIELDS}}
    case = _case(known, raw)
    if case and whole:
        text = json.dumps(as_data(case), allow_nan=False)
        _sayable(text + markdown(case) + figures_csv(case))
    return bool(case)


def _command_line(known: Calculator, raw: Raw, whole: bool) -> bool:
    """Give texts as options, what is no text as JSON on standard input."""
    texts = {k: v for k, v in raw.items() if isinstance(v, str) and re.fullmatch("[a-z_]+", k)}
    read = json.loads(json.dumps({key: value for key, value in raw.items() if key not in texts}))
    answered = bool(_case(known, read | texts))
    if answered and not whole:
        return True
    options = [f"--{key.replace('_', '-')}={text}" for key, text in texts.items()]
    status, out, err = _run([known.name, "--inputs=-", *options], json.dumps(read))
    _sayable(out)
    _check(status in {0, REFUSED} and "Traceback" not in err, f"status {status}: {err}")
    _check(bool(out if status == 0 else err), f"status {status} without a word")
    return _same(answered, status == 0)


WAYS: Final[dict[str, Callable[[Calculator, Raw, bool], bool]]] = {
    "form": _form,
    "address": _address,
    "json": _json,
    "command line": _command_line,
}
"""Each says whether the input was answered (else refused), or raises what must not be."""


def _case(known: Calculator, raw: Raw, *, typed: bool = False) -> Case | None:
    """Read and calculate, and look at every sentence and number; None where it is refused."""
    try:
        case = given(known, raw, typed=typed)
        _sayable("\n".join(_said(case.result)))
    except InputError as error:
        reasons = [problem.message for problem in error.problems]
        _check(bool(reasons) and all(reasons), "a refusal without a reason")
        return None
    return case


def _read(known: Calculator, raw: Raw, *, typed: bool) -> bool:
    try:
        shown, raw = currency.take(raw)
    except InputError:
        return False
    with currency.shown_in(shown):
        return bool(_case(known, raw, typed=typed))


def _said(result: Result) -> Iterator[str]:
    yield from (result.headline, *result.warnings, *result.missing, *result.assumptions)
    for figure in result.figures:
        yield f"{figure.said}; {exact(figure.value)}; {figure.worked}; {figure.formula}"
    yield from (f"{reason.condition}: {reason.detail}" for reason in result.reasons)


def _responded(known: Calculator, **asked: Any) -> Any:
    """Ask as the page does, and, after an answer, for the parts that follow."""
    found = _asked({"calculator": known.name, "root": "", **asked})
    if not found["ok"]:
        reasons = [error["message"] for error in found["errors"]]
        _check(bool(reasons) and all(reasons), "a refusal without a reason")
        return found
    _sayable(found["html"] + found["headline"] + found["bar"] + "".join(found["summaries"]))
    done = False
    while not done:
        part = _asked({"calculator": known.name, "later": True})
        _sayable(part["html"])
        done = part["done"]
    return found


def _asked(request: Raw) -> Any:
    return json.loads(respond(json.dumps(request)), parse_constant=_no_constant)


def _no_constant(name: str) -> float:
    msg = f"{name} in JSON"
    raise Fault(msg)


def _run(arguments: list[str], stdin: str) -> tuple[int, str, str]:
    out, err, before = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(stdin)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main(arguments)
    except SystemExit as stopped:
        status = stopped.code if isinstance(stopped.code, int) else 1
    finally:
        sys.stdin = before
    return status, out.getvalue(), err.getvalue()


def _sayable(text: str) -> None:
    found = NO_NUMBER.search(text)
    around = text[max(0, found.start() - 40) : found.end() + 40] if found else ""
    _check(found is None, f"'{around}'")


def _same(answered: bool, whole: bool) -> bool:
    _check(answered == whole, "read and the whole way differ: one answers, one refuses")
    return answered


def _check(held: bool, what: str) -> None:
    if not held:
        raise Fault(what)
