"""A folder of Markdown files with front matter, a term each, as Kubernetes and CNCF keep theirs.

The name is `title` (or `term`), other names are `aka` (or `aliases`), the definition is
`short_description`, or else the text's first paragraph. Headings divide the rest into sections.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from hooks.entries.source_text import decode
from hooks.importers.record import Record, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*\n?(.*)\Z", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*\s*$", re.MULTILINE)
_USED = {
    *("title", "term", "id", "aka", "aliases", "category"),
    *("short_description", "definition", "description"),
}
_PASSED_OVER = {"date", "weight", "draft", "linkTitle", "layout"}


def records(source: Path) -> list[Record]:
    """Read a folder, its subfolders too.

    Raises:
        SourceError: there is no such folder, or no Markdown file in it with a title.
    """
    if not source.is_dir():
        msg = f"{source}: is no folder. Name the one that holds the Markdown files."
        raise SourceError(msg)
    found = [record for path in sorted(source.rglob("*.md")) for record in _read(path, source)]
    if not found:
        msg = f"{source}: holds no Markdown file with front matter and a title."
        raise SourceError(msg)
    return found


def _read(path: Path, folder: Path) -> Iterator[Record]:
    text, mistakes = decode(path.read_bytes(), str(path.relative_to(folder)))
    key = str(path.relative_to(folder).with_suffix(""))
    if text is None:
        yield Record(key, "", lost=[str(mistake) for mistake in mistakes])
        return
    front = _FRONT.match(text)
    if front is None or path.stem.startswith("_"):
        return
    try:
        data = yaml.safe_load(front[1])
    except (yaml.YAMLError, RecursionError):
        yield Record(key, "", lost=["front matter that is not YAML"])
        return
    if isinstance(data, dict):
        yield _record(data, front[2], str(data.get("id") or path.stem))


def _record(data: dict[str, Any], body: str, key: str) -> Record:
    def text(*names: str) -> str:
        return next((str(data[name]) for name in names if isinstance(data.get(name), str)), "")

    parts = _HEADING.split(body)
    opening, headings = parts[0].strip(), list(zip(parts[1::2], parts[2::2], strict=True))
    first, _, rest = opening.partition("\n\n")
    said = text("short_description", "definition", "description")
    if not said and not opening and headings:
        (_, opening), *headings = headings  # CNCF's text begins with a heading
        first, _, rest = opening.strip().partition("\n\n")
    more = opening if said else rest
    aka: list[Any] = next(
        (data[name] for name in ("aka", "aliases") if isinstance(data.get(name), list)), []
    )
    return Record(
        key=key,
        label=text("title", "term"),
        definition=said or first,
        category=text("category"),
        id=key,
        alt_labels=[str(name) for name in aka if isinstance(name, str)],
        sections=[(title, part) for title, part in [("More", more), *headings] if part.strip()],
        lost=[f"'{name}'" for name in data if name not in _USED | _PASSED_OVER and data[name]],
    )
