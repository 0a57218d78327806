"""What all tests of the built site share: one real build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# Timings are benchmarks, never tests: a loaded machine fails nothing.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
SITE_URL = "https://example.org/some/repo/"
DAY = "1795521600"  # November 24, 2026, noon: on a fixed day two builds are equal


@pytest.fixture(scope="session")
def build_environment() -> dict[str, str]:
    """The environment of every build here: below a deep path, on a fixed day."""
    fixed = {"SITE_URL": SITE_URL, "SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1"}
    return os.environ | fixed


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, build_environment: dict[str, str]) -> Path:
    """The site as `make build` makes it, for a host that serves it below a deep path."""
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=build_environment, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return folder
