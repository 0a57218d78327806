"""What a static host is told: how long to keep files, which addresses have moved.

`_headers` and `_redirects` are read by Netlify and Cloudflare Pages; hosts that cannot redirect
(GitHub Pages) get a page that does. The guides in `docs/` say what the others need.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hooks.entries.glossary import Glossary

FOREVER = "public, max-age=31536000, immutable"
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def files(glossary: Glossary, assets: str, base: str) -> dict[str, str]:
    """Write the hosts' files, by path.

    Args:
        glossary: whose former addresses are redirected.
        assets: the folder of hashed files.
        base: the site's path on its host, with a slash at both ends.
    """
    moved = {old: new for new, entry in glossary.entries.items() for old in entry.redirects}
    pages = {f"glossary/{old}/index.html": redirecting(f"../{new}/") for old, new in moved.items()}
    return {
        "_headers": headers(assets),
        "_redirects": "".join(
            f"{base}glossary/{old}/* {base}glossary/{new}/:splat 301\n"
            for old, new in moved.items()
        ),
        ".nojekyll": "",
        **pages,
    }


def headers(assets: str) -> str:
    """Say how long to keep files that are named by their hash: for good.

    Of pages both hosts ask anew each time, unless told otherwise.
    """
    common = "".join(f"  {name}: {value}\n" for name, value in SAFE.items())
    return f"/*\n{common}/{assets}/*\n  Cache-Control: {FOREVER}\n"


def redirecting(target: str) -> str:
    """Write a page that leads to another one, for hosts that cannot redirect."""
    to = escape(target, quote=True)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Moved</title>'
        f'<meta http-equiv="refresh" content="0; url={to}"><link rel="canonical" href="{to}">'
        f'</head><body><p>This entry has moved: <a href="{to}">read it there</a>.</p>'
        "</body></html>\n"
    )
