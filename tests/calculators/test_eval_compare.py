"""The comparison of two systems or two judges: the reference cases, and what is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from calculators.eval_compare import Inputs, answers, calculate
from calculators.eval_compare.statistics import kappa, newcombe, phi_of, pooled_z, wilson
from calculators.kit import calculator
from calculators.kit.facts import fact
from calculators.kit.inputs import InputError, fields_of, read
from calculators.kit.normal import z_of

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "cases/stats.json").read_text("utf-8"))
}
Z = z_of(0.95)
PAIRS = ("both_right", "only_a", "only_b", "both_wrong")


def figures(**inputs: Any) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(Inputs(**inputs)).figures}


def within(key: str, expected: float) -> Any:
    """Give what is equal within the tolerance of a case."""
    return pytest.approx(expected, rel=0, abs=CASES[key]["tolerance"]["abs"])


@pytest.mark.parametrize("key", [key for key in CASES if key.startswith("wilson")])
def test_reproduces_wilsons_intervals(key: str) -> None:
    """The interval of an accuracy is the one that R and statsmodels compute."""
    asked, expected = CASES[key]["inputs"], CASES[key]["expected"]
    found = figures(design="unpaired", a_right=asked["count"], a_total=asked["n"])
    assert found["a_low"] == within(key, expected["low"])
    assert found["a_high"] == within(key, expected["high"])


def test_agrees_with_the_glossary_on_its_two_tests() -> None:
    """Small and large test of the entry have the ends that it states."""
    for size in ("small", "large"):
        right, cases, low, high = (
            fact(f"ai-evaluation.{size}_test_{name}").value
            for name in ("right", "cases", "low", "high")
        )
        ends = wilson(int(right), int(cases), Z)
        assert [round(end, 3) for end in ends] == [low, high]


def test_reproduces_the_two_proportion_test() -> None:
    """170 against 155 of 200 gives statsmodels' z and p."""
    case = CASES["two-prop-ztest"]
    found = figures(design="unpaired", a_right=155, a_total=200, b_right=170, b_total=200)
    assert pooled_z((155, 200), (170, 200)) == within("two-prop-ztest", case["expected"]["z"])
    assert found["p_value"] == within("two-prop-ztest", case["expected"]["p"])
    assert found["difference"] == pytest.approx(0.075)


def test_reproduces_mcnemars_exact_test() -> None:
    """15 against 19 differing examples give R's exact p-value."""
    (both, only_a), (only_b, neither) = CASES["mcnemar-r-binom"]["inputs"]["table"]
    found = figures(both_right=both, only_a=only_a, only_b=only_b, both_wrong=neither)
    expected = CASES["mcnemar-r-binom"]["expected"]
    assert found["p_value"] == within("mcnemar-r-binom", expected)


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        ((155, 200), (170, 200), -0.0017172015342674513, 0.15098546079738454),
        ((48, 80), (56, 70), 0.05243147240236498, 0.33387265403690614),
        ((3, 10), (9, 10), 0.1705227239345029, 0.809017973535488),
        ((0, 20), (0, 10), -0.1611251580528194, 0.27753279986288926),
    ],
)
def test_newcombes_interval_of_separate_examples(
    a: tuple[int, int], b: tuple[int, int], low: float, high: float
) -> None:
    """The interval is that of statsmodels' confint_proportions_2indep (0.15.0, newcomb)."""
    assert newcombe(a, b, Z) == pytest.approx((low, high), abs=1e-12)


@pytest.mark.parametrize(
    ("pairs", "low", "high"),
    [
        ((36, 2, 12, 0), 0.05692958400323875, 0.3404276029749408),
        ((14, 0, 5, 22), 0.011483241383033221, 0.2264926843512112),
        ((50, 0, 3, 0), -0.020524168185969957, 0.153702083101809),
        ((1, 1, 7, 12), 0.025559124164859837, 0.506920226686141),
    ],
)
def test_newcombes_interval_of_the_same_examples(
    pairs: tuple[int, int, int, int], low: float, high: float
) -> None:
    """The interval is his method 10, here from statsmodels' Wilson ends joined by hand."""
    found = figures(**dict(zip(PAIRS, pairs, strict=True)))
    assert found["difference_low"] == pytest.approx(low, abs=1e-12)
    assert found["difference_high"] == pytest.approx(high, abs=1e-12)


def test_the_correction_never_turns_the_correlation() -> None:
    """A weak positive correlation is corrected to none, a negative one is left as it is."""
    assert phi_of((10, 10, 10, 11)) == 0
    assert phi_of((10, 11, 10, 10)) == pytest.approx(-10 / (21 * 20 * 20 * 21) ** 0.5)
    assert phi_of((5, 0, 0, 0)) == 0


def test_reproduces_the_kappa_of_two_judges() -> None:
    """Two judges who agree on 90% of mostly good answers have a kappa of only 0.23."""
    expected = CASES["kappa-judge-90-skewed"]["expected"]
    found = figures(design="judges", both_right=88, only_a=5, only_b=5, both_wrong=2)
    for key, name in (
        ("agreement", "agreement"),
        ("kappa", "kappa"),
        ("kappa_low", "low"),
        ("kappa_high", "high"),
    ):
        assert found[key] == within("kappa-judge-90-skewed", expected[name])


def test_reproduces_the_kappa_of_sas() -> None:
    """A table of three verdicts gives the kappa and interval that SAS prints."""
    case = CASES["kappa-sas"]
    found = kappa(tuple(map(tuple, case["inputs"]["table"])), Z)
    assert found is not None
    ends = (case["expected"]["low"], case["expected"]["high"])
    assert found[0] == within("kappa-sas", case["expected"]["kappa"])
    assert found[1] == (within("kappa-sas", ends[0]), within("kappa-sas", ends[1]))


def test_says_how_many_more_examples_would_settle_it() -> None:
    """The number is said with what it rests on, and never where there is nothing to show."""
    more = calculate(Inputs()).by_key["more_examples"]
    assert more.said == (
        "If the true difference is what you saw, about 485 more give an 80% chance to show it; "
        "fix the number before you look again."
    )
    assert "give a 90% chance" in calculate(Inputs(power=0.9)).by_key["more_examples"].said
    none = calculate(Inputs(only_a=10, only_b=10)).by_key["more_examples"]
    assert (none.value, none.words[:22]) == (None, "no difference was seen")
    assert figures(only_a=1, only_b=30)["more_examples"] == 0
    apart = {"design": "unpaired", "a_right": 160, "b_right": 170}
    assert figures(**apart)["more_examples"] == 906 - 200


@pytest.mark.parametrize(
    ("inputs", "verdict", "headline"),
    [
        ({}, "unclear", "You cannot tell yet: B gets 84% right and A 80%, but luck alone makes"),
        ({"only_b": 60}, "b", "B beat A, 86.8% to 66.1%: luck alone makes so large a gap in fewer"),
        ({"only_a": 60}, "a", "A beat B, 84% to 67.2%: luck alone"),
        ({"only_b": 10}, "unclear", "You see no difference: A and B both get"),
        ({"design": "judges"}, "disagree", "The two judges agree on 86%, but much of that is"),
        ({"design": "judges", "kappa_needed": 0.5}, "agree", "The two judges agree on 86%, with"),
        (
            {"design": "judges", "only_a": 0, "only_b": 0, "both_wrong": 0},
            "unknown",
            "Both judges always give the same one verdict",
        ),
    ],
)
def test_headline_answers_the_question(inputs: dict[str, Any], verdict: str, headline: str) -> None:
    """The headline says who won, or that one cannot tell."""
    assert answers(Inputs(**inputs)) == {"verdict": verdict}
    assert calculate(Inputs(**inputs)).headline.startswith(headline)


@pytest.mark.parametrize(
    ("inputs", "field"),
    [
        (
            {"design": "unpaired", "a_right": 201},
            "a_right: 201 right answers are more than the 200",
        ),
        ({"design": "unpaired", "b_right": 300}, "b_right: 300 right answers"),
        (dict.fromkeys(PAIRS, 0), "both_right: all four counts are 0"),
    ],
)
def test_counts_that_contradict_each_other_are_refused(inputs: dict[str, Any], field: str) -> None:
    """More right answers than answers, or no example at all, are refused with the field."""
    for asked in (answers, calculate):
        with pytest.raises(InputError, match=field):
            asked(Inputs(**inputs))


@pytest.mark.parametrize(
    ("inputs", "warning"),
    [
        ({"only_a": 0, "only_b": 4}, "They differ on 4 of your examples"),
        (
            {"both_right": 0, "only_a": 1, "only_b": 7, "both_wrong": 0},
            "A close call: the interval",
        ),
        ({"design": "unpaired", "a_right": 199, "b_right": 199}, "fewer than 5 cases"),
        ({"design": "judges", "both_wrong": 40}, "Kappa may be as low as"),
        ({"design": "judges", "only_b": 40}, "One of the two is stricter"),
    ],
)
def test_warns_where_the_verdict_is_weak(inputs: dict[str, Any], warning: str) -> None:
    """Few cases, a close call and a stricter judge are said."""
    assert any(warning in said for said in calculate(Inputs(**inputs)).warnings)


def test_the_public_keys_are_these() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    assert set(fields_of(Inputs)) == {
        *("design", "a_right", "a_total", "b_right", "b_total", "confidence", "power"),
        *(*PAIRS, "kappa_needed"),
    }
    ends = {f"{key}{end}" for key in ("a", "b", "difference") for end in ("_low", "_high")}
    common = {"a_accuracy", "b_accuracy", "difference", "p_value", *ends}
    agreed = {"kappa", "kappa_low", "kappa_high"}
    assert set(figures(design="unpaired")) == common | {"more_examples"}
    assert set(figures()) == common | agreed | {"more_examples"}
    assert set(figures(design="judges")) == common | agreed | {"agreement"}


def test_presets_calculate() -> None:
    """Each preset is a real situation that its inputs can express."""
    verdicts = [
        calculate(read(Inputs, preset.values)).answer
        for preset in calculator.load("eval-compare").presets
    ]
    assert verdicts == ["unclear", "b", "disagree"]
