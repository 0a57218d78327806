"""Markdown in an entry: no raw HTML, no unsafe link, as the renderer itself sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from hooks.entries.prose import EXTENSIONS, read_prose
from hooks.entries.text import complaints, plain

FINE = [
    "plain text",
    "a < b, and a > b, 3<4",
    "`<script>` in code",
    "```html\n<script>alert(1)</script>\n```",
    "    <script>indented code</script>\n",
    "&lt;b&gt; &amp; &copy; &#60;",
    '*emphasis*, **strong**, [a link](https://example.org/a_(b)?c=d&e=f "title")',
    "[mail](mailto:me@example.org) <me@example.org> <https://example.org>",
    "[entry](entry:rag) [part](entry:rag#how) [below](#below)",
    "```\n[1]: https://example.org\n```",
    "    [1]: https://example.org",
    "```html\n<b>\n```\n\n~~~~\n```\n~~~~",
    "> ```\n> code\n> ```",
    "- item\n\n    ```\n    <b>code</b>\n    ```",
    "a `` ``` `` in a line, and ```code``` too",
    '??? note "More"\n\n    What is folded.',
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "1. one\n2. two",
    "5 {braces} and { .more }",
]
RAW = [
    "<b>bold</b>",
    "text <b>bold</b>",
    "<script>alert(1)</script>",
    "<div>\n\nblock\n\n</div>",
    "- item\n\n    <div>nested</div>",
    "> <img src=x onerror=alert(1)>",
    "<!-- comment -->",
    "a <!-- comment --> b",
    "<?php echo 1 ?>",
    "<![CDATA[x]]>",
    "<SCRIPT SRC=//evil>",
    "<svg/onload=alert(1)>",
    "<a href=https://example.org>x</a>",
    "*<b>*",
    "[<b>x</b>](https://example.org)",
    "<script",
    "text <img src=x",
    "<unknown-element>",
    "</div>",
    "# heading <i>x</i>",
    "| a |\n|---|\n| <b>x</b> |",
    "??? note\n\n    <script>alert(1)</script>",
]
NOT_BY_ITSELF = {
    "```": "'```' begins or ends code, and its counterpart is missing.",
    "a\n\n~~~ html\n<b>": "'~~~ html' begins or ends code",
    "````\na\n```": "'````' begins or ends code",
    "```\na\n```\n\n```": "'```' begins or ends code",
    "> ```\n> a": "'> ```' begins or ends code",
    "- a\n\n    ```\n    b": "'```' begins or ends code",
    "[x]: javascript:alert(1)": "'[x]:' defines something for the whole page.",
    "a\n\n[x]: https://example.org": "'[x]:' defines something",
    "- [x]:\n    https://example.org": "'[x]:' defines something",
    "> [X y]: <https://example.org> 'a title'": "'[X y]:' defines something",
    "[^1]: A footnote.": "'[^1]:' defines something",
    "*[HTML]: An abbreviation": "'*[HTML]:' defines something",
    "``` {.python onclick=x}\na\n```": "'``` {.python onclick=x}' says more than a language.",
    '``` py title="a"\nb\n```': "says more than a language. Write the language alone",
}
UNSAFE = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](java&#115;cript:alert(1))",
    "[x](data:text/html,x)",
    "[x](vbscript:x)",
    "[x](//example.org)",
    "[x](../other/)",
    "[x](other.md)",
    "[x]()",
    "[x](ftp://example.org)",
    "<ftp://example.org>",
    "<javascript://x%0aalert(1)>",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x](entry:nowhere)",
    "[x](mailto:)",
    "[x](https:x)",
    "![image](https://example.org/x.png)",
    "[![image](x.png)](https://example.org)",
    "*x*{ onclick=alert(1) }",
    "[x](https://example.org){ style=position:fixed }",
    "text\n{ .class #id }",
    "# heading { onmouseover=x }",
]


@pytest.mark.parametrize("text", FINE)
def test_markdown_is_welcome(text: str) -> None:
    """Emphasis, code, lists, tables, entities and safe links pass."""
    assert list(complaints(read_prose(text), {"rag"})) == []


@pytest.mark.parametrize("text", RAW)
def test_raw_html_is_found(text: str) -> None:
    """Whatever a browser could read as a tag is refused, wherever Markdown allows it."""
    found = list(complaints(read_prose(text), set()))
    assert found
    assert all(what.startswith("raw HTML") for _, what in found)


@pytest.mark.parametrize("text", UNSAFE)
def test_unsafe_links_images_and_attributes_are_found(text: str) -> None:
    """A link leads to the web, a mail address, an entry or the same page; nothing else does."""
    assert list(complaints(read_prose(text), {"rag"}))


@pytest.mark.parametrize("text", NOT_BY_ITSELF)
def test_a_text_stands_by_itself(text: str) -> None:
    """What is left open, or holds for the whole page, would change the texts around it."""
    assert NOT_BY_ITSELF[text] in "\n".join(what for _, what in complaints(read_prose(text), ()))


def test_texts_are_read_with_the_extensions_of_the_site() -> None:
    """With others, one would take for code what the other takes for HTML."""
    text = (Path(__file__).parents[3] / "mkdocs.yml").read_text(encoding="utf-8")
    listed = yaml.safe_load(text[text.index("markdown_extensions:") : text.index("validation:")])
    named = [one if isinstance(one, dict) else {one: {}} for one in listed["markdown_extensions"]]
    settings = {name: options for one in named for name, options in one.items()}
    assert settings.keys() - EXTENSIONS.keys() == {"md_in_html", "toc"}
    assert {name: settings[name] for name in EXTENSIONS} == EXTENSIONS


@pytest.mark.parametrize("piece", ["[", "![", "<a ", "1. ", "> ", "- "])
def test_endless_nesting_ends_soon(piece: str) -> None:
    """What would keep the renderer busy for minutes, or make it give up, is refused or read."""
    text = piece * (20_000 // len(piece))
    prose = read_prose(text)
    assert prose.readable or "nested too deeply" in next(complaints(prose, set()))[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A *b* [c](https://e.org) `d`", "A b c d"),
        ("x &amp; y &lt;z&gt; AT&T", "x & y <z> AT&T"),
        (r"2 \* 3", "2 * 3"),
        ("one\ntwo", "one two"),
        ("- a\n- b", "a b"),
        ("```\n<b>\n```", "<b>"),
    ],
)
def test_plain_is_what_a_reader_sees(text: str, expected: str) -> None:
    """Hover cards and meta descriptions carry no Markdown."""
    assert plain(text) == expected
