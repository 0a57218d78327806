"""The calculators on the command line: `python -m calculators NAME --KEY VALUE … [--json]`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calculators.kit import prices, scenarios, tornado
from calculators.kit.calculator import Calculator, UnknownCalculatorError, load, names
from calculators.kit.case import Case, given
from calculators.kit.exports import as_data, write
from calculators.kit.fields import Quantity
from calculators.kit.flip_words import ALONE
from calculators.kit.inputs import InputError, fields_of
from calculators.kit.memo import Occasion

if TYPE_CHECKING:
    from collections.abc import Sequence

WRONG = 2
FORMS = {
    "json": "print JSON",
    "csv": "print the figures as CSV",
    "memo": "print a memo in Markdown",
}
OTHERS = {"inputs", "scenarios", *FORMS}
"""Options that are no inputs of the calculator."""


def main(arguments: Sequence[str]) -> int:
    """Run a command. Returns the exit status: 0, or 2 for what cannot be calculated with."""
    if not arguments or arguments[0].startswith("-"):
        return _list(arguments)
    try:
        calculator = load(arguments[0])
        sys.stdout.write(_printed(calculator, vars(_parser(calculator).parse_args(arguments[1:]))))
    except (UnknownCalculatorError, InputError) as error:
        print(error, file=sys.stderr)
        return WRONG
    return 0


def _printed(calculator: Calculator, options: dict[str, Any]) -> str:
    form = next((form for form in FORMS if options[form]), None)
    if "scenarios" in options:
        cases = scenarios.from_data(calculator, _from_file("--scenarios", options["scenarios"]))
        if form == "json":
            return (
                json.dumps({name: as_data(case) for name, case in cases.items()}, indent=2) + "\n"
            )
        return _side_by_side(scenarios.compare(cases)) + "\n"
    case = given(calculator, _given(options))
    if form is None:
        return _as_text(case) + "\n"
    return write("markdown" if form == "memo" else form, case, Occasion(made=_today()))


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _list(arguments: Sequence[str]) -> int:
    known = [load(name) for name in names()]
    parser = argparse.ArgumentParser(
        prog="python -m calculators",
        description="Ready Reckoner's calculators.",
        epilog="\n".join(f"  {c.name:<20} {c.question}" for c in known),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="list the calculators as JSON")
    parser.usage = "python -m calculators [NAME [--KEY VALUE ...] [--inputs FILE] [--json]]"
    if parser.parse_args(arguments).json:
        rows = [{"name": c.name, "title": c.title, "question": c.question} for c in known]
        print(json.dumps(rows, indent=2))
    else:
        parser.print_help()
    return 0


def _parser(calculator: Calculator) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"python -m calculators {calculator.name}",
        description=f"{calculator.question} {calculator.about}",
        argument_default=argparse.SUPPRESS,
        allow_abbrev=False,
    )
    parser.add_argument("--inputs", metavar="FILE", help="inputs as JSON; - reads standard input")
    parser.add_argument(
        "--scenarios", metavar="FILE", help="several inputs by name, as JSON, to compare"
    )
    forms = parser.add_mutually_exclusive_group()
    for form, words in FORMS.items():
        forms.add_argument(f"--{form}", action="store_true", default=False, help=words)
    default = calculator.inputs()
    for key, field in fields_of(default).items():
        allowed = f", {field.bounds()}" if isinstance(field, Quantity) else ""
        text = f"{field.caption} ({field.unit or 'text'}{allowed}; default {getattr(default, key)})"
        option = f"--{key.replace('_', '-')}"
        parser.add_argument(option, dest=key, metavar="VALUE", help=text.replace("%", "%%"))
    return parser


def _given(options: dict[str, Any]) -> dict[str, object]:
    given_here = {key: value for key, value in options.items() if key not in OTHERS}
    if "inputs" not in options:
        return given_here
    return _from_file("--inputs", options["inputs"]) | given_here


def _from_file(option: str, name: str) -> dict[str, object]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        values = json.loads(text)
    except OSError as error:
        message = f"{option}: '{name}': {error.strerror}."
        raise InputError.of(message) from None
    except (ValueError, RecursionError) as error:
        message = f"{option}: '{name}' is not JSON: {error}."
        raise InputError.of(message) from None
    if not isinstance(values, dict):
        message = f"{option}: '{name}' holds no object; write {{\"requests_per_day\": 400}}."
        raise InputError.of(message)
    return values


def aged(case: Case, today: dt.date) -> str:
    """Say how old the prices are once they are old; '' while they are fresh, or where none are."""
    days = (today - case.priced).days if case.priced else 0
    if days <= prices.FRESH_DAYS:
        return ""
    return f"The list prices are {days} days old. Look at the vendor's own page before you sign."


def _as_text(case: Case) -> str:
    result = case.result
    wide = max(len(figure.caption) for figure in result.figures)
    lines = [case.calculator.question, "", case.headline, ""]
    lines += [f"  {f.caption:<{wide}}  {f.said}{_ends(case, f.key)}" for f in result.figures]
    warnings = filter(None, [*result.warnings, aged(case, _today())])
    lines += ["", *(f"! {warning}" for warning in warnings)]
    if case.spread:
        lines += ["", case.spread.account, "", f"{tornado.title(case)}:"]
        lines += [
            f"  {b.caption} ({b.range}): {b.at_low} → {b.at_high}" for b in tornado.bars(case)
        ]
    lines += ["", "What would change this answer?"]
    said = [case.steady(case.flips), ALONE if case.flips else ""]
    said += [flip.sentence for flip in case.flips[:5]]
    lines += [f"  {one}" for one in filter(None, said)]
    return "\n".join(lines)


def _ends(case: Case, key: str) -> str:
    """Say between which numbers eight in ten cases lie; '' where everything is known."""
    ends = case.spread.quantiles.get(key) if case.spread else None
    if ends is None or ends[0] == ends[2]:
        return ""
    return f" ({case.result.by_key[key].band(ends[0], ends[2])})"


def _side_by_side(comparison: scenarios.Comparison) -> str:
    names = comparison.names
    lines = [f"{name}: {head}" for name, head in zip(names, comparison.headlines, strict=True)]
    rows = [["", *names]]
    for line in (*comparison.inputs, *comparison.figures):
        cells = [
            f"{cell.said} ({cell.change})" if cell.change else cell.said for cell in line.cells
        ]
        rows.append([line.caption, *cells])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = ["  ".join(f"{c:<{w}}" for c, w in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([*lines, "", *(line.rstrip() for line in padded)])
