"""Says why a build failed: `path:line:column: what is wrong`, as far as anybody knows the place."""

from __future__ import annotations

import re
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import MkDocsException
from yaml import MarkedYAMLError

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIG = "mkdocs.yml"
_LINK = re.compile(r"'(?P<page>[^']+\.md)' contains (?:a|an \w+) link '(?P<target>[^']+)'")
_SETTING = re.compile(r"Config value '(?P<key>\w+)'")
_ANNOUNCES = ("Error reading page", "Error building page")
_COUNTS = "Aborted with "


def explained(error: Exception, warned: Sequence[str], root: Path) -> str:
    """Put in words what a build in `root` failed on: the error, and what MkDocs warned of."""
    said = [placed(one, root) for one in warned if not one.startswith(_ANNOUNCES)]
    own = _of(error, root)
    return "\n".join(said if said and own.startswith(_COUNTS) else [*said, own])


def placed(warning: str, root: Path) -> str:
    """Begin one of MkDocs' warnings with its place, where the words in it lead to one."""
    if link := _LINK.search(warning):
        return _at(root, Path("docs") / link["page"], f"({link['target']}", warning)
    if setting := _SETTING.search(warning):
        return _at(root, Path(CONFIG), f"\n{setting['key']}:", warning)
    return warning


def _at(root: Path, path: Path, words: str, warning: str) -> str:
    text = "\n" + (root / path).read_text("utf-8") if (root / path).is_file() else ""
    if (offset := text.find(words)) < 0:
        return f"{path}: {warning}"
    before = text[: offset + 1]
    line, column = before.count("\n"), len(before) - before.rfind("\n")
    return f"{path}:{line}:{column}: {warning}"


def _of(error: Exception, root: Path) -> str:
    if isinstance(error.__context__, MarkedYAMLError):
        return _of_yaml(error.__context__)
    if isinstance(error, MkDocsException):
        return str(error)
    name = type(error).__name__
    if isinstance(error, SyntaxError) and error.filename:
        place = f"{_shown(error.filename, root)}:{error.lineno}:{error.offset}"
        return f"{place}: {name}: {error.msg}"
    ours = [f for f in traceback.extract_tb(error.__traceback__) if _is_ours(f.filename, root)]
    if not ours:
        return "".join(traceback.format_exception(error)).strip()
    place = f"{_shown(ours[-1].filename, root)}:{ours[-1].lineno}:{(ours[-1].colno or 0) + 1}"
    return f"{place}: {name}: {error}"


def _of_yaml(error: MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    where = f"{CONFIG}:{mark.line + 1}:{mark.column + 1}" if mark else CONFIG
    return f"{where}: {error.problem or error.context}. Look at this line and the one above."


def _shown(filename: str, root: Path) -> str:
    path = Path(filename)
    return str(path.relative_to(root) if path.is_relative_to(root) else path)


def _is_ours(filename: str, root: Path) -> bool:
    path = Path(filename)
    return path.is_relative_to(root) and "site-packages" not in path.parts
