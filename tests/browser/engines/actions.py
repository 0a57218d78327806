"""Keys and mouse as W3C WebDriver writes them, the classic protocol and BiDi alike."""

from __future__ import annotations

from typing import Any

KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}


def typing(keys: tuple[str, ...]) -> list[dict[str, Any]]:
    """Write keys that go down and up, one after the other."""
    codes = [KEYS.get(key, key) for key in keys]
    strokes = [{"type": kind, "value": c} for c in codes for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keyboard", "actions": strokes}]


def pointing(x: float, y: float) -> list[dict[str, Any]]:
    """Write the mouse's way to a point of the window."""
    move = {"type": "pointerMove", "x": round(x), "y": round(y)}
    return [{"type": "pointer", "id": "mouse", "actions": [move]}]
