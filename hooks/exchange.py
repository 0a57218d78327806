"""Two folders change places in one step, so that nobody meets half of either."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

Step = Callable[[Path, Path], bool]
AT_FDCWD, RENAME_EXCHANGE = -100, 2


def exchange(fresh: Path, present: Path, *, in_one_step: Step | None = None) -> None:
    """Put `fresh` where `present` is, and the other way round, without a moment in between.

    Linux can exchange two folders in one step. Elsewhere two renames do it, the first taken back
    if the second fails. `in_one_step` is how the system does it; it says whether it could.
    """
    if not present.exists():
        fresh.rename(present)
    elif not (in_one_step or exchange_in_one_step)(fresh, present):
        aside = present.with_name(f"{present.name}.last")
        shutil.rmtree(aside, ignore_errors=True)  # what a run left that was cut off just here
        present.rename(aside)
        try:
            fresh.rename(present)
        except OSError:
            aside.rename(present)
            raise
        aside.rename(fresh)


def exchange_in_one_step(fresh: Path, present: Path) -> bool:
    """Try renameat2(2) with RENAME_EXCHANGE; False where the system does not have it."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    paths = (os.fsencode(fresh), os.fsencode(present))
    if renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0:
        return True
    if (code := ctypes.get_errno()) in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(code, os.strerror(code), str(present))
