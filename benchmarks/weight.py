"""How many bytes a reader's browser is sent, as a host that compresses sends them.

Counted at the host, bodies alone, in Chromium with a new profile. `untouched`: a page of each kind
is opened and left alone until it is quiet; the columns are the bytes with gzip by kind, their sum,
and the sum with brotli. `first calculation`: a number is typed into the calculator `api-cost`, on
a host with brotli and on one with gzip alone; `charts` is what redraws a chart. `files`: each file
of Python's, as it lies on the host and as it is sent.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from benchmarks.kit.compression import compressed
from benchmarks.kit.hosting import Host
from benchmarks.kit.reader import visit
from benchmarks.kit.report import Limit, Table
from benchmarks.kit.site import built_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page, Playwright

    from benchmarks.kit.hosting import Sent

PAGES = Path(__file__).with_name("pages")
OPENED = {
    "home": "",
    "entry": "glossary/fine-tuning/",
    "calculator": "calculators/api-cost/",
}
HOSTS = {"brotli": ("br", "gzip"), "gzip": ("gzip",)}
KINDS = ("page", "styles", "scripts", "fonts", "search", "python", "charts", "others")
QUIET_MS = 2_000
TYPE = "import('/-/pages/touching.mjs').then(touching => touching.typeNumber())"
MANIFEST = "JSON.parse(document.getElementById('rr-runtime').dataset.manifest)"
LIMITS = (
    Limit("untouched", "gzip_bytes", 200_000),
    Limit("untouched", "python_bytes", 0),
    Limit("first calculation", "all_but_charts_bytes", 6_000_000, "brotli"),
    Limit("first calculation", "all_but_charts_bytes", 7_800_000, "gzip"),
    Limit("first calculation", "charts_bytes", 300_000, "gzip"),
    Limit("files", "raw_bytes", 9_999_999),  # CloudFront compresses no file of 10,000,000 bytes
)


def run() -> Iterator[Table]:
    """Open pages, calculate once, and weigh Python's files."""
    with built_site() as site, sync_playwright() as playwright:
        hosts = {name: Host({"/": site, "/-/pages/": PAGES}, e) for name, e in HOSTS.items()}
        yield Table("untouched", {n: untouched(playwright, hosts, a) for n, a in OPENED.items()})
        rows = {name: calculated(playwright, host) for name, host in hosts.items()}
        yield Table("first calculation", rows)
        with opened(playwright, hosts["gzip"], OPENED["calculator"]) as page:
            yield Table("files", files(site, page.evaluate(MANIFEST)))


def untouched(playwright: Playwright, hosts: dict[str, Host], address: str) -> dict[str, float]:
    """Give the bytes of a page that nobody touches."""
    with opened(playwright, hosts["gzip"], address) as page:
        until_quiet(page, hosts["gzip"])
        kinds = by_kind(hosts["gzip"].sent)
    with opened(playwright, hosts["brotli"], address) as page:
        until_quiet(page, hosts["brotli"])
        brotli = sum(by_kind(hosts["brotli"].sent).values())
    columns: dict[str, float] = {f"{kind}_bytes": kinds[kind] for kind in KINDS}
    return columns | {"gzip_bytes": sum(kinds.values()), "brotli_bytes": brotli}


def calculated(playwright: Playwright, host: Host) -> dict[str, float]:
    """Give the bytes from opening a calculator to its first recalculated result and chart."""
    with opened(playwright, host, OPENED["calculator"]) as page:
        page.evaluate(TYPE)
        until_quiet(page, host)
        kinds = by_kind(host.sent)
    charts, python = kinds.pop("charts", 0), kinds["python"]
    return {
        "python_bytes": python,
        "page_bytes": sum(kinds.values()) - python,
        "all_but_charts_bytes": sum(kinds.values()),
        "charts_bytes": charts,
    }


def files(site: Path, manifest: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Weigh each file that Python starts from, and the charts'."""
    addresses = {name: file["url"] for name, file in manifest["files"].items()}
    addresses |= {"worker": manifest["worker"], "charts": manifest["charts"]}
    base = site / OPENED["calculator"]
    return {name: weighed((base / address).resolve()) for name, address in addresses.items()}


def weighed(path: Path) -> dict[str, float]:
    """Give a file's bytes, raw and as hosts send it."""
    sizes: dict[str, float] = {"raw_bytes": path.stat().st_size}
    for name, encodings in HOSTS.items():
        sizes[f"{name}_bytes"] = (compressed(path, encodings[0]) or path).stat().st_size
    return sizes


@contextmanager
def opened(playwright: Playwright, host: Host, address: str) -> Iterator[Page]:
    """Open a page with a new profile; the host forgets what it has sent before."""
    host.sent.clear()
    with (
        tempfile.TemporaryDirectory(prefix="profile-") as profile,
        visit(playwright, Path(profile), host.url + address) as page,
    ):
        yield page


def until_quiet(page: Page, host: Host) -> None:
    """Wait until nothing more is sent."""
    sent = -1
    while sent < len(host.sent):
        sent = len(host.sent)
        page.wait_for_timeout(QUIET_MS)


def by_kind(sent: Sequence[Sent]) -> Counter[str]:
    """Add bytes up by kind; this benchmark's own script is none of them."""
    sums: Counter[str] = Counter()
    for one in sent:
        if not one.path.startswith("/-/"):
            sums[kind_of(one)] += one.size
    return sums


def kind_of(one: Sent) -> str:
    """Say what an answer is for."""
    name = one.path.rpartition("/")[2]
    page_s = name.startswith(("site.", "print.", "charts."))
    if one.path.startswith("/assets/reckoner/") and not page_s:
        return "fonts" if name.endswith(".woff2") else "python"
    if "search" in one.path:
        return "search"
    if name.startswith("charts."):
        return "charts"
    kinds = {"text/html": "page", "text/css": "styles", "text/javascript": "scripts"}
    return kinds.get(one.kind, "others")
