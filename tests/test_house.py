"""The house rules that a machine can hold: who may import what, and how long things may grow."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STANDARD = set(sys.stdlib_module_names)
RULES = {
    "calculators": {"calculators"},
    "calculators/kit/render.py": {"calculators", "jinja2"},
    "hooks/entries": {"hooks.entries", "pydantic", "pydantic_core", "yaml", "markdown"},
    "hooks/colors.py": {"hooks.entries", "hooks.site_settings"},
    "hooks/site_settings.py": {"hooks.entries", "yaml"},
    "hooks/fresh": {"hooks.fresh", "hooks.entries", "hooks.runtime", "calculators"},
    "hooks/mentions": {"hooks.mentions", "hooks.entries", "markdown"},
    "hooks/fragments.py": {"markdown"},
    "hooks/pages": {
        "hooks.fragments",
        "hooks.pages",
        "hooks.entries",
        "calculators",
        "jinja2",
        "vl_convert",
    },
    "hooks/exports": {"hooks.exports", "hooks.entries", "pydantic_core"},
    "hooks/importers": {
        "hooks.importers",
        "hooks.entries",
        "hooks.exchange",
        "calculators",
        "rdflib",
        "yaml",
    },
    "hooks/runtime": {"hooks.runtime", "deflate"},
    "hooks/fonts.py": {"hooks.runtime", "fontTools"},
    "hooks/frame.py": {"jinja2"},
    "hooks/policy.py": {"hooks.listing"},
    "hooks/hosting.py": {"hooks.entries"},
    "hooks/offline.py": {"hooks.listing"},
    "hooks/check.py": {"hooks.entries", "hooks.worklist", "calculators"},
    "hooks/worklist.py": {"hooks.entries", "pyphen"},
    "hooks/new_entry.py": {"hooks.entries", "calculators"},
    "hooks/serve": {"hooks.serve", "mkdocs", "watchdog", "yaml"},
    "hooks/exchange.py": set(),
    "hooks/compressed.py": {"brotli"},
    "hooks/publish.py": {"hooks.compressed", "hooks.entries", "hooks.exchange", "calculators"},
    "hooks/snapshot_prices.py": {"hooks.price_file", "genai_prices"},
    "hooks/price_file.py": set(),
    "hooks/reckoner.py": {"calculators", "hooks"},
    "hooks/build.py": {"calculators", "hooks", "jinja2", "mkdocs"},
}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
SHADOWING = {"markdown", "jinja2", "yaml", "pydantic", "pytest", "mkdocs"}


def tracked(*patterns: str) -> list[Path]:
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / line for line in listed.stdout.split("\n") if line and (ROOT / line).exists()]


def modules() -> list[Path]:
    return [p for p in tracked("*.py") if p.relative_to(ROOT).parts[0] in {"calculators", "hooks"}]


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def rule_of(path: Path) -> set[str]:
    name = path.relative_to(ROOT).as_posix()
    matching = [rule for rule in RULES if name == rule or name.startswith((f"{rule}/", f"{rule}."))]
    return RULES[max(matching, key=len)] if matching else set()


def test_nobody_imports_what_is_not_theirs() -> None:
    """Each folder imports only the standard library and what its rule names."""
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules()
        for name in sorted(imported(path))
        if name.partition(".")[0] not in STANDARD
        and not any(name == ok or name.startswith(f"{ok}.") for ok in rule_of(path))
    ]
    assert wrong == []


def test_nobody_imports_the_hook() -> None:
    """hooks/build.py is where everything meets: nothing depends on it."""
    assert [p for p in modules() if any(n.startswith("hooks.build") for n in imported(p))] == []


def test_no_file_in_hooks_shadows_another_module() -> None:
    """MkDocs puts hooks/ on the path: a file there must not be named like a module elsewhere."""
    own = {path.stem for path in (ROOT / "hooks").iterdir() if path.suffix == ".py"}
    assert own & (STANDARD | SHADOWING | {"calculators"}) == set()


@pytest.mark.parametrize("ending", ["*.py", "*.mjs", "*.css", "*.html"])
def test_files_stay_short(ending: str) -> None:
    """A file over 300 lines may be two rooms in one; styles and tests count too."""
    long = {
        str(path.relative_to(ROOT)): lines
        for path in tracked(ending)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def test_functions_stay_short() -> None:
    """No function over 40 lines, nine in ten under 30."""
    lengths = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in tracked("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}
    assert sum(n < 30 for n in lengths.values()) >= 0.9 * len(lengths)


def test_nothing_names_a_registry_or_a_machine() -> None:
    """Locks carry hashes, not addresses; nothing carries a path of somebody's machine."""
    hosts = (
        "pypi." + "org",
        "python" + "hosted.org",
        "npm" + "js.org",
        "npm" + "js.com",
        "/ro" + "ot/",
    )
    text_files = [p for p in tracked() if p.suffix not in {".png", ".woff2"}]
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in text_files
        for host in hosts
        if host in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, part in lock["packages"].items() if "resolved" in part]
