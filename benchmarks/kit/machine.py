"""What a benchmark ran on, and how busy it was: figures mean little without."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.find import FLAGS, chromium

Described = dict[str, str | float]

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "node_modules" / "pyodide" / "package.json"


def described() -> Described:
    """Describe the machine and the programs that the figures depend on."""
    return {
        "cpu": _cpu(),
        "cores": os.cpu_count() or 0,
        "memory_mib": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "os": _system(),
        "python": platform.python_version(),
        "browser": _browser(),
        "pyodide": json.loads(PYODIDE.read_text(encoding="utf-8"))["version"],
    }


def load(minutes: float = 1) -> float:
    """Give how many processes wanted a core, ours included.

    It is averaged over the last 1, 5 or 15 minutes, whichever is nearest to `minutes`.
    """
    averages = dict(zip((1, 5, 15), os.getloadavg(), strict=True))
    return round(averages[min(averages, key=lambda span: abs(span - minutes))], 2)


def _cpu() -> str:
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform()
    return f"{name}, {platform.system()} {platform.release()}"


def _browser() -> str:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        version = browser.version
        browser.close()
    return f"Chromium {version}, headless"
