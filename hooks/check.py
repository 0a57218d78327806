"""`python -m hooks.check` says what is wrong in the glossary, and what an editor should look at.

Mistakes, which end with status 1, and the worklist, which does not, come one a line, each with its
path and line.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from calculators.kit.calculator import names
from hooks.entries.load import load, read_folder
from hooks.entries.mistakes import GlossaryError
from hooks.entries.source_text import read_text
from hooks.worklist import Desk, worklist

FOLDER = Path("glossary")
JARGON = "jargon.txt"


def main(folder: Path = FOLDER, today: dt.date | None = None) -> int:
    """Print what is wrong and what is to do, one a line, and give the exit status."""
    try:
        glossary = load(folder, names())
        words = jargon(folder / JARGON)
    except GlossaryError as error:
        print(error, file=sys.stderr)
        return 1
    documents, _ = read_folder(folder)
    day = today or dt.datetime.now(dt.UTC).date()
    found = worklist(Desk(glossary, documents, words, day))
    for finding in found:
        print(finding)
    todo = f", {len(found)} on the worklist" if found else ""
    print(f"{len(glossary.entries)} entries, no mistakes{todo}")
    return 0


def jargon(path: Path) -> tuple[str, ...]:
    """Read the list of jargon: a word or phrase a line, `#` begins a comment.

    Raises:
        GlossaryError: the file is no text in UTF-8.
    """
    if not path.exists():
        return ()
    text, mistakes = read_text(path, str(path))
    if text is None:
        raise GlossaryError(mistakes)
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER))
