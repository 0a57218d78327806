"""A Chromium to test with: what the machine has, what its package manager brings, Playwright's own.

`python -m tests.browser.find` makes sure that there is one, and prints its path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Give the path of a Chromium that is here, or None for Playwright's own."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def playwright_has_one() -> bool:
    """Whether Playwright has downloaded its own Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and seldom needed

    with sync_playwright() as playwright:
        return os.path.exists(playwright.chromium.executable_path)  # noqa: PTH110


def main() -> int:
    """Find a browser, or get one. Returns the exit status."""
    if chromium() or playwright_has_one():
        return 0
    print("No Chromium here; installing one (once) ...", file=sys.stderr)
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)  # noqa: S607
        install = ["apt-get", "install", "-y", "-qq", "chromium"]
        subprocess.run(install, env=quiet, check=False)
    if not chromium():
        install = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(install, check=False)
    if chromium() or playwright_has_one():
        return 0
    print("Install Chromium or Chrome so that it is on PATH, then try again.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
