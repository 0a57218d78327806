"""The frame around pages: rendered once where nothing of it depends on the page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment

from hooks.frame import BASE, BLOCKS, PARTS, render_once

if TYPE_CHECKING:
    from jinja2 import Template

NAV = "{% for item in nav %}{{ item.name }}{{ '*' if item.active }} {% endfor %}in {{ page.url }}"
CONFIG = "{% block config %}{{ tick() }}{% endblock %}"
PAGE = '{% include "partials/nav.html" %}|{{ page.title }}|' + CONFIG


@pytest.fixture
def noted() -> list[str]:
    """What was told of parts that are used again."""
    return []


@pytest.fixture
def page(noted: list[str]) -> Template:
    """A theme whose navigation names its page, and whose settings count how often they are made."""
    blocks = "".join(f"{{% block {name} %}}{{% endblock %}}" for name in BLOCKS if name != "config")
    theme = dict.fromkeys(PARTS, "") | {"partials/nav.html": NAV, BASE: PAGE + blocks}
    env = Environment(loader=DictLoader(theme), autoescape=True)
    env.globals["tick"] = iter("123456789").__next__
    render_once(env, noted.append)
    return env.get_template(BASE)


def shown(page: Template, url: str, active: str = "") -> str:
    """Render a page of a site whose navigation has two items."""
    nav = [SimpleNamespace(name=name, active=name == active) for name in ("a", "b")]
    return page.render(nav=nav, base_url="/", page=SimpleNamespace(url=url, title=f"<{url}>"))


def test_pages_of_one_folder_share_their_frame(page: Template) -> None:
    """The frame is that of the first page; what stands between its parts is each page's own."""
    assert shown(page, "deep/x/") == "a b in deep/x/|&lt;deep/x/&gt;|1"
    assert shown(page, "deep/y/") == "a b in deep/x/|&lt;deep/y/&gt;|1"


def test_another_folder_has_another_frame(page: Template) -> None:
    """Links are relative to it."""
    shown(page, "deep/x/")
    assert shown(page, "other/x/") == "a b in other/x/|&lt;other/x/&gt;|2"
    assert shown(page, "x/") == "a b in x/|&lt;x/&gt;|3"


def test_where_the_navigation_shows_the_page_it_is_its_own(page: Template) -> None:
    """It is neither taken from another page nor kept for one."""
    shown(page, "deep/x/")
    assert shown(page, "deep/y/", active="b") == "a b* in deep/y/|&lt;deep/y/&gt;|2"
    assert shown(page, "deep/z/") == "a b in deep/x/|&lt;deep/z/&gt;|1"


def test_each_part_is_noted_once(page: Template, noted: list[str]) -> None:
    """Whoever must know what all pages hold need not look for it in all of them."""
    for name in "xyz":
        shown(page, f"deep/{name}/")
    assert [text for text in noted if text] == ["a b in deep/x/", "1"]
