"""How long other ways to run Python in a browser take to their first result, beside the site.

From the click on a button to the result of one line, `6 * 7`, on the page. What runs CPython:

- `stock`: Pyodide as published, in a worker (see `boot`).
- `pyscript`: PyScript's default, on the page's own thread, with the same Pyodide.
- `jupyterlite`: JupyterLite's kernel in its worker, with the same Pyodide, without JupyterLab. Its
  wheels are in the lock, so that it installs none from elsewhere; IPython is among them.
- `site`: a number typed into the calculator `api-cost`, until its recalculated result is there (see
  `boot`). That is more than one line.

What runs another Python, with less of its library: `micropython`, in a worker; `brython` and
`skulpt`, which translate Python into JavaScript.

Before the click, a page has loaded what a page of its kind carries, such as PyScript's own script,
and nothing of an interpreter. All files come from one host on this machine and the browser resolves
no other; visits, cache and turns are as in `boot`, at full speed. `of_stock` is the ratio of
medians to stock Pyodide's, `site_of_it` that of the site's to this one's.

What does not run without another host, as its package shows:

- stlite 1.9.2: its package has Streamlit's wheel, for Python 3.13; NumPy, pandas and others that it
  requires are compiled for Pyodide, and neither it nor Pyodide's own package has them.
- marimo's islands 0.23.15: the worker has the addresses of Pyodide and of its lock built in.
- Shinylive 0.8.12: its package downloads the parts for the browser when it is first used.
- Runno 0.10.0: its package has no Python, which it fetches as it runs.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.kit import jupyterlite
from benchmarks.kit.compression import CACHE
from benchmarks.kit.hosting import Host
from benchmarks.kit.report import Limit, Table
from benchmarks.kit.site import built_site
from benchmarks.kit.timing import median
from benchmarks.kit.touch import PRESS, SITE, STOCK, VISITS, Variant, folders, measured

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PYODIDE_LOCK = HERE.parent / "node_modules/pyodide/pyodide-lock.json"
WHEELS = CACHE / "wheels"
ROUNDS = 5
FILES = {
    "pyscript": "@pyscript/core/dist/*.js",
    "micropython": "@micropython/micropython-webassembly-pyscript/micropython.*",
    "brython": "brython/brython.min.js",
    "skulpt": "skulpt/dist/skulpt*.js",
}
"""What their pages load, in the packages that `make bench` fetches."""

PEERS = ("pyscript", "jupyterlite", "micropython", "brython", "skulpt")
VARIANTS = (SITE, STOCK, *(Variant(n, f"-/pages/peers/{n}.html", PRESS) for n in PEERS))
OF_CPYTHON = ("stock", "pyscript", "jupyterlite")
LIMITS = tuple(Limit(name, "site_of_it", 1 / 6, other) for name in VISITS for other in OF_CPYTHON)


def run() -> Iterator[Table]:
    """Let all take turns."""
    with (
        built_site() as site,
        tempfile.TemporaryDirectory(prefix="peers-") as peers,
        sync_playwright() as playwright,
    ):
        gather(Path(peers))
        host = Host(folders(site) | {"/-/peers/": Path(peers)})
        samples = measured(playwright, host, VARIANTS, ROUNDS)
    for name in VISITS:
        yield Table(name, compared(samples[name]))


def gather(folder: Path) -> None:
    """Put the peers' files together, a folder each.

    Raises:
        FileNotFoundError: they have not been fetched.

    """
    for name, pattern in FILES.items():
        (folder / name).mkdir()
        for path in fetched(HERE / "node_modules", pattern):
            shutil.copy(path, folder / name)
    (folder / "jupyterlite").mkdir()
    fetched(WHEELS, jupyterlite.KERNEL)
    jupyterlite.lay_out(WHEELS, PYODIDE_LOCK, folder / "jupyterlite")


def fetched(folder: Path, pattern: str) -> list[Path]:
    """List the files of a pattern, which are there once `make bench` has fetched them."""
    if found := list(folder.glob(pattern)):
        return found
    msg = f"{folder}: there is no {pattern}; `make bench ONLY=peers` fetches it"
    raise FileNotFoundError(msg)


def compared(samples: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """Give each variant's median and slowest, and what they are beside stock and the site."""
    medians = {name: median(found) for name, found in samples.items()}
    return {
        name: {
            "median_ms": medians[name],
            "slowest_ms": max(samples[name]),
            "of_stock": medians[name] / medians["stock"],
            "site_of_it": medians["site"] / medians[name],
        }
        for name in medians
    }
