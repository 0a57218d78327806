"""Whatever stands in a file, reading it ends with a glossary or with its mistakes."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hooks.entries.entry import Entry
from hooks.entries.load import Glossary, GlossaryError, load
from hooks.entries.schema import entry_schema

KEYS = [*sorted(entry_schema()["properties"]), "label", "entry", "how", "value", "rows", "cells"]
PIECES = st.sampled_from(
    ["prefLabel: ", "definition: ", "\n", "  ", "- ", "{", "}", "[", "]", '"', "'", ": ", "#", "|",
     ">-", "&a ", "*a", "!!x ", "---\n", "...", "%", "?", "<b>", "{{ fact:a.b }}", "[x](entry:a)",
     "\\u202e", "\t", "\\", "é", "`", "facts: ", "related: ", "~", "<<: ", "(javascript:x)"],
)  # fmt: skip
TEXTS = st.text() | st.lists(PIECES, max_size=30).map("".join)
WORD = st.sampled_from(
    ["NO", "null", "1.0", "2026-11-24", "it's", "50 %", '"quoted"', "é", "語", "a: b", "- x", "#1",
     "@home", "| pipe", "5 > 3", "'"],
)  # fmt: skip
WORDS = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
IDS = st.sampled_from(["b", "fine-tuning", "gpt-4o", "x1"])
DATES = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))
QUICK = settings(max_examples=100, deadline=None)


def read(raw: bytes, name: str = "a.yml") -> Glossary:
    """Load a glossary of one file."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(raw)
        return load(Path(folder), ["approach"])


def ends_well(raw: bytes) -> None:
    """Hold that reading gives a glossary or mistakes that each name a place."""
    try:
        assert isinstance(read(raw), Glossary)
    except GlossaryError as error:
        lines = str(error).split("\n")
        assert lines == sorted({*lines}, key=lines.index)
        assert all(mistake.line >= 1 and mistake.column >= 1 for mistake in error.mistakes)
        assert len(lines) == len(error.mistakes) > 0


@given(st.binary() | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
@QUICK
def test_no_bytes_end_in_a_traceback(raw: bytes) -> None:
    """Any bytes, and pieces of YAML in any order."""
    ends_well(raw)


@given(
    st.recursive(
        st.none() | TEXTS | st.integers() | st.booleans() | DATES,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    st.dictionaries(st.sampled_from(KEYS), st.text(max_size=20)),
)
@QUICK
def test_no_shape_ends_in_a_traceback(data: Any, more: dict[str, str]) -> None:
    """Valid YAML whose keys are an entry's and whose values are anything."""
    whole = {**data, **more} if isinstance(data, dict) else data
    ends_well(yaml.safe_dump(whole, allow_unicode=True).encode("utf-8", "surrogatepass"))


VALID = st.fixed_dictionaries(
    {"prefLabel": WORDS, "definition": WORDS},
    optional={
        "boardroom": WORDS,
        "hiddenLabel": st.lists(WORDS, max_size=3),
        "useWhen": st.lists(WORDS, max_size=3),
        "sections": st.lists(st.fixed_dictionaries({"title": WORDS, "body": WORDS}), max_size=2),
        "askVendor": st.lists(
            st.fixed_dictionaries({"question": WORDS, "good": WORDS, "bad": WORDS}), max_size=2
        ),
        "facts": st.dictionaries(
            st.sampled_from(["a", "examples_min", "x_1"]),
            st.fixed_dictionaries(
                {
                    "value": st.integers(-(10**9), 10**9) | st.sampled_from([0.1, 2.5, 1234.75]),
                    "unit": WORDS,
                    "says": WORDS,
                    "kind": st.just("house-rule"),
                    "checked": DATES,
                }
            ),
            max_size=3,
        ),
        "calculators": st.just(["approach"]),
        "reviewed": DATES,
        "volatility": st.sampled_from(["price", "product", "concept"]),
        "status": st.sampled_from(["draft", "published", "deprecated"]),
        "link": st.sampled_from(["auto", "case-sensitive", "explicit", "never"]),
        "redirects": st.lists(IDS, max_size=2, unique=True),
    },
)


@given(VALID)
@QUICK
def test_a_valid_entry_comes_out_as_it_went_in(data: dict[str, Any]) -> None:
    """What is written is what is read: texts, numbers and dates."""
    entry = read(yaml.safe_dump(data).encode()).entries["a"]
    assert entry == Entry.model_validate(data)
