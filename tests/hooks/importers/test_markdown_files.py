"""Folders of Markdown: what comes over of front matter and text, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.entries.load import load
from tests.hooks.importers.bringing import bring

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_pages_without_front_matter_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that holds no term that can be read is not passed over in silence."""
    source = tmp_path / "terms"
    source.mkdir()
    (source / "one.md").write_text("---\ntitle: One\n---\nA number.\n")
    (source / "two.md").write_text("# Two\n\nA number.\n")
    (source / "three.md").write_text('+++\ntitle = "Three"\n+++\nA number.\n')
    (source / "four.md").write_text("---\n- title\n---\nA number.\n")
    (source / "_index.md").write_text("# Glossary\n")
    (source / "five.md").write_text("---\ntitle: Five\nA number.\n")
    assert bring(tmp_path / "new", "markdown", source) == 0
    said = capsys.readouterr().out
    assert (
        f"not brought over: five: {source / 'five.md'}:1:1: its front matter does not end" in said
    )
    assert f"not brought over: two: {source / 'two.md'}:1:1: has no front matter in YAML." in said
    assert f"not brought over: three: {source / 'three.md'}:1:1: its front matter is TOML." in said
    assert "not brought over: four: " in said
    assert "1 entry written, 4 records not brought over" in said


def test_other_names_in_front_matter_come_over_or_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One name alone is a list of one; what is no text, and a second definition, are said."""
    source = tmp_path / "terms"
    source.mkdir()
    (source / "knot.md").write_text(
        "---\ntitle: Knot\naliases: kinky\naka: [Bend, [x]]\ncategory: [a]\n"
        "definition: A tie.\ndescription: Another.\n---\n"
    )
    assert bring(tmp_path / "new", "markdown", source) == 0
    knot = load(tmp_path / "new", []).entries["knot"]
    assert [alt.label for alt in knot.alt_label] == ["Bend", "kinky"]
    said = capsys.readouterr().out
    assert "left out 'category'; 'description'; name '['x']', which is no text" in said


def test_kubernetes_and_cncf_pages_come_over(tmp_path: Path) -> None:
    """Front matter, short codes, comments and headings become names, text and sections."""
    source = tmp_path / "terms"
    source.mkdir()
    (source / "pod.md").write_text(
        "---\ntitle: Pod\nid: pod\nfull_link: /docs/pods\nshort_description: >\n  A set of "
        "containers.\naka: [Whale]\ntags: [core]\n---\nA Pod.\n\n<!--more-->\n\n"
        'Runs in a {{< glossary_tooltip text="cluster" term_id="cluster" >}}. '
        "See [docs](/docs/x/) and [home](https://example.org/).\n"
    )
    (source / "cloud.md").write_text(
        "---\ntitle: Cloud\nstatus: Completed\n---\n\n## What it is\n\n"
        "Other people's computers.\n\n## Problem it addresses\n\nBuying them.\n"
    )
    (source / "_index.md").write_text("---\ntitle: Glossary\n---\n")
    assert bring(tmp_path / "new", "markdown", source) == 0
    entries = load(tmp_path / "new", []).entries
    assert set(entries) == {"pod", "cloud"}
    assert entries["pod"].definition == "A set of containers."
    body = entries["pod"].sections[0].body
    assert "Runs in a cluster. See docs and [home](https://example.org/)." in body
    assert entries["cloud"].definition == "Other people's computers."
    assert entries["cloud"].sections[0].title == "Problem it addresses"


def test_what_only_harms_together_comes_over_as_words(tmp_path: Path) -> None:
    """Braces of a title, halves of a link or of a fence: nothing is left out, and nothing works."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "x.md").write_text(
        "---\ntitle: X { onclick=alert(1) }\nshort_description: 'A word { onclick=alert(2) }'\n"
        "---\n"
        "## One { onclick=alert(3) }\n\n[x]: javascript:alert(4)\n\n~~~\n\n"
        "## *Two* `C#` {#two}\n\n[click][x]\n\n```\n<img src=x onerror=alert(5)>\n"
    )
    assert bring(tmp_path / "new", "markdown", source) == 0
    entry = load(tmp_path / "new", []).entries["x"]
    assert (entry.pref_label, [one.title for one in entry.sections]) == ("X", ["One", "Two C#"])
    assert entry.definition == r"A word \{ onclick=alert(2) \}"
    assert entry.sections[0].body == "\\[x\\]: javascript:alert(4)"
    assert entry.sections[1].body.startswith("click\n\n\\`\\`\\`\n&lt;img")
