"""More work never costs less, and a cheaper price never costs more, in any calculator.

`RISING` says by calculator which figures rise, or stay, with which inputs; `MODELS` which figures
rise where one model is replaced by another that charges as much or more for everything.
"""

from __future__ import annotations

import dataclasses
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from calculators.kit import calculator, prices
from calculators.kit.inputs import fields_of
from calculators.vendor_check.rule import quoted
from tests.calculators import drawn

SNAPSHOT = prices.load()
WAYS = ("prompting", "rag", "fine_tuning", "hybrid")
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RISING: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "api-cost": [
        (
            ("requests_per_day", "days_per_month", "input_tokens", "output_tokens"),
            ("cost_per_month", "cost_per_year"),
        ),
        (("input_tokens", "output_tokens"), ("cost_per_request", "cost_per_1000_requests")),
    ],
    "approach": [(("requests_per_day",), ("requests_per_month",))],
    "break-even-accuracy": [
        (("cost_per_escalation", "churn_cost"), ("loss_per_failure",)),
        (("cost_per_case",), ("cost_per_correct_answer",)),
        (("gain_per_success", "accuracy"), ("net_value",)),
    ],
    "eval-size": [
        (
            ("input_tokens", "output_tokens", "judge_input_tokens", "judge_output_tokens"),
            ("eval_cost", "rerun_cost"),
        ),
        (("minutes_per_human_label", "hourly_rate", "confidence", "power"), ("eval_cost",)),
        (("confidence", "power"), ("examples_needed", "detectable_difference")),
    ],
    "fine-tuning-cost": [
        (
            ("examples", "usd_per_label", "hosting_usd_per_hour", "trainings_per_year"),
            ("first_year_cost",),
        ),
        (
            ("epochs", "tokens_per_example", "gpu_usd_per_hour"),
            ("first_year_cost", "training_cost"),
        ),
        (("examples", "epochs", "tokens_per_example"), ("training_tokens", "training_flops")),
    ],
    "latency": [
        (
            ("network_ms", "large_prompt_tokens"),
            ("large_time_to_first_token_ms", "large_total_ms"),
        ),
        (("small_prompt_tokens", "small_output_tokens"), ("small_total_ms",)),
    ],
    "model-memory": [
        (
            ("context_tokens", "sequences", "bits_per_weight", "bits_per_kv_value"),
            ("total_bytes", "gpus_needed_h100", "gpus_needed_l4"),
        ),
    ],
    "preference-labels": [
        (("comparisons", "usd_per_human_comparison", "usd_per_50_words"), ("human_cost",)),
        (("comparisons", "calls_per_label", "input_tokens", "output_tokens"), ("ai_cost",)),
        (
            ("prompts", "critique_revisions_per_prompt", "revision_output_tokens"),
            ("revision_cost",),
        ),
    ],
    "prompt-budget": [
        (("requests_per_day",), ("examples_cost_per_month",)),
        (("examples", "system_tokens", "history_tokens"), ("prompt_tokens", "window_share")),
    ],
    "prompt-stop": [
        (("hours_per_iteration", "hourly_rate"), ("cost_of_iteration", "break_even_gain")),
        (
            ("requests_per_month", "value_per_correct", "cost_per_failure", "horizon_months"),
            ("value_of_iteration",),
        ),
    ],
    "rag-cost": [
        (
            ("system_tokens", "question_tokens", "answer_tokens"),
            ("cost_per_month", "cost_per_month_all_in_prompt"),
        ),
        (("queries_per_day",), ("cost_per_month",)),
        (
            ("infrastructure_usd_per_month", "storage_usd_per_gb_month", "documents"),
            ("cost_per_month",),
        ),
        (("documents", "tokens_per_document", "dimensions"), ("index_bytes",)),
    ],
    "self-host": [
        (("requests_per_day", "input_tokens", "output_tokens"), ("api_cost_per_month",)),
        (
            ("gpus", "gpu_usd_per_hour", "engineer_days_per_month", "day_rate"),
            ("own_cost_per_month", "break_even_requests_per_day"),
        ),
        (("upfront_usd",), ("break_even_requests_per_day", "break_even_month")),
    ],
    "total-cost": [
        (
            (
                *("requests_per_day", "horizon_months", "question_tokens", "output_tokens"),
                *("day_rate", "review_minutes_per_request", "hourly_rate", "growth_per_month"),
                *("training_usd", "labeling_usd", "tuned_input_usd_per_mtok", "example_tokens"),
                *("retrieval_usd_per_month", "hosting_usd_per_month", "trainings_per_year"),
            ),
            tuple(f"{sum_}_{way}" for sum_ in ("total", "npv") for way in WAYS),
        )
    ],
    "vendor-check": [
        (
            ("quoted_upfront", "quoted_per_month", "quoted_per_seat_per_month", "seats"),
            ("implied_price_per_request", "multiple"),
        ),
        (
            ("input_tokens", "output_tokens", "own_engineering_days", "day_rate"),
            ("own_price_per_request",),
        ),
    ],
}
MODELS = {
    "api-cost": ("model", ("cost_per_month", "cost_per_request")),
    "eval-size": ("model", ("eval_cost", "rerun_cost")),
    "preference-labels": ("model", ("ai_cost", "revision_cost")),
    "prompt-budget": ("model", ("examples_cost_per_month",)),
    "rag-cost": ("model", ("cost_per_month", "cost_per_month_all_in_prompt")),
    "self-host": ("model", ("api_cost_per_month",)),
    "total-cost": ("model", ("total_prompting", "total_rag", "npv_prompting")),
    "vendor-check": ("model", ("own_price_per_request",)),
}

INPUTS = {name: drawn.inputs(calculator.load(name)) for name in RISING}


@MANY
@pytest.mark.parametrize("name", RISING)
@given(data=st.data())
def test_more_never_costs_less(name: str, data: st.DataObject) -> None:
    """Where one input is raised and all others stay, no figure that rises with it falls."""
    known = calculator.load(name)
    keys, figures = data.draw(st.sampled_from(RISING[name]))
    inputs, key = data.draw(INPUTS[name]), data.draw(st.sampled_from(keys))
    assume(name != "vendor-check" or quoted(inputs))  # an offer without a price has no figures
    field: Any = fields_of(known.inputs)[key]
    more = data.draw(drawn.quantity(field, getattr(inputs, key), field.maximum))
    raised = dataclasses.replace(inputs, **{key: more})
    compare(drawn.numbers(known, inputs), drawn.numbers(known, raised), figures)


@MANY
@pytest.mark.parametrize("name", MODELS)
@given(data=st.data())
def test_a_cheaper_model_never_costs_more(name: str, data: st.DataObject) -> None:
    """Where a model charges no more for anything, no cost is higher."""
    known = calculator.load(name)
    key, figures = MODELS[name]
    cheap, dear = data.draw(st.sampled_from(DEARER))
    inputs = data.draw(INPUTS[name])
    if hasattr(inputs, "as_of"):
        inputs = dataclasses.replace(inputs, as_of=SNAPSHOT.as_of)
    one, other = (
        drawn.numbers(known, dataclasses.replace(inputs, **{key: model})) for model in (cheap, dear)
    )
    # A cost that only one of them has is that of a text too long for the other's window.
    compare(one, other, tuple(key for key in figures if None not in (one[key], other[key])))


def compare(before: dict[str, Any], after: dict[str, Any], figures: tuple[str, ...]) -> None:
    """Hold that no figure falls; None is 'never', above all numbers."""
    assert set(figures) <= set(before)
    for key in figures:
        low, high = (float("inf") if at[key] is None else at[key] for at in (before, after))
        assert low <= high + abs(high) * 1e-9, key


def dearer() -> list[tuple[str, str]]:
    """Pair the models of one price for any length of which the second never charges less."""
    charged = {model.id: charges(model.id) for model in SNAPSHOT.current()}
    return [
        (one, other)
        for one, other in permutations(charged, 2)
        if len(charged[one]) == len(charged[other]) == LONE
        and all(low <= high for low, high in zip(charged[one], charged[other], strict=True))
    ]


def charges(key: str) -> tuple[float, ...]:
    """Give all rates of a model, standard and batch, one after the other."""
    standard = SNAPSHOT.rates(key, SNAPSHOT.as_of)
    batch = SNAPSHOT.batch_rates(key, SNAPSHOT.as_of) or standard
    tiers = (*standard.tiers, *batch.tiers)
    return tuple(usd for tier in tiers for usd in dataclasses.astuple(tier)[1:])


LONE = 2 * 5
"""Five rates, standard and batch."""
DEARER = dearer()
