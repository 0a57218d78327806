"""The YAML reader: the safe part of YAML, and a place for everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.entries.mistakes import GlossaryError
from hooks.entries.source_text import MAX_BYTES, decode
from hooks.entries.yaml_reader import EXPLAINING, MAX_DEPTH, QUICK, read_with, read_yaml

ENTRIES = sorted((Path(__file__).parents[3] / "glossary").glob("*.yml"))

REFUSED = {
    "anchor": ("a: 1\nb: &x 2", "2:4: '&x' is an anchor"),
    "alias": ("a: 1\nb: *x", "2:4: '*x' is an alias"),
    "alias as key": ("*x : 1", "1:1: '*x' is an alias"),
    "tag": ("a: 1\nb: !!python/object:os.system 2", "2:4: 'tag:yaml.org,2002:python/object"),
    "local tag": ("a: !mine 1", "1:4: '!mine' is a YAML tag"),
    "second document": ("a: 1\n---\nb: 2", "2:1: a second YAML document"),
    "directive": ("%YAML 1.1\n---\na: 1", "1:1: '%' begins a YAML directive"),
    "merge key": ("a: 1\n<<: 2", "2:1: '<<' is a merge key"),
    "duplicate key": ("a: 1\nb:\n  c: 1\n  c: 2", "4:3: b.c: stands here and in line 3"),
    "empty key": ("a: 1\n? \n: 2", "a key is empty"),
    "mapping as key": ("{a: 1}: 2", "1:1: a key must be plain text"),
    "braces unquoted": ("a:\n  - {{ fact:x.y }}", "2:6: a key must be plain text"),
    "colon in text": ("a: b: c", "1:5: a colon and a space stand inside plain text"),
    "tab": ("a:\n\tb: c", "2:1: a tab stands here"),
    "backtick": ("a: `b`", "1:4: plain text cannot begin with this character"),
    "emphasis": ("a: *b* c", "1:4: plain text cannot begin with '*'"),
    "open quote": ('a: "b\nc: d\n', "1:4: a quotation mark is never closed"),
    "open bracket": ("a: [b\nc: d\n", "1:4: a list in [ ] or a mapping in { } begins here and is"),
    "open brace": ("a: 1\nb:\n  - {c: d\n  - e\n", "3:5: a list in [ ] or a mapping in { } begins"),
    "text after quote": ('a: "b" c', "1:8: does not line up"),
    "no colon": ("a: b\nplain\nc: d", "2:1: a line here is neither 'key: value'"),
    "no character": ('a: "\\UFFFFFFFF"', "cannot be read as a character"),
    "half a character": ('a: "\\ud800"', "1:4: U+D800 is a control character"),
    "escaped bidi": ('a: "x\\u202ey"', "1:4: U+202E is a control character"),
    "escaped null": ('a: "\\0"', "1:4: U+0000 is a control character"),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=REFUSED)
def test_refused_features_name_their_line(text: str, expected: str) -> None:
    """What is not plain data is refused, with its place and a cure."""
    [mistake] = read_yaml(text, "x.yml").mistakes
    assert expected in str(mistake)
    assert str(mistake).startswith("x.yml:")


def test_several_refused_features_are_reported_at_once() -> None:
    """The reader does not stop at the first anchor."""
    found = read_yaml("a: &x 1\nb: !t 2\nc: *x\na: 3", "x.yml").mistakes
    assert [mistake.line for mistake in found] == [1, 2, 3, 4]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_before_it_costs_anything(opening: str) -> None:
    """A hundred thousand nested lists end at the limit, by line."""
    [mistake] = read_yaml(opening * 100_000, "x.yml").mistakes
    assert f"nested more than {MAX_DEPTH} levels" in mistake.text


def test_nesting_up_to_the_limit_is_read() -> None:
    """The limit itself is allowed."""
    document = read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yml")
    assert document.mistakes == []


@pytest.mark.parametrize("text", ["NO", "yes", "null", "~", "1.0", "0x10", "2026-11-24", "1_000"])
def test_every_scalar_stays_as_it_is_written(text: str) -> None:
    """`NO` is a country and 1.0 a version: what a text means is the schema's business."""
    assert read_yaml(f"a: {text}", "x.yml").data == {"a": text}


def test_only_nothing_is_nothing() -> None:
    """A key without a value is None; empty quotes are a text."""
    assert read_yaml("a:\nb: ''\nc: [, x]"[:8], "x.yml").data == {"a": None, "b": ""}


def test_places_of_keys_and_values_are_kept() -> None:
    """Every value and every key can be found again, counted from 1."""
    document = read_yaml("a:\n  - b: x\n    c: y\n", "x.yml")
    assert (document.values["a", 0, "c"].line, document.values["a", 0, "c"].column) == (3, 8)
    assert (document.keys["a", 0, "c"].line, document.keys["a", 0, "c"].column) == (3, 5)
    assert (document.values["a", 0].line, document.values["a", 0].column) == (2, 5)


@pytest.mark.parametrize("style", ["|", ">-"])
def test_a_word_inside_a_block_is_found_in_its_line(style: str) -> None:
    """A mistake inside a long text points into the text, not at its beginning."""
    document = read_yaml(f"a: {style}\n  one\n  two\n\n  three two\nb: two\n", "x.yml")
    assert document.find(("a",), "two") == (3, 3)
    assert document.find(("a",), "two", nth=1) == (5, 9)
    assert document.find(("a",), "two", nth=2) is None


@pytest.mark.parametrize(
    ("raw", "place", "said"),
    [
        (b"a: 1\nb: \xff", "2:4", "0xff is not UTF-8"),
        ("a: é\nb: é".encode("latin-1"), "1:4", "0xe9 is not UTF-8"),
        ("ä\nb: \u202e".encode(), "2:4", "U+202E"),
        (b"a: \x00", "1:4", "U+0000"),
        (b"a: 1\rb: 2", "1:5", "U+000D"),
        ("a: \u2028".encode(), "1:4", "U+2028"),
        ("a: x\ufeff".encode(), "1:5", "U+FEFF"),
        ("a: \uffff".encode(), "1:4", "U+FFFF"),
    ],
)
def test_hidden_characters_and_other_encodings_are_refused(
    raw: bytes, place: str, said: str
) -> None:
    """Nothing that an editor does not show gets in, and each is named with its place."""
    text, [mistake] = decode(raw, "x.yml")
    assert text is None
    assert str(mistake).startswith(f"x.yml:{place}: ")
    assert said in mistake.text


def test_what_windows_writes_is_read() -> None:
    """A byte order mark and carriage returns are no mistake."""
    text, found = decode(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "x.yml")
    assert (text, found) == ("a: 1\nb: 2\n", [])


def test_large_files_and_links_are_refused(tmp_path, reading) -> None:  # noqa: ANN001
    """More than a megabyte, and links to files elsewhere, are not opened."""
    (tmp_path / "secret").write_text("prefLabel: x\ndefinition: y\n")
    (tmp_path / "glossary" / "link.yml").symlink_to(tmp_path / "secret")
    with pytest.raises(GlossaryError) as raised:
        reading(large="#" * (MAX_BYTES + 1))
    assert [str(mistake) for mistake in raised.value.mistakes] == [
        "glossary/large.yml:1:1: is larger than 1,000,000 bytes. Split or shorten it.",
        "glossary/link.yml:1:1: is not a plain file. Put the entry's text itself here.",
    ]


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_both_parsers_read_an_entry_alike(path: Path) -> None:
    """The quick parser gives the same data in the same places as the one that explains."""
    text = path.read_text(encoding="utf-8")
    assert read_with(QUICK, text, "x.yml") == read_with(EXPLAINING, text, "x.yml")
