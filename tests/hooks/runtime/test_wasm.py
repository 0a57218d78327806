"""WebAssembly modules as bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hooks.runtime import wasm

if TYPE_CHECKING:
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
