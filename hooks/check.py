"""`python -m hooks.check` says what is wrong in the glossary, every mistake with its line."""

from __future__ import annotations

import sys
from pathlib import Path

from calculators.kit.calculator import names
from hooks.entries.load import load
from hooks.entries.mistakes import GlossaryError

FOLDER = Path("glossary")


def main(folder: Path = FOLDER) -> int:
    """Print what is wrong, one mistake a line, and give the exit status."""
    try:
        glossary = load(folder, names())
    except GlossaryError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(glossary.entries)} entries, no mistakes")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
