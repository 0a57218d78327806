"""Run in a copy of the project: rebuilds as the server does after each edit, and compares.

For each edit, one line of JSON: which files differ from a build with nothing to take from and
nothing remembered, and which pages were made anew.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import shutil
import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from hooks.serve.kept import RECORD
from hooks.serve.last_good import LastGood

URL = "http://127.0.0.1:8000/"
ROOT = Path.cwd()
Remembering = type(functools.cache(str))


def build_into(folder: Path) -> None:
    """Build as the server does."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), site_url=URL)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url=URL)


def files(site: Path) -> dict[str, tuple[bytes, int]]:
    """Give content and time of every file that is shown."""
    return {
        path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file() and path.name != RECORD
    }


def rebuilt(folder: str) -> dict[str, tuple[bytes, int]]:
    """Rebuild a site, and give what it is now."""
    last = LastGood(ROOT, ROOT / ".cache" / folder, build_into)
    last.rebuild()
    if last.mistake:
        sys.exit(last.mistake)
    return files(last.shown)


def forget_all() -> None:
    """Forget whatever this process has kept of what it made."""
    for one in gc.get_objects():
        if isinstance(one, Remembering):
            one.cache_clear()


def content(site: dict[str, tuple[bytes, int]], name: str) -> bytes | None:
    """Give a file's content, or None where there is no such file."""
    return site[name][0] if name in site else None


def main(edits: list[list[str]]) -> None:
    """Make each edit (path, before, after), rebuild, and compare."""
    before = rebuilt("serve")
    for path, old, new in edits:
        file = ROOT / path
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
        after = rebuilt("serve")
        shutil.rmtree(ROOT / ".cache" / "whole", ignore_errors=True)
        forget_all()
        whole = rebuilt("whole")
        differ = [name for name in {*after, *whole} if content(after, name) != content(whole, name)]
        anew = [name for name in after if before.get(name, (b"", 0))[1] != after[name][1]]
        found = {"differ": sorted(differ), "anew": [n for n in anew if n.endswith(".html")]}
        sys.stdout.write(f"{json.dumps(found)}\n")
        before = after


if __name__ == "__main__":
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    main(json.loads(sys.argv[1]))
