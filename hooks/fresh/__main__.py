"""`python -m hooks.fresh NAME [--calculators NAME …]`: an empty site of one's own.

Takes out this site's entries, its pages about itself, and the calculators that nobody asks to keep,
with their tests. What a kept calculator needs stays: see `choice.py`. It refuses where git could
not bring everything back.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.entries import data
from hooks.entries.load import load
from hooks.fresh import entries, pages
from hooks.fresh.choice import ChoiceError, choose, module

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.fresh.choice import Choice

WRONG = 2
TESTED = ("tests/calculators", "tests/site", "tests/browser", "tests/benchmarks")
"""Tests of this very site. Those in tests/hooks make up the sites that they test."""

OURS_ALONE = (
    "tests/hooks/fresh",
    "tests/site/test_own_entries.py",
    "tests/browser/test_filters.py",
    "tests/calculators/test_cases.py",
)
"""Tests of this site's own entries, categories and calculators, and of how to be rid of them."""


def main(arguments: Sequence[str], root: Path) -> int:
    """Begin a site. Returns 2, and changes nothing, where that cannot be done or taken back."""
    asked = _parser().parse_args(arguments)
    name = " ".join(asked.name.split())
    if not name:
        return _stop('Name the site: make fresh NAME="Words of the harbor"')
    if not asked.force and (why := unsaved(root)):
        return _stop(why)
    try:
        choice = choose(asked.calculators, root)
    except ChoiceError as error:
        return _stop(str(error))
    begin(root, name, choice)
    _report(name, choice)
    return 0


def begin(root: Path, name: str, choice: Choice) -> None:
    """Empty the site in `root`."""
    entries.empty(root / "glossary", choice)
    pages.rewrite(root, name, choice)
    ours = [root / path for path in OURS_ALONE]
    for path in [*ours, *tests_of(root, choice), *(module(name, root) for name in choice.gone)]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    data.write(load(root / "glossary", choice.kept), root / "calculators" / "data")


def tests_of(root: Path, choice: Choice) -> list[Path]:
    """List the tests that name a calculator or a page that goes."""
    files = [path for folder in TESTED for path in sorted((root / folder).rglob("test_*.py"))]
    texts = {path: path.read_text("utf-8") for path in files}
    pages_gone = [f'"{page}"' for page in pages.OURS]
    return [
        path
        for path, text in texts.items()
        if choice.lost(text) or any(page in text for page in pages_gone)
    ]


def unsaved(root: Path) -> str:
    """Say what git could not bring back; empty where it could bring back everything."""
    command = ["git", "-C", str(root), "status", "--porcelain"]
    how = "or add FORCE=1"
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    except OSError:  # there is no git
        done = None
    if done is None or done.returncode:
        return f"This folder is not under git, which could bring it back. Run 'git init', {how}."
    if done.stdout.strip():
        return f"These changes are in no commit, and could be lost:\n{done.stdout}Commit, {how}."
    return ""


def _report(name: str, choice: Choice) -> None:
    print(f"{name}: {len(choice.gone)} calculators and the entries are gone.")
    if choice.kept:
        print(f"Kept: {', '.join(sorted(choice.kept))}")
        print(f"and the entries that they need, cut: {', '.join(sorted(choice.entries))}")
    print("Next: make serve")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hooks.fresh", description=__doc__)
    parser.add_argument("name", help="what the site is called")
    parser.add_argument("--calculators", nargs="*", default=[], help="those to keep")
    parser.add_argument("--force", action="store_true", help="also where git could not undo it")
    return parser


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return WRONG


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
