"""`python -m hooks.entries glossary/` says what is wrong in the entries, or that nothing is."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hooks.entries.load import load
from hooks.entries.mistakes import GlossaryError

CALCULATORS = ("api-cost", "approach")


def main(arguments: list[str] | None = None) -> int:
    """Print what is wrong, one mistake a line, and give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m hooks.entries", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("glossary"))
    parser.add_argument(
        "--calculator",
        action="append",
        default=list(CALCULATORS),
        metavar="NAME",
        help="a calculator that entries may name, besides those that exist",
    )
    chosen = parser.parse_args(arguments)
    try:
        glossary = load(chosen.folder, chosen.calculator)
    except GlossaryError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{len(glossary.entries)} entries, no mistakes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
