"""Finished HTML in Markdown: put in as it is, and only where it is marked."""

from __future__ import annotations

import pytest
from markdown import Markdown

from hooks.entries.prose import EXTENSIONS
from hooks.fragments import BEGIN, END, FragmentsExtension, mark, shielded

HTML = '<ul class="x">\n<li>*a* & <p>b</li>\n\n    c\n</ul>'
WITHIN = f"{BEGIN}\n{HTML}\n{END}"


def converted(text: str) -> str:
    """Convert a text beside which there is one fragment, `form`."""
    fragments = FragmentsExtension({"form": HTML})
    return Markdown(extensions=["md_in_html", fragments]).convert(text)


def test_finished_html_is_not_touched() -> None:
    """Whatever Markdown would make of it, by its name or where it stands."""
    around = f"<p><em>before</em></p>\n{HTML}\n<p><em>after</em></p>"
    assert converted(f"*before*\n\n{mark('form')}\n\n*after*") == around
    assert converted(f"*before*\n\n{WITHIN}\n\n*after*") == around


def test_each_piece_ends_at_its_own_mark() -> None:
    """What stands between two pieces is Markdown."""
    assert converted(f"{WITHIN}\n\n*between*\n\n{WITHIN}").count("<em>between</em>") == 1


def test_a_mark_alone_is_text() -> None:
    """A mark that nothing ends, that begins nothing, or that names nothing, swallows no page."""
    for line in (BEGIN, END, mark("nobody")):
        assert converted(f"{line}\n\n*a*") == f"<p>{line}</p>\n<p><em>a</em></p>"


def test_no_text_can_claim_to_be_finished() -> None:
    """Marks that somebody writes by heart put nothing past Markdown, nor past its checks."""
    written = "`a\n%%html%%\n<img src=x onerror=alert(1)>\n%%end%%\nb`"
    assert "<img" not in converted(written)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a < b, `<b>` { .c }", "<p>a &lt; b, <code>&lt;b&gt;</code> { .c }</p>"),
        ("<b>x</b>\n{ .c }", "<p>&lt;b&gt;x&lt;/b&gt;\n{ .c }</p>"),
        ("<div>\n\nx\n\n</div>", "<p>&lt;div&gt;</p>\n<p>x</p>\n<p>&lt;/div&gt;</p>"),
        ("*x*{ onclick=y } &# &lt; AT&T", "<p><em>x</em>{ onclick=y } &amp;# &lt; AT&amp;T</p>"),
        ("## a { #b }", '<h2 id="a-b">a { #b }</h2>'),
        ('[x](https://a.b "<{")', '<p><a href="https://a.b" title="&lt;{">x</a></p>'),
        ("<https://a.b>", '<p><a href="https://a.b">https://a.b</a></p>'),
        (r"\{a\}", "<p>{a}</p>"),
    ],
)
def test_no_sign_of_a_shielded_text_begins_anything(text: str, html: str) -> None:
    """It is shown as it was written, without tags and attributes, and links stay links."""
    extensions = [*EXTENSIONS, "md_in_html", "toc", FragmentsExtension({})]
    assert Markdown(extensions=extensions).convert(shielded(text)) == html


def test_fenced_code_of_a_shielded_text_is_shown_as_it_was_written() -> None:
    """Code was taken out of the page before anything else."""
    text = shielded("```\n<b> {c}\n```\n\n    <i> {d}\n")
    extensions = [*EXTENSIONS, FragmentsExtension({})]
    html = Markdown(extensions=extensions).convert(text)
    assert "&lt;b&gt; {c}" in html
    assert "&lt;i&gt; {d}" in html
