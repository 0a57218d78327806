"""The facts that calculators can ask for: the browser gets these, and none that only pages show.

Which ones they are is read from the calculators' source. A key that is put together of parts, such
as `fact(f"ai-evaluation.{who}_agreement")`, stands for every fact that it could become.
"""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.runtime.errors import RuntimePackError
from hooks.runtime.sources import calculator_sources
from hooks.runtime.stored import step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ASK = "fact"
FILE = "facts.json"
ANYTHING = "[a-z0-9_-]+"


def shipped_facts(root: Path, cache: Path) -> Path:
    """Write the facts that the calculators below `root` can ask for, and give the file.

    It is looked at anew only where calculators or facts have changed.

    Raises:
        RuntimePackError: a call does not say which entry's fact it asks for.
    """
    sources = calculator_sources(root)
    facts = root / "calculators" / "data" / FILE
    parts = {**sources, FILE: facts.read_bytes(), "facts.py": Path(__file__).read_bytes()}

    def make(done: Path) -> None:
        asked, known = asked_facts(sources), json.loads(parts[FILE])
        rows = {key: row for key, row in known.items() if asked.fullmatch(key)}
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        (done / FILE).write_text(text, encoding="utf-8")

    return step(cache, "facts", parts, make) / FILE


def asked_facts(sources: Mapping[str, bytes]) -> re.Pattern[str]:
    """Give a pattern of the keys that the sources, by their path, ask for.

    Raises:
        RuntimePackError: a call does not say which entry's fact it asks for.
    """
    trees = {path: ast.parse(text) for path, text in sources.items() if path.endswith(".py")}
    constants = {name: key for tree in trees.values() for name, key in _constants(tree)}
    keys = {
        _key(call.args[0], constants, f"{path}:{call.lineno}:{call.col_offset + 1}")
        for path, tree in trees.items()
        for call in _calls(tree)
    }
    return re.compile("|".join(sorted(keys)) or "(?!)")


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == ASK:
            yield node


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Give the names that a module gives to texts, such as `RENT = "self-hosting.rent"`."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value


def _key(asked: ast.expr, constants: Mapping[str, ast.expr], place: str) -> str:
    """Write a call's argument as a pattern."""
    if isinstance(asked, ast.Name):
        asked = constants.get(asked.id, asked)
    parts = asked.values if isinstance(asked, ast.JoinedStr) else [asked]
    texts = [part.value if isinstance(part, ast.Constant) else None for part in parts]
    if not re.match(r"[a-z0-9-]+\.", str(texts[0])):
        msg = f"{place}: does not say which entry's fact it asks for. Begin with '<entry>.'."
        raise RuntimePackError(msg)
    return "".join(ANYTHING if text is None else re.escape(str(text)) for text in texts)
