"""The headers that a host sends: those of the site's own `_headers` file, or a plain host's."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = {"Cache-Control": "max-age=600"}
"""What GitHub Pages sends, which reads no headers file."""


@dataclass(frozen=True)
class Headers:
    """Headers by the pattern of the paths that they are for, in order."""

    rules: tuple[tuple[str, dict[str, str]], ...]

    def of(self, path: str) -> dict[str, str]:
        """Give the headers for a path below the site; a later rule takes an earlier one's place."""
        found = dict(PLAIN)
        for pattern, headers in self.rules:
            if fnmatchcase(f"/{path}", pattern):
                found |= headers
        return found


def headers_of(site: Path) -> Headers:
    """Read a site's headers file, as Netlify and Cloudflare Pages do; without one, none."""
    file = site / "_headers"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return Headers(tuple(parsed(text)))


def parsed(text: str) -> list[tuple[str, dict[str, str]]]:
    r"""Read the rules: a pattern at the line's start, its headers indented below it.

    >>> parsed("/assets/*\n  Cache-Control: max-age=31536000, immutable\n")
    [('/assets/*', {'Cache-Control': 'max-age=31536000, immutable'})]
    """
    rules: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace():
            name, _, value = line.strip().partition(":")
            rules[-1][1][name] = value.strip()
        else:
            rules.append((line.strip(), {}))
    return rules
