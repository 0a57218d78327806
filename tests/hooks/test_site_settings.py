"""What mkdocs.yml names must be there: a logo that is missing is said before a reader misses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hooks.entries.mistakes import GlossaryError
from hooks.site_settings import check_pictures

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = "site_name: X\ntheme:\n  name: material\n  logo: assets/lego.svg\n  favicon: a.ico\n"


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """The folder of pages with a logo, and the theme's with a picture of its own."""
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    found = [tmp_path / "docs", tmp_path / "theme"]
    for folder, name in zip(found, ("logo.svg", "a.ico"), strict=True):
        (folder / "assets").mkdir(parents=True)
        (folder / "assets" / name).touch()
    return found


def test_a_picture_that_is_missing_is_said_with_its_place(folders: list[Path]) -> None:
    """Each with the line of its setting, and what it may have been meant to be."""
    theme = {"name": "material", "logo": "assets/lego.svg", "favicon": "a.ico"}
    with pytest.raises(GlossaryError) as caught:
        check_pictures(theme, folders, folders[0].parent)
    cure = "Put your picture there, or name one that is there."
    meant = " Did you mean 'assets/logo.svg'?"
    assert str(caught.value).splitlines() == [
        f"mkdocs.yml:4:3: theme.logo: there is no file 'docs/assets/lego.svg'. {cure}{meant}",
        f"mkdocs.yml:5:3: theme.favicon: there is no file 'docs/a.ico'. {cure}",
    ]


@pytest.mark.parametrize(
    "theme", [{}, {"logo": None}, {"logo": "assets/logo.svg", "favicon": "assets/a.ico"}]
)
def test_a_picture_may_be_ones_own_the_themes_or_none(
    theme: dict[str, object], folders: list[Path]
) -> None:
    """What is published is there."""
    check_pictures(theme, folders, folders[0].parent)
