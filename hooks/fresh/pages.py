"""The pages of an empty site: its home page, a page about it, and the lines of mkdocs.yml."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from calculators.kit import calculator
from hooks.fresh.entries import EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hooks.fresh.choice import Choice

OURS = ("how-entries-are-chosen.md", "adopting.md", "python.md")
OF_CALCULATORS = ("calculators/index.md", "how-fast.md", "what-can-go-wrong.md")
"""Pages about this very site. Those about editing and publishing are about any."""

INDEX = """\
---
title: Home
description: {about}
template: home.html
lead: {about}
first: [{example}]
{doors}hide: [navigation, toc]
---
"""
DOOR = """\
  - question: {question}
    leads: {leads}
    to: calculators/{name}/
"""
ABOUT = """\
---
title: About
description: What this glossary is for, and who keeps it.
hide: [navigation]
---

# About this site

Write here what this glossary is for, who keeps it, and where to send corrections.
"""
README = """\
# {name}

```sh
make serve   # shows the site on http://127.0.0.1:8000/ and follows every change
make check   # says every mistake in glossary/ with its line
make build   # writes the site to site/
```

Name, address, logo and colors stand in `mkdocs.yml`. A term is a file in `glossary/`.
"""

_OUR_REPOSITORY = re.compile(r"(?m)^(  repository: !ENV \[REPO_URL, ).*\]$")
"""Where readers of this site edit and report: of another one, its owner must say where."""


def rewrite(root: Path, name: str, choice: Choice) -> None:
    """Write the pages that an empty site begins with, and take out those about this one."""
    about = "Our words, each explained in a sentence or two."
    docs, config = root / "docs", root / "mkdocs.yml"
    gone = [*OURS, *(() if choice.kept else OF_CALCULATORS)]
    for page in gone:
        (docs / page).unlink(missing_ok=True)
    (docs / "index.md").write_text(home(about, sorted(choice.kept)), "utf-8")
    (docs / "about.md").write_text(ABOUT, "utf-8")
    (root / "README.md").write_text(README.format(name=name), "utf-8")
    config.write_text(configured(config.read_text("utf-8"), name, about, gone), "utf-8")


def home(about: str, kept: Sequence[str]) -> str:
    """Write the home page: a door to each calculator, and the example among the first terms."""
    doors = [
        DOOR.format(question=_quoted(known.question), leads=_quoted(known.about), name=known.name)
        for known in map(calculator.load, kept)
    ]
    listed = "doors:\n" + "".join(doors) if doors else ""
    return INDEX.format(about=_quoted(about), example=EXAMPLE, doors=listed)


def configured(config: str, name: str, about: str, gone: Sequence[str]) -> str:
    """Set name and sentence in mkdocs.yml; take out our license, repository and pages."""
    lines = [line for line in config.splitlines() if not line.endswith(tuple(gone))]
    text = _set("\n".join(lines) + "\n", "site_name", name)
    text = _set(_set(text, "site_description", about), "copyright", "").replace(
        "# Ready Reckoner. To make", "# To make"
    )
    return _OUR_REPOSITORY.sub(r'\1""]', text)


def _set(config: str, key: str, value: str) -> str:
    line = f"{key}: {_quoted(value)}"
    return re.sub(rf"^{key}: .*$", lambda _: line, config, flags=re.MULTILINE)


def _quoted(text: str) -> str:
    """Write text as a YAML scalar; JSON is YAML."""
    return json.dumps(text, ensure_ascii=False)
