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

from hooks.listing import files_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CHARSET = '<meta charset="utf-8">'
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


class Policy:
    """One policy for all pages of a site, put in while they are made.

    A page carries what is known by then. Those few that were made before the last script turned up
    are mended at the end; the others are not read again.
    """

    def __init__(self, foreign: Iterable[str] = ()) -> None:
        """Begin. What is `foreign`, by its path in the site, is published as somebody wrote it."""
        self._foreign = frozenset(foreign)
        self._scripts: set[str] = set()
        self._looked_at: set[str] = set()
        self._tag = _tag(set())
        self._carried: dict[str, str] = {}

    def allow(self, html: str) -> None:
        """Allow what this runs: the theme's parts, and pages by the site's own people."""
        if found := self._unknown_scripts(html):
            self._scripts |= found
            self._tag = _tag(self._scripts)

    def put(self, html: str, path: str, *, trusted: bool) -> str:
        """Give a page with the policy in it.

        Args:
            html: the page.
            path: where it is in the site.
            trusted: whether it may bring scripts. Entries hold many people's words, and may not.

        Raises:
            PolicyError: the page has no place for it, or brings a script that it may not bring.
        """
        if trusted:
            self.allow(html)
        elif own := self._unknown_scripts(html):
            msg = f"{path}: runs what no other page does: {', '.join(map(repr, sorted(own)))}"
            raise PolicyError(msg)
        self._carried[path] = self._tag
        return _with(self._tag, html, path)

    def finish(self, site: Path) -> str:
        """Put it into what else a built site has, mend what carries an earlier one; give its text.

        Raises:
            PolicyError: a page has no place for it.
        """
        files = files_below(site).items()
        pages = {path: page for path, page in files if self._is_ours(path)}
        for path in pages.keys() - self._carried.keys():
            self.allow(pages[path].read_text(encoding="utf-8"))
        for path, page in pages.items():
            if (earlier := self._carried.get(path, "")) != self._tag:
                html = page.read_text(encoding="utf-8").replace(earlier, "", 1)
                page.write_text(_with(self._tag, html, path), encoding="utf-8")
        return policy(self._scripts)

    def _is_ours(self, path: str) -> bool:
        return path.endswith(".html") and path not in self._foreign

    def _unknown_scripts(self, html: str) -> set[str]:
        """Give the scripts that are not known; a page that looks as others before is not parsed."""
        alike = {piece for piece in _like_scripts(html) if not piece.startswith(DATA)}
        if alike <= self._looked_at:
            return set()
        found = set(inline_scripts(html)) - self._scripts
        if not found:
            self._looked_at |= alike
        return found


def _tag(scripts: set[str]) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'


def _with(tag: str, html: str, path: str) -> str:
    if html.count(CHARSET) != 1:
        msg = f"{path}: has no single {CHARSET} to put the policy after"
        raise PolicyError(msg)
    return html.replace(CHARSET, CHARSET + tag)


def _like_scripts(html: str) -> Iterator[str]:
    """Give what follows each `<script`, be it one, or in a comment or an attribute."""
    for piece in html.lower().split("<script")[1:]:
        yield piece.partition("</script")[0]
