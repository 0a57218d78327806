"""What the theme's styles are taken from, so that an upgrade cannot change it unseen."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from hooks.runtime.styles import bundle_styles
from hooks.runtime.theme import sheets, templates

ROOT = Path(__file__).parents[3]
MOST_BYTES = 15_000
"""About the ten packets that a server sends before it waits for the browser's answer."""


def test_the_theme_has_no_further_sheet() -> None:
    """Material's page links the two sheets that are bundled with ours, and icons, nothing else."""
    page = (templates() / "base.html").read_text(encoding="utf-8")
    block = page.partition("{% block styles %}")[2].partition("{% endblock %}")[0]
    assert re.findall(r"assets/stylesheets/([^']*)", block) == [path.name for path in sheets()]
    assert re.findall(r"{% include \"(.*?)\" %}", block) == ["partials/icons.html"]
    assert block.count("<link") == len(sheets())
    assert "<style" not in block


def test_all_styles_together_stay_small(tmp_path: Path) -> None:
    """Theme and site together take hardly more than what comes without a further round trip."""
    (tmp_path / "fonts").mkdir()
    for name in ("inter.woff2", "source-serif-4.woff2"):
        (tmp_path / "fonts" / name).touch()
    sheet = bundle_styles(tmp_path / "cache", tmp_path / "fonts", ROOT).sheet
    assert len(gzip.compress(sheet.path.read_bytes())) < MOST_BYTES
