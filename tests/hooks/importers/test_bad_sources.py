"""A bad source, a failure, an interruption: a sentence, and the glossary whole, old or new."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from calculators.kit.calculator import names
from hooks.entries.load import load
from tests.hooks.limits import limited

ROOT = Path(__file__).parents[3]
HEAD = b"term,definition\n"
XML = (
    '<?xml version="1.0"?><!DOCTYPE r [{}]><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</rdf:RDF>'
)
LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
CONTEXT = '{{"@context": {}, "@id": "https://example.org/a"}}'
BAD: dict[str, tuple[str, str, bytes, str]] = {
    "a folder": ("csv", ".", b"", "is not a plain file. Name the file itself."),
    "half UTF-16": ("csv", "a.csv", "term".encode("utf-16") + b"x", "begins as UTF-16 and does"),
    "a workbook": ("csv", "a.xlsx", b"PK\x03\x04\0\1", "is a workbook. Save it as CSV UTF-8 and"),
    "an old workbook": ("csv", "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "a.xls: is a workbook. Save"),
    "NUL": ("csv", "a.csv", HEAD + b"A,\0\n", "a.csv:2:3: U+0000 is a control character"),
    "a quotation mark": ("csv", "a.csv", HEAD + b'"A,b\n' * 9, "3:1: ',' expected after '\"'."),
    "an endless cell": ("csv", "a.csv", HEAD + b"A," + b"x" * 10**6, "a.csv:2:1: field larger"),
    "60 MB": ("csv", "a.csv", b" " * 60_000_000, "is larger than 50,000,000 bytes. Split it."),
    "200,000 terms": ("csv", "a.csv", HEAD + b"A,b\n" * 200_000, "10,000 are allowed. Split it."),
    "open brackets": ("csv", "a.csv", HEAD + b"A," + b"[![{:#" * 9_000, "are allowed. Divide it."),
    "a name of signs": ("csv", "a.csv", HEAD + b"<" * 100_000 + b",x", "has no name that an id"),
    "a billion laughs": ("skos", "a.rdf", XML.format(LAUGHS, "&i;").encode(), "the entity 'b' is"),
    "a file in XML": (
        "skos", "a.rdf", XML.format('<!ENTITY a SYSTEM "/etc/hosts">', "&a;").encode(),
        "the entity 'a' is no short text of its own. Write it out.",
    ),
    "nested elements": ("skos", "a.xml", b"<a>" * 100_000, "'a' is nested too deep. Flatten it."),
    "a context elsewhere": (
        "skos", "a.jsonld", CONTEXT.format('"http://a.b/"').encode(), "is a context elsewhere",
    ),
    "a file as context": (
        "skos", "a.jsonld", CONTEXT.format('[{}, "file:///etc/hosts"]').encode(), "Write the",
    ),
    "nested lists": ("skos", "a.ttl", b"<a> <b> " + b"(" * 10**5, "cannot be read as turtle"),
    "a YAML bomb": ("markdown", "a.md", b"---\na: &a [x]\nb: [*a]\n---\n", "a.md:2:4: '&a' is an"),
    "no month": ("markdown", "a.md", b"---\ndate: 2026-13-45\n---\nx\n", "has no name that an id"),
    "Latin-1": ("markdown", "a.md", b"---\ntitle: \xe9\n---\n", "a.md:2:8: byte 0xe9 is not UTF-8"),
    "nested YAML": ("markdown", "a.md", b"---\na: " + b"[" * 99_999 + b"\n---\n", "a.md:2:23"),
    "an endless heading": ("markdown", "a.md", b"---\nid: a\n---\n# " + b"# " * 50_000, "no name"),
}  # fmt: skip


def table(path: Path, *terms: str) -> Path:
    path.write_text("".join(["term,definition\n", *(f"{term},A thing.\n" for term in terms)]))
    return path


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    """A glossary of two entries, one of which needs a number of the other."""
    folder = tmp_path / "glossary"
    folder.mkdir()
    fact = "{value: 3, unit: legs, says: Legs., kind: house-rule, checked: 2026-11-24}"
    (folder / "stool.yml").write_text(
        f"prefLabel: Stool\naltLabel: [Seat]\ndefinition: A thing.\nfacts: {{legs: {fact}}}\n"
    )
    (folder / "table.yml").write_text(
        "prefLabel: Table\ndefinition: 'No stool, which has {{ fact:stool.legs }} legs.'\n"
    )
    return folder


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_source_is_said_with_place_and_cure(
    kind: str, glossary: Path, tmp_path: Path
) -> None:
    """Status 2, no traceback, within bounds of memory and time, and the glossary as it was."""
    form, name, content, said = BAD[kind]
    source = tmp_path / "source"
    source.mkdir()
    if content:
        (source / name).write_bytes(content)
    before = contents(glossary)
    named = source if form == "markdown" else source / name
    done = limited("hooks.importers", form, str(named), "--into", str(glossary))
    told = done.stdout + done.stderr
    assert done.returncode == 2, told
    assert "Traceback" not in told
    assert said in told
    assert contents(glossary) == before


def test_a_full_disk_leaves_the_glossary_as_it_was(glossary: Path, tmp_path: Path) -> None:
    """The third of three entries cannot be written, so none is."""
    long = "x" * 19_000
    source = table(tmp_path / "a.csv", "Chair", "Bench")
    source.write_text(f"{source.read_text()}Couch,{long}\n")
    before = contents(glossary)
    done = limited("hooks.importers", "csv", str(source), "--into", str(glossary), file_bytes=9_000)
    assert done.returncode == 2
    assert "glossary: File too large. Nothing was written." in done.stderr
    assert contents(glossary) == before
    assert sorted(tmp_path.iterdir()) == [source, glossary]


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_an_interruption_leaves_the_glossary_as_it_was(
    sign: signal.Signals, glossary: Path, tmp_path: Path
) -> None:
    """Stopped or killed amid 2,000 entries, the import has not touched one file."""
    source = table(tmp_path / "a.csv", *(f"Term {number}" for number in range(2_000)))
    before = contents(glossary)
    command = [sys.executable, "-m", "hooks.importers", "csv", str(source), "--into", str(glossary)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as running:
        while running.poll() is None and len(list(tmp_path.glob(".import-*/*/*.yml"))) < 100:
            time.sleep(0.01)
        running.send_signal(sign)
        said = running.communicate()[1]
    assert running.returncode == (2 if sign == signal.SIGINT else -sign)
    assert "Traceback" not in said
    assert contents(glossary) == before


def test_what_is_there_never_breaks(glossary: Path, tmp_path: Path) -> None:
    """Even with `--force`, no import takes a name or a number that an entry left alone needs."""
    before = contents(glossary)
    into = ["--into", str(glossary), "--force"]
    done = limited("hooks.importers", "csv", str(table(tmp_path / "a.csv", "Seat")), *into)
    assert "'Seat' is already a name of 'stool'" in done.stdout
    done = limited("hooks.importers", "csv", str(table(tmp_path / "b.csv", "Stool")), *into)
    assert "table.yml: definition: there is no fact 'stool.legs'" in done.stderr
    assert contents(glossary) == before
    both = table(tmp_path / "c.csv", "Stool", "Table")
    assert limited("hooks.importers", "csv", str(both), *into).returncode == 0
    assert load(glossary, names()).entries["table"].definition == "A thing."


def test_a_file_is_no_folder_to_write_into(tmp_path: Path) -> None:
    """The name that stands in the way is said."""
    source = table(tmp_path / "a.csv", "Chair")
    done = limited("hooks.importers", "csv", str(source), "--into", str(source))
    assert done.returncode == 2
    assert "a.csv:1:1: there is no such folder. Name another." in done.stderr
