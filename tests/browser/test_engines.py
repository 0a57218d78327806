"""What every calculator rests on, in the three engines that browsers are built on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from calculators.kit import calculator
from tests.browser.engines.engine import wait_until
from tests.browser.engines.start import start
from tests.browser.find import SOURCES
from tests.browser.forms import FORM
from tests.browser.serving import Answer, Server
from tests.browser.test_live import native, same

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Playwright

    from tests.browser.engines.engine import Engine

API_COST = calculator.load("api-cost")
PAGE = "calculators/api-cost/"
FIGURES = f"""Object.fromEntries([...document.querySelectorAll("{FORM} output[data-figure]")]
    .map(({{ dataset }}) => [dataset.figure, dataset.value]))"""
CARD = "document.getElementById('term-large-language-model')"


@dataclass
class Reader:
    """Somebody who reads the site in one of the engines."""

    engine: Engine
    server: Server

    def open(self, path: str) -> Engine:
        """Go to a page, and never from one part of it to another only."""
        self.engine.open("about:blank")
        self.engine.open(self.server.url + path)
        return self.engine

    @property
    def complaints(self) -> list[str]:
        """Errors that the engine noted, and violations of the policy that it reported."""
        return [*self.engine.complaints(), *self.server.reports]


@pytest.fixture(scope="session", params=list(SOURCES))
def engine(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Engine]:
    """Each engine once, for all tests; one that this machine does not have is left out."""
    started = start(request.param, playwright)
    if not started:
        pytest.skip(f"no {request.param} here; `python -m tests.browser.find` says how to get one")
    yield started
    started.close()


@pytest.fixture(scope="session")
def policy(site: Path) -> str:
    """The policy that stands in every page."""
    _, _, rest = (site / "index.html").read_text(encoding="utf-8").partition("Security-Policy")
    return rest.split('"')[2]


@pytest.fixture
def reader(engine: Engine, server: Server, policy: str) -> Iterator[Reader]:
    """A reader whose browser also reports what breaks the policy, which any engine can."""
    header = "Content-Security-Policy-Report-Only"
    server.faults.headers[header] = f"{policy}; report-uri /reports"
    server.reports.clear()
    engine.complaints().clear()
    yield Reader(engine, server)
    server.faults.clear()


def computed(**inputs: Any) -> dict[str, str]:
    """Give the figures that Python computes here."""
    return native(API_COST, API_COST.inputs(**inputs))


def asking(url: str) -> str:
    """Write the expression that asks for an address from a worker made as Python's is."""
    script = f"""fetch({url!r}, {{ mode: "no-cors" }})
        .then(() => postMessage("reached"), () => postMessage("refused"))"""
    return f"""new Promise((resolve) => {{
        const blob = new Blob([{script!r}], {{ type: "text/javascript" }});
        window.asking = new Worker(URL.createObjectURL(blob), {{ type: "module" }});
        window.asking.onmessage = ({{ data }}) => resolve(data);
    }})"""


def test_an_untouched_page_shows_its_answer(reader: Reader) -> None:
    """The default result stands in the page, and not a byte of Python is fetched for it."""
    page = reader.open(PAGE)
    headline = page.evaluate("document.querySelector('.rr-headline').textContent")
    assert headline.strip() == API_COST.calculate(API_COST.inputs()).headline
    assert same(page.evaluate(FIGURES), computed())
    fetched = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert not [name for name in fetched if ".wasm" in name]
    assert reader.complaints == []


def test_the_keyboard_alone_gives_the_native_result(reader: Reader) -> None:
    """Tab reaches an input and selects it; typing starts Python, and the address follows."""
    page = reader.open(PAGE)
    page.tab_to("at.name === 'requests_per_day'")
    page.press(*"2000")
    page.wait_for("location.hash.includes('requests_per_day=2000&')")
    assert same(page.evaluate(FIGURES), computed(requests_per_day=2000))
    assert reader.complaints == []


def test_a_link_gives_the_same_as_typing(reader: Reader) -> None:
    """Opening an address that carries inputs fills the form and computes with them."""
    page = reader.open(f"{PAGE}#requests_per_day=2000&output_tokens=301")
    page.wait_for("location.hash.includes('_v=')")
    assert same(page.evaluate(FIGURES), computed(requests_per_day=2000, output_tokens=301))
    assert page.evaluate("document.querySelector('[name=requests_per_day]').value") == "2,000"
    assert reader.complaints == []


def test_python_is_resumed_from_its_memory(reader: Reader) -> None:
    """Each engine computes without the archives: it goes on from the snapshot."""
    reader.server.faults.instead["python_stdlib."] = Answer(404)
    page = reader.open(f"{PAGE}#requests_per_day=2001")
    page.wait_for("location.hash.includes('_v=')")
    assert same(page.evaluate(FIGURES), computed(requests_per_day=2001))


def test_a_term_shows_its_card_to_mouse_and_keyboard(reader: Reader) -> None:
    """Pointing at a term or tabbing to it shows its definition; Escape takes it away."""
    page = reader.open("glossary/fine-tuning/")
    page.hover("a.term[data-term=large-language-model]")
    page.wait_for(f"!{CARD}.hidden")
    page.press("Escape")
    page.wait_for(f"{CARD}.hidden")
    page.point(0, 0)
    page.tab_to("at.dataset.term === 'large-language-model'")
    page.wait_for(f"!{CARD}.hidden")
    assert reader.complaints == []


def test_the_site_is_dark_in_a_dark_system(reader: Reader) -> None:
    """The page takes the system's scheme by itself."""
    page = reader.open("")
    page.wait_for("document.body.dataset.mdColorScheme === 'slate'")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g)")
    assert all(int(part) < 80 for part in ground[:3])
    assert reader.complaints == []


def test_a_kept_site_calculates_without_a_network(engine: Engine, site: Path) -> None:
    """Once the site is kept, a calculator that was never opened works with nobody to ask."""
    server = Server(site)
    reader = Reader(engine, server)
    page = reader.open("downloads/")
    page.wait_for("!document.querySelector('[data-keep-site] button').hidden")
    page.evaluate("document.querySelector('[data-keep-site] button').click()")
    page.wait_for("document.querySelector('[data-keep-site]').textContent.includes('Kept on')")
    server.stop()
    reader.open(f"{PAGE}#requests_per_day=2000")
    page.wait_for("location.hash.includes('_v=')")
    assert same(page.evaluate(FIGURES), computed(requests_per_day=2000))


def test_a_violation_of_the_policy_is_noticed(reader: Reader) -> None:
    """The tests above would hear of a picture from elsewhere."""
    page = reader.open("")
    elsewhere = reader.server.url.replace("127.0.0.1", "localhost")
    page.evaluate(f"void (new Image().src = '{elsewhere}picture.png')")
    wait_until(lambda: reader.server.reports, "a report")
    assert "img-src" in reader.server.reports[0]


def test_python_s_worker_can_ask_nobody_else(reader: Reader) -> None:
    """A worker of the kind that Python runs in keeps to the page's policy: own origin only."""
    page = reader.open("")
    elsewhere = reader.server.url.replace("127.0.0.1", "localhost")
    assert page.evaluate(asking(reader.server.url)) == "reached"
    assert page.evaluate(asking(elsewhere)) == "refused"
