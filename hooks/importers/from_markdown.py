"""A folder of Markdown files with front matter, a term each, as Kubernetes and CNCF keep theirs.

The name is `title` (or `term`), other names are `aka` (or `aliases`), the definition is
`short_description`, or else the text's first paragraph. Headings divide the rest into sections.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hooks.entries.source_text import decode
from hooks.entries.yaml_reader import read_yaml
from hooks.importers.record import Record, SourceError
from hooks.importers.source import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n(.*))?\Z", re.DOTALL)
_OPENED = re.compile(r"---[ \t]*\n")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*)$", re.MULTILINE)
_PASSED_OVER = {"date", "weight", "draft", "linkTitle", "layout"}


def records(source: Path) -> list[Record]:
    """Read a folder, its subfolders too.

    Raises:
        SourceError: there is no such folder, or no Markdown file in it with a title.
    """
    if not source.is_dir():
        msg = f"{source}: is no folder. Name the one that holds the Markdown files."
        raise SourceError(msg)
    paths = [path for path in sorted(source.rglob("*.md")) if path.is_file()]
    found = [record for path in paths for record in _read(path, source)]
    if not found:
        msg = f"{source}: holds no Markdown file with front matter and a title."
        raise SourceError(msg)
    return found


def _read(path: Path, folder: Path) -> Iterator[Record]:
    if path.stem.startswith("_"):  # a section's own page
        return
    text, mistakes = decode(read_bytes(path), str(path))
    key = str(path.relative_to(folder).with_suffix(""))
    front = _FRONT.match(text or "")
    document = read_yaml(f"\n{front[1]}", str(path)) if front else None  # "---" is the first line
    if wrong := [*mistakes, *(document.mistakes if document else [])]:
        yield Record(key, "", unread=str(wrong[0]))
    elif front and document and isinstance(document.data, dict):
        yield _record(document.data, front[2] or "", str(document.data.get("id") or path.stem))
    else:
        yield Record(key, "", unread=f"{path}:1:1: {_no_front_matter(text or '')}")


def _no_front_matter(text: str) -> str:
    if text.startswith("+++"):
        return "its front matter is TOML. Write it as YAML, between two lines of '---'."
    if _FRONT.match(text):
        return "its front matter has no names and values. Write 'title: …' there."
    if _OPENED.match(text):
        return "its front matter does not end. Write a line '---' below its last line."
    return "has no front matter in YAML. Begin with a line '---', 'title: …', and a line '---'."


def _record(data: dict[str, Any], body: str, key: str) -> Record:
    taken = {"id", *_PASSED_OVER}

    def text(*names: str) -> str:
        given = next((name for name in names if isinstance(data.get(name), str)), "")
        taken.add(given)
        return str(data.get(given, ""))

    parts = _HEADING.split(body)
    opening = parts[0].strip()
    headings = list(zip(map(_unclosed, parts[1::2]), parts[2::2], strict=True))
    first, _, rest = opening.partition("\n\n")
    said = text("short_description", "definition", "description")
    if not said and not opening and headings:
        (_, opening), *headings = headings  # CNCF's text begins with a heading
        first, _, rest = opening.strip().partition("\n\n")
    more = opening if said else rest
    called = [*_listed(data.get("aka")), *_listed(data.get("aliases"))]
    taken |= {"aka", "aliases"}
    return Record(
        key=key,
        label=text("title", "term"),
        definition=said or first,
        category=text("category"),
        id=key,
        alt_labels=[name for name in called if isinstance(name, str)],
        sections=[(title, part) for title, part in [("More", more), *headings] if part.strip()],
        lost=[
            *(f"'{name}'" for name in data if name not in taken and data[name]),
            *(f"name '{name}', which is no text" for name in called if not isinstance(name, str)),
        ],
    )


def _listed(value: Any) -> list[Any]:
    """Give a list, which may be one thing alone, or nothing.

    >>> _listed(["K8s", "Kube"]), _listed("K8s"), _listed(None)
    (['K8s', 'Kube'], ['K8s'], [])
    """
    if isinstance(value, list):
        return value
    return [value] if value else []


def _unclosed(heading: str) -> str:
    """Drop the signs that close a heading.

    >>> _unclosed("Why ##"), _unclosed("C#")
    ('Why', 'C#')
    """
    kept = heading.rstrip().rstrip("#")
    return kept.strip() if not kept or kept[-1].isspace() else heading.strip()
