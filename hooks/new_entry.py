"""`python -m hooks.new_entry "vector database"` begins an entry: a file with a comment at each key.

The comments are the schema's own words, so that they are never behind the model.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import textwrap
from pathlib import Path
from typing import Any

from hooks.entries.ids import slug
from hooks.entries.schema import entry_schema

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
    *("link",),
)
EXAMPLES: dict[str, Any] = {
    "altLabel": ["another name", {"label": "ABC", "kind": "abbreviation"}],
    "boardroom": "The AI looks things up before it answers.",
    "category": "retrieval",
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
    "broader": ["large-language-model"],
    "related": [{"entry": "fine-tuning", "how": "changes the model instead"}],
    "confusedWith": [{"entry": "fine-tuning", "difference": "That one changes the model."}],
    "calculators": ["api-cost"],
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
}


def main(term: str, folder: Path = FOLDER) -> int:
    """Write the file, and say where it is. Returns 2 without a name, or where it exists."""
    name = " ".join(term.split())
    entry_id = slug(name)
    path = folder / f"{entry_id}.yml"
    if not entry_id:
        print('Name the term: make entry TERM="vector database"', file=sys.stderr)
        return WRONG
    if path.exists():
        print(f"{path}: is there already. Open it, or name another term.", file=sys.stderr)
        return WRONG
    path.write_text(begun(name, dt.datetime.now(dt.UTC).date()), encoding="utf-8")
    print(f"{path}: fill it in, and take away the # where you need a key. Then: make check")
    return 0


def begun(name: str, today: dt.date) -> str:
    """Write an entry that loads as it is, a draft, with every key explained."""
    explained = entry_schema()["properties"]
    lines = [
        "# yaml-language-server: $schema=.schema.json",
        f"prefLabel: {json.dumps(name, ensure_ascii=False)}",
        *_comment(explained["definition"]["description"]),
        "definition: >-",
        "  To be written: one or two plain sentences.",
        "status: draft  # 'published' once somebody else has read it against its sources",
    ]
    for key in OFFERED:
        lines += ["", *_comment(explained[key].get("description", ""))]
        lines += [f"# {line}" for line in _yaml(key, EXAMPLES[key], today)]
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
    sys.exit(main(" ".join(sys.argv[1:])))
