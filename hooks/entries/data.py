"""What the calculators and the pages read from the glossary: its facts and its offers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hooks.entries.entry import Status
from hooks.entries.facts import fill_facts
from hooks.entries.mistakes import GlossaryError, Mistake
from hooks.entries.source_text import line_and_column
from hooks.entries.text import link_complaint
from hooks.entries.yaml_reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.entries.glossary import Glossary

_ENTRY = re.compile(r"entry:[^)>\s]*")
# What stands before it in a link, written in its place or further down, as what "[1]" stands for.
_LINKED = re.compile(r"(?:(?<!\\)\]\(|^ {0,3}\[[^\]\n]+\]:)\s*<?\Z", re.MULTILINE)
_NEAR = 300  # so far before it the beginning of a link is looked for
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*$", re.DOTALL | re.MULTILINE)


def write(glossary: Glossary, folder: Path) -> None:
    """Write `facts.json` and `offers.json`, each only where its text has changed."""
    for name, text in (("facts", facts_json(glossary)), ("offers", offers_json(glossary))):
        path = folder / f"{name}.json"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def fill(markdown: str, glossary: Glossary, path: str = "text") -> str:
    """Put numbers in the place of `{{ fact:… }}` in a page that stands outside the glossary.

    Raises:
        GlossaryError: a fact or a linked entry that does not exist, by `path` and line.

    """
    wrong = [
        Mistake(path, *line_and_column(markdown, link.start()), complaint)
        for link in _ENTRY.finditer(markdown)
        if (complaint := link_complaint(link[0], glossary.entries))
        and _LINKED.search(markdown[max(0, link.start() - _NEAR) : link.start()])
    ]
    if wrong:
        raise GlossaryError(wrong)
    return fill_facts(markdown, glossary.facts, path)


def check_front_matter(page: str, path: str) -> None:
    """See that a page's front matter can be read: MkDocs would show what it cannot read as text.

    Raises:
        GlossaryError: it is no YAML, by `path` and line.

    """
    front = _FRONT_MATTER.match(page)
    wrong = read_yaml(f"\n{front[1]}", path).mistakes if front else []  # "---" is the first line
    if wrong:
        raise GlossaryError(wrong)


def offers_json(glossary: Glossary) -> str:
    """Give the text of `calculators/data/offers.json`: who sells what, by entry."""
    rows = {
        entry_id: [offer.model_dump(mode="json") for offer in entry.offers]
        for entry_id, entry in glossary.entries.items()
        if entry.offers and _is_shipped(glossary, entry_id)
    }
    return _text(rows)


def facts_json(glossary: Glossary) -> str:
    """Give the text of `calculators/data/facts.json`: the same bytes for the same glossary."""
    shipped = (key for key in sorted(glossary.facts) if _is_shipped(glossary, key.split(".")[0]))
    return _text({key: _row(glossary, key) for key in shipped})


def _is_shipped(glossary: Glossary, entry_id: str) -> bool:
    """Keep drafts out of files that are committed and published."""
    return glossary.entries[entry_id].status is not Status.draft


def _row(glossary: Glossary, key: str) -> dict[str, Any]:
    fact, entry_id = glossary.facts[key], key.partition(".")[0]
    titles = {source.url: source.title for source in glossary.entries[entry_id].sources}
    return {
        "checked": fact.checked.isoformat(),
        "entry": entry_id,
        "kind": fact.kind.value,
        "says": fact.says,
        "source": fact.source,
        "source_title": titles.get(fact.source) if fact.source else None,
        "unit": fact.unit,
        "value": fact.value,
    }


def _text(rows: dict[str, Any]) -> str:
    return json.dumps(rows, indent=1, ensure_ascii=False) + "\n"
