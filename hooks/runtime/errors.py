"""The one way in which packing can fail for an editor."""

from __future__ import annotations


class RuntimePackError(Exception):
    """Python or the browser modules cannot be packed: says what is wrong and what to do."""
