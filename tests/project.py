"""A copy of the project for tests that change its files, or build what must not be published."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
LEFT_OUT = shutil.ignore_patterns(
    *(".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "node_modules"),
    *("site", "site.next", "site.last", "tests"),
)


class Project:
    """A copy of the project, whose site can be built and whose files can be edited."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
        self.folder, self.environment = folder, environment

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of the project's modules in the copy."""
        command = [sys.executable, "-m", *arguments]
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
        )

    @contextmanager
    def edited(self, path: str, before: str, after: str) -> Iterator[int]:
        """Change a file for a while; gives the line of the first place that is changed."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        start = text.index(before)
        file.write_text(text[:start] + after + text[start + len(before) :], encoding="utf-8")
        try:
            yield text.count("\n", 0, start) + 1
        finally:
            file.write_text(text, encoding="utf-8")

    def site(self) -> dict[str, bytes]:
        """Give every file of the published site."""
        site = self.folder / "site"
        return {
            path.relative_to(site).as_posix(): path.read_bytes()
            for path in sorted(site.rglob("*"))
            if path.is_file()
        }
