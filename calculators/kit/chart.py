"""What all charts share: size, type, and colors that follow the page's scheme.

Colors are CSS variables, which SVG's presentation attributes take as they are: a chart drawn at
build time turns dark with the page, without being drawn again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
TEXT, MUTED, LINE, ACCENT = (f"var(--rr-{name})" for name in ("text", "muted", "line", "accent"))
PAPER = "var(--rr-paper)"
APPROACHES = {name: f"var(--rr-{name})" for name in ("prompting", "rag", "fine-tuning", "hybrid")}
_AXIS = {
    "labelColor": MUTED,
    "titleColor": TEXT,
    "gridColor": LINE,
    "domainColor": LINE,
    "tickColor": LINE,
    "labelFontSize": 12,
    "titleFontSize": 12.5,
    "titleFontWeight": 500,
    "titlePadding": 8,
    "labelPadding": 4,
}


def spec(height: int, content: dict[str, Any], width: int = 560) -> dict[str, Any]:
    """Put a chart's content (data, mark, encoding, layers) into the shared frame."""
    config = {
        "font": "Inter, system-ui, sans-serif",
        "axis": _AXIS,
        "view": {"stroke": None},
        "text": {"color": TEXT, "fontSize": 12.5},
    }
    frame = {"$schema": SCHEMA, "width": width, "height": height, "background": None}
    return {**frame, "config": config, "padding": 4, **content}


def log_axis(title: str, values: Sequence[float], label: str = "~s") -> dict[str, Any]:
    """Describe an axis with a tick at each power of ten that is given."""
    return {"title": title, "values": values, "format": label, "grid": True}
