"""What a command takes: time on the clock, and the most memory it had at once."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Spent:
    """Seconds from start to end and of the processor, and the peak of memory in 1,000,000 bytes."""

    seconds: float
    processor_s: float
    memory_mb: float


def spent(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Spent:
    """Run a command and say what it took; of its own processes' memory the largest counts.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the benchmarks run this project's own commands
            command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(said.read().decode(errors="replace"))
    processor_s = usage.ru_utime + usage.ru_stime
    return Spent(seconds, processor_s, usage.ru_maxrss * MAXRSS_BYTES / 1e6)
