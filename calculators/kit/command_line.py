"""The calculators on the command line: `python -m calculators NAME --KEY VALUE … [--json]`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calculators.kit.calculator import Calculator, UnknownCalculatorError, load, names
from calculators.kit.exports import ENDINGS, write
from calculators.kit.fields import Quantity
from calculators.kit.flips import flips
from calculators.kit.inputs import InputError, Problem, fields_of, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculators.kit.result import Result

WRONG = 2
FORMS = {"json": "print JSON", "csv": "print the figures as CSV", "memo": "print a decision memo"}


def main(arguments: Sequence[str]) -> int:
    """Run a command. Returns the exit status: 0, or 2 for what cannot be calculated with."""
    if not arguments or arguments[0].startswith("-"):
        return _list(arguments)
    try:
        calculator = load(arguments[0])
        options = vars(_parser(calculator).parse_args(arguments[1:]))
        inputs = read(calculator.inputs, _given(options))
        result = calculator.calculate(inputs)
    except (UnknownCalculatorError, InputError) as error:
        print(error, file=sys.stderr)
        return WRONG
    chosen = next((form for form in ENDINGS if options[form]), None)
    if chosen:
        sys.stdout.write(write(chosen, calculator, inputs, result))
    else:
        print(_as_text(calculator, inputs, result))
    return 0


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
    given = {key: value for key, value in options.items() if key not in {"inputs", *FORMS}}
    if "inputs" not in options:
        return given
    return _from_file(options["inputs"]) | given


def _from_file(name: str) -> dict[str, object]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        values = json.loads(text)
    except OSError as error:
        raise InputError([Problem(None, f"--inputs: '{name}': {error.strerror}.")]) from None
    except ValueError as error:
        raise InputError([Problem(None, f"--inputs: '{name}' is not JSON: {error}.")]) from None
    if not isinstance(values, dict):
        message = f"--inputs: '{name}' holds no object; write {{\"requests_per_day\": 400}}."
        raise InputError([Problem(None, message)])
    return values


def _as_text(calculator: Calculator, inputs: Any, result: Result) -> str:
    wide = max(len(figure.caption) for figure in result.figures)
    lines = [calculator.question, "", result.headline, ""]
    lines += [f"  {f.caption:<{wide}}  {f.said}" for f in result.figures]
    lines += ["", *(f"! {warning}" for warning in result.warnings)] if result.warnings else []
    lines += ["", "What would change this answer:"]
    lines += [f"  {flip.sentence}" for flip in flips(calculator, inputs)[:5]] or ["  Nothing."]
    return "\n".join(lines)
