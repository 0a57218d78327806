"""The built site to measure: built anew when a source is newer, and copied, so that it stays."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
MADE_OF = ("calculators", "docs", "glossary", "hooks", "requirements")
AND_OF = ("mkdocs.yml", "package-lock.json")
BESIDE = {".pyc", ".md5"}


@contextmanager
def built_site() -> Iterator[Path]:
    """Give a copy of the site as `make build` makes it; a build meanwhile does not change it."""
    if is_stale():
        print("The site is missing or older than its sources: building it ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "hooks.publish"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        copy = Path(folder) / "site"
        shutil.copytree(SITE, copy)
        yield copy


def is_stale() -> bool:
    """Whether a source has changed since the site was built."""
    page = SITE / "index.html"
    sources = [p for name in MADE_OF for p in (ROOT / name).rglob("*") if p.suffix not in BESIDE]
    sources += [ROOT / name for name in AND_OF]
    newest = max(path.stat().st_mtime for path in sources if path.is_file())
    return not page.exists() or page.stat().st_mtime < newest
