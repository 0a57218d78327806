"""Drafts written as YAML into a copy of the glossary, which the loader reads.

Only a copy that loads takes the glossary's place, in one step: an import that fails or is stopped
leaves everything as it was.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from calculators.kit.calculator import names
from hooks.entries.categories import FILE as CATEGORIES
from hooks.entries.categories import read_categories, written
from hooks.entries.ids import slug
from hooks.entries.load import load
from hooks.entries.mistakes import GlossaryError
from hooks.exchange import exchange
from hooks.importers.record import SourceError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from hooks.importers.settling import Draft

FIRST_LINE = "# yaml-language-server: $schema=.schema.json\n"
WIDTH = 100


def existing_labels(folder: Path, replaced: Collection[str]) -> dict[str, str]:
    """Give every name that the folder's entries have, folded, with the entry's id.

    The names of entries that will be replaced are free.

    Raises:
        SourceError: the folder's own entries have mistakes; they must be mended first.
    """
    if not folder.exists():
        return {}
    try:
        glossary = load(folder, names())
    except GlossaryError as error:
        msg = f"{error}\nMend these first: the import must leave a glossary that builds."
        raise SourceError(msg) from None
    return {
        label.casefold(): entry_id
        for entry_id, entry in glossary.entries.items()
        if entry_id not in replaced
        for label in (*entry.labels(), *entry.hidden_label, entry_id)
    }


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """Give a copy of the folder, on the same disk, that is gone afterwards."""
    folder = folder.resolve()
    near = next(parent for parent in folder.parents if parent.is_dir())
    with tempfile.TemporaryDirectory(prefix=".import-", dir=near) as name:
        copy = Path(name) / folder.name
        if folder.exists():
            shutil.copytree(folder, copy, symlinks=True)
        else:
            copy.mkdir()
        yield copy


def fitting(
    drafts: Sequence[Draft], copy: Path, folder: Path
) -> tuple[list[Draft], list[tuple[str, str]]]:
    """Write into the copy what the loader accepts there; say why the rest was refused.

    Raises:
        SourceError: an entry of the folder itself would no longer be right.
    """
    kept, refused = list(drafts), list[tuple[str, str]]()
    while kept:
        write(kept, copy)
        if not (wrong := _mistakes(copy)):
            break
        unfit = {draft.id: draft.data["prefLabel"] for draft in kept if _file(draft.id) in wrong}
        if not unfit:
            found = "\n".join(f"{folder / name}: {what}" for name, what in wrong.items())
            msg = f"{found}\nThe import would leave these entries wrong. Leave out what they need."
            raise SourceError(msg)
        refused += [(name, wrong[_file(entry_id)]) for entry_id, name in unfit.items()]
        for name in [CATEGORIES, *map(_file, unfit)]:
            _restore(name, copy, folder)
        kept = [draft for draft in kept if draft.id not in unfit]
        for draft in kept:
            _forget(draft, set(unfit))
    return kept, refused


def _file(entry_id: str) -> str:
    return f"{entry_id}.yml"


def _mistakes(folder: Path) -> dict[str, str]:
    """Give the first mistake of each file, by its name; none when the folder loads."""
    try:
        load(folder, names())
    except GlossaryError as error:
        found: dict[str, str] = {}
        for mistake in error.mistakes:
            found.setdefault(Path(mistake.path).name, mistake.text)
        return found
    return {}


def _restore(name: str, copy: Path, folder: Path) -> None:
    if (folder / name).exists():
        shutil.copy2(folder / name, copy / name)
    else:
        (copy / name).unlink(missing_ok=True)


def put_in_place(copy: Path, folder: Path) -> None:
    """Let the copy take the folder's place, all of it in one step."""
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    exchange(copy, folder)


def _forget(draft: Draft, ids: set[str]) -> None:
    for key in ("broader", "related"):
        gone = [other for other in draft.data[key] if other in ids]
        draft.lost += [f"{key} '{other}', which was not brought over" for other in gone]
        draft.data[key] = [other for other in draft.data[key] if other not in ids]


def write(drafts: Sequence[Draft], folder: Path) -> None:
    """Write each draft as `<id>.yml`, empty fields left out, and the categories that are new."""
    categories = _category_ids(drafts, folder / CATEGORIES)
    for draft in drafts:
        data = {key: value for key, value in draft.data.items() if value}
        if "category" in data:
            data["category"] = categories[data["category"].casefold()]
        (folder / _file(draft.id)).write_text(FIRST_LINE + _yaml(data), encoding="utf-8")


def _category_ids(drafts: Sequence[Draft], path: Path) -> dict[str, str]:
    """Give the id of each category by its folded name; what the file lacks is added to it.

    'RAG & search' is 'RAG and search', and 'Rag-Search' is the id 'rag-search'.
    """
    known, _ = read_categories(path, str(path))
    ids = {slug(name): key for key, name in known.items() if slug(name)}
    ids |= {name.casefold(): key for key, name in known.items()} | {key: key for key in known}
    named = [draft.data["category"] for draft in drafts if "category" in draft.data]
    new = {slug(name): name for name in named if not {name.casefold(), slug(name)} & ids.keys()}
    if new:
        present = path.read_text(encoding="utf-8").rstrip("\n") if path.exists() else ""
        path.write_text(f"{present}\n{written(new)}".lstrip("\n"), encoding="utf-8")
    made = {name.casefold(): ids.get(slug(name), slug(name)) for name in named}
    return made | ids


class _Plain(yaml.SafeDumper):
    """Writes each value in full: anchors are for programs, not for editors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's name
        return True


def _yaml(data: dict[str, Any]) -> str:
    return str(yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=WIDTH))
