"""The frame around pages: what comes out the same on many pages is rendered once.

Material renders header, navigation and footer anew for every page. But where no item of the
navigation is active, as on all entries, they depend on nothing but the folder of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from jinja2.runtime import Context

    Render = Callable[[Context], Iterator[str]]

PARTS: Final = tuple(
    f"partials/{name}.html"
    for name in (
        *("javascripts/base", "javascripts/palette", "javascripts/content", "icons", "palette"),
        *("logo", "search", "nav", "tabs", "top", "footer"),
    )
)
BASE, BLOCKS = "base.html", ("config", "scripts")


def render_once(env: Environment, note: Callable[[str], object]) -> None:
    """Let the theme's templates render each part of the frame once for each folder of pages.

    Args:
        env: the theme's templates.
        note: is told each part that will be used again.
    """
    for name in PARTS:
        part = env.get_template(name)
        part.root_render_func = _once(part.root_render_func, note)
    blocks = env.get_template(BASE).blocks
    blocks |= {name: _once(blocks[name], note) for name in BLOCKS}


def _once(render: Render, note: Callable[[str], object]) -> Render:
    kept: dict[str, str] = {}

    def rendered(context: Context) -> Iterator[str]:
        if any(item.active for item in context["nav"]):
            yield from render(context)
            return
        folder = _folder(context)
        if folder not in kept:
            kept[folder] = "".join(render(context))
            note(kept[folder])
        yield kept[folder]

    return rendered


def _folder(context: Context) -> str:
    """Give what all links of a page are relative to; the theme's own pages have the site's path."""
    page = context["page"]
    return str(page.url.rstrip("/").rpartition("/")[0] if page else context["base_url"])
