"""A slow line between host and browser, which reaches workers too.

The browser's own throttling does not reach what a worker fetches, so the host is slow instead: all
connections share one line, and every exchange waits for the way there and back. Congestion control
and the handshake of https are left out; both would add to the time of every variant.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedIOBase

PIECE = 16 * 1024


@dataclass
class Line:
    """A line of so many bits a second, with a round trip of so many seconds."""

    bits_per_s: float
    round_trip_s: float
    _free_at: float = 0.0
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def go_round(self) -> None:
        """Wait for a request to arrive and its answer to come back."""
        time.sleep(self.round_trip_s)

    def send(self, content: bytes, to: BufferedIOBase) -> None:
        """Send piece by piece, in turn with the other connections."""
        for piece in _pieces(content):
            with self._turn:
                begin = max(time.perf_counter(), self._free_at)
                self._free_at = begin + 8 * len(piece) / self.bits_per_s
            time.sleep(max(0.0, self._free_at - time.perf_counter()))
            to.write(piece)


def _pieces(content: bytes) -> Iterator[bytes]:
    for at in range(0, len(content), PIECE):
        yield content[at : at + PIECE]
