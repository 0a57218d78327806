"""What all tests of the built site share: one real build."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.built import GIVEN, build

# Timings are benchmarks, never tests: a loaded machine fails nothing. One commit draws the same
# cases everywhere, so a failure is the commit's; `pytest --hypothesis-profile=anew` draws others.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("anew", deadline=None)
settings.load_profile("repeatable")
# What a shell starts in the background ignores Ctrl-C, and so would all that is tried here.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make build` makes it, for a host that serves it below a deep path."""
    if given := os.environ.get(GIVEN):
        return Path(given)
    folder = tmp_path_factory.mktemp("built") / "site"
    build(folder)
    return folder
