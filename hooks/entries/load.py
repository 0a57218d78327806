"""Reads the glossary: the only module that opens `glossary/`.

YAML becomes an `Entry` in one function, and nothing downstream checks again.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from hooks.entries.categories import FILE as CATEGORIES
from hooks.entries.categories import read_categories
from hooks.entries.derive import derive
from hooks.entries.entry import Entry, Status
from hooks.entries.explain import explain
from hooks.entries.facts import replace_references, said
from hooks.entries.field_types import ID_PATTERN, Number
from hooks.entries.glossary import Glossary
from hooks.entries.graph import check_graph
from hooks.entries.ids import RESERVED, unreserved
from hooks.entries.mistakes import GlossaryError, Mistake
from hooks.entries.source_text import read_text
from hooks.entries.text_checks import Known, check_texts
from hooks.entries.yaml_reader import REMEMBERED, Document, read_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["Glossary", "GlossaryError", "load", "read_entry", "read_folder"]

MOST_IN_TEXTS = 100  # mistakes in the texts of one file: each costs a search for what was meant
_NUMBER: TypeAdapter[float] = TypeAdapter(Number)


def load(folder: Path, calculators: Collection[str], *, drafts: bool = True) -> Glossary:
    """Read every entry of a folder.

    Args:
        folder: where the entries are.
        calculators: the names that entries may mention.
        drafts: whether entries with `status: draft` belong to it. Without them, a published entry
            that leads to a draft is a mistake.

    Raises:
        GlossaryError: every mistake of every file.

    """
    documents, mistakes = read_folder(folder)
    categories, wrong = read_categories(folder / CATEGORIES, _shown(folder / CATEGORIES))
    if not drafts:
        documents = {i: document for i, document in documents.items() if not _is_draft(document)}
    numbers = _written_numbers(documents)
    unreadable = frozenset(i for i, document in documents.items() if document.unreadable)
    known = _known(frozenset(documents), tuple(numbers.items()), unreadable)
    entries: dict[str, Entry] = {}
    for entry_id in documents.keys() - unreadable:
        entry, found = _made(documents[entry_id], known)
        mistakes += found
        if entry:
            entries[entry_id] = entry
    mistakes += [*wrong, *check_graph(documents, calculators, None if wrong else categories)]
    if mistakes:
        raise GlossaryError(mistakes)
    return derive(entries, documents, categories)


@lru_cache(maxsize=1)
def _known(
    ids: frozenset[str], numbers: tuple[tuple[str, str], ...], unreadable: frozenset[str]
) -> Known:
    """Give what texts may refer to: the same object as before where nothing of it has changed."""
    return Known(ids=ids, facts=dict(numbers), unreadable=unreadable)


@lru_cache(maxsize=REMEMBERED)
def _made(document: Document, known: Known) -> tuple[Entry | None, list[Mistake]]:
    """Check a file's texts and make its entry; the same file gives the same object again."""
    mistakes = [*islice(check_texts(document, known), MOST_IN_TEXTS)]
    try:
        return read_entry(document, known.facts), mistakes
    except GlossaryError as error:
        return None, [*mistakes, *error.mistakes]


def _is_draft(document: Document) -> bool:
    return isinstance(document.data, dict) and document.data.get("status") == Status.draft


def read_entry(document: Document, numbers: Mapping[str, str]) -> Entry:
    """Make an entry of a file, with `{{ fact:… }}` replaced by its number as it is written out.

    Raises:
        GlossaryError: the file does not say what an entry may say.

    """
    data = _filled(document.data, numbers)
    if not isinstance(data, dict):
        what = "is not an entry. Begin with 'prefLabel: …' and 'definition: …'."
        raise GlossaryError([document.mistake((), what)])
    try:
        return Entry.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        raise GlossaryError(explain(error, document)) from None


def _filled(data: Any, numbers: Mapping[str, str]) -> Any:
    if isinstance(data, dict):
        return {key: _filled(value, numbers) for key, value in data.items()}
    if isinstance(data, list):
        return [_filled(value, numbers) for value in data]
    if isinstance(data, str):
        return replace_references(data, lambda key: numbers.get(key, "?"))
    return data


def _written_numbers(documents: Mapping[str, Document]) -> dict[str, str]:
    """Write out every number that any file states; '?' where the file states it wrongly."""
    return {
        f"{entry_id}.{key}": _written(fact)
        for entry_id, document in documents.items()
        if isinstance(document.data, dict) and isinstance(document.data.get("facts"), dict)
        for key, fact in document.data["facts"].items()
    }


def _written(fact: Any) -> str:
    try:
        return said(_NUMBER.validate_python(fact["value"]), str(fact["unit"]).strip())
    except (KeyError, TypeError, ValidationError):
        return "?"


def read_folder(folder: Path) -> tuple[dict[str, Document], list[Mistake]]:
    """Read every file of a folder as data, by id, and give what is wrong with the files."""
    if not folder.is_dir():
        return {}, [Mistake(_shown(folder), 1, 1, "there is no such folder. Name another.")]
    documents: dict[str, Document] = {}
    mistakes: list[Mistake] = []
    for path, shown in _entry_files(folder):
        text, found = read_text(path, shown)
        document = Document(shown, [], unreadable=True) if text is None else read_yaml(text, shown)
        mistakes += [*_misplaced(path, shown, folder), *found, *document.mistakes]
        documents[path.stem] = document
    return documents, mistakes


def _entry_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Give everything that looks like YAML, so that nothing is passed over, and how it is shown."""
    for at, folders, files in sorted(os.walk(folder)):
        shown = _shown(Path(at))
        for name in sorted([*folders, *files]):
            if name.lower().endswith((".yml", ".yaml")) and not name.startswith("."):
                yield Path(at, name), str(Path(shown, name))


def _misplaced(path: Path, shown: str, folder: Path) -> Iterator[Mistake]:
    if path.parent != folder:
        yield Mistake(shown, 1, 1, f"lies in a folder below. Move it into '{_shown(folder)}'.")
    if path.suffix != ".yml":
        yield Mistake(shown, 1, 1, f"ends in '{path.suffix}'. Rename it to '{path.stem}.yml'.")
    if not re.fullmatch(ID_PATTERN, path.stem):
        near = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
        cure = f" Did you mean '{near}.yml'?" if near else ""
        yield Mistake(
            shown,
            1,
            1,
            f"'{path.stem}' is not an id. Name the file with lower-case words joined by '-'.{cure}",
        )
    if path.stem in RESERVED:
        cure = f"Name the file '{unreserved(path.stem)}.yml'."
        yield Mistake(shown, 1, 1, f"'{path.stem}' is the address of the list itself. {cure}")


def _shown(path: Path) -> str:
    """Give a path as one would type it: from here on, if it lies below here."""
    absolute, here = path.absolute(), Path.cwd()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else path)
