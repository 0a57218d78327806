"""Sites of so many invented entries and nothing else, and plain Material with their Markdown."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.kit import invented, keeping_markdown
from benchmarks.kit.spent import Spent, spent
from hooks.fresh.entries import EXAMPLE
from tests.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KEEPING = "keeping.yml"
PLAIN = """\
site_name: Plain
site_url: http://127.0.0.1:8000/
theme:
  name: material
  font: false
nav: [index.md]
not_in_nav: "*"
plugins: PLUGINS
markdown_extensions:
  - attr_list
  - def_list
  - md_in_html
  - tables
  - toc: {permalink: false, toc_depth: 2}
  - pymdownx.highlight: {use_pygments: true, pygments_lang_class: true}
  - pymdownx.superfences
  - pymdownx.details
"""
BARE = "[]"
EZGLOSSARY = "[ezglossary: {tooltip: short}]"
GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
HISTORY = (("init", "-q"), ("add", "glossary"), ("commit", "-q", "-m", "Invent entries"))


@dataclass(frozen=True)
class Grown:
    """A project that can be built into `site/` again and again."""

    folder: Path
    environment: Mapping[str, str]

    def build(self, config: str = "mkdocs.yml") -> Spent:
        """Build it with nothing there before, and say what that took.

        The site before is put aside. Were it deleted, ext4 would look at all that it has just
        deleted whenever a file is made, for minutes: the more files a site has, the longer.
        """
        site = self.folder / "site"
        if site.exists():
            site.rename(tempfile.mkdtemp(prefix="earlier-", dir=self.folder))
        settings = str(self.folder / config)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", settings]
        return spent([*command, "--site-dir", str(site)], self.folder, self.environment)

    def page_bytes(self) -> float:
        """Give the size of an invented entry's page, on average."""
        pages = [*self.folder.glob("site/glossary/invented-*/index.html")]
        return sum(page.stat().st_size for page in pages) / len(pages)

    def links(self, sign: str) -> float:
        """Give how often a sign of a link to a term stands on an invented entry's page."""
        pages = [*self.folder.glob("site/glossary/invented-*/index.html")]
        return sum(page.read_text(encoding="utf-8").count(sign) for page in pages) / len(pages)


def ours(folder: Path, count: int, environment: dict[str, str]) -> Grown:
    """Begin a site of one's own, as `make fresh` does, fill it with entries, and build it once.

    The entries stand in its history. What a first build makes for the browser is kept from then
    on. The Markdown that it makes of all pages lies in `kept/`.
    """
    project = Project(folder, environment)
    project.run("hooks.fresh", "Invented", "--force").check_returncode()
    grown = Grown(project.folder, environment)
    home, example = folder / "docs" / "index.md", folder / "glossary" / f"{EXAMPLE}.yml"
    home.write_text(home.read_text("utf-8").replace(EXAMPLE, invented.entry_id(0)), "utf-8")
    example.unlink()
    invented.write(folder / "glossary", count)
    for arguments in HISTORY:
        subprocess.run([*GIT, *arguments], cwd=folder, check=True)  # noqa: S603 - as written above
    hook = Path(keeping_markdown.__file__)
    shutil.copy(hook, folder)
    settings = f"INHERIT: mkdocs.yml\nhooks: [hooks/build.py, {hook.name}]\n"
    (folder / KEEPING).write_text(settings, encoding="utf-8")
    grown.build(KEEPING)
    return grown


def plain(of: Grown, folder: Path, plugins: str, edit: Callable[[str], str] = str) -> Grown:
    """Make a project of the same Markdown; `edit` is given the text of each invented entry."""
    shutil.copytree(of.folder / "kept", folder / "docs")
    for path in (folder / "docs" / "glossary").glob("invented-*.md"):
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN.replace("PLUGINS", plugins), encoding="utf-8")
    return Grown(folder, of.environment)


def for_ezglossary(text: str) -> str:
    """Mark what a page defines and mentions as mkdocs-ezglossary wants it."""
    marked = re.sub(r"\bWith (\w+ \w+),", r"With <term:\1>,", text)
    title, definition = re.findall(r'^(?:title|description): "(.*)"$', text, re.MULTILINE)
    return f"{marked}\nterm:{title}\n:   {definition}\n"
