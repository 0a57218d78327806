"""A command of the project, as a user runs it, within bounds of memory and processor time."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MEMORY_BYTES = 1_000_000_000
PROCESSOR_SECONDS = 20  # many times what is needed; it is not the clock, so a busy machine is fine


def limited(
    module: str, *arguments: str, file_bytes: int = resource.RLIM_INFINITY
) -> subprocess.CompletedProcess[str]:
    """Run `python -m module …`; what exceeds its bounds is killed, and its status says so.

    A file may grow to `file_bytes` only, as on a full disk.
    """

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))

    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=bound,
    )
