"""A fresh site takes the place of the last one, of which what has not changed stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from hooks.serve.kept import RECORD
from hooks.serve.taking_place import take_place

if TYPE_CHECKING:
    from pathlib import Path

LAST = {"a/index.html": "a", "b/index.html": "b", "b/c/index.html": "c", "x.json": "x"}


def written(site: Path, files: dict[str, str]) -> Path:
    """Write a site."""
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    return site


def read(site: Path) -> dict[str, str]:
    """Give every file of a site, and every empty folder as ''."""
    found = {}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file():
            found[name] = path.read_text("utf-8")
        elif not any(path.iterdir()):
            found[name] = ""
    return found


@pytest.mark.parametrize(
    ("stays", "fresh", "then"),
    [
        (["a/index.html", "x.json"], {"n/index.html": "n"}, {"a/index.html": "a", "x.json": "x"}),
        (["b/index.html"], {"a/index.html": "new"}, {"b/index.html": "b"}),
        ([], {"a/index.html": "new"}, {}),
    ],
    ids=["something new", "something changed", "everything anew"],
)
def test_what_stays_and_what_is_new_is_the_site(
    tmp_path: Path, stays: list[str], fresh: dict[str, str], then: dict[str, str]
) -> None:
    """Nothing else of the last site is left, not even a folder."""
    shown = written(tmp_path / "shown", LAST)
    record = {RECORD: json.dumps({"stays": stays})}
    take_place(written(tmp_path / "fresh", fresh | record), shown)
    assert read(shown) == then | fresh | record


def test_who_ends_midway_leaves_no_record(tmp_path: Path) -> None:
    """The next process must not take a mixed site for one that it knows."""
    shown = written(tmp_path / "shown", LAST | {RECORD: "of the last site"})
    record = {RECORD: json.dumps({"stays": ["x.json"]})}
    fresh = written(tmp_path / "fresh", {"x.json/index.html": "in the way of a file"} | record)
    with pytest.raises(OSError, match=r"x\.json"):
        take_place(fresh, shown)
    assert RECORD not in read(shown)
