"""Colors of one's own: set in mkdocs.yml, refused where a reader could not read them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from hooks.colors import TOKENS, contrast, own_colors
from hooks.entries.mistakes import GlossaryError
from hooks.runtime.styles import bundle_styles

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the stock colors."""
    (tmp_path / TOKENS).parent.mkdir(parents=True)
    shutil.copy(ROOT / TOKENS, tmp_path / TOKENS)
    return tmp_path


def css(root: Path, colors: str) -> str:
    """Give the style sheet for what stands below `colors:` in mkdocs.yml."""
    config = f"site_name: X\nextra:\n  colors: {colors}\n"
    (root / "mkdocs.yml").write_text(config, "utf-8")
    wanted: Any = yaml.safe_load(config)["extra"]["colors"]
    return own_colors(wanted, root)


def refusal(root: Path, colors: str) -> str:
    """Give what is said of colors that are refused."""
    with pytest.raises(GlossaryError) as caught:
        css(root, colors)
    return str(caught.value)


def test_a_color_comes_over_the_stock_one_in_its_scheme(root: Path) -> None:
    """Light colors are those of a page without a scheme too; what is not named stays."""
    said = css(root, '{light: {text: "#000000"}, dark: {text: "#ffffff"}}')
    assert said == (
        ':root, [data-md-color-scheme="default"] {\n  --rr-text: #000000;\n}\n'
        '[data-md-color-scheme="slate"] {\n  --rr-text: #ffffff;\n}\n'
    )


@pytest.mark.parametrize(
    ("colors", "soft"),
    [
        ('accent: "#7a1f3d"', "--rr-accent-soft: #ede1e2;"),
        ('accent: "#7a1f3d", accent-soft: "#ffeeee"', "--rr-accent-soft: #ffeeee;"),
        ('accent: "#0b5d5e"', ""),
    ],
)
def test_an_accent_brings_the_ground_that_goes_with_it(root: Path, colors: str, soft: str) -> None:
    """Unless the site names its own; the stock accent keeps the stock ground."""
    said = css(root, f"{{light: {{{colors}}}}}")
    assert soft in said
    assert ("accent-soft" in said) == bool(soft)


def test_without_colors_of_ones_own_the_stock_ones_hold(root: Path) -> None:
    """They can be read, or the build of every site would stop."""
    assert css(root, "{}") == ""


@pytest.mark.parametrize(
    ("color", "why", "cure"),
    [
        (
            ("light", "accent", "#ffcc00"),
            "1.3 to 1 with sunken '#f3f1ea', and needs 4.5",
            "#846a00",
        ),
        (("dark", "paper", "#6a6a6a"), "1.4 to 1 with edge '#7d8683', and needs 3", "#3a3a3a"),
        (("light", "paper", "#888888"), "1.0 to 1 with edge '#85897f', and needs 3", "#ededed"),
    ],
)
def test_a_color_that_cannot_be_read_is_refused_with_one_that_can(
    root: Path, color: tuple[str, str, str], why: str, cure: str
) -> None:
    """The mistake stands at the site's own color, be it that of the text or that of the ground."""
    scheme, name, value = color
    said = refusal(root, f'{{{scheme}: {{{name}: "{value}"}}}}')
    at = f"mkdocs.yml:3:{15 + len(scheme)}: extra.colors.{scheme}.{name}"
    assert said == f"{at}: '{value}' has a contrast of {why}. Take '{cure}'."


def test_the_color_that_is_named_as_a_cure_is_accepted(root: Path) -> None:
    """Whoever follows the message is done."""
    cure = refusal(root, '{light: {accent: "#ffcc00"}}').split("Take '")[1][:7]
    assert cure in css(root, f'{{light: {{accent: "{cure}"}}}}')
    assert contrast(cure, "#f3f1ea") >= 4.5


@pytest.mark.parametrize(
    ("colors", "said"),
    [
        ("[red]", "3:3: extra.colors: is no list of colors. Write 'light:', and below it"),
        ("", "3:3: extra.colors: is no list of colors."),
        ("{lite: {}}", "3:12: extra.colors.lite: write 'light' or 'dark', and colors by name"),
        ("{dark: {acent: red}}", f"3:19: extra.colors.dark.acent: is no color of {TOKENS}. Did yo"),
        ("{dark: {accent: red}}", "3:19: extra.colors.dark.accent: is no color. Write six digits"),
        ("\n    dark:\n      accent: #0b5d5e", "5:7: extra.colors.dark.accent: is no color. Write"),
    ],
)
def test_what_is_no_color_is_said_with_its_place(root: Path, colors: str, said: str) -> None:
    """A name or a digit wrong, or the quotes forgotten, without which YAML sees a comment."""
    assert refusal(root, colors).startswith(f"mkdocs.yml:{said}")


def test_colors_of_ones_own_reach_the_style_sheet(tmp_path: Path) -> None:
    """They come after the stock ones, so that they win, and before what is only for print."""
    (tmp_path / "fonts").mkdir()
    for name in ("inter", "source-serif-4"):
        (tmp_path / "fonts" / f"{name}.woff2").touch()
    own = ":root { --rr-accent: #123456; }"
    sheet = bundle_styles(tmp_path / "cache", tmp_path / "fonts", ROOT, own).sheet
    text = sheet.path.read_text("utf-8")
    assert text.index("#0b5d5e") < text.index("#123456") < text.rindex("@media print")
