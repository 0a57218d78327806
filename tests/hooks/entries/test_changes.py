"""Changed definitions, from a history that git keeps."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from hooks.entries.changes import changes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A repository in which a definition was written, changed, left alone, and broken."""
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, 1, "prefLabel: Agent\ndefinition: A program.\n")
    commit(tmp_path, 2, "prefLabel: Agent\ndefinition: >-\n  A program\n  that acts.\n")
    commit(tmp_path, 3, "prefLabel: Agent\ndefinition: A program that acts.\nlink: explicit\n")
    commit(tmp_path, 4, "prefLabel: [\n")
    return tmp_path


def commit(root: Path, day: int, text: str) -> None:
    (root / "glossary").mkdir(exist_ok=True)
    (root / "glossary/agent.yml").write_text(text)
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "change", date=f"2026-01-0{day}T12:00:00+00:00")


def git(root: Path, *arguments: str, date: str = "") -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]
    env = {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, env=env)  # noqa: S607


def test_only_changed_words_are_news(history: Path) -> None:
    """A new entry and a changed definition are; other lines, other breaks and wrecks are not."""
    found = changes(history)
    assert [(one.entry, one.before, one.after) for one in found] == [
        ("agent", "A program.", "A program that acts."),
        ("agent", "", "A program."),
    ]
    assert found[0].when == "2026-01-02T12:00:00+00:00"
    assert len(changes(history, most=1)) == 1


SETTINGS = """
[log]\nshowSignature = true\nshowRoot = false\nfollow = true\ndecorate = full\ndate = relative
[color]\nui = always\ndiff = always\n[diff]\nrenames = copies\nnoprefix = true\nrelative = false
[core]\nquotePath = true\nabbrev = 5\npager = cat -n\n[format]\npretty = fuller\nnotes = true
[i18n]\nlogOutputEncoding = UTF-16
"""


def test_no_settings_of_whoever_builds_change_what_is_news(
    history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signatures, colors, short names: what git shows to people is not what is read here."""
    plain = changes(history)
    (history / "settings").write_text(SETTINGS)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(history / "settings"))
    assert changes(history) == plain


def test_a_site_within_a_larger_repository_has_its_own_paths(tmp_path: Path) -> None:
    """Entries are named as below the site, and those of another site are not among them."""
    git(tmp_path, "init", "--quiet")
    for site, name in (("ours", "Agent"), ("theirs", "Robot")):
        (tmp_path / site).mkdir()
        commit(tmp_path / site, 1, f"prefLabel: {name}\ndefinition: A program.\n")
    assert [(one.entry, one.name) for one in changes(tmp_path / "ours")] == [("agent", "Agent")]


def test_without_a_history_there_is_no_news(tmp_path: Path) -> None:
    """A folder that git does not know builds all the same."""
    assert changes(tmp_path) == []
