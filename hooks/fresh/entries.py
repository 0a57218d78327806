"""What remains of `glossary/`: entries that calculators need, cut to that, and an example."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from hooks.entries import categories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hooks.fresh.choice import Choice

EXAMPLE = "example-term"
EXAMPLE_TEXT = """\
# yaml-language-server: $schema=.schema.json
# An entry needs no more than these two lines. `make entry TERM="…"` begins one with every key
# explained. Delete this file when you have one of your own, and take its name off docs/index.md.
prefLabel: Example term
definition: A term that stands here until this glossary has one of its own.
"""
KEYS = (
    *("prefLabel", "altLabel", "hiddenLabel", "definition", "boardroom", "offers", "facts"),
    *("sources", "reviewed", "volatility"),
)
"""What a calculator's page shows of an entry, and what its numbers rest on."""

JARGON, MARKETING = "jargon.txt", "# Marketing."

_BLOCK = re.compile(r"^(?=\w+:)", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\(entry:[^)]*\)")
_CALCULATORS = re.compile(r"^calculators: \[(.*)\]$", re.MULTILINE)


def empty(folder: Path, choice: Choice) -> None:
    """Leave in the glossary's folder what calculators need, and one example."""
    for path in sorted(folder.glob("*.yml")):
        if path.stem in choice.entries:
            path.write_text(cut(path.read_text("utf-8"), choice.kept), "utf-8")
        else:
            path.unlink()
    (folder / f"{EXAMPLE}.yml").write_text(EXAMPLE_TEXT, "utf-8")
    (folder / categories.FILE).unlink(missing_ok=True)
    if (words := folder / JARGON).exists():
        words.write_text(of_any_trade(words.read_text("utf-8")), "utf-8")


def of_any_trade(jargon: str) -> str:
    r"""Leave of the list of jargon what is jargon in any glossary: the words of marketing.

    >>> print(of_any_trade("# Words.\nlogits\n# Marketing. From here on.\nsynergy\n"), end="")
    # Words.
    # Marketing.
    synergy
    """
    head = "".join(takewhile(lambda line: line.startswith("#"), jargon.splitlines(keepends=True)))
    marketing = jargon.partition(MARKETING)[2].partition("\n")[2]
    return f"{head}{MARKETING}\n{marketing}"


def cut(text: str, kept: Iterable[str]) -> str:
    r"""Cut an entry to name, definition, numbers and sources; a link to an entry becomes its text.

    Args:
        text: the entry's file.
        kept: the names of the calculators that stay.

    >>> print(cut("prefLabel: X\ndefinition: A [y](entry:y).\nrelated: [y]\n", []), end="")
    prefLabel: X
    definition: A y.
    """
    head, *blocks = _BLOCK.split(text)
    stay = [block.rstrip() + "\n" for block in blocks if block.partition(":")[0] in KEYS]
    return head + _LINK.sub(r"\1", "".join([*stay, *_calculators(text, set(kept))]))


def _calculators(text: str, kept: set[str]) -> Iterator[str]:
    if (found := _CALCULATORS.search(text)) and (
        names := [name for name in re.split(r",\s*", found[1]) if name in kept]
    ):
        yield f"calculators: [{', '.join(names)}]\n"
