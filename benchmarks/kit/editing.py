"""How long an editor waits: from saving a file until the page that is served shows it."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.kit.grown import Grown

ADDRESS = "127.0.0.1:8765"
READY = "Shown at"
LOOK_EVERY_S = 0.05
REST_S = 2.0
"""Before an edit, as an editor rests: the rebuild before it is over."""


@contextmanager
def served(project: Grown) -> Iterator[None]:
    """Serve a project as `make serve` does, and wait until its first build is there."""
    server = subprocess.Popen(  # noqa: S603 - this project's own command
        [sys.executable, "-u", "-m", "hooks.serve", ADDRESS],
        cwd=project.folder,
        env=project.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout  # noqa: S101 - it is a pipe
        while READY not in server.stdout.readline():
            if server.poll() is not None:
                msg = "the server ended before it had shown a site"
                raise RuntimeError(msg)
        yield
    finally:
        server.terminate()
        server.wait()


def waited_s(project: Grown, entry: str, before: str, after: str) -> float:
    """Edit an entry, and give the seconds until its page shows `after`."""
    time.sleep(REST_S)
    path = project.folder / "glossary" / f"{entry}.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    began = time.perf_counter()
    while after not in _page(entry):
        time.sleep(LOOK_EVERY_S)
    return time.perf_counter() - began


def _page(entry: str) -> str:
    with urllib.request.urlopen(f"http://{ADDRESS}/glossary/{entry}/") as page:
        return str(page.read().decode())
