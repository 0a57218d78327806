"""A MkDocs hook that keeps each page's Markdown as the hook before it left it, with its title.

HTML that the project puts past Python-Markdown stands in its place, so that other sites have it
too. The hook is copied beside the `mkdocs.yml` whose pages it keeps, in a folder `kept/`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from hooks.fragments import FragmentsExtension

MARKS = re.compile(r"^%%(.+)%%$", re.MULTILINE)


def on_page_markdown(markdown: str, page: Any, config: Any, **_: Any) -> str:
    """Write the page's text below its title and description."""
    path = Path(config.config_file_path).with_name("kept") / page.file.src_uri
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {key: page.meta[key] for key in ("title", "description") if key in page.meta}
    front = "".join(f"{key}: {json.dumps(value)}\n" for key, value in told.items())
    known = {
        name: html
        for extension in config.markdown_extensions
        if isinstance(extension, FragmentsExtension)
        for name, html in extension.fragments.items()
    }
    whole = MARKS.sub(lambda mark: known.get(mark[1], ""), markdown)
    path.write_text(f"---\n{front}---\n{whole}", encoding="utf-8")
    return markdown
