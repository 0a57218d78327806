"""Bundles the styles, the theme's and ours, into a sheet for screens, and one for paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.runtime.node import npm_part, run_node
from hooks.runtime.published import Published, publish
from hooks.runtime.stored import contents, step
from hooks.runtime.theme import TRIMMING, sheets, trim, using

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]
SHEETS = ("site.css", "print.css")
OPTIONS = ("--bundle", "--minify", "--target=es2022,chrome111,firefox113,safari16.2")
FONTS = ("--loader:.woff2=file", "--asset-names=[name].[hash]", "--log-level=warning")


@dataclass(frozen=True)
class Styles:
    """A sheet for which pages wait, one for paper, and the fonts, named with esbuild's hash."""

    sheet: Published
    printed: Published
    fonts: Mapping[str, Path]

    def published(self) -> dict[str, Path]:
        """Give every file to publish: the path on disk by its published name."""
        own = {one.hashed: one.path for one in (self.sheet, self.printed)}
        return {**own, **self.fonts}


def bundle_styles(
    cache: Path,
    fonts: Path,
    root: Path = ROOT,
    own: str = "",
    say: Callable[[str], object] = print,
) -> Styles:
    """Bundle `site.css` and `print.css`, or give what an earlier call with the same inputs bundled.

    Args:
        cache: where results are kept.
        fonts: the folder with the font files that the styles name as `@fonts/…`.
        root: the project.
        own: a style sheet with colors of the site's own, which the styles import as `@own`.
        say: tells the editor what takes a while.

    Raises:
        RuntimePackError: esbuild is missing, or a style sheet has a mistake.
    """
    assets = root / "docs" / "assets"
    esbuild = npm_part(root, "esbuild/bin/esbuild")
    ours = sorted(assets.glob("*.css"))
    parts = contents(ours, assets) | contents(sorted(fonts.iterdir()), fonts)
    parts |= {path.as_posix(): path.read_bytes() for path in [*sheets(), *using(root), TRIMMING]}
    parts |= {"styles": Path(__file__).read_bytes(), "own": own.encode()}

    def make(done: Path) -> None:
        say("The styles: bundling ...")
        colors = done.with_name("own.css")
        colors.write_text(own, encoding="utf-8")
        names = {"@fonts": fonts, "@own": colors, "@theme": trim(ours, root, done.parent)}
        places = [f"--alias:{name}={path}" for name, path in names.items()]
        arguments = (*OPTIONS, *FONTS, *places, f"--outdir={done}")
        run_node(esbuild, *(str(assets / name) for name in SHEETS), *arguments, cwd=root)

    made = step(cache, "styles", parts, make)
    woff2 = {path.name: path for path in sorted(made.glob("*.woff2"))}
    sheet, printed = (publish(made / name) for name in SHEETS)
    return Styles(sheet, printed, woff2)
