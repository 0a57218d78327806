"""JupyterLite's kernel, laid out so that it needs no other host: its worker, wheels, their lock.

This is what `jupyter lite build --pyodide-lock` writes for it, without JupyterLab around it. The
kernel then installs nothing while a reader waits.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from email.parser import BytesParser
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

KERNEL = "jupyterlite_pyodide_kernel-*.whl"
WORKER = "/static/comlink.worker."
INSIDE = {"sys_platform": "emscripten", "os_name": "posix", "extra": ""}
"""What requirements are read for, where it differs from this machine."""


def lay_out(wheels: Path, lock: Path, folder: Path) -> None:
    """Write the worker as `worker.js`, the wheels, and `pyodide-lock.json`.

    Args:
        wheels: the folder with the kernel's own wheel and those of what it imports.
        lock: the lock of the Pyodide that runs them.
        folder: where they are written; it is there and empty.

    """
    [kernel] = wheels.glob(KERNEL)
    for wheel in set(wheels.glob("*.whl")) - {kernel}:
        shutil.copy(wheel, folder)
    with ZipFile(kernel) as packed:
        for name in packed.namelist():
            if name.endswith(".whl") and "/static/" in name:
                (folder / Path(name).name).write_bytes(packed.read(name))
            elif WORKER in name and name.endswith(".js"):
                (folder / "worker.js").write_bytes(packed.read(name))
    info = json.loads(lock.read_text(encoding="utf-8"))["info"]
    written = json.dumps({"info": info, "packages": locked(folder)})
    (folder / lock.name).write_text(written, encoding="utf-8")


def locked(folder: Path) -> dict[str, Any]:
    """Describe the wheels in a folder as a lock of Pyodide's does, by name."""
    packages = [_package(wheel) for wheel in sorted(folder.glob("*.whl"))]
    here = {package["name"] for package in packages}
    for package in packages:
        package["depends"] = [name for name in package["depends"] if name in here]
    return {package["name"]: package for package in packages}


def _package(wheel: Path) -> dict[str, Any]:
    name, version, _, _ = parse_wheel_filename(wheel.name)
    return {
        "name": name,
        "version": str(version),
        "file_name": wheel.name,
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "depends": _required(wheel),
        "imports": [],
        "install_dir": "site",
        "package_type": "package",
        "unvendored_tests": False,
    }


def _required(wheel: Path) -> list[str]:
    with ZipFile(wheel) as packed:
        [name] = (n for n in packed.namelist() if n.endswith(".dist-info/METADATA"))
        told = BytesParser().parsebytes(packed.read(name)).get_all("Requires-Dist", [])
    needed = map(Requirement, told)
    return [
        canonicalize_name(one.name)
        for one in needed
        if not one.marker or one.marker.evaluate(INSIDE)
    ]
