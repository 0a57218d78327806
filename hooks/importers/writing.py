"""Drafts written as YAML, once the loader has read them beside the entries that are there."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from calculators.kit.calculator import names
from hooks.entries.categories import FILE as CATEGORIES
from hooks.entries.categories import read_categories, written
from hooks.entries.load import load
from hooks.entries.mistakes import GlossaryError
from hooks.importers.record import SourceError, slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hooks.importers.settling import Draft

FIRST_LINE = "# yaml-language-server: $schema=.schema.json\n"
WIDTH = 100


def existing_labels(folder: Path, *, force: bool) -> dict[str, str]:
    """Give every name that the folder's entries have, folded, with the entry's id.

    With `force` none counts as taken: entries of the same id will be written over.

    Raises:
        SourceError: the folder's own entries have mistakes; they must be mended first.
    """
    if wrong := read_categories(folder / CATEGORIES, str(folder / CATEGORIES))[1]:
        raise SourceError("\n".join(map(str, wrong)))
    if force or not folder.is_dir() or not any(folder.glob("*.yml")):
        return {}
    try:
        glossary = load(folder, names())
    except GlossaryError as error:
        msg = f"{error}\nMend these first: the import must leave a glossary that builds."
        raise SourceError(msg) from None
    return {
        label.casefold(): entry_id
        for entry_id, entry in glossary.entries.items()
        for label in (*entry.labels(), *entry.hidden_label, entry_id)
    }


def fitting(drafts: Sequence[Draft], folder: Path) -> tuple[list[Draft], list[tuple[str, str]]]:
    """Keep what the loader accepts beside the folder's entries; say why the rest was refused."""
    kept, refused = list(drafts), list[tuple[str, str]]()
    with tempfile.TemporaryDirectory() as name:
        trial = Path(name) / "glossary"
        trial.mkdir()
        for path in (*folder.glob("*.yml"), *folder.glob(CATEGORIES)):
            shutil.copy2(path, trial)
        while kept:
            write(kept, trial)
            if not (wrong := _mistakes(trial)):
                break
            refused += [(one.data["prefLabel"], wrong[one.id]) for one in kept if one.id in wrong]
            for entry_id in wrong:
                (trial / f"{entry_id}.yml").unlink(missing_ok=True)
            kept = [draft for draft in kept if draft.id not in wrong]
            for draft in kept:
                _forget(draft, set(wrong))
    return kept, refused


def _mistakes(folder: Path) -> dict[str, str]:
    """Give the first mistake of each file; none when the folder loads."""
    try:
        load(folder, names())
    except GlossaryError as error:
        found: dict[str, str] = {}
        for mistake in error.mistakes:
            found.setdefault(Path(mistake.path).stem, mistake.text)
        return found
    return {}


def _forget(draft: Draft, ids: set[str]) -> None:
    for key in ("broader", "related"):
        gone = [other for other in draft.data[key] if other in ids]
        draft.lost += [f"{key} '{other}', which was not brought over" for other in gone]
        draft.data[key] = [other for other in draft.data[key] if other not in ids]


def write(drafts: Sequence[Draft], folder: Path) -> None:
    """Write each draft as `<id>.yml`, empty fields left out, and the categories that are new."""
    folder.mkdir(parents=True, exist_ok=True)
    categories = _category_ids(drafts, folder / CATEGORIES)
    for draft in drafts:
        data = {key: value for key, value in draft.data.items() if value}
        if "category" in data:
            data["category"] = categories[data["category"].casefold()]
        (folder / f"{draft.id}.yml").write_text(FIRST_LINE + _yaml(data), encoding="utf-8")


def _category_ids(drafts: Sequence[Draft], path: Path) -> dict[str, str]:
    """Give the id of each category by its folded name; what the file lacks is added to it."""
    known, _ = read_categories(path, str(path))
    ids = {key: key for key in known} | {name.casefold(): key for key, name in known.items()}
    named = [draft.data["category"] for draft in drafts if "category" in draft.data]
    new = {slug(name): name for name in named if name.casefold() not in ids}
    if new:
        present = path.read_text(encoding="utf-8").rstrip("\n") if path.exists() else ""
        path.write_text(f"{present}\n{written(new)}".lstrip("\n"), encoding="utf-8")
    return {name.casefold(): slug(name) for name in named} | ids


class _Plain(yaml.SafeDumper):
    """Writes each value in full: anchors are for programs, not for editors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's name
        return True


def _yaml(data: dict[str, Any]) -> str:
    return str(yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=WIDTH))
