"""Keeps what is in Python's memory once the calculators are ready, so that a browser resumes there.

What is not zero is packed like the archives, each stretch under its address. As it is compressed in
its file, a third of the bytes goes through the browser; were it compressed on the way alone, it
would take twice as long. The interpreter loses its own data, which is in the memory, and all that
it offers to a dynamic linker. Pyodide's script is not needed: a resumed Python calls nothing of it.

What it rests on: the memory has not grown, which is checked here; and until it is filled, it holds
nothing but zeros, so what is left out is zero. That is a test, as is that a resumed Python answers
like one that was begun.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hooks.runtime import wasm
from hooks.runtime.archives import write_archive, write_packed
from hooks.runtime.errors import RuntimePackError
from hooks.runtime.shipped import CALLERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from hooks.runtime.shipped import ShippedPython

NOTES: Final = ("reckoner.respond", "reckoner.trampoline")
INITIAL_BYTES: Final = 31_457_280
GAP: Final = 1024
"""As many zeros in a row are left out: fewer would cost more than they save."""
TRAMPOLINE: Final = re.compile(r'hexStringToUTF8Array\("([0-9a-f]+)"\)')


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
        done: the folder for the results, `python.wasm` and `memory.zip`.

    Raises:
        RuntimePackError: a calculator does not run, or the memory has grown.
    """
    work = done.with_name("place")
    work.mkdir()
    write_archive(work / "library.zip", library)
    paths = {"library": work / "library.zip", "image": work / "image"}
    respond = python.run("freeze", lazily, work, packages=packages, **paths)
    interpreter = wasm.without_data(wasm.narrowed(python.wasm.read_bytes(), named(CALLERS)))
    for name, note in zip(NOTES, (respond.encode(), trampoline(python.script)), strict=True):
        interpreter = wasm.with_note(interpreter, name, note)
    (done / "python.wasm").write_bytes(interpreter)
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


def named(scripts: Iterable[Path]) -> Callable[[wasm.Export], bool]:
    """Tell which exports scripts name, with an underline before; memory and table always stay."""
    text = "".join(path.read_text(encoding="utf-8") for path in scripts)
    names = set(re.findall(r"\b_(\w+)", text)) | {"memory"}
    return lambda export: export.name in names


def trampoline(script: Path) -> bytes:
    """Find the small module by which Pyodide's script lets Python call C functions.

    Raises:
        RuntimePackError: it is not there.
    """
    found = TRAMPOLINE.search(script.read_text(encoding="utf-8"))
    if found is None:
        msg = f"{script.name} holds no trampoline: this Pyodide is not the one that is known here"
        raise RuntimePackError(msg)
    return bytes.fromhex(found[1])
