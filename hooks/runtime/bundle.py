"""Bundles the browser's modules: what pages load, what workers run, and the charts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hooks.runtime.node import npm_part, run_node
from hooks.runtime.published import Published, publish
from hooks.runtime.stored import contents, step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]
ENTRIES = ("site", "worker", "charts", "keeping")
SERVICE_WORKERS = ("service-worker", "letting-go")
OPTIONS = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8")
QUIET = ("--log-level=warning", "--legal-comments=eof", "--out-extension:.js=.mjs")


@dataclass(frozen=True)
class Bundles:
    """The bundles by the name of the module they begin with.

    Of `files`, `site` is loaded by every page, `worker` runs Python, `charts` comes when a chart is
    redrawn, `keeping` when the site is kept offline. Of `service_workers`, whose published name
    has no hash, `service-worker` keeps the site, and `letting-go` ends that.
    """

    files: Mapping[str, Published]
    service_workers: Mapping[str, Path]


def bundle(cache: Path, root: Path = ROOT, say: Callable[[str], object] = print) -> Bundles:
    """Bundle the browser's modules, or give what an earlier call with the same inputs bundled.

    Raises:
        RuntimePackError: esbuild is missing, or a module has a mistake.
    """
    assets = root / "docs" / "assets"
    esbuild = npm_part(root, "esbuild/bin/esbuild")
    parts = contents(sorted(assets.glob("*.mjs")), assets)
    parts |= contents([root / "package-lock.json"], root) | {"bundle": Path(__file__).read_bytes()}

    def make(done: Path) -> None:
        say("The browser's modules: bundling ...")
        sources = [str(assets / f"{name}.mjs") for name in (*ENTRIES, *SERVICE_WORKERS)]
        run_node(esbuild, *sources, *OPTIONS, *QUIET, f"--outdir={done}", cwd=root)

    made = step(cache, "bundles", parts, make)
    files = {name: publish(made / f"{name}.mjs") for name in ENTRIES}
    return Bundles(files, {name: made / f"{name}.mjs" for name in SERVICE_WORKERS})
