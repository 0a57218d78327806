"""Python resumed from its memory: it answers as the Python that was begun anew does."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.kit import calculator
from calculators.kit.fields import Quantity
from calculators.kit.inputs import fields_of
from calculators.kit.page import respond
from hooks.runtime.archives import read_packed
from hooks.runtime.node import run_node
from hooks.runtime.pack import Runtime, pack
from hooks.runtime.snapshot import INITIAL_BYTES, stretches

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("resume.mjs")
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


@pytest.fixture(scope="module")
def runtime() -> Runtime:
    """Give what a build packs; a build before has left it in the project's cache."""
    return pack(ROOT / ".cache" / "runtime")


def resumed(runtime: Runtime, requests: list[dict[str, Any]]) -> dict[str, Any]:
    """Resume Python under Node and let it answer, as Pyodide's script and the page do."""
    names = ("python.wasm", "memory.zip")
    node = ROOT / ".venv" / "bin" / "node"
    done = subprocess.run(
        [node, SCRIPT, *(runtime.snapshot[name].path for name in names)],
        input=json.dumps(requests),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def conversations() -> list[dict[str, Any]]:
    """Give requests of every kind for every calculator."""
    asked: list[dict[str, Any]] = []
    for name in calculator.names():
        known = calculator.load(name)
        fields = fields_of(known.inputs)
        quantity = next(key for key, field in fields.items() if isinstance(field, Quantity))
        one = {"calculator": name, "values": {}, "link": None, "root": "../../"}
        asked += [one, *({"calculator": name, "later": True} for _ in range(3))]
        asked += [one | {"values": preset.values} for preset in known.presets]
        asked += [one | {"values": {quantity: "not sure"}}, one | {"values": {quantity: "-7"}}]
        asked += [one | {"export": form} for form in ("memo", "markdown", "csv", "json")]
        link = json.loads(respond(json.dumps(one)))["link"]
        asked += [one | {"link": link}]
        asked += [one | {"scenarios": [{"name": n, "link": link} for n in ("first", "second")]}]
    return [*asked, {"calculator": "no-such", "values": {}, "link": None}]


def rounded(text: str) -> str:
    """Round numbers: the mathematical library of the browser differs in the last digits."""
    return NUMBER.sub(lambda found: f"{float(found[0]):.8g}", text)


def test_a_resumed_python_answers_as_this_one(runtime: Runtime) -> None:
    """Every calculator, with every kind of request, gives the same text as native Python."""
    requests = conversations()
    found = resumed(runtime, requests)
    native = [respond(json.dumps(request)) for request in requests]
    for request, here, there in zip(requests, native, found["answers"], strict=True):
        assert rounded(there) == rounded(here), request


def test_nothing_is_written_before_the_memory_is_filled(runtime: Runtime) -> None:
    """Until then it holds zeros alone, and so it does where the packed memory leaves zeros out."""
    assert resumed(runtime, [])["written"] == 0


def test_a_resumed_python_needs_nothing_around_it(runtime: Runtime) -> None:
    """Whatever is asked, it calls none of Pyodide's functions, which are not there."""
    assert resumed(runtime, conversations())["called"] == []


def test_a_thousand_answers_take_no_more_memory(runtime: Runtime) -> None:
    """Once warm, a thousand recalculations with other numbers each do not grow the memory."""
    values = [{"requests_per_day": str(100 + number)} for number in range(2000)]
    requests = [{"calculator": "api-cost", "values": v, "link": None} for v in values]
    bytes_before = resumed(runtime, requests)["bytes"]
    assert bytes_before[-1] == bytes_before[999] < 2 * INITIAL_BYTES


def test_a_snapshot_holds_neither_paths_nor_sources_of_this_machine(runtime: Runtime) -> None:
    """What is in Python's memory comes from the project alone."""
    memory = b"".join(read_packed(runtime.snapshot["memory.zip"].path).values())
    assert INITIAL_BYTES // 4 < len(memory) < INITIAL_BYTES
    assert str(ROOT).encode() not in memory


@given(st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=300)), max_size=8))
def test_only_zeros_are_left_out(pieces: list[tuple[int, bytes]]) -> None:
    """Put back where they belong, the stretches are the whole memory."""
    image = b"".join(bytes(zeros) + data for zeros, data in pieces)
    again = bytearray(len(image))
    for at, data in stretches(image):
        again[at : at + len(data)] = data
    assert again == image


def test_an_error_in_python_is_told(tmp_path: Path) -> None:
    """A function that raises ends in an error with Python's own words."""
    script = tmp_path / "raise.mjs"
    pyodide = ROOT / "node_modules" / "pyodide"
    script.write_text(
        f"""
        import {{ readFileSync, writeSync }} from "node:fs";
        import createModule from "{(pyodide / "pyodide.asm.mjs").as_uri()}";
        import {{ begin, call, imported }} from "{(ROOT / "docs/assets/cpython.mjs").as_uri()}";
        const wasm = new WebAssembly.Module(readFileSync("{pyodide / "pyodide.asm.wasm"}"));
        const library = readFileSync("{pyodide / "python_stdlib.zip"}");
        const source = Buffer.from("def half(text): return str(1 / int(text))");
        const python = await begin(createModule, wasm, {{ library, packages: [["m.py", source]] }});
        const half = imported(python, "m", "half");
        const said = [call(python, half, "4")];
        for (const text of ["0", "x"])
          try {{ call(python, half, text) }} catch (error) {{ said.push(error.message) }}
        try {{ imported(python, "m", "third") }} catch (error) {{ said.push(error.message) }}
        writeSync(1, JSON.stringify(said));
        process.exit();
        """,
        encoding="utf-8",
    )
    said = json.loads(run_node(script, cwd=tmp_path))
    assert said[0] == "0.25"
    assert said[1] == "ZeroDivisionError('division by zero')"
    assert said[2].startswith("ValueError(")
    assert said[3].startswith("AttributeError(")
