"""What the finished HTML of an entry may hold, whatever it was made of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from hooks.allowed import complaints, ids_in
from hooks.entries.mistakes import GlossaryError
from hooks.pages.calculator import fragment
from hooks.reckoner import Reckoner

FINE = [
    '<h2 id="how-it-works">How it works</h2><p class="a">1 &lt; 2 &amp; &quot;3&quot;</p>',
    '<a class="term" href="../rag/" data-term="rag" aria-describedby="term-rag">RAG</a>',
    '<a href="https://example.org/?a=b&amp;c=d" rel="noopener">x</a><a href="#below">x</a>',
    '<a href="&#109;&#97;&#105;&#108;&#116;&#111;&#58;&#109;&#101;&#64;&#101;">x</a>',
    '<td style="text-align: center;">a</td><hr /><br><details open="open"><summary>',
    "javascript:alert(1) onclick=x {style} >",
]
REFUSED = [
    "<script>alert(1)</script>",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    '<meta http-equiv="refresh">',
    '<iframe src="https://example.org/">',
    "<form>",
    '<object data="x">',
    '<base href="https://example.org/">',
    "<style>",
    "<link>",
    "<svg/onload=alert(1)>",
    '<img src="x">',
    '<input type="text">',
    "<!-- comment -->",
    "<?php",
    "<P>",
    "<p",
    "<p class=a>",
    '<p class="a"onclick="x">',
    "<p class='a'>",
    '<p\nclass="a">',
    '<h2 onclick="alert(1)">',
    '<p style="position: fixed">',
    '<td style="text-align: center; position: fixed">',
    '<p data-palette="x">',
    '<h2 id="rr-runtime">',
    '<h2 id="__search">',
    '<h2 id="one"></h2><h2 id="one">',
    '<h2 id="taken">',
    '<a href="javascript:alert(1)">',
    '<a href="JaVaScRiPt:alert(1)">',
    '<a href=" javascript:alert(1)">',
    '<a href="java&#115;cript:alert(1)">',
    '<a href="javascript&colon;alert(1)">',
    '<a href="java\tscript:alert(1)">',
    '<a href="vbscript:x">',
    '<a href="data:text/html,x">',
    '<a href="//example.org/">',
    '<a href="/other/">',
    '<a href="\\\\example.org">',
    '<a href="entry:rag">',
]


@pytest.mark.parametrize("html", FINE)
def test_what_entries_are_made_of_is_allowed(html: str) -> None:
    """Headings, links to terms and to the web, tables, and text that only talks of scripts."""
    assert list(complaints(html, {"taken"})) == []


@pytest.mark.parametrize("html", REFUSED)
def test_nothing_else_is_allowed(html: str) -> None:
    """No other tag, attribute, address or anchor, nor a known one that is written otherwise."""
    assert list(complaints(html, {"taken"}))


def test_the_ids_of_a_form_are_known() -> None:
    """A heading cannot take the name that a label or a script means."""
    assert ids_in('<form class="x" id="a"><input name="b" id="c">') == {"a", "c"}


def test_what_is_not_allowed_ends_the_build_with_the_entry() -> None:
    """The form that the build puts in is its own; beside it nothing is, nor its ids."""
    form = '<form><input id="a"></form>'
    known: Any = SimpleNamespace(
        glossary=SimpleNamespace(entries={"rag": SimpleNamespace(calculators=["cost"])}),
        fragments={fragment("cost"): form},
    )
    Reckoner.check_page(known, "rag", f"<p>{form}</p>")
    said = (
        "glossary/rag.yml:1:1: its page would hold <h2 id=\"a\">: there is another 'a' on the page"
    )
    for html in (f'{form}<h2 id="a">', f"{form}<form>", f"{form}<script>"):
        with pytest.raises(GlossaryError) as error:
            Reckoner.check_page(known, "rag", html)
        said = html.removeprefix(form)
        assert str(error.value).startswith(f"glossary/rag.yml:1:1: its page would hold {said}: th")
