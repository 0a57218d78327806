"""Ranges and scenarios in the reader's browser, and what follows an answer."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from calculators.kit import calculator
from calculators.kit.case import given
from calculators.kit.fields import Quantity
from calculators.kit.inputs import fields_of
from tests.browser.forms import await_state, figures, open_case
from tests.browser.test_live import CALCULATORS, same

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from calculators.kit.calculator import Calculator
    from tests.browser.conftest import Watch

# A page and a Python each: five of the fifteen, one of each door and the slowest.
SOME = {"approach", "eval-compare", "rag-cost", "total-cost", "vendor-check"}
some = pytest.mark.parametrize(
    "known", [one for one in CALCULATORS if one.name in SOME], ids=lambda c: c.name
)
QUANTILES = """form => Object.fromEntries([...form.querySelectorAll('output[data-p10]')].flatMap(
    ({dataset: d}) => ['p10', 'p50', 'p90'].map(name => [`${d.figure}.${name}`, d[name]])))"""


def quantiles(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.locator("form[data-calculator]").first.evaluate(QUANTILES)
    return found


def natively(known: Calculator, raw: dict[str, object]) -> dict[str, str]:
    spread = given(known, raw).spread
    assert spread
    return {
        f"{key}.{name}": "" if end is None else str(end)
        for key, ends in spread.quantiles.items()
        for name, end in zip(("p10", "p50", "p90"), ends, strict=True)
    }


@some
def test_ranges_give_the_native_quantiles(known: Calculator, visit: Callable[..., Page]) -> None:
    """A thousand draws in Chromium are the same thousand as on the command line."""
    fields = fields_of(known.inputs)
    keys = [key for key, field in fields.items() if isinstance(field, Quantity)][:2]
    page = visit(f"calculators/{known.name}/")
    open_case(page, urlencode(dict.fromkeys(keys, "?")))
    expected = natively(known, dict.fromkeys(keys, "?"))
    shown = quantiles(page)
    assert same(shown, {key: expected[key] for key in shown})
    assert {key.partition(".")[0] for key in shown} == set(figures(page)) & {
        key.partition(".")[0] for key in expected
    }


def test_not_sure_is_a_button_for_the_keyboard_too(visit: Callable[..., Page]) -> None:
    """Enter turns a number into what is plausible, says how often the answer holds, and back."""
    page = visit("calculators/api-cost/")
    field = page.locator("[name=requests_per_day]")
    unsure = page.locator("[data-field=requests_per_day] [data-unsure]")
    unsure.focus()
    page.keyboard.press("Enter")
    expect(field).to_have_value("20 to 50,000")
    expect(unsure).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".rr-headline")).to_contain_text("plausible cases. Cost per month")
    expect(page.locator("[data-swing=requests_per_day]")).to_be_visible()
    expect(page.locator("[data-announce]").first).to_contain_text("plausible cases")
    unsure.press("Space")
    expect(field).to_have_value("400")
    expect(page.locator(".rr-spread")).to_have_count(0)


def test_a_range_may_be_typed_and_a_wrong_one_is_explained(visit: Callable[..., Page]) -> None:
    """`1,000 to 5,000` works as it stands; the other way round the field says what is wrong."""
    page = visit("calculators/api-cost/")
    field = page.locator("[name=requests_per_day]")
    field.fill("1,000 to 5,000")
    expect(page.locator("[data-swing=requests_per_day]")).to_be_visible()
    expect(page.locator("[data-field=requests_per_day] [data-unsure]")).to_have_attribute(
        "aria-pressed", "true"
    )
    field.fill("5,000 to 1,000")
    error = page.locator("[data-field=requests_per_day] .rr-field__error")
    expect(error).to_contain_text("above the high end")
    expect(field).to_have_value("5,000 to 1,000")


@pytest.mark.parametrize("name", ["approach", "total-cost"])
def test_what_would_change_the_answer_follows_it(name: str, visit: Callable[..., Page]) -> None:
    """After the answer come chart, tables and flips of the same case, and nothing stays busy."""
    known = calculator.load(name)
    page = visit(f"calculators/{name}/")
    open_case(page, "requests_per_day=7000")
    expect(page.locator("[data-later][aria-busy=true]")).to_have_count(0)
    near = [flip for flip in given(known, {"requests_per_day": 7000}).flips if flip.distance <= 2]
    expect(page.locator("[data-flip]")).to_have_count(len(near[:5]))
    expect(page.locator("[data-flip]").first).to_have_text(near[0].sentence)


def test_scenarios_stand_side_by_side(
    visit: Callable[..., Page], watch: Watch, tmp_path: Path
) -> None:
    """Four are kept under names, compared, taken along, still there after a reload, and removed."""
    page = visit("calculators/api-cost/")
    for number, requests in enumerate((400, 800, 1600), start=1):
        open_case(page, f"requests_per_day={requests}&output_tokens=301")
        page.locator("[data-keep]").click()
        expect(page.locator("[data-scenarios-names] input")).to_have_count(number)
    page.keyboard.type("Next year")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Remove Next year")).to_be_focused()
    table = page.locator(".rr-scenarios__table")
    expect(table.locator("thead th")).to_have_text(["Case 1", "Case 2", "Next year", "Now"])
    month = table.locator("[data-compared=cost_per_month] td")
    expect(month.nth(1)).to_contain_text("(+100%)")
    expect(month.nth(2)).to_contain_text("(+300%)")
    with page.expect_download() as saving:
        page.locator("[data-comparison]").click()
    saving.value.save_as(tmp_path / "compared.csv")
    text = (tmp_path / "compared.csv").read_text("utf-8-sig")
    rows = list(csv.reader(text.splitlines()))
    assert rows[0] == ["", "Unit", "Case 1", "Case 2", "Next year", "Now"]
    page.reload()
    expect(page.locator("[data-scenarios-names] input")).to_have_count(3)
    page.locator("[data-remove]").first.click()
    await_state(page, "ready")
    expect(page.locator("[data-scenarios-names] input")).to_have_count(2)
    expect(table.locator("thead th")).to_have_text(["Case 2", "Next year", "Now"])
    assert (watch.foreign, watch.complaints) == ([], [])


def test_kept_names_stay_and_none_is_pushed_out(visit: Callable[..., Page]) -> None:
    """“Reset” is about the numbers; an eighth calculation is refused, and the first one stays."""
    page = visit("calculators/api-cost/")
    names = page.locator("[data-scenarios-names] input")
    for number in range(1, 8):
        page.locator("[data-keep]").click()
        expect(names).to_have_count(number)
    names.first.fill("Today")
    page.locator("button[type=reset]").click()
    page.locator("[data-keep]").click()
    expect(page.locator("[data-scenarios-full]")).to_be_focused()
    expect(names).to_have_count(7)
    expect(names.first).to_have_value("Today")
    page.locator("[data-remove]").last.click()
    expect(page.locator("[data-scenarios-full]")).to_be_hidden()
