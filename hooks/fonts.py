"""The fonts, cut to the characters and the weights that an English site uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.runtime.node import npm_part
from hooks.runtime.stored import step

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = {
    "inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "source-serif-4.woff2": (
        "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2"
    ),
}
WEIGHTS = (400, 700)
FEATURES = ["kern", "liga", "tnum", "ccmp", "mark"]
PUNCTUATION = "–—‘’‚“”„•…′″€™−"
CHARACTERS = {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, PUNCTUATION)}


def subset_fonts(cache: Path, root: Path) -> Path:
    """Give the folder with the cut fonts, cutting them when their sources have changed.

    Raises:
        RuntimePackError: the fonts are not installed.
    """
    sources = {name: npm_part(root, part) for name, part in SOURCES.items()}
    rule = f"{sorted(CHARACTERS)} {WEIGHTS} {FEATURES}".encode()
    parts = {name: path.read_bytes() for name, path in sources.items()} | {"rule": rule}

    def make(done: Path) -> None:
        for name, path in sources.items():
            _cut(path, done / name)

    return step(cache, "fonts", parts, make)


def _cut(source: Path, target: Path) -> None:
    # Imported here: most builds find the fonts cut, and this alone takes a fifth of a second.
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415

    font = TTFont(source, recalcTimestamp=False)
    options = Options(flavor="woff2", layout_features=FEATURES, hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    font.flavor = "woff2"
    font.save(target)
