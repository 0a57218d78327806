"""Finds terms in plain text: one pass over its words, whatever the number of terms.

A label is found by its first word in a dictionary, the longest label first. Plurals, possessives,
and the parts of a hyphenated word are looked at on purpose; see `tests/hooks/test_mentions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hooks.entries.entry import Linking

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*", re.UNICODE)
