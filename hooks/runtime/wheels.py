"""The wheels that compile Python inside Pyodide: pyodide-build and what its py-compile imports.

pyodide-build asks for a newer Python than an editor may have. It never runs on the editor's, only
inside Pyodide, so the wheels are fetched for that and installed nowhere.
"""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from hooks.runtime.errors import RuntimePackError

if TYPE_CHECKING:
    from pathlib import Path

PYTHON_VERSION = "3.14"


def fetch_wheels(requirements: Path, folder: Path) -> list[Path]:
    """Give the pinned wheels, fetched if they are not in the folder.

    Raises:
        RuntimePackError: pip could not fetch them.
    """
    pins = re.findall(r"^(\S+)==(\S+)", requirements.read_text(encoding="utf-8"), re.MULTILINE)
    if any(_wheel(folder, *pin) is None for pin in pins):
        _download(requirements, folder)
    found = [_wheel(folder, *pin) for pin in pins]
    return [wheel for wheel in found if wheel is not None]


def _wheel(folder: Path, name: str, version: str) -> Path | None:
    return next(folder.glob(f"{name.replace('-', '_')}-{version}-*.whl"), None)


def _download(requirements: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    options += ["--ignore-requires-python", "--only-binary=:all:"]
    options += ["--python-version", PYTHON_VERSION]
    command = [sys.executable, "-m", "pip", "download", *options]
    done = subprocess.run(  # noqa: S603 - pip with our own lock
        [*command, "--requirement", str(requirements), "--dest", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or ["pip gave no reason"]
        msg = (
            f"{requirements.name}: the wheels that compile Python could not be fetched: "
            f"{said[0]}. Check the connection and run `make build` again."
        )
        raise RuntimePackError(msg)
