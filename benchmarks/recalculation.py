"""How long a recalculation takes, in the browser's worker and in CPython.

For each calculator, in Chromium on the built site: from the page's question to Python's answer, the
way to the worker and back included. Each question changes one input, as a reader does. `answer` is
until the answer can be shown, `whole` until all that follows it has come (chart, tables, what would
change the answer), `longest` the longest of those parts, for which a newer question may have to
wait. `native` is the same question to the same function in CPython on this machine. Worker and
CPython take turns; the first question, with which a calculator is loaded, is not counted.

`answer`: every input is known. `ranged`: two quantities are ranges, so that 1,000 cases are drawn.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from benchmarks.kit.cases import changed_cases, with_ranges
from benchmarks.kit.hosting import Host
from benchmarks.kit.report import Limit, Table
from benchmarks.kit.site import built_site
from benchmarks.kit.timing import median, p95
from calculators.kit.calculator import load, names
from calculators.kit.page import respond
from tests.browser.find import FLAGS, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    Request = dict[str, Any]
    Times = dict[str, float]

ROOT = Path(__file__).parents[1]
FRAME_MS = 16.0
KINDS = ("answer", "ranged")
QUESTIONS = 121
"""How many questions a calculator is asked of each kind, the first one not counted."""

TURN = 10
ASK = "requests => import('/-/pages/asking.mjs').then(asking => asking.all(requests))"
LIMITS = (
    Limit("answer", "worker_p95_ms", FRAME_MS),
    Limit("ranged", "worker_p95_ms", 400.0),
)


def run() -> Iterator[Table]:
    """Measure each calculator, with every input known and with ranges."""
    with built_site() as site, sync_playwright() as playwright:
        folders = {"/": site, "/-/assets/": ROOT / "docs/assets"}
        host = Host({**folders, "/-/pages/": ROOT / "benchmarks/pages"})
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for kind in KINDS:
            rows = {name: row(browser, host, name, kind) for name in names()}
            yield Table(kind, {name: found for name, found in rows.items() if found})
        browser.close()


def row(browser: Browser, host: Host, name: str, kind: str) -> dict[str, float]:
    """Measure one calculator in a page of its own; nothing where its questions are refused."""
    page = browser.new_page()
    page.goto(f"{host.url}calculators/{name}/")
    first, *questions = requests(name, kind)
    in_worker(page, [first])
    natively([first])
    worker: list[Times] = []
    native: list[Times] = []
    for at in range(0, len(questions), TURN):
        worker += in_worker(page, questions[at : at + TURN])
        native += natively(questions[at : at + TURN])
    page.close()
    return compared(worker, native) if worker else {}


def requests(name: str, kind: str) -> list[Request]:
    """Give the questions that a calculator is asked."""
    one = load(name)
    cases = changed_cases(one, QUESTIONS)
    if kind == "ranged":
        cases = [with_ranges(one, case) for case in cases]
    return [{"calculator": name, "values": case, "link": None, "root": "../../"} for case in cases]


def in_worker(page: Page, questions: list[Request]) -> list[Times]:
    """Ask the page's Python; milliseconds for each question that was not refused."""
    return [times for times in page.evaluate(ASK, questions) if times]


def natively(questions: list[Request]) -> list[Times]:
    """Ask CPython; milliseconds for each question that was not refused."""
    return [times for question in questions if (times := timed(question))]


def timed(question: Request) -> Times | None:
    """Ask one question and then for what follows, in milliseconds; None if it is refused."""
    begin = time.perf_counter()
    answer = ask(question)
    answered = time.perf_counter()
    if not answer["ok"]:
        return None
    while not ask({"calculator": question["calculator"], "later": True})["done"]:
        pass
    ended = time.perf_counter()
    return {"answer": 1_000 * (answered - begin), "whole": 1_000 * (ended - begin)}


def ask(question: Request) -> dict[str, Any]:
    """Ask as the page does: JSON in, JSON out."""
    answer: dict[str, Any] = json.loads(respond(json.dumps(question)))
    return answer


def compared(worker: list[Times], native: list[Times]) -> dict[str, float]:
    """Set the worker's times beside the native ones."""
    w, n = gathered(worker), gathered(native)
    return {
        "questions": len(worker),
        "worker_median_ms": median(w["answer"]),
        "worker_p95_ms": p95(w["answer"]),
        "native_median_ms": median(n["answer"]),
        "native_p95_ms": p95(n["answer"]),
        "times_native": median(w["answer"]) / median(n["answer"]),
        "whole_median_ms": median(w["whole"]),
        "whole_p95_ms": p95(w["whole"]),
        "longest_p95_ms": p95(w["longest"]),
        "native_whole_ms": median(n["whole"]),
    }


def gathered(times: list[Times]) -> dict[str, list[float]]:
    """Turn times by question into lists by kind of time."""
    lists: dict[str, list[float]] = defaultdict(list)
    for one in times:
        for kind, value in one.items():
            lists[kind].append(value)
    return lists
