"""Finished HTML in Markdown: put in as it is, and only where it is marked."""

from __future__ import annotations

from markdown import Markdown

from hooks.fragments import BEGIN, END, FragmentsExtension, mark

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
