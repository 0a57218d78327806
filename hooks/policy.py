"""The Content-Security-Policy: own origin only, no eval, no inline scripts but known ones.

It stands in every page as a `<meta>`, so that any static host serves it, directly after the
character set: a policy holds for what comes after it. Material's few inline scripts are allowed by
their hashes; every page allows those of all, since instant navigation mixes pages.
"""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CHARSET = '<meta charset="utf-8">'
ENTRIES = "glossary/*/index.html"
"""Pages of many people's words: a script that only they have was let in by mistake."""
DATA = ' type="application/ld+json"'
"""How the one script begins that every page has for itself; it does not run."""

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval' {hashes}",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
)


class PolicyError(ValueError):
    """A page cannot carry the policy."""


class _InlineScripts(HTMLParser):
    """Collects the text of scripts that stand in the page and run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note whether a script begins whose text will run."""
        given = dict(attrs)
        runs = given.get("type") in {None, "", "module", "text/javascript"}
        self._inside = tag == "script" and "src" not in given and runs
        if self._inside:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        """Collect a script's text, which may come in pieces."""
        if self._inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Note that a script ends."""
        self._inside = self._inside and tag != "script"


def inline_scripts(html: str) -> list[str]:
    """List the inline scripts that a page runs.

    >>> inline_scripts('<script>a()</script><script type="application/json">{}</script>')
    ['a()']
    """
    parser = _InlineScripts()
    parser.feed(html)
    parser.close()
    return parser.found


def source_hash(script: str) -> str:
    """Give a script's hash as the policy writes it.

    >>> source_hash("a()")
    "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"
    """
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(scripts: set[str]) -> str:
    """Write the policy that allows these inline scripts."""
    hashes = " ".join(sorted(map(source_hash, scripts)))
    return "; ".join(DIRECTIVES).format(hashes=hashes).replace(" ;", ";")


def apply(site: Path) -> str:
    """Put one policy into every page of a built site, and give its text.

    Raises:
        PolicyError: a page has no place for it, or an entry's page has a script of its own.
    """
    pages = sorted(site.rglob("*.html"))  # read twice: a large site does not fit into memory
    text = policy(_known_scripts(pages, set(site.glob(ENTRIES))))
    tag = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    for page in pages:
        html = page.read_text(encoding="utf-8")
        if html.count(CHARSET) != 1:
            msg = f"{page.relative_to(site)}: has no single {CHARSET} to put the policy after"
            raise PolicyError(msg)
        page.write_text(html.replace(CHARSET, CHARSET + tag), encoding="utf-8")
    return text


def _known_scripts(pages: list[Path], entries: set[Path]) -> set[str]:
    """Give the scripts of all pages; those of entries are the theme's and stand elsewhere too."""
    known = _all_inline_scripts(page for page in pages if page not in entries)
    own = _all_inline_scripts(page for page in pages if page in entries) - known
    if own:
        msg = f"pages of entries run what no other page does: {', '.join(map(repr, sorted(own)))}"
        raise PolicyError(msg)
    return known


def _all_inline_scripts(pages: Iterable[Path]) -> set[str]:
    """Collect the scripts of pages; a page that looks as others before it is not parsed."""
    scripts, seen = set[str](), set[str]()
    for page in pages:
        html = page.read_text(encoding="utf-8")
        alike = {piece for piece in _like_scripts(html) if not piece.startswith(DATA)}
        if not alike <= seen:
            seen |= alike
            scripts.update(inline_scripts(html))
    return scripts


def _like_scripts(html: str) -> Iterator[str]:
    """Give what follows each `<script`, be it one, or in a comment or an attribute."""
    for piece in html.lower().split("<script")[1:]:
        yield piece.partition("</script")[0]
