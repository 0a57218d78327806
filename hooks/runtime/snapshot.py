"""Keeps what is in Python's memory once the calculators are ready, so that a browser resumes there.

What is not zero is packed like the archives, each stretch under its address. As it is compressed in
its file, a third of the bytes goes through the browser; were it compressed on the way alone, it
would take twice as long. The interpreter loses its own data, which is in the memory, and all that
it offers to a dynamic linker; its script loses the names of that.

What it rests on: the memory has not grown, which is checked here; and until it is filled, nothing
but one pointer is written into the memory of an instance, so all that is left out is zero. That is
a test, as is that a resumed Python answers like one that was begun.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from hooks.runtime import wasm
from hooks.runtime.archives import write_archive, write_packed
from hooks.runtime.errors import RuntimePackError
from hooks.runtime.shipped import CALLERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from hooks.runtime.shipped import ShippedPython

NOTE: Final = "reckoner"
INITIAL_BYTES: Final = 31_457_280
GAP: Final = 1024
"""As many zeros in a row are left out: fewer would cost more than they save."""
MENTIONED: Final = 3
"""How often Pyodide's script names each export without calling it: declared, set, and passed on."""
OTHERWISE: Final = (
    "__main_argc_argv",
    "__wasm_call_ctors",
    "_pyproxy_apply_promising",
    "run_main_promising",
)
"""What it calls by other names than the export's with an underline before."""


def freeze(
    python: ShippedPython,
    library: Mapping[str, bytes],
    packages: Mapping[str, bytes],
    lazily: str,
    done: Path,
) -> None:
    """Start Python, make the calculators ready, and write what a browser resumes from.

    Args:
        python: the Python that is shipped.
        library: the compiled standard library, by path in its archive.
        packages: calculators, data and what they need, by path in `site-packages`.
        lazily: modules that functions import when they are called, separated by spaces.
        done: the folder for the results: `python.mjs`, `python.wasm`, `memory.zip`.

    Raises:
        RuntimePackError: a calculator does not run, or the memory has grown.
    """
    work = done.with_name("place")
    work.mkdir()
    write_archive(work / "library.zip", library)
    interpreter = wasm.narrowed(python.wasm.read_bytes(), called(python.script))
    (work / "python.wasm").write_bytes(interpreter)
    paths = {"library": work / "library.zip", "wasm": work / "python.wasm", "image": work / "image"}
    respond = python.run("freeze", lazily, work, packages=packages, **paths)
    (done / "python.mjs").write_text(knowing(interpreter, python.script), encoding="utf-8")
    bare = wasm.with_note(wasm.without_data(interpreter), NOTE, respond.encode())
    (done / "python.wasm").write_bytes(bare)
    image = _of_initial_size((work / "image").read_bytes())
    write_packed(done / "memory.zip", {f"{at:#010x}": data for at, data in stretches(image)})


def _of_initial_size(image: bytes) -> bytes:
    if len(image) != INITIAL_BYTES:
        msg = f"Python's memory has grown to {len(image)} bytes, so it cannot be resumed"
        raise RuntimePackError(msg)
    return image


def stretches(image: bytes) -> Iterator[tuple[int, bytes]]:
    """Give what is not zero, with its address."""
    begin = 0
    for gap in re.finditer(rb"\0{%d,}" % GAP, image + bytes(GAP)):
        if begin < gap.start():
            yield begin, image[begin : gap.start()]
        begin = gap.end()


def called(script: Path) -> Callable[[wasm.Export], bool]:
    """Tell which exports Pyodide's script or our own calls; what is no function always stays."""
    mentions = Counter(re.findall(r"[A-Za-z_$][\w$]*", script.read_text(encoding="utf-8")))
    ours = set(re.findall(r"\._(\w+)", "".join(p.read_text(encoding="utf-8") for p in CALLERS)))

    def is_called(export: wasm.Export) -> bool:
        theirs = mentions[f"_{export.name}"] > MENTIONED or export.name in OTHERWISE
        return export.kind != wasm.FUNCTION or theirs or export.name in ours

    return is_called


def knowing(interpreter: bytes, script: Path) -> str:
    """Give Pyodide's script without the lines that name exports which are not there."""
    there = {export.name for export in wasm.exports(interpreter)}
    named = re.compile(r'_\w+=Module\["_\w+"\]=wasmExports\["(\w+)"\];')
    text = script.read_text(encoding="utf-8")
    return named.sub(lambda line: line[0] if line[1] in there else "", text)
