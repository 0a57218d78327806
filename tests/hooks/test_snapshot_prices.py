"""The price snapshot: what is in it, that it says what genai-prices says, and its differences."""

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from genai_prices import Usage
from genai_prices.data import providers
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.kit import prices
from calculators.kit.rates import request_cost
from hooks import snapshot_prices
from hooks.price_file import day_of, differences, written

CORRECTIONS = json.loads(snapshot_prices.CORRECTIONS.read_text("utf-8"))
SNAPSHOT = prices.load()
FRESH = snapshot_prices.snapshot(SNAPSHOT.as_of, CORRECTIONS)
CORRECTED = {fix["model"]: dt.date.fromisoformat(fix["until"]) for fix in CORRECTIONS["rates"]}


def test_committed_file_is_what_is_written_today() -> None:
    """`make prices` on the present version and date changes nothing."""
    assert snapshot_prices.PRICES.read_text("utf-8") == written(FRESH)


def test_is_small_enough_for_the_browser() -> None:
    """The file that every reader fetches stays under 100 kB."""
    assert snapshot_prices.PRICES.stat().st_size < 100_000


def test_has_the_market() -> None:
    """At least a hundred current models of ten makers, and embedding models of five."""
    current, embedding = SNAPSHOT.current(), SNAPSHOT.current("embedding")
    assert len(current) >= 100
    assert len({model.provider for model in current}) >= 10
    assert len({model.provider for model in embedding}) >= 5


def test_has_every_kind_of_price() -> None:
    """Batch, cache and tier prices, dated changes and retirements are there in number."""
    current, known = SNAPSHOT.current(), SNAPSHOT.models.values()
    rows = {model.id: model.prices for model in current}

    def priced(rate: str) -> int:
        return sum(any(rate in row.rates for row in of) for of in rows.values())

    tiers = [rate for of in rows.values() for row in of for rate in row.rates.values()]
    assert sum(bool(model.batch) for model in current) >= 50
    assert priced("cache_read") >= 90
    assert priced("cache_write") >= 25
    assert priced("cache_write_1h") >= 15
    assert sum(len(tier) > 1 for tier in tiers) >= 20
    assert sum(any(row.start for row in model.prices) for model in known) >= 10
    retiring = [model.retires for model in known if model.retires]
    assert sum(bool(one.date and one.source) for one in retiring) >= 30


def test_current_models_are_text_models_on_sale() -> None:
    """No alias, fine-tune, preview of sound or pictures, or retired model is called current."""
    wrong = re.compile(r"-latest$|ft:|:free|audio|image|tts|realtime|transcribe|moderation|embed")
    for model in SNAPSHOT.current():
        assert not wrong.search(model.id), model.id
        going = model.retires.date if model.retires else dt.date.max
        assert going is not None, model.id
        assert going > SNAPSHOT.as_of, model.id
        assert all({"input", "output"} <= set(row.rates) for row in model.prices), model.id


def test_no_two_models_share_a_name() -> None:
    """A reader can tell all models of a maker apart."""
    names = [(model.provider, model.name) for model in SNAPSHOT.models.values()]
    assert len(names) == len(set(names))


def test_every_correction_has_its_source() -> None:
    """No rate or retirement of our own is without a source and a date of checking."""
    for row in (*CORRECTIONS["rates"], *CORRECTIONS["retirements"]):
        assert row["source"], row
        assert dt.date.fromisoformat(row["checked"]), row


def test_corrections_name_models_that_exist() -> None:
    """A correction that no longer meets a model is noticed."""
    named = {fix["model"] for fix in CORRECTIONS["rates"]} | {
        key for row in CORRECTIONS["retirements"] for key in row["models"]
    }
    assert named <= set(SNAPSHOT.models)


def test_numbers_are_the_exact_decimals() -> None:
    """Rates are written as the decimals that genai-prices has, without float noise."""
    text = written(FRESH)
    assert '"cache_read":0.003625' in text
    assert not re.search(r"\d\.\d{9,}", text)


def test_later_prices_are_marked_as_announced() -> None:
    """Every row that starts after the snapshot's date is marked, and no other."""
    for model in SNAPSHOT.models.values():
        for row in (*model.prices, *model.batch):
            assert row.announced == (row.start is not None and row.start > SNAPSHOT.as_of)


def test_differences_read_as_a_list_of_changes() -> None:
    """What `make prices` prints names each model added or removed and each rate, old and new."""
    old = json.loads(written(FRESH))
    first, second, *others = old["models"]
    rates = "input 0.25, output 1.25, cache_read 0.03, cache_write 0.3, cache_write_1h 0.5"
    changed = {**second, "prices": [{**second["prices"][0], "input": 99}]}
    lines = differences(old, {**old, "models": [changed, {**first, "id": "new/one"}, *others]})
    assert lines == [
        f"+ new/one: {first['name']}, USD per Mtok: {rates}",
        f"- {first['id']}: {first['name']}, USD per Mtok: {rates}",
        f"~ {second['id']} input: {second['prices'][0]['input']} -> 99",
    ]
    assert differences(old, old) == []


def test_what_time_alone_changes_is_said_too() -> None:
    """A model that has gone and an announced price that now holds are in the list of changes."""
    early = snapshot_prices.snapshot(dt.date(2026, 11, 24), CORRECTIONS)
    later = snapshot_prices.snapshot(dt.date(2027, 2, 1), CORRECTIONS)
    lines = differences(early, later)
    assert "~ as_of: 2026-11-24 -> 2027-02-01" in lines
    assert "~ openai/gpt-5 is no longer current: retired on 2026-12-11" in lines
    assert "~ google/gemini-4-argon: what was announced for 2026-12-01 holds now" in lines
    assert "~ openai/gpt-5 is current again" in differences(later, early)


def test_prices_get_no_newer_by_being_written_again() -> None:
    """The date moves on with the version of genai-prices, not with the calendar."""
    old, today = {"version": "1.0", "as_of": "2026-11-24"}, dt.date(2027, 2, 1)
    assert day_of(old, "1.0", today) == dt.date(2026, 11, 24)
    assert day_of(old, "1.1", today) == day_of({}, "1.1", today) == today


def test_command_writes_and_reports(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command writes the file for the date, and says so when nothing has changed."""
    monkeypatch.setattr(snapshot_prices, "PRICES", tmp_path / "prices.json")
    assert snapshot_prices.main(["--date", "2026-11-24"]) == 0
    assert "+ openai/gpt-6-luna: GPT-6 Luna" in capsys.readouterr().out
    assert snapshot_prices.main([]) == 0
    assert "No price has changed." in capsys.readouterr().out


@settings(max_examples=400, deadline=None)
@given(
    key=st.sampled_from([m.id for m in SNAPSHOT.models.values() if m.kind == "text"]),
    day=st.dates(SNAPSHOT.history_from, SNAPSHOT.as_of + dt.timedelta(days=90)),
    hour=st.integers(0, 23),
    batch=st.booleans(),
    tokens=st.tuples(*[st.integers(0, 400_000)] * 4),
    output=st.integers(0, 200_000),
)
def test_agrees_with_genai_prices(
    key: str, day: dt.date, hour: int, *, batch: bool, tokens: tuple[int, ...], output: int
) -> None:
    """Any request to any model on any day costs what genai-prices says, our corrections apart."""
    rates = SNAPSHOT.batch_rates(key, day, hour) if batch else SNAPSHOT.rates(key, day, hour)
    if rates is None or day < CORRECTED.get(key, dt.date.min):
        return
    _, read, write, write_1h = tokens
    cost = request_cost(rates, sum(tokens), output, read, write, write_1h)
    oracle = _oracle(
        key,
        dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC),
        Usage(
            input_tokens=sum(tokens),
            cache_read_tokens=read,
            cache_write_tokens=write + write_1h,
            cache_write_1h_tokens=write_1h,
            output_tokens=output,
        ),
        batch=batch,
    )
    assert cost.input == pytest.approx(float(oracle[0]), rel=1e-12, abs=1e-12)
    assert cost.output == pytest.approx(float(oracle[1]), rel=1e-12, abs=1e-12)


def _oracle(key: str, when: dt.datetime, usage: Usage, *, batch: bool) -> tuple[Decimal, Decimal]:
    maker, _, name = key.partition("/")
    provider = next(p for p in providers if p.id == maker)
    model = next(m for m in provider.models if m.id == name)
    found = model.calc_price(
        usage,
        provider,
        genai_request_timestamp=when,
        price_context={"processing": "batch"} if batch else None,
    )
    return found.input_price, found.output_price
