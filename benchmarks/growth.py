"""How the build grows with the glossary, beside bare Material, and how long an edit takes to show.

`site` is a site of one's own, as `make fresh` begins it, with 100, 1,000 or 10,000 invented entries
(see `kit/invented.py`), in its history too, and neither calculators nor other entries; its styles
and scripts are there from a build before. It has all that this project makes of such a glossary:
links with hover cards, indexes, search, exports, the offline list and the policy. `bare` is
Material with the Markdown that the hook gives MkDocs for the same pages, as it is, without
navigation, search, hook and other outputs. `ezglossary` is the same with mkdocs-ezglossary, every
mention marked and every entry defined as it wants that; it is built with 1,000 entries. All are
built by `mkdocs build` into a new folder, in turns, and nothing is deleted until the last one is
timed. Figures are medians, of memory the highest. Everything lies in memory where the system has a
folder there: a disk on which much was deleted a moment ago is slow to make files, and that is no
matter of the build.

`of_bare`: the site's time by bare Material's. `entry_ms`: the site's time by the number of its
invented entries, and `of_1000` that by the same with 1,000. `_cpu_s` is the processor's time, which
a busy machine changes less. `page_bytes` is an entry's page on average, `of_100` that by the same
with 100. `links`: links to terms on an entry's page.

`edit` is with 1,000 entries, served as `make serve` does: from saving a word of a definition or a
section until the page shows it, a few times each.
"""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.kit import grown, invented
from benchmarks.kit.editing import served, waited_s
from benchmarks.kit.report import Limit, Table
from benchmarks.kit.timing import median, turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from benchmarks.kit.grown import Grown
    from benchmarks.kit.spent import Spent

ROUNDS: Final = {100: 3, 1_000: 5, 10_000: 1}
BESIDE: Final = 1_000
"""The size at which mkdocs-ezglossary is built too, and at which an edit is timed."""

EDITS: Final = 5
FIXED: Final = {"SOURCE_DATE_EPOCH": "1795521600", "NO_MKDOCS_2_WARNING": "1"}
IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a new folder of our own is made in it
SIGNS: Final = {"site": 'class="term"', "ezglossary": "mkdocs-ezglossary-link"}
LIMITS = (
    Limit("builds", "of_bare", 1.25, f"{BESIDE:,}"),
    Limit("builds", "of_1000", 1.15, "10,000"),
    Limit("builds", "site_mb", 800),
    Limit("builds", "of_100", 1.02),
    Limit("edit", "slowest_ms", 3_000),
)


def run() -> Iterator[Table]:
    """Build the sites of every size; edit the one of 1,000 entries."""
    place = IN_MEMORY if IN_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="growth-", dir=place) as folder:
        rows: dict[str, dict[str, float]] = {}
        sites: dict[int, Grown] = {}
        for count, rounds in ROUNDS.items():
            projects = made(Path(folder, str(count)), count)
            rows[f"{count:,}"] = built(projects, count, rounds)
            sites[count] = projects["site"]
        for row in rows.values():
            row["of_1000"] = row["entry_ms"] / rows[f"{BESIDE:,}"]["entry_ms"]
            row["of_100"] = row["page_bytes"] / rows["100"]["page_bytes"]
        yield Table("builds", rows)
        yield Table("edit", edited(sites[BESIDE]))


def made(folder: Path, count: int) -> dict[str, Grown]:
    """Make the projects of one size."""
    site = grown.ours(folder / "site", count, os.environ | FIXED)
    projects = {"site": site, "bare": grown.plain(site, folder / "bare", grown.BARE)}
    if count == BESIDE:
        marked = (grown.EZGLOSSARY, grown.for_ezglossary)
        projects["ezglossary"] = grown.plain(site, folder / "ezglossary", *marked)
    return projects


def built(projects: Mapping[str, Grown], count: int, rounds: int) -> dict[str, float]:
    """Build the projects in turns, and give the row of their size."""
    took: dict[str, list[Spent]] = defaultdict(list)
    for name in turns([*projects], rounds):
        took[name].append(projects[name].build())
    row: dict[str, float] = {}
    for name, all_of_it in took.items():
        row[f"{name}_s"] = median([one.seconds for one in all_of_it])
        row[f"{name}_cpu_s"] = median([one.processor_s for one in all_of_it])
        row[f"{name}_mb"] = max(one.memory_mb for one in all_of_it)
        if name in SIGNS:
            row[f"{name}_links"] = projects[name].links(SIGNS[name])
    row["of_bare"] = row["site_s"] / row["bare_s"]
    row["of_bare_cpu"] = row["site_cpu_s"] / row["bare_cpu_s"]
    row["entry_ms"] = row["site_s"] / count * 1_000
    row["page_bytes"] = projects["site"].page_bytes()
    return row


def edited(site: Grown) -> dict[str, dict[str, float]]:
    """Edit entries while the site is served."""
    places = {"definition": "called", "section": "With"}
    rows = {}
    with served(site):
        for number, (place, before) in enumerate(places.items()):
            edits = [f"{before} so{edit}" for edit in range(EDITS)]
            steps = zip([before, *edits], edits, strict=False)
            entry = invented.entry_id(BESIDE // 2 + number)
            waits = [waited_s(site, entry, old, new) * 1_000 for old, new in steps]
            rows[place] = {"median_ms": median(waits), "slowest_ms": max(waits)}
    return rows
