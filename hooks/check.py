"""`python -m hooks.check` says what is wrong in the glossary, and what an editor should look at.

Mistakes, which end with status 1, and the worklist, which does not, come one a line, each with its
path and line.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from calculators.kit.calculator import names
from hooks.entries.load import load, read_folder
from hooks.entries.mistakes import GlossaryError
from hooks.entries.source_text import read_text
from hooks.worklist import Desk, worklist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hooks.entries.mistakes import Mistake

FOLDER = Path("glossary")
JARGON = "jargon.txt"
MOST_ALIKE = 10


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
    for line in shown(found):
        print(line)
    todo = f", {len(found)} on the worklist" if found else ""
    print(f"{len(glossary.entries)} entries, no mistakes{todo}")
    return 0


def shown(found: Sequence[Mistake]) -> Iterator[str]:
    """Give the findings, of those that say the same the first ten; an import has hundreds."""
    alike = Counter[str]()
    for finding in found:
        alike[finding.text] += 1
        if alike[finding.text] <= MOST_ALIKE:
            yield str(finding)
    for text, count in alike.items():
        if count > MOST_ALIKE:
            yield f"{count - MOST_ALIKE} more: {text}"


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
