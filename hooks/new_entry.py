"""`python -m hooks.new_entry "vector database"` begins an entry: a file with a comment at each key.

The comments are the schema's own words, so that they are never behind the model. The examples name
what this glossary has, so that none of them is a mistake once its # is gone.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import textwrap
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from calculators.kit import calculator
from hooks.entries.categories import FILE as CATEGORIES
from hooks.entries.categories import read_categories
from hooks.entries.graph import label_places
from hooks.entries.ids import slug, unreserved
from hooks.entries.load import load, read_folder
from hooks.entries.mistakes import GlossaryError, Mistake
from hooks.entries.schema import entry_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hooks.entries.yaml_reader import Document

FOLDER = Path("glossary")
WIDTH = 96
WRONG = 2
DATE = "2026-11-24"
"""Stands for today in the examples."""
FILLED = ("prefLabel", "definition", "status")
OFFERED = (
    *(
        "altLabel",
        "boardroom",
        "category",
        "sections",
        "useWhen",
        "skipWhen",
        "business",
        "askVendor",
        "facts",
    ),
    *("broader", "related", "confusedWith", "calculators", "sources", "reviewed", "volatility"),
    *("link", "redirects"),
)
EXAMPLES: dict[str, Any] = {
    "altLabel": ["another name", {"label": "ABC", "kind": "abbreviation"}],
    "boardroom": "The AI looks things up before it answers.",
    "sections": [{"title": "How it works", "body": "A concrete case first."}],
    "useWhen": ["You have a hundred examples."],
    "skipWhen": ["A list would do."],
    "business": "What it means for a company of twelve.",
    "askVendor": [{"question": "Where is our data kept?", "good": "In …", "bad": "It is safe."}],
    "facts": {
        "examples_min": {
            "value": 100,
            "unit": "examples",
            "says": "From this many on, it is worth a try.",
            "source": "https://example.org/page",
            "checked": DATE,
            "kind": "documented",
        }
    },
    "sources": [
        {
            "title": "A page",
            "url": "https://example.org/page",
            "publisher": "Example",
            "checked": DATE,
        }
    ],
    "reviewed": DATE,
    "volatility": "concept",
    "link": "auto",
    "redirects": ["former-name"],
}


@dataclass(frozen=True)
class There:
    """What a glossary has that an entry may name: ids of entries and categories, calculators."""

    entries: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    calculators: tuple[str, ...] = ()

    def examples(self) -> dict[str, Any]:
        """Give an example for each key that names something of which there is one."""
        found: dict[str, Any] = {}
        if self.categories:
            found["category"] = self.categories[0]
        if self.calculators:
            found["calculators"] = [self.calculators[0]]
        if self.entries:
            wider, other = self.entries[0], self.entries[:2][-1]
            found["broader"] = [wider]
            found["related"] = [{"entry": other, "how": "what it has to do with this one"}]
            found["confusedWith"] = [{"entry": other, "difference": "What sets the two apart."}]
        return found


def main(term: str, asked: str = "", folder: Path = FOLDER) -> int:
    """Write the file, and say where it is. Returns 2, and writes nothing, where it cannot be.

    Args:
        term: the entry's name.
        asked: the id that it should have, where none can be made of the name.
        folder: where the entries are.
    """
    name = " ".join(term.split())
    if not name:
        return _stop('Name the term: make entry TERM="vector database"')
    entry_id = unreserved(slug(asked or name))
    if not entry_id:
        what = f"'{asked or name}' has no letter a–z or digit for a file's name."
        return _stop(f"{what} Add ID=vector-database, in words of your own.")
    documents, _ = read_folder(folder)
    if place := label_places(documents).get(name.casefold()):
        return _stop(f"'{name}' is a name of {place}. Open that.")
    path = folder / f"{entry_id}.yml"
    if path.exists():
        return _stop(f"{path}: is there already. Open it, or add ID=another-name.")
    text = begun(name, dt.datetime.now(dt.UTC).date(), _there(documents, folder))
    if wrong := _mistakes(text, path):
        return _stop("\n".join(map(str, wrong)) + "\nNothing was written.")
    path.write_text(text, encoding="utf-8")
    print(f"{path}: fill it in, and take away the # where you need a key. Then: make check")
    return 0


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return WRONG


def _there(documents: Mapping[str, Document], folder: Path) -> There:
    categories, _ = read_categories(folder / CATEGORIES, CATEGORIES)
    published = (
        entry_id
        for entry_id, document in documents.items()
        if isinstance(document.data, dict) and document.data.get("status") != "draft"
    )
    return There(tuple(sorted(published)), tuple(categories), tuple(calculator.names()))


def _mistakes(text: str, path: Path) -> list[Mistake]:
    """Let the loader read the entry before it lies in the glossary."""
    with TemporaryDirectory() as alone:
        file = Path(alone) / path.name
        file.write_text(text, encoding="utf-8", errors="surrogateescape")
        try:
            load(Path(alone), [])
        except GlossaryError as error:
            return [replace(mistake, path=str(path)) for mistake in error.mistakes]
    return []


def begun(name: str, today: dt.date, there: There) -> str:
    """Write an entry that loads as it is, a draft, with every key explained."""
    explained, examples = entry_schema()["properties"], EXAMPLES | there.examples()
    lines = [
        "# yaml-language-server: $schema=.schema.json",
        f"prefLabel: {json.dumps(name, ensure_ascii=False)}",
        *_comment(explained["definition"]["description"]),
        "definition: >-",
        "  To be written: one or two plain sentences.",
        "status: draft  # 'published' once somebody else has read it against its sources",
    ]
    for key in filter(examples.__contains__, OFFERED):
        lines += ["", *_comment(explained[key].get("description", ""))]
        lines += [f"# {line}" for line in _yaml(key, examples[key], today)]
    return "\n".join(lines) + "\n"


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(text, WIDTH)]


def _yaml(key: str, value: Any, today: dt.date) -> list[str]:
    """Write an example in the glossary's style: a line for each item, in braces."""
    if isinstance(value, list):
        return [f"{key}:", *(f"  - {_flow(one, today)}" for one in value)]
    if isinstance(value, dict):
        return [f"{key}:", *(f"  {name}: {_flow(one, today)}" for name, one in value.items())]
    return [f"{key}: {_flow(value, today)}"]


def _flow(value: Any, today: dt.date) -> str:
    """Write a value on one line; JSON is YAML."""
    return json.dumps(value, ensure_ascii=False).replace(json.dumps(DATE), str(today))


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:2]), "".join(sys.argv[2:3])))
