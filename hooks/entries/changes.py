"""Which definitions changed and when, read from the history that git keeps of `glossary/`."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Final

from hooks.entries.source_text import decode
from hooks.entries.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST: Final = 50
_COMMIT: Final = "commit "
_ENTRIES: Final = ("--", "glossary/*.yml")
_AS_BLOBS: Final = ("--raw", "--no-abbrev", "--no-renames", "--root", "-r", "--relative")
"""From the first commit on, with paths that begin at the site, wherever in a repository it is."""
_FOUND: Final = ("name", "type", "bytes")
"""What git says before a content and a line's end; of nothing it says the name and 'missing'."""


@dataclass(frozen=True)
class Change:
    """A definition that changed: `when` in ISO 8601; `before` is '' for a new entry."""

    entry: str
    name: str
    when: str
    before: str
    after: str


def changes(root: Path, most: int = MOST) -> list[Change]:
    """Give the newest changes, the newest first; none where there is no git, or no history."""
    return list(islice(_changes(root, most), most))


def _changes(root: Path, at_once: int) -> Iterator[Change]:
    touched = _touched(root)
    while some := list(islice(touched, at_once)):
        said = _said(root, [blob for one in some for blob in (one.before, one.after)])
        for one in some:
            (name, now), (_, was) = said[one.after], said[one.before]
            if now and now != was:
                yield Change(one.entry, name or one.entry, one.when, was, now)


@dataclass(frozen=True)
class _Touched:
    """A file in a commit: `before` and `after` are git's names for its content; of nothing, 0s."""

    entry: str
    when: str
    before: str
    after: str


def _touched(root: Path) -> Iterator[_Touched]:
    """Give every file of an entry in every commit, the newest commit first."""
    # Not `git log`: what that says depends on the settings of whoever builds.
    commits = _git(root, "rev-list", "HEAD", *_ENTRIES).decode()
    how = ("--encoding=UTF-8", f"--format={_COMMIT}%cI", *_AS_BLOBS, *_ENTRIES)
    told_of = _git(root, "diff-tree", "--stdin", *how, given=commits).decode()
    for block in told_of.split(_COMMIT)[1:]:
        when, *lines = [line for line in block.splitlines() if line.strip()]
        # ":100644 100644 <before> <after> M<tab><path>", in the paths' order
        for line in (line for line in lines if line.startswith(":")):
            told, _, path = line.partition("\t")
            _, _, before, after, _ = told.split()
            yield _Touched(path.removeprefix("glossary/").removesuffix(".yml"), when, before, after)


def _said(root: Path, blobs: list[str]) -> dict[str, tuple[str, str]]:
    """Give the name and the definition that each content states; '' where it does not."""
    answers = BytesIO(_git(root, "cat-file", "--batch", given="\n".join(blobs)))
    said = {}
    for blob in blobs:
        head = answers.readline().split()
        content = b""
        if len(head) == len(_FOUND):
            content = answers.read(int(head[2]))
            answers.readline()
        said[blob] = _read(content)
    return said


def _read(content: bytes) -> tuple[str, str]:
    text, _ = decode(content, "")
    data = read_yaml(text or "", "").data
    if not isinstance(data, dict):
        return "", ""
    name, said = (" ".join(str(data.get(key) or "").split()) for key in ("prefLabel", "definition"))
    return name, said


def _git(root: Path, *arguments: str, given: str = "") -> bytes:
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, input=given.encode(), capture_output=True, check=False)  # noqa: S603
    except OSError:  # there is no git
        return b""
    return done.stdout if done.returncode == 0 else b""
