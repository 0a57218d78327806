"""The theme's styles, less what no page here can use, so that they come with ours in one sheet."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.runtime.errors import RuntimePackError
from hooks.runtime.node import npm_part, run_node

if TYPE_CHECKING:
    from collections.abc import Iterable

TRIMMING = Path(__file__).with_name("trimming.mjs")
SHEETS = ("main.*.css", "palette.*.css")
"""What Material's `base.html` links, in its order; a test holds that there is nothing else."""
USED = ("*.html", "partials/*.html", "assets/javascripts/bundle.*.js")


def templates() -> Path:
    """Give the folder with Material's templates.

    Raises:
        RuntimePackError: it is not installed.
    """
    found = find_spec("material")
    if found is None or found.origin is None:
        msg = "Material for MkDocs is missing. Run `make build`, which installs it."
        raise RuntimePackError(msg)
    return Path(found.origin).parent / "templates"


def sheets() -> list[Path]:
    """Find Material's style sheets."""
    return _matching(templates() / "assets" / "stylesheets", SHEETS)


def using(root: Path) -> list[Path]:
    """Find the files whose words may name something in Material's style sheets."""
    ours = _matching(root / "docs", ("*.md", "templates/**/*.*", "assets/*.mjs"))
    return _matching(templates(), USED) + ours


def trim(own: Iterable[Path], root: Path, work: Path) -> Path:
    """Write Material's styles without what neither its parts in use nor ours name.

    Args:
        own: our style sheets.
        root: the project.
        work: a folder for what is written.

    Raises:
        RuntimePackError: PurgeCSS is missing, or cannot read a style sheet.
    """
    npm_part(root, "purgecss/package.json")
    ours, trimmed, job = (work / name for name in ("ours.css", "theme.css", "job.json"))
    ours.write_text("\n".join(path.read_text(encoding="utf-8") for path in own), encoding="utf-8")
    parts = {"sheets": sheets(), "used": using(root), "own": ours, "written": trimmed}
    job.write_text(json.dumps(parts, default=str), encoding="utf-8")
    run_node(TRIMMING, job, cwd=root)
    return trimmed


def _matching(folder: Path, patterns: Iterable[str]) -> list[Path]:
    return [path for pattern in patterns for path in sorted(folder.glob(pattern)) if path.is_file()]
