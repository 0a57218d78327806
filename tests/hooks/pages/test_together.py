"""What the check lets through, put together on one page: it holds nothing but what it may hold."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import markdown

from hooks.allowed import complaints
from hooks.entries.load import GlossaryError, load
from hooks.entries.prose import EXTENSIONS
from hooks.fragments import FragmentsExtension
from hooks.pages.entry import page

TODAY = dt.date(2026, 11, 24)
FENCE = "```"
RUNS = "<meta http-equiv=refresh content='0;url=https://example.org/'><img src=x onerror=alert(1)>"
PIECES = st.sampled_from(
    [FENCE, "~~~", "````", "``` html", "```{.x onclick=y}", '``` py title="z"', "> ```", "`", "``",
     RUNS, "<script>", "</section>", "<div markdown=1>", "<!--", "-->", "<?", "<![CDATA[", "<p",
     "[x]: javascript:alert(1)", "[x][x]", "[x]", "[^1]: y", "*[a]: b", "![x][x]", "[x](", ")",
     "[x](https://example.org)", "<javascript:alert(1)>", "{ onclick=x }", "{: #x }",
     "{ .a }", "??? note", '???+ x "<b>"', "!!! x", "[TOC]", "# a", "- ", "1. ", "| a | b |",
     "|---|:-:|", "\n", "\n\n", "\n\n\n", "    ", "  ", "\t", "> ", "---", "===", "a", " ", "*",
     "**", "_", "\\", "&lt;", "&#60;", "&", '"', "'", "%%", "{{", "}}", "java&#115;cript:"],
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=7).map("".join).filter(lambda text: text.strip())
LEADING = {
    "prefLabel": "Term",
    "definition": "A.",
    "confusedWith": [{"entry": "other", "difference": "B."}],
}
QUICK = settings(max_examples=300, deadline=None)


def html_of(entry: dict[str, Any], other: str = "Other") -> str | None:
    """Load an entry beside another one and give its page's HTML; None where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"term": entry, "other": {"prefLabel": other, "definition": "A word."}}
        for name, data in files.items():
            Path(folder, f"{name}.yml").write_text(json.dumps(data), encoding="utf-8")
        try:
            glossary = load(Path(folder), [])
        except GlossaryError:
            return None
    extensions = [*EXTENSIONS, "md_in_html", "toc", FragmentsExtension({})]
    text = page("term", glossary, {}, TODAY).split("\n---\n", 1)[1]
    return markdown(text, extensions=extensions, extension_configs=EXTENSIONS)


def entry_of(one: str, two: str, name: str) -> dict[str, Any]:
    """Make an entry with two texts in turns wherever Markdown is read, and a name."""
    ask = {"question": one, "good": two, "bad": one}
    rows = [{"label": name, "cells": [one, two]}, {"label": "b", "cells": [two, one]}]
    return {
        "prefLabel": name,
        "definition": one,
        "boardroom": two,
        "business": one,
        "askVendor": [ask, ask],
        "comparison": {"caption": name, "columns": [name, "b"], "rows": rows},
        "useWhen": [one, two],
        "skipWhen": [two, one],
        "sections": [{"title": name, "body": one}, {"title": name, "body": two}],
        "confusedWith": [{"entry": "other", "difference": one}],
    }


@given(TEXTS, TEXTS, TEXTS)
@example(f"x\n\n{FENCE}", f"{FENCE}\n\n{RUNS}\n\n{FENCE}", "x")
@example("[x]: javascript:alert(4)", "[click][x]", "x")
@example(f"x\n\n    {RUNS}", f"    {RUNS}\n\nx", "x")
@example(f"??? note\n\n    {RUNS}", "x", "x")
@example("````<div markdown=1>![x][x]</section>``", "``<?`` a", "x")
@example("**{: #x }", "![x][x][x]: y`<b>``", "x")
@example("x", "x", "One { onclick=alert(1) }")
@QUICK
def test_what_the_check_lets_through_runs_nowhere(one: str, two: str, name: str) -> None:
    """Two texts beside each other in every field, and a name in every label."""
    html = html_of(entry_of(one, two, name), other="Other")
    if html is not None:
        found = complaints(html.replace("entry:other", "../other/"))
        assert [what for what in found if "the value of 'id'" not in what] == []  # "__a" as a title


NAMES = ["X](javascript:alert(1)) [y", "X][y](https://example.org)", "C#", "a*b*_c_`d`", "\\", "x]"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_a_name_where_another_entry_says_it(name: str) -> None:
    """Brackets in the other entry's name make no link of their own, and every sign is shown."""
    html = html_of({**LEADING, "status": "deprecated", "replacedBy": "other"}, other=name)
    assert html is not None
    assert html.count(f'<a href="entry:other">{name}</a>') == 2
    assert html.count("<a ") == 2
