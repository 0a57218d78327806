"""A slow processor: the whole browser runs one slice in so many, and is stopped for the others.

Chromium's own throttling (`Emulation.setCPUThrottlingRate`) slows the page's main thread alone:
workers, and the threads that compile WebAssembly, run on at full speed. Stopping the processes
slows everything alike, and needs no rights. The host is not slowed.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SLICE_S = 0.008


@contextmanager
def slowed(page: Page, times: int) -> Iterator[None]:
    """Slow a page's browser down so many times, for as long as this holds; 1 is full speed."""
    ended = threading.Event()
    processes = _processes(page) if times > 1 else []
    clock = threading.Thread(target=_alternate, args=(processes, times, ended))
    if processes:
        clock.start()
    try:
        yield
    finally:
        ended.set()
        if processes:
            clock.join()


def _alternate(processes: list[int], times: int, ended: threading.Event) -> None:
    while not ended.is_set():
        _signal(processes, signal.SIGSTOP)
        time.sleep(SLICE_S * (times - 1))
        _signal(processes, signal.SIGCONT)
        time.sleep(SLICE_S)


def _signal(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, number)


def _processes(page: Page) -> list[int]:
    browser = page.context.browser
    if browser is None:
        msg = "Playwright does not say which browser this page is in; `make bench` renews it."
        raise RuntimeError(msg)
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return [process["id"] for process in told["processInfo"]]
