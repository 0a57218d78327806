"""What the comparison of total costs says: headline, warnings, sources, and its public keys."""

from __future__ import annotations

from itertools import combinations

from calculators.kit import calculator, prices
from calculators.kit.inputs import fields_of, read
from calculators.kit.words import usd
from calculators.total_cost import Inputs, calculate
from calculators.total_cost.costs import APPROACHES

PAIRS = list(combinations(APPROACHES, 2))
DAYS = [f"engineering_days_{one}" for one in APPROACHES]
UPKEEP = [f"upkeep_days_per_month_{one}" for one in APPROACHES]


def test_never_is_said_in_words() -> None:
    """Where two never cost the same, the figure has no value and says which one stays cheaper."""
    figure = calculate(Inputs()).by_key["break_even_requests_per_day_prompting_rag"]
    assert figure.value is None
    assert figure.said == "never; prompting always costs less"


def test_the_headline_answers_against_today() -> None:
    """The headline says what is saved, or how much more it costs, or nothing of today."""
    assert "and saves you $" in calculate(Inputs()).headline
    assert "more than going on as today" in calculate(Inputs(current_usd_per_month=100)).headline
    assert "today" not in calculate(Inputs(current_usd_per_month=0)).headline


def test_the_headline_names_the_cheapest_that_looks_things_up() -> None:
    """Who reads the headline alone is told what it costs if the documents have to be read."""
    result = calculate(Inputs())
    assert result.answers["cheapest"] == "prompting"
    rag = usd(float(str(result.by_key["npv_rag"].value)))
    said = f" If the answers must come from your documents, RAG costs least, about {rag}."
    assert result.headline.endswith(said)
    tight = calculate(Inputs(current_usd_per_month=1_500))
    assert "and saves you $" in tight.headline
    assert tight.headline.endswith(", more than going on as today.")
    needless = calculate(Inputs(retrieved_tokens=0))
    assert "documents" not in needless.headline
    built = calculate(Inputs(engineering_days_prompting=500.0))
    assert built.answers["cheapest"] == "rag"
    assert "documents" not in built.headline


def test_a_preset_s_cheapest_can_do_its_job() -> None:
    """No preset describes something to look up and is answered by what looks nothing up."""
    for preset in calculator.load("total-cost").presets:
        result = calculate(read(Inputs, preset.values))
        assert "documents" not in result.headline, preset.title


def test_a_tuned_price_is_the_reader_s_only_when_entered() -> None:
    """The default prices of the tuned model are a list's, with its date."""
    listed = calculate(Inputs()).by_key["cost_per_request_fine_tuning"]
    assert listed.source.startswith("list price of GPT-4.1 mini")
    assert listed.date == prices.load().as_of.isoformat()
    own = calculate(Inputs(tuned_input_usd_per_mtok=1.0)).by_key["cost_per_request_fine_tuning"]
    assert ("you entered" in own.source, own.date) == (True, "")


def test_warns_of_windows_and_higher_prices() -> None:
    """A request that no longer fits, or that is charged more, is said."""
    said = calculate(Inputs(instruction_tokens=2_000_000)).warnings
    assert any("do not fit the window" in warning for warning in said)
    assert any("charges its higher price" in warning for warning in said)


def test_the_public_keys_are_these() -> None:
    """The keys are the interface of links, command line and JSON: they do not change unseen."""
    assert set(fields_of(Inputs)) == {
        *("model", "tuned_input_usd_per_mtok", "tuned_output_usd_per_mtok", "instruction_tokens"),
        *("example_tokens", "retrieved_tokens", "question_tokens", "output_tokens", "day_rate"),
        *("labeling_usd", "training_usd", "trainings_per_year", "retrieval_usd_per_month"),
        *("hosting_usd_per_month", "requests_per_day", "growth_per_month", "horizon_months"),
        *("discount_rate", "review_minutes_per_request", "hourly_rate", "current_usd_per_month"),
        *DAYS,
        *UPKEEP,
    }
    expected = {"cheapest", "saving_against_today"}
    expected |= {f"{what}_{a}" for what in ("total", "npv", "cost_per_request") for a in APPROACHES}
    kinds = ("requests_per_day", "month")
    expected |= {f"break_even_{kind}_{a}_{b}" for kind in kinds for a, b in PAIRS}
    assert set(calculate(Inputs()).by_key) == expected
