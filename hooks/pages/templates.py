"""The Jinja environment of the generated pages: docs/templates, with every value escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from calculators.kit import words
from hooks.entries.literal import literal
from hooks.fragments import BEGIN, END, shielded

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = Path(__file__).parent.parent.parent / "docs" / "templates"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=select_autoescape(["html"]),  # in Markdown, with |literal, or |e in attributes
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= {"html_begins": BEGIN, "html_ends": END}
    env.filters |= {name: getattr(words, name) for name in ("day", "exact", "number", "said")}
    env.filters |= {"literal": literal, "shielded": shielded}
    return env


def template(name: str) -> Template:
    """Give a template of docs/templates; once its file has changed, another object."""
    return _environment().get_template(name)


def render(name: str, **values: Any) -> str:
    """Fill a template of docs/templates. `.html` templates escape their values, `.md` do not."""
    return template(name).render(**values)
