"""Whatever lies in the folder, `python -m hooks.check` ends with mistakes: place, what, cure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.hooks.limits import limited
from tests.hostile import Filling

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = "prefLabel: Plain\ndefinition: A thing.\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
REFERENCES = f"- {{title: a, body: '{'{{ fact:x.y }} ' * 1_000}'}}\n"
OPENS = "- title: A\n  body: |\n    a\n\n    ```\n"
CLOSES = "- title: B\n  body: |\n    ```\n    <img src=x onerror=alert(1)>\n    ```\n"
ROW = "{label: 'a { onclick=x }', cells: ['c { onmouseover=x }', d]}"
LETTER = "prefLabel: {}\ndefinition: A letter.\n{}\n"
BAD: dict[str, tuple[dict[str, str | bytes], str]] = {
    "a YAML bomb": ({"x.yml": BOMB}, "x.yml:1:4: '&a' is an anchor."),
    "10 MB": ({"x.yml": PLAIN + "boardroom: " + "a" * 10**7}, "larger than 1,000,000 bytes. Split"),
    "a megabyte of items": ({"x.yml": PLAIN + "useWhen:\n" + "- a\n" * 240_000}, "3,000 values"),
    "a megabyte of keys": ({"x.yml": "k: 1\n" * 190_000}, "x.yml:2:1: k: stands here and in"),
    "a megabyte of NUL": ({"x.yml": b"\0" * 10**6}, "x.yml:1:1: U+0000 is a control"),
    "nothing but references": (
        {"x.yml": f"{PLAIN}sections:\n{REFERENCES * 60}"},
        "there is no fact 'x.y'",
    ),
    "100,000 nested lists": ({"x.yml": "[" * 10**5}, "x.yml:1:21: is nested more than 20"),
    "100,000 nested items": ({"x.yml": "- " * 10**5}, "x.yml:1:41: is nested more than 20"),
    "Latin-1": ({"x.yml": b"prefLabel: caf\xe9\n"}, "x.yml:1:15: byte 0xe9 is not UTF-8. Save"),
    "UTF-16": ({"x.yml": PLAIN.encode("utf-16")}, "x.yml:1:1: byte 0xff is not UTF-8. Save"),
    "tabs": ({"x.yml": f"{PLAIN}sections:\n\t- a\n"}, "x.yml:4:1: a tab stands here. Indent"),
    "duplicate keys": ({"x.yml": PLAIN * 2}, "x.yml:4:1: definition: stands here and in line 2."),
    "a cycle": (
        {"a.yml": LETTER.format("A", "broader: [b]"), "b.yml": LETTER.format("B", "broader: [a]")},
        "a.yml:3:11: broader.0: goes round in a circle: a → b → a. Drop one of these.",
    ),
    "a missing file": ({"a.yml": LETTER.format("A", "related: [gone]")}, "no entry 'gone'. Name"),
    "one alias twice": (
        {"a.yml": LETTER.format("A", "altLabel: [C]"), "b.yml": LETTER.format("C", "")},
        "a.yml:3:12: altLabel.0: 'C' is already a name of 'b'",
    ),
    "a fence that another section closes": (
        {"x.yml": f"{PLAIN}sections:\n{OPENS}{CLOSES}"},
        "x.yml:8:5: sections.0.body: '```' begins or ends code, and its counterpart is missing.",
    ),
    "a link that another section defines": (
        {"x.yml": f"{PLAIN}sections:\n- title: A\n  body: |\n    [x]: javascript:alert(4)\n"},
        "x.yml:6:5: sections.0.body: '[x]:' defines something for the whole page. Write links in",
    ),
    "a title with attributes": (
        {"x.yml": f"{PLAIN}sections: [{{title: 'One {{ onclick=alert(1) }}', body: a}}]\n"},
        "sections.0.title: the attribute 'onclick' in braces. Delete the braces",
    ),
    "a name with attributes": (
        {"x.yml": "prefLabel: 'One { onclick=x }'\ndefinition: A.\n"},
        "x.yml:1:19: prefLabel: the attribute 'onclick' in braces.",
    ),
    "a cell with attributes": (
        {"x.yml": f"{PLAIN}comparison: {{caption: a, columns: [a, b], rows: [{ROW}, {ROW}]}}\n"},
        "comparison.rows.0.cells.0: the attribute 'onmouseover' in braces.",
    ),
    "HTML that only looks like code": (
        {"x.yml": "prefLabel: Plain\ndefinition: |\n  A\n\n      <script>a()</script>\n"},
        "x.yml:5:7: definition: raw HTML '<script>'.",
    ),
    "HTML that is code until it is trimmed": (
        {"x.yml": f"{PLAIN}business: |2\n      <script>a()</script>\n\n  b\n"},
        "x.yml:4:7: business: raw HTML '<script>",
    ),
    "HTML in what is folded": (
        {"x.yml": f"{PLAIN}business: |\n  ??? note\n\n      <script>a()</script>\n"},
        "x.yml:6:7: business: raw HTML '<script>'.",
    ),
    "jargon in UTF-16": ({"jargon.txt": "à".encode("utf-16")}, "jargon.txt:1:1: byte 0xff is not"),
    "categories in Latin-1": ({"categories.txt": b"a: \xe9\n"}, "categories.txt:1:4: byte 0xe9"),
}  # fmt: skip


def check(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    """Write files, run the check as an editor does, and give what it says of each mistake."""
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(raw)
    done = limited("hooks.check", str(folder))
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert all(re.match(r"[^:]+:[1-9]\d*:[1-9]\d*: \S", line) for line in lines)
    return lines


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_a_mistake_with_place_and_cure(kind: str, tmp_path: Path) -> None:
    """Status 1, a line for each mistake, no traceback, within bounds of memory and time."""
    files, said = BAD[kind]
    lines = check(tmp_path, files)
    assert any(said in line for line in lines), lines[:3]


def test_unreadable_categories_are_one_mistake(tmp_path: Path) -> None:
    """Entries are not blamed for categories that nobody can read."""
    entry = f"{PLAIN}category: risk\n"
    [line] = check(tmp_path, {"categories.txt": b"risk: \xe9\n", "x.yml": entry})
    assert "categories.txt:1:7: byte 0xe9 is not UTF-8. Save it as UTF-8." in line


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """Where there is no glossary, the check says so."""
    done = limited("hooks.check", str(tmp_path / "gone"))
    assert done.returncode == 1
    assert "gone:1:1: there is no such folder. Name another." in done.stderr


def test_a_country_is_no_boolean(tmp_path: Path) -> None:
    """`NO`, `null` and `1.0` are texts, and stay as they are written."""
    (tmp_path / "no.yml").write_text("prefLabel: Norway\naltLabel: [NO, null, 1.0]\n" + PLAIN[17:])
    done = limited("hooks.check", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("text", "address", "said"),
    [
        ("<script>alert(1)</script>", "https://example.org/", "raw HTML '<script>"),
        ("<img src=x onerror=alert(1)>", "https://example.org/", "raw HTML '<img"),
        ('"><svg onload=alert(1)>', "https://example.org/", "raw HTML '<svg"),
        ("[x](javascript:alert(1))", "https://example.org/", "leads nowhere safe. Write https://"),
        ("{{ config.x }}", "https://example.org/", "is no reference to a fact. Write"),
        ("plain", "javascript:alert(1)", "is not a web address. Write it in full, from https://"),
        ("plain", "data:text/html,x", "is not a web address. Write it in full, from https://"),
    ],
)
def test_scripts_are_refused_in_every_field(
    text: str, address: str, said: str, tmp_path: Path
) -> None:
    """HTML, unsafe links and templates are named in each field where they stand."""
    places: list[str] = []

    def written(way: str) -> str:
        places.append(way)
        return f"{text} {len(places)}"

    entry = Filling(written, address, "other").entry()
    if text == "plain":
        places = ["offers.0.source", "facts.one_fact.source", "sources.0.url", "sources.1.url"]
    lines = check(
        tmp_path,
        {
            "x.yml": yaml.safe_dump(entry, width=1_000),
            "other.yml": LETTER.format("Other", ""),
            "categories.txt": "hostile: Hostile\n",
        },
    )
    found = {line.split(": ")[1] for line in lines if said in line}
    assert set(places) <= found
