"""Which definitions changed and when, read from the history that git keeps of `glossary/`."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST: Final = 50
_COMMIT: Final = "commit "


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
    found: list[Change] = []
    for commit, when, paths in _commits(root):
        found += filter(None, (_change(root, commit, when, path) for path in paths))
        if len(found) >= most:
            break
    return found[:most]


def _commits(root: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Give each commit that touched an entry, with its date and the entries' paths."""
    log = _git(root, "log", f"--format={_COMMIT}%H %cI", "--name-only", "--", "glossary/*.yml")
    for block in log.split(_COMMIT)[1:]:
        head, *paths = [line for line in block.splitlines() if line.strip()]
        commit, when = head.split(" ", 1)
        yield commit, when, sorted(paths)


def _change(root: Path, commit: str, when: str, path: str) -> Change | None:
    after, before = (_read(_git(root, "show", f"{at}:{path}")) for at in (commit, f"{commit}~1"))
    name, now = after
    if not now or now == before[1]:
        return None
    entry = path.removeprefix("glossary/").removesuffix(".yml")
    return Change(entry, name or entry, when, before[1], now)


def _read(text: str) -> tuple[str, str]:
    """Give the name and the definition that a version of an entry states; '' where it does not."""
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError:
        return "", ""
    if not isinstance(data, dict):
        return "", ""
    name, said = (" ".join(str(data.get(key, "")).split()) for key in ("prefLabel", "definition"))
    return name, said


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError:  # there is no git
        return ""
    return done.stdout if done.returncode == 0 else ""
