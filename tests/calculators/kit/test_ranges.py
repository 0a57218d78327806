"""Ranges: how they are written, what is drawn from them, and what comes out."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from calculators.kit import calculator, draws, ranges, tornado
from calculators.kit.case import given
from calculators.kit.command_line import main
from calculators.kit.exports import as_data, figures_csv
from calculators.kit.fields import Quantity
from calculators.kit.inputs import InputError, fields_of, read
from calculators.kit.link import encode
from calculators.kit.memo import markdown
from calculators.kit.page import respond
from calculators.kit.ranges import Range

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator

CALCULATORS = [calculator.load(name) for name in calculator.names()]
every = pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
API_COST = calculator.load("api-cost")
REQUESTS = fields_of(API_COST.inputs)["requests_per_day"]
SHARE = fields_of(API_COST.inputs)["cache_read_share"]


def quantities(known: Calculator) -> dict[str, Quantity]:
    return {k: f for k, f in fields_of(known.inputs).items() if isinstance(f, Quantity)}


@pytest.mark.parametrize(
    "raw",
    ["1000..5000", "1,000 to 5,000", "1000-5000", "1 000 – 5 000", {"low": 1000, "high": "5,000"}],
)
def test_a_range_is_read_however_it_is_written(raw: object) -> None:
    """Dots, a word, a dash, and JSON all mean the same."""
    assert ranges.read(REQUESTS, raw) == Range(1000, 5000)


def test_a_unit_behind_the_high_end_holds_for_both() -> None:
    """`2 to 5 pages` are pages at both ends, and `5 to 20%` are per cent."""
    tokens = fields_of(API_COST.inputs)["input_tokens"]
    assert ranges.read(tokens, "2 to 5 pages") == Range(1600, 4000)
    assert ranges.read(SHARE, "5 to 20%") == Range(0.05, 0.2)
    assert ranges.read(SHARE, "5 to 20", typed=True) == Range(0.05, 0.2)
    assert ranges.read(SHARE, "0.05..0.2") == Range(0.05, 0.2)


@pytest.mark.parametrize("raw", ["?", "not sure", " I am not sure "])
def test_not_sure_is_what_is_plausible(raw: str) -> None:
    """A reader who does not know gets the range that the calculator gives a ground for."""
    assert ranges.read(REQUESTS, raw) == Range(REQUESTS.low, REQUESTS.high)


def test_equal_ends_are_one_number() -> None:
    """Nothing is drawn where nothing is uncertain."""
    case = given(API_COST, {"requests_per_day": "400..400"})
    assert (case.ranges, case.inputs.requests_per_day, case.spread) == ({}, 400, None)


@pytest.mark.parametrize(
    "raw", ["5..1", "1..", "..5", "a..b", "1..1e99", "1..nan", "-5..3", "1..2..3"]
)
def test_a_bad_range_is_refused_by_name(raw: str) -> None:
    """The message names the field and stays a sentence."""
    with pytest.raises(InputError) as caught:
        given(API_COST, {"requests_per_day": raw})
    assert str(caught.value).startswith("requests_per_day: ")


def test_quantiles_rise_from_end_to_end() -> None:
    """Half of all draws lie below the geometric middle; shares are drawn evenly."""
    assert ranges.middle(REQUESTS, Range(100, 10_000)) == 1_000
    assert ranges.middle(SHARE, Range(0.2, 0.4)) == pytest.approx(0.3)
    found = [ranges.quantile(REQUESTS, Range(10, 90_000), n / 50) for n in range(51)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (10, 90_000)


@every
def test_every_quantity_may_be_a_range(known: Calculator) -> None:
    """For each input alone and for all at once: quantiles rise, nothing is lost or not finite."""
    keys = quantities(known)
    for unsure in ([key] for key in keys):
        check_spread(known, dict.fromkeys(unsure, "?"))
    check_spread(known, dict.fromkeys(keys, "?"))


def check_spread(known: Calculator, raw: dict[str, str]) -> None:
    case = given(known, raw)
    spread = case.spread
    assert spread
    assert spread.draws + spread.refused == draws.DRAWS
    for low, mid, high in spread.quantiles.values():
        ends = [math.inf if end is None else end for end in (low, mid, high)]
        assert ends == sorted(ends)
        assert not any(math.isnan(end) for end in ends)
    assert 0 <= spread.holding <= 1
    assert {swing.key for swing in spread.swings} == set(raw)
    assert json.loads(json.dumps(as_data(case), allow_nan=False))["spread"]["draws"]
    assert case.odds in markdown(case)
    assert "p90" in figures_csv(case).splitlines()[0]


@every
def test_the_same_ranges_draw_the_same(known: Calculator) -> None:
    """Draws are seeded by key: another order, or another process, gives the same figures."""
    keys = list(quantities(known))[:3]
    one = given(known, dict.fromkeys(keys, "?")).spread
    other = given(known, dict.fromkeys(reversed(keys), "?")).spread
    assert one
    assert other
    assert (one.quantiles, one.held) == (other.quantiles, other.held)


def test_quantiles_agree_with_the_distribution_that_was_drawn_from() -> None:
    """Cost is proportional to requests, so its quantiles are those of the log-uniform range."""
    case = given(API_COST, {"requests_per_day": "100..10000"})
    each = float(case.result.by_key["cost_per_request"].value or 0) * case.inputs.days_per_month
    assert case.spread
    for share, found in zip(draws.SHARES, case.spread.quantiles["cost_per_month"], strict=True):
        assert found == pytest.approx(each * 100 * 100**share, rel=0.01)


def test_how_often_an_answer_holds_is_how_much_of_the_range_lies_before_the_flip() -> None:
    """RAG below and prompting at 200,000 tokens or less: the odds are the share of the range."""
    known = calculator.load("approach")
    case = given(known, {"corpus_tokens": "20000..2000000", "needs_own_facts": "yes"})
    assert case.result.answer == "prompting"
    assert case.spread
    assert case.spread.holding == pytest.approx(0.5, abs=0.01)
    assert "in 5 of 10 plausible cases, otherwise RAG" in case.headline


def test_a_draw_whose_values_do_not_go_together_is_left_out_and_counted() -> None:
    """Shares of the cache that sum to more than the whole are no case."""
    raw = {"cache_read_share": "0.5..0.9", "cache_write_share": "0..0.5"}
    spread = given(API_COST, raw).spread
    assert spread
    assert 0 < spread.refused < draws.DRAWS


def test_ranges_of_which_no_draw_goes_together_are_refused() -> None:
    """There is no result to show, and the message is that of the middle."""
    raw = {"cache_read_share": "0.8..0.9", "cache_write_share": "0.8..0.9"}
    with pytest.raises(InputError, match="at most 100%"):
        given(API_COST, raw)


def test_where_the_middle_does_not_go_together_the_nearest_draw_is_shown() -> None:
    """2,500 cached tokens are more than a prompt of 1,500; 1,400 are not."""
    case = given(calculator.load("prompt-budget"), {"cached_tokens": "1000..4000"})
    assert 1_000 <= case.inputs.cached_tokens <= 1_500
    assert case.spread
    assert 0 < case.spread.draws < draws.DRAWS
    assert case.inputs.cached_tokens == pytest.approx((1_000 * 1_500) ** 0.5, rel=0.02)


REFUSED_MIDDLES = [
    ("prompt-budget", "", "cached_tokens"),
    ("prompt-budget", "A 200-page manual in every prompt", "tokens_per_chunk"),
    ("prompt-stop", "A rare report at an accountant's", "expected_gain"),
    ("prompt-stop", "A bank's call center", "expected_gain"),
    ("api-cost", "A 200-page manual in every prompt", "cache_write_share"),
    ("eval-compare", "A bank's A/B test of two bots", "a_total"),
]


@pytest.mark.parametrize(("name", "preset", "key"), REFUSED_MIDDLES)
def test_a_typical_case_stands_for_a_middle_that_does_not_go_together(
    name: str, preset: str, key: str
) -> None:
    """Every figure lies within its own band, and page and memo say which case it is for."""
    known = calculator.load(name)
    values = {p.title: p.values for p in known.presets}.get(preset, {})
    case = given(known, {**values, key: "?"})
    assert case.spread
    for figure, (low, _, high) in case.spread.quantiles.items():
        value = case.result.by_key[figure].value
        if low is not None and high is not None:
            assert low <= float(value or 0) <= high, figure
    assert "for a typical case among those that go together" in case.spread.account
    assert case.spread.shown in markdown(case)
    assert f"{case.spread.refused} more do not go together and were left out" in markdown(case)
    assert "as in the case shown" in tornado.title(case)


def test_where_the_middle_goes_together_it_is_what_is_shown() -> None:
    """Draws that are left out at the ends of a range do not move the case that is shown."""
    case = given(calculator.load("rag-cost"), {"chunk_tokens": "?"})
    assert case.spread
    assert case.spread.refused
    assert (case.inputs, case.spread.shown) == (case.middle, "the middle of each range")


@every
def test_link_form_and_json_bring_ranges_back(known: Calculator) -> None:
    """A case with ranges is the same case after each way out and in."""
    case = given(known, dict.fromkeys(list(quantities(known))[:4], "?"))
    fragment = encode(case)
    request = {"calculator": known.name, "values": {}, "link": fragment, "root": ""}
    answer = json.loads(respond(json.dumps(request)))
    assert answer["link"] == fragment
    assert answer["values"].items() >= case.typed().items()
    assert answer["ranges"] == list(case.ranges)
    for again in (given(known, case.plain()), given(known, case.typed(), typed=True)):
        assert (again.inputs, again.ranges) == (case.inputs, case.ranges)


def test_the_command_line_takes_ranges(capsys: pytest.CaptureFixture[str]) -> None:
    """`--requests-per-day 1000..5000 --json` gives p10, p50 and p90 of every figure."""
    assert main(["api-cost", "--requests-per-day", "1000..5000", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["inputs"]["requests_per_day"] == {"low": 1000, "high": 5000}
    ends = [found["figures"]["cost_per_month"][name] for name in ("p10", "p50", "p90")]
    assert ends == sorted(ends)
    assert "plausible cases" in found["headline"]


@drawn(raw=st.text(max_size=30) | st.dictionaries(st.sampled_from(["low", "high", "x"]), st.text()))
@settings(max_examples=300)
def test_whatever_is_written_is_a_case_or_a_message(raw: object) -> None:
    """No text and no object ends in anything but a case or a list of problems."""
    try:
        given(API_COST, {"requests_per_day": raw})
    except InputError as error:
        assert error.problems


def test_reading_without_ranges_still_refuses_them() -> None:
    """A choice or a yes or no cannot be a range."""
    with pytest.raises(InputError, match="needs_own_facts"):
        given(calculator.load("approach"), {"needs_own_facts": "yes..no"})
    with pytest.raises(InputError, match="model"):
        read(API_COST.inputs, {"model": {"low": 1, "high": 2}})
