"""What mkdocs.yml sets: where a setting stands in it, and that the pictures it names are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from hooks.entries.mistakes import GlossaryError, Mistake, did_you_mean, dotted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from hooks.entries.mistakes import KeyPath

CONFIG = "mkdocs.yml"
PICTURES = ("logo", "favicon")
ENDINGS = (".svg", ".png", ".ico", ".jpg", ".jpeg", ".webp", ".gif")


def mistake_at(config: str, keys: KeyPath, what: str) -> Mistake:
    """Name a mistake with the place of a setting in the text of mkdocs.yml."""
    node, mark = yaml.compose(config, Loader=yaml.SafeLoader), None
    for key in keys:
        for name, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if name.value == key:
                node, mark = value, name.start_mark
                break
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Mistake(CONFIG, line, column, f"{dotted(keys)}: {what}")


def check_pictures(theme: Mapping[str, object], folders: Sequence[Path], root: Path) -> None:
    """See that the logo and the small picture in the browser's tab are there.

    Args:
        theme: what stands at `theme:` in mkdocs.yml.
        folders: where published files come from; one's own pages before the theme's.
        root: the project, where mkdocs.yml is.

    Raises:
        GlossaryError: mkdocs.yml names a picture that is not there; readers would see a broken one.

    """
    config = (root / CONFIG).read_text("utf-8")
    named = {key: str(theme[key]) for key in PICTURES if theme.get(key)}
    wrong = [
        mistake_at(config, ("theme", key), _missing(path, folders[0]))
        for key, path in named.items()
        if not any((folder / path).is_file() for folder in folders)
    ]
    if wrong:
        raise GlossaryError(wrong)


def _missing(path: str, docs: Path) -> str:
    there = [file.relative_to(docs).as_posix() for end in ENDINGS for file in docs.rglob(f"*{end}")]
    return (
        f"there is no file '{docs.name}/{path}'. Put your picture there, or name one that is there."
        f"{did_you_mean(path, there)}"
    )
