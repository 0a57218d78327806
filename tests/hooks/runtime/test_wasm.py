"""WebAssembly modules as bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.runtime import wasm
from hooks.runtime.node import run_node

if TYPE_CHECKING:
    from pathlib import Path

    from hooks.runtime.wasm import Export

# One function that gives 7, exported as `seven` and as `again`; a memory of one page with "hello".
MODULE = bytes.fromhex(
    "0061736d01000000"  # the module's beginning
    "0105016000017f"  # type: nothing in, a 32-bit integer out
    "03020100"  # function 0 has that type
    "0503010001"  # memory of one page
    "071a03" "05736576656e0000" "05616761696e0000" "066d656d6f72790200"  # exports
    "0a06010400" "41070b"  # code: 7
    "0b0b0100" "41080b0568656c6c6f"  # data: "hello" at 8
)  # fmt: skip
RUN = """
import { readFileSync, writeSync } from "node:fs";
const memory = new WebAssembly.Memory({ initial: 1 });
for (const path of process.argv.slice(2))
  new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)), { env: { memory } });
writeSync(1, JSON.stringify([...new Uint8Array(memory.buffer)]));
"""


def test_exports_are_read_and_taken_away() -> None:
    """What is not kept is gone, and what is kept stays as it was."""
    assert [one.name for one in wasm.exports(MODULE)] == ["seven", "again", "memory"]

    def keep(one: Export) -> bool:
        return one.name != "again"

    less = wasm.narrowed(MODULE, keep)
    assert [one for one in wasm.exports(MODULE) if keep(one)] == wasm.exports(less)
    assert wasm.narrowed(MODULE, lambda _: True) == MODULE


def test_data_are_taken_away_and_a_note_is_added() -> None:
    """A module without its data has all its other sections, and carries the note."""
    bare = wasm.with_note(wasm.without_data(MODULE), "hint", b"42")
    numbers = [number for number, _ in wasm.sections(bare)]
    assert numbers == [1, 3, 5, 7, 10, wasm.CUSTOM]
    assert b"hello" not in bare
    assert list(wasm.sections(bare))[-1][1] == b"\x04hint42"


def test_what_is_no_module_is_refused() -> None:
    """Other bytes are named as such."""
    with pytest.raises(ValueError, match="no WebAssembly module"):
        list(wasm.sections(b"<!doctype html>"))


@given(st.lists(st.tuples(st.integers(0, 300), st.binary(max_size=300)), max_size=8))
def test_memory_is_split_without_loss(pieces: list[tuple[int, bytes]]) -> None:
    """Modules carry at most what they may, and together hold every byte that is not zero."""
    image = b"".join(bytes(zeros) + data for zeros, data in pieces)
    modules = wasm.memory_modules(image, at_most=100)
    assert sum(len(module) for module in modules) >= len(image.replace(b"\0", b""))
    assert all(len(list(wasm.sections(module))) == 2 for module in modules)


def test_memory_comes_out_as_it_went_in(tmp_path: Path) -> None:
    """Instantiated by a real engine, the modules write the very image."""
    image = bytearray(65536)
    image[5:400] = bytes(number % 251 for number in range(395))
    image[5000] = 255
    image[-1] = 1
    paths = []
    for number, module in enumerate(wasm.memory_modules(bytes(image), at_most=150)):
        paths.append(tmp_path / f"{number}.wasm")
        paths[-1].write_bytes(module)
    assert len(paths) > 2
    script = tmp_path / "run.mjs"
    script.write_text(RUN, encoding="utf-8")
    assert json.loads(run_node(script, *paths, cwd=tmp_path)) == list(image)
