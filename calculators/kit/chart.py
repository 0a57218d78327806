"""What all charts share: size, type, and colors that follow the page's scheme.

Colors are CSS variables, which SVG's presentation attributes take as they are: a chart drawn at
build time turns dark with the page, without being drawn again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
TEXT, MUTED, LINE, ACCENT = (f"var(--rr-{name})" for name in ("text", "muted", "line", "accent"))
PAPER, OTHER = "var(--rr-paper)", "var(--rr-other)"
WIDE: Final = 680
CRAMPED: Final = 400
LABELED: Final = 1.45
"""How much longer an axis is than its longest bar, so that an amount fits behind it."""
APPROACHES = {name: f"var(--rr-{name})" for name in ("prompting", "rag", "fine-tuning", "hybrid")}
_PADDING = {"left": 12, "right": 8, "top": 4, "bottom": 4}
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


def spec(height: int, content: dict[str, Any]) -> dict[str, Any]:
    """Put a chart's content (data, mark, encoding, layers) into the shared frame.

    Axes, legend and labels fit into the frame's width, which whoever draws may set: letters keep
    their size on a phone.
    """
    config = {
        "font": "Inter, system-ui, sans-serif",
        "axis": _AXIS,
        "view": {"stroke": None},
        "text": {"color": TEXT, "fontSize": 12.5},
    }
    fit = {"type": "fit-x", "contains": "padding"}
    frame = {"$schema": SCHEMA, "width": WIDE, "height": height, "autosize": fit}
    return {**frame, "background": None, "config": config, "padding": _PADDING, **content}


def legend(entries: int) -> dict[str, Any]:
    """Describe a legend above the chart: in a row, or one below the other where room is short."""
    return {
        "title": None,
        "orient": "top",
        "columns": {"expr": f"width < {CRAMPED} ? 1 : {entries}"},
        "columnPadding": 20,
        "labelColor": TEXT,
        "labelFontSize": 12.5,
        "labelLimit": 260,
        "symbolType": "square",
    }


def log_axis(title: str, values: Sequence[float], label: str = "~s") -> dict[str, Any]:
    """Describe an axis with a tick at each power of ten that is given."""
    return {"title": title, "values": values, "format": label, "grid": True}
