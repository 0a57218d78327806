"""The site that all tests of a built site share: as `make build` makes it, on a fixed day."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.copies import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SITE_URL = "https://example.org/some/repo/"
DAY = "1795521600"  # November 24, 2026, noon: on a fixed day two builds are equal
GIVEN = "RECKONER_TESTED_SITE"
"""The environment variable that names a folder where somebody has built it already."""


def environment() -> dict[str, str]:
    """Give the environment of every build here: below a deep path, on a fixed day."""
    fixed = {"SITE_URL": SITE_URL, "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1"}
    return os.environ | fixed


def build(folder: Path) -> None:
    """Build the site into a folder; a mistake ends with what the build says of it.

    It is built from the folder above the project, which must make no difference.
    """
    mkdocs = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(
        [*mkdocs, "--config-file", f"{ROOT.name}/mkdocs.yml", "--site-dir", str(folder)],
        cwd=ROOT.parent,
        env=environment() | {"PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(done.stderr)
