"""Colors of one's own: what `extra: colors:` in mkdocs.yml sets over `docs/assets/tokens.css`.

All colors together are held to WCAG 2.2, level AA: text 4.5 to 1, lines and marks 3 to 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hooks.entries.mistakes import GlossaryError, did_you_mean, listed
from hooks.site_settings import CONFIG, mistake_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from hooks.entries.mistakes import KeyPath, Mistake

Palette = dict[str, str]
"""Colors such as `#0b5d5e`, by their name without `--rr-`."""

TOKENS = "docs/assets/tokens.css"
COLORS: KeyPath = ("extra", "colors")
SCHEMES = {"light": "default", "dark": "slate"}
"""Material's names of the schemes, by those that people use."""

TEXT, MARK = 4.5, 3.0
LINEAR = 0.04045
SOFT = 88
"""How much paper, in percent, there is at least in the ground that goes with an accent."""

LEAST = {
    (ink, ground): least
    for inks, grounds, least in (
        (("text",), ("paper", "raised", "sunken", "mark"), TEXT),
        (("text",), ("accent-soft", "warning-soft", "error-soft"), TEXT),
        (("muted", "accent"), ("paper", "raised", "sunken", "accent-soft"), TEXT),
        (("error", "yes", "fine-tuning"), ("paper", "raised"), TEXT),
        (("accent-text",), ("accent",), TEXT),
        (("edge", "prompting", "rag", "hybrid", "other"), ("paper", "raised"), MARK),
    )
    for ink in inks
    for ground in grounds
}
"""The least contrast of a color with the one that it stands on."""

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_TOKEN = re.compile(r"--rr-([a-z-]+):\s*(#[0-9a-fA-F]{6});")


def own_colors(wanted: Any, root: Path) -> str:
    """Give the style sheet of the colors that are wanted, once all of them can be read.

    Args:
        wanted: the value of `extra: colors:`: for `light` and `dark`, colors by name.
        root: the project, where mkdocs.yml and the stock colors are.

    Raises:
        GlossaryError: what is wanted is no color, or could not be read on another.

    """
    config, stock = (root / CONFIG).read_text("utf-8"), _stock((root / TOKENS).read_text("utf-8"))
    if mistakes := [_mistake(config, *wrong) for wrong in _misspelled(wanted, stock)]:
        raise GlossaryError(mistakes)
    own = {scheme: _with_soft(wanted.get(scheme, {}), stock[scheme]) for scheme in SCHEMES}
    faint = [
        _mistake(config, (scheme, name), why)
        for scheme in SCHEMES
        for name, why in _unreadable(stock[scheme] | own[scheme], wanted.get(scheme, {}))
    ]
    if faint:
        raise GlossaryError(faint)
    return "".join(_rule(scheme, colors) for scheme, colors in own.items() if colors)


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colors, from 1 to 21, as WCAG 2.2 defines it.

    >>> contrast("#000000", "#ffffff"), round(contrast("#767676", "#ffffff"), 2)
    (21.0, 4.54)
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= LINEAR else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable(color: str, against: Sequence[tuple[str, float]]) -> str | None:
    """Move a color towards black or white until it can be read with others, each so much.

    >>> readable("#ffcc00", [("#ffffff", 4.5), ("#f3f1ea", 4.5)])
    '#846a00'
    >>> readable("#888888", [("#ffffff", 4.5), ("#000000", 7.0)]) is None
    True
    """
    mixed = (
        _mixed(color, end, percent) for percent in range(101) for end in ("#000000", "#ffffff")
    )
    fits = (one for one in mixed if all(contrast(one, other) >= k for other, k in against))
    return next(fits, None)


def _mixed(color: str, end: str, percent: int) -> str:
    pairs = ((int(color[i : i + 2], 16), int(end[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{a + (b - a) * percent // 100:02x}" for a, b in pairs)


def _unreadable(colors: Palette, own: Palette) -> Iterator[tuple[str, str]]:
    """Give each color that cannot be read with another, the site's own before stock, and why."""
    faint: dict[str, list[str]] = {}
    for (ink, ground), least in LEAST.items():
        if contrast(colors[ink], colors[ground]) < least:
            name, other = (ground, ink) if ground in own and ink not in own else (ink, ground)
            faint.setdefault(name, []).append(other)
    for name, others in faint.items():
        color = colors[name]
        worst = min(others, key=lambda other: contrast(color, colors[other]))
        cure = readable(color, [(colors[o], k) for o, k in _partners(name)])
        yield (
            name,
            f"'{color}' has a contrast of {contrast(color, colors[worst]):.1f} to 1 with {worst} "
            f"'{colors[worst]}', and needs {LEAST.get((name, worst)) or LEAST[worst, name]:g}. "
            + (f"Take '{cure}'." if cure else f"Change '{worst}' too."),
        )


def _partners(name: str) -> Iterator[tuple[str, float]]:
    for pair, least in LEAST.items():
        if name in pair:
            yield pair[pair[0] == name], least


def _with_soft(own: Palette, stock: Palette) -> Palette:
    """Add the ground that goes with an accent of one's own: paper, and of the accent a little."""
    if own.get("accent", stock["accent"]) == stock["accent"]:
        return own
    accent, paper = own["accent"], own.get("paper", stock["paper"])
    grounds = (_mixed(accent, paper, percent) for percent in range(SOFT, 100))
    soft = next((one for one in grounds if contrast(accent, one) >= TEXT), paper)
    return {"accent-soft": soft} | own


def _stock(tokens: str) -> dict[str, Palette]:
    """Read the colors of each scheme from the style sheet."""
    light, _, dark = tokens.partition('[data-md-color-scheme="slate"]')
    return {"light": dict(_TOKEN.findall(light)), "dark": dict(_TOKEN.findall(dark))}


def _misspelled(wanted: Any, stock: Mapping[str, Palette]) -> Iterator[tuple[KeyPath, str]]:
    if not isinstance(wanted, dict):
        yield (), "is no list of colors. Write 'light:', and below it 'accent: \"#0b5d5e\"'."
        return
    for scheme, colors in wanted.items():
        if scheme not in SCHEMES or not isinstance(colors, dict):
            yield (scheme,), f"write {listed(SCHEMES, 'or')}, and colors by name below it."
            continue
        for name, color in colors.items():
            if name not in stock[scheme]:
                cure = did_you_mean(str(name), stock[scheme])
                yield (scheme, name), f"is no color of {TOKENS}.{cure}"
            elif not isinstance(color, str) or not _COLOR.fullmatch(color):
                yield (scheme, name), 'is no color. Write six digits in quotes: "#0b5d5e".'


def _mistake(config: str, keys: KeyPath, what: str) -> Mistake:
    return mistake_at(config, COLORS + keys, what)


def _rule(scheme: str, colors: Palette) -> str:
    selector = ":root, " if scheme == "light" else ""
    tokens = "".join(f"  --rr-{name}: {color};\n" for name, color in colors.items())
    return f'{selector}[data-md-color-scheme="{SCHEMES[scheme]}"] {{\n{tokens}}}\n'
