"""One page of each template is valid HTML, as html-validate sees it (`.html-validate.json`)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from calculators.kit.calculator import names

ROOT = Path(__file__).parents[2]
VALIDATOR = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
LONGEST = max((ROOT / "glossary").glob("*.yml"), key=lambda path: path.stat().st_size)
ONE_OF_EACH = {
    "home": "index.html",
    "entry": f"glossary/{LONGEST.stem}/index.html",
    "glossary": "glossary/index.html",
    "page": "about/index.html",
    "not found": "404.html",
}
if names():
    ONE_OF_EACH |= {
        "calculator": f"calculators/{names()[0]}/index.html",
        "calculators": "calculators/index.html",
    }
# Material's own markup, which a template of ours cannot reach: its switches without text for menu
# and search, and the label of a table of contents that a page may hide. No rule is off for ours.
MATERIALS = {
    ("valid-autocomplete", "#__drawer"),
    ("input-missing-label", "html > body > header > nav > label"),
    ("input-missing-label", "#__search"),
    ("valid-autocomplete", "#__search"),
    ("attribute-allowed-values", "#__nav_"),
    ("input-missing-label", "html > body > label"),
    ("no-missing-references", "> div > div > nav > label"),
}


def findings(pages: list[Path], report: Path) -> list[str]:
    """Run html-validate, and give what it finds in markup that is ours."""
    node = Path(sys.executable).with_name("node")
    command = [node, VALIDATOR, "--config", ROOT / ".html-validate.json", "--formatter", "json"]
    with report.open("w") as written:  # through a pipe it would be cut at 64 KiB
        subprocess.run([*command, *pages], cwd=ROOT, check=False, stdout=written)
    return [
        f"{page['filePath']}:{m['line']}:{m['column']}: {m['message']} ({m['ruleId']})"
        for page in json.loads(report.read_text(encoding="utf-8"))
        for m in page["messages"]
        if not any(
            rule == m["ruleId"] and place in (m["selector"] or "") for rule, place in MATERIALS
        )
    ]


def test_one_page_of_each_template_is_valid(site: Path, tmp_path: Path) -> None:
    """No error of the HTML standard in any template, and the templates are all there."""
    pages = [site / page for page in ONE_OF_EACH.values()]
    assert [page for page in pages if not page.is_file()] == []
    assert findings(pages, tmp_path / "report.json") == []


@pytest.mark.audit
def test_every_page_is_valid(site: Path, tmp_path: Path) -> None:
    """No error of the HTML standard on any page."""
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > len(ONE_OF_EACH)
    assert findings(pages, tmp_path / "report.json") == []


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    """The configuration is read: a list without items and a doubled id are found."""
    page = tmp_path / "wrong.html"
    page.write_text(
        '<!DOCTYPE html><html lang="en"><head><title>x</title></head>'
        '<body><ul><p id="a">x</p></ul><p id="a">y</p></body></html>',
        encoding="utf-8",
    )
    found = " ".join(findings([page], tmp_path / "report.json"))
    assert "no-dup-id" in found
    assert "element-permitted-content" in found
