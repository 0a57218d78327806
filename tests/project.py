"""A copy of the project for tests that change its files, or build what must not be published."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hooks.fresh.__main__ import main as begin
from tests import built
from tests.copies import copied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Project:
    """A copy of the project, whose site can be built and whose files can be edited."""

    def __init__(self, folder: Path, environment: dict[str, str] | None = None) -> None:
        self.folder = copied(folder)
        self.environment = built.environment() if environment is None else environment

    def emptied(self, *calculators: str) -> Project:
        """Leave a site with one entry, these calculators and what they need: quick to build."""
        assert begin(["Harbor words", "--force", "--calculators", *calculators], self.folder) == 0
        return self

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
