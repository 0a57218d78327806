"""Browsers to test with: what the machine has, what its package manager brings, Playwright's own.

`python -m tests.browser.find` gets what is missing. Without a Chromium nothing can be tested;
without Firefox or WebKit their tests are left out, and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Source:
    """Where a browser may come from: one of these programs, or these Debian packages."""

    programs: tuple[str, ...]
    packages: tuple[str, ...]
    needs: tuple[str, ...] = ()
    """Programs without which the browser does not start."""


CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
SOURCES = {
    "chromium": Source(CHROMIUMS, ("chromium",)),
    "firefox": Source(("firefox-esr", "firefox"), ("firefox-esr",)),
    "webkit": Source(("WebKitWebDriver",), ("webkit2gtk-driver", "xvfb"), needs=("Xvfb",)),
}
"""By the name that Playwright has for the browser."""


def program(name: str) -> str | None:
    """Give the path of a browser that is here, or None for Playwright's own."""
    source = SOURCES[name]
    if not all(map(shutil.which, source.needs)):
        return None
    return next((path for one in source.programs if (path := shutil.which(one))), None)


def chromium() -> str | None:
    """Give the path of a Chromium that is here, or None for Playwright's own."""
    return program("chromium")


def missing() -> list[str]:
    """List the browsers that neither the machine nor Playwright has."""
    absent = [name for name in SOURCES if not program(name)]
    if not absent:
        return []
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and seldom needed

    with sync_playwright() as playwright:
        return [n for n in absent if not Path(getattr(playwright, n).executable_path).exists()]


def from_packages(names: list[str]) -> None:
    """Install browsers from Debian's packages, where that needs no password."""
    may = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not all(map(shutil.which, ("apt-get", *may[:1]))):
        return
    apt_get = [*may, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-qq"]
    subprocess.run([*apt_get, "update"], check=False)
    for name in names:
        subprocess.run([*apt_get, "install", *SOURCES[name].packages], check=False)


def from_playwright(names: list[str]) -> None:
    """Install Playwright's own builds of browsers."""
    install = [sys.executable, "-m", "playwright", "install", *names]
    subprocess.run(install, check=False)


def main() -> int:
    """Find the browsers, or get them. Returns the exit status: 1 without a Chromium."""
    for get in (from_packages, from_playwright):
        if absent := missing():
            print(f"Not here: {', '.join(absent)}; installing (once) ...", file=sys.stderr)
            get(absent)
    absent = missing()
    for name in absent:
        left_out = "" if name == "chromium" else "; its tests are left out"
        one_of = " or ".join(SOURCES[name].programs)
        print(f"No {name} here{left_out}. Put {one_of} on PATH to test with it.", file=sys.stderr)
    return int("chromium" in absent)


if __name__ == "__main__":
    sys.exit(main())
