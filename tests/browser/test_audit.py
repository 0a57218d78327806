"""`make audit`: axe on every page, in both schemes and sizes, and Lighthouse on one of each."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import SIZES
from tests.browser.find import FLAGS, chromium
from tests.browser.test_pages import ROOT, violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Watch
    from tests.browser.serving import Server

pytestmark = pytest.mark.audit
NODE = ROOT / ".venv" / "bin" / "node"
LIGHTHOUSE = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
AUDITED = ["", "glossary/fine-tuning/", "calculators/api-cost/"]
WANTED = {"performance": 0.9, "accessibility": 1.0, "best-practices": 1.0, "seo": 0.9}


def test_no_axe_violation_on_any_page(site: Path, visit: Callable[..., Page], watch: Watch) -> None:
    """Every page has no finding in either scheme and at either size."""
    pages = sorted(p.parent.relative_to(site).as_posix() for p in site.rglob("index.html"))
    found = {}
    for path in pages:
        for size in SIZES:
            for scheme in ("light", "dark"):
                page = visit("" if path == "." else f"{path}/", size, color_scheme=scheme)
                page.wait_for_timeout(300)
                if wrong := violations(page):
                    found[f"{path} {size} {scheme}"] = wrong
                page.context.close()
    assert found == {}
    assert watch.foreign == []
    assert watch.complaints == []


@pytest.mark.parametrize("form", ["mobile", "desktop"])
@pytest.mark.parametrize("path", AUDITED)
def test_lighthouse(path: str, form: str, server: Server, tmp_path: Path) -> None:
    """Lighthouse, behind a server that compresses, finds little to complain of."""
    report = _lighthouse(server.url + path, form, tmp_path / "report.json")
    scores = {name: part["score"] for name, part in report["categories"].items()}
    print(f"\n{path or 'home'} {form}: {scores}")  # noqa: T201 - the audit's result
    lost = [a["id"] for a in report["audits"].values() if a["score"] is not None and a["score"] < 1]
    assert {k: v for k, v in scores.items() if v < WANTED[k]} == {}, lost


def _lighthouse(url: str, form: str, out: Path) -> Any:
    flags = " ".join(["--headless", *FLAGS, f"--user-data-dir={out.parent}/profile"])
    command = [NODE, LIGHTHOUSE, url, "--quiet", "--output=json", f"--output-path={out}"]
    command += [f"--chrome-flags={flags}", f"--only-categories={','.join(WANTED)}"]
    command += ["--preset=desktop"] if form == "desktop" else []
    subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": chromium() or ""})
    return json.loads(out.read_text(encoding="utf-8"))
