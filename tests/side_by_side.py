"""Runs the tests in two groups side by side, one a processor: in browsers, and without them.

Both look at one site, which is built before; so neither builds what the other is about to keep in
`.cache`. The browsers' group speaks as it goes; the other's words come afterwards, whole.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.built import GIVEN, build
from tests.copies import ROOT

IN_BROWSERS = ("tests/browser",)
WITHOUT = ("--ignore=tests/browser",)


def main() -> int:
    """Run both groups; the status is 0 where both passed."""
    with tempfile.TemporaryDirectory(prefix="tests-") as folder:
        site, said = Path(folder) / "site", Path(folder) / "said.txt"
        build(site)
        os.environ[GIVEN] = str(site)
        with said.open("w+", encoding="utf-8") as file:
            without = subprocess.Popen(_pytest("without", WITHOUT), cwd=ROOT, stdout=file)
            failed = subprocess.run(_pytest("browsers", IN_BROWSERS), cwd=ROOT, check=False)
            status = without.wait() or failed.returncode
            file.seek(0)
            sys.stdout.write(file.read())
    return status


def _pytest(group: str, chosen: tuple[str, ...]) -> list[str]:
    kept = f"cache_dir=.pytest_cache/{group}"
    return [sys.executable, "-m", "pytest", "-q", "-o", kept, *chosen]


if __name__ == "__main__":
    sys.exit(main())
