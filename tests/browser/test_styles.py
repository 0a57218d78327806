"""What is left of the theme's styles, beside all of them: no element looks different for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hooks.fonts import subset_fonts
from hooks.runtime.node import npm_part, run_node
from hooks.runtime.styles import FONTS, OPTIONS
from hooks.runtime.theme import sheets
from tests.browser.serving import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.serving import Server

ROOT = Path(__file__).parents[2]
ENTRY, CALCULATOR = "glossary/fine-tuning/", "calculators/api-cost/"
ON_PHONES = ["", "glossary/", ENTRY, CALCULATOR, "publishing/", "404.html"]
SEEN = [*((path, "phone") for path in ON_PHONES), (ENTRY, "desktop"), (CALCULATOR, "desktop")]
LOOKS = """async () => {
  const nextFrame = () => new Promise(requestAnimationFrame);
  const top = document.querySelector(".md-top").style;
  const beside = Array.from(innerWidth > 1220 ? document.querySelectorAll(".md-sidebar > *") : []);
  while (!top.top || beside.some(({ style }) => !style.height)) await nextFrame(); // for the theme
  document.getAnimations().forEach((one) => one.finish());
  await document.fonts.ready;
  for (const details of document.querySelectorAll("details")) details.open = true;
  const seen = {};
  for (const element of document.querySelectorAll("body, body *:not(svg *, option)")) {
    const name = `${element.parentElement.className}>${element.localName}.${element.className}`;
    if (name in seen) continue;
    seen[name] = [null, "::before", "::after"].map((part) => {
      const style = getComputedStyle(element, part);
      if (part && ["none", "normal"].includes(style.content)) return []; // nothing stands there
      const keys = Array.from(style).filter((key) => !key.startsWith("--"));
      return keys.map((key) => `${key}: ${style.getPropertyValue(key)}`);
    });
  }
  return seen;
}"""


@pytest.fixture(scope="module")
def untrimmed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The site's styles with all of the theme's in front of them."""
    folder = tmp_path_factory.mktemp("styles")
    whole, own = folder / "theme.css", folder / "own.css"
    whole.write_text("".join(path.read_text(encoding="utf-8") for path in sheets()))
    own.touch()
    fonts = subset_fonts(ROOT / ".cache" / "runtime", ROOT)
    names = {"@theme": whole, "@own": own, "@fonts": fonts}
    places = [f"--alias:{name}={path}" for name, path in names.items()]
    esbuild, entry = npm_part(ROOT, "esbuild/bin/esbuild"), ROOT / "docs" / "assets" / "site.css"
    run_node(esbuild, entry, *OPTIONS, *FONTS, *places, f"--outdir={folder}", cwd=ROOT)
    return (folder / "site.css").read_bytes()


@pytest.mark.parametrize(("path", "size"), SEEN)
def test_no_element_misses_a_style(
    path: str, size: str, visit: Callable[..., Page], server: Server, untrimmed: bytes
) -> None:
    """Every kind of element looks as it would with all of the theme's styles, unfolded too."""
    trimmed = visit(path, size).evaluate(LOOKS)
    sheet = next((server.site / "assets" / "reckoner").glob("site.*.css")).name
    server.faults.instead[sheet] = Answer(200, untrimmed, "text/css")
    whole = visit(path, size).evaluate(LOOKS)
    assert trimmed.keys() == whole.keys()
    differing = {name: _between(trimmed[name], whole[name]) for name in trimmed}
    assert {name: found for name, found in differing.items() if found} == {}


def _between(one: list[list[str]], other: list[list[str]]) -> list[str]:
    return sorted(set().union(*one) ^ set().union(*other))
