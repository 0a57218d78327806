"""The Content-Security-Policy: the right hashes, the right place, the same in every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hooks.policy import CHARSET, Policy, PolicyError, inline_scripts, policy, source_hash

if TYPE_CHECKING:
    from pathlib import Path

HEAD = f"<!doctype html><html><head>{CHARSET}<title>x</title></head><body>"
RUN = {
    "plain": "<script>a()</script>",
    "module": '<script type="module">a()</script>',
    "typed": '<script type="text/javascript">a()</script>',
    "upper case": "<SCRIPT>a()</SCRIPT>",
    "with attributes": '<script defer data-x="1>2">a()</script>',
    "in SVG": "<svg><script>a()</script></svg>",
}
DO_NOT_RUN = {
    "data": '<script type="application/json">{"a": 1}</script>',
    "a file": '<script src="a.js"></script>',
    "in a title": '<p title="<script>a()</script>">x</p>',
    "in a value": "<input value='<script>a()</script>'>",
    "in a comment": "<!-- <script>a()</script> -->",
    "escaped": "<p>&lt;script&gt;a()&lt;/script&gt;</p>",
    "in data": '<script type="application/json">"<script>a()"</script>',
}


@pytest.mark.parametrize("html", RUN.values(), ids=RUN)
def test_scripts_that_run_are_found(html: str) -> None:
    """Whatever way a script is written, its text is what is hashed."""
    assert inline_scripts(f"{HEAD}{html}</body></html>") == ["a()"]


@pytest.mark.parametrize("html", DO_NOT_RUN.values(), ids=DO_NOT_RUN)
def test_what_does_not_run_is_not_allowed(html: str) -> None:
    """Data, files, and text that only looks like a script get no hash."""
    assert inline_scripts(f"{HEAD}{html}</body></html>") == []


@pytest.mark.parametrize("script", ["a < b && c", "a &amp; b", "'é'", " a()\n  b()\n", "</p>", ""])
def test_the_hash_is_of_the_text_as_it_stands(script: str) -> None:
    """Entities, spaces and letters of a script are not touched: a browser hashes them so."""
    assert inline_scripts(f"<script>{script}</script>") == [script]


def test_a_known_hash() -> None:
    """The hash that the specification's own example gives (CSP Level 3, section 8.4)."""
    expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    assert source_hash("alert('Hello, world.');") == expected


def test_without_scripts_the_policy_has_no_hash() -> None:
    """A site without inline scripts allows none, and the text stays well formed."""
    text = policy(set())
    assert "sha256" not in text
    assert " ;" not in text
    assert "unsafe-inline" not in text
    assert "'unsafe-eval'" not in text


def test_every_page_allows_the_scripts_of_all(tmp_path: Path) -> None:
    """One policy with each hash once, in pages made early, made late, and found at the end."""
    (tmp_path / "deep").mkdir()
    known = Policy()
    for name, script in {"index.html": "a()", "b.html": "b()", "deep/index.html": "a()"}.items():
        page = known.put(f"{HEAD}<script>{script}</script>", name, trusted=True)
        (tmp_path / name).write_text(page, encoding="utf-8")
    (tmp_path / "found.html").write_text(f"{HEAD}<script>c()</script>", encoding="utf-8")
    text = known.finish(tmp_path)
    assert text.count("sha256-") == 3
    assert all(source_hash(script) in text for script in ("a()", "b()", "c()"))
    for path in tmp_path.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{text}">' in html
        assert html.count("Content-Security-Policy") == 1


def test_what_the_theme_did_not_make_stays_as_it_is(tmp_path: Path) -> None:
    """A file that proves whose site it is keeps its bytes, and its scripts are not allowed."""
    text = b"google-site-verification: google1234.html<script>a()</script>"
    page = tmp_path / "google1234.html"
    page.write_bytes(text)
    assert "sha256" not in Policy(foreign=["google1234.html"]).finish(tmp_path)
    assert page.read_bytes() == text


def test_a_page_that_carries_it_is_not_written_again(tmp_path: Path) -> None:
    """The end of a large build does not go through all of its pages."""
    known, page = Policy(), tmp_path / "index.html"
    page.write_text(known.put(HEAD, "index.html", trusted=True), encoding="utf-8")
    page.chmod(0o400)
    before = page.stat()
    known.finish(tmp_path)
    assert page.stat() == before


def test_a_script_that_only_an_entry_has_is_an_error() -> None:
    """The policy allows what the theme brings, never what somebody wrote into an entry."""
    known = Policy()
    known.allow("<script>a()</script>")
    assert known.put(f"{HEAD}<script>a()</script>", "glossary/b/index.html", trusted=False)
    with pytest.raises(PolicyError, match=r"glossary/c/index.html: runs .*: 'c\(\)'"):
        known.put(f"{HEAD}<script>c()</script>", "glossary/c/index.html", trusted=False)


def test_nothing_but_the_policy_is_added(tmp_path: Path) -> None:
    """The rest of the page stays as it was, byte for byte."""
    page = tmp_path / "index.html"
    html = f"{HEAD}<p>“é” &amp; \u2212</p></body></html>\n"
    page.write_text(html, encoding="utf-8")
    tag = f'<meta http-equiv="Content-Security-Policy" content="{Policy().finish(tmp_path)}">'
    assert page.read_text(encoding="utf-8").replace(tag, "") == html


@pytest.mark.parametrize(
    "html",
    ["<html><head></head></html>", f"{HEAD}{CHARSET}", '<meta charset="latin-1">'],
    ids=["none", "two", "another"],
)
def test_a_page_without_its_one_place_is_an_error(tmp_path: Path, html: str) -> None:
    """A page that cannot carry the policy is named; it never goes out without one."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "page.html").write_text(html, encoding="utf-8")
    with pytest.raises(PolicyError, match=r"deep/page\.html: has no single"):
        Policy().finish(tmp_path)
