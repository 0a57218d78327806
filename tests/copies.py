"""A copy of the project to try things in, which shares what takes long to make."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEFT_OUT = {
    ROOT: shutil.ignore_patterns(
        *(".git", ".venv", ".*_cache", ".hypothesis", "node_modules"),
        *("site", "site.next", "site.last"),
    ),
    ROOT / ".cache": shutil.ignore_patterns("benchmarks", "serve"),
}
ANYWHERE = shutil.ignore_patterns("__pycache__", "node_modules")


def copied(folder: Path) -> Path:
    """Copy the project's own files and what is kept between builds, and give the folder."""

    def left_out(at: str, names: list[str]) -> set[str]:
        return LEFT_OUT.get(Path(at), ANYWHERE)(at, names)

    shutil.copytree(ROOT, folder, ignore=left_out)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder
