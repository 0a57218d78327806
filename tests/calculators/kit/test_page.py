"""What the page shows in few words: the bar, the open inputs, the folded groups, what flips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from calculators.kit import calculator
from calculators.kit.case import Case, given
from calculators.kit.memo import markdown
from calculators.kit.page import OPEN, bar, summaries
from calculators.kit.render import render_part, render_whole

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator

LONGEST_BAR = 36
every = pytest.mark.parametrize(
    "known", [calculator.load(name) for name in calculator.names()], ids=lambda known: known.name
)
BARE = re.compile(r"(^|; )(\$?[\d.,]+%?( (months?|hours?|minutes?|days?|words?))?)(?=;|$)")


def cases(known: Calculator) -> list[Case]:
    """Give the default and the presets."""
    return [given(known, {}), *(given(known, preset.values) for preset in known.presets)]


@every
def test_the_bar_is_the_verdict_in_a_few_words(known: Calculator) -> None:
    """It fits a phone's line, in words, and is not a figure's caption."""
    for case in cases(known):
        said = bar(case)
        assert 0 < len(said) <= LONGEST_BAR, said
        assert not said.endswith(".")
        assert not said.startswith(case.result.by_key[case.result.leading].caption)


@pytest.mark.parametrize(
    ("name", "values", "verdict"),
    [
        ("prompt-stop", {}, "Test more first"),
        ("vendor-check", {}, "Do not sign"),
        ("vendor-check", {"quoted_upfront": 0, "quoted_per_month": 0}, "Enter the quoted price"),
        ("approach", {}, "Use RAG"),
        ("self-host", {}, "Stay with the API"),
        ("preference-labels", {}, "The AI"),
        ("break-even-accuracy", {}, "Pays"),
        ("eval-size", {}, "Too few"),
    ],
)
def test_the_bar_says_what_to_do(name: str, values: dict[str, object], verdict: str) -> None:
    """The verdict comes first."""
    assert bar(given(calculator.load(name), values)).startswith(verdict)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("break-even-accuracy", {"accuracy", "gain_per_success"}),
        ("prompt-stop", {"test_examples", "expected_gain", "accuracy"}),
        ("vendor-check", {"why_not_prompting_and_rag", "requests_per_day", "quoted_upfront"}),
        ("prompt-budget", {"requests_per_day", "examples"}),
        ("total-cost", {"retrieved_tokens", "current_usd_per_month"}),
    ],
)
def test_what_the_answer_speaks_of_stands_open(name: str, keys: set[str]) -> None:
    """The inputs that decide are not folded away."""
    fields = given(calculator.load(name), {}).fields
    opened = [key for key, field in fields.items() if field.group == "case"][:OPEN]
    assert keys <= set(opened)


@every
def test_folded_values_say_what_they_are(known: Calculator) -> None:
    """No summary holds a bare '$8,000', '5 minutes' or '24 months'."""
    for text in summaries(given(known, {})).values():
        assert not BARE.search(text), text


def test_a_summary_names_what_a_unit_does_not() -> None:
    """The caption stands before a value that could be anything, and not before one that speaks."""
    told = summaries(given(calculator.load("self-host"), {"upfront_usd": "5000..9000"}))
    assert "Cost to set it up: $5,000 to $9,000" in told["assumptions"]
    assert told["case"].endswith("2 graphics cards")


@every
def test_reasons_are_sentences(known: Calculator) -> None:
    """What was found is stated, on the page and in the memo, without a yes or no behind a colon."""
    for case in cases(known):
        text = markdown(case)
        for reason in case.result.reasons:
            assert reason.finding.endswith(".")
            assert reason.detail.endswith(".")
            assert f"- {reason.finding} {reason.detail}" in text
            assert not re.search(r": (yes|no)\b", f"{reason.finding} {reason.detail}")


@every
def test_a_link_to_an_entry_names_it(known: Calculator) -> None:
    """It stands beside a value that the entry explains, and says which entry that is."""
    for case in cases(known):
        leading = case.result.by_key[case.result.leading]
        assert bool(leading.entry) == bool(leading.entry_name)
        assert "What it is" not in render_whole(case, root="")


def test_that_nothing_changes_the_verdict_is_said_before_other_changes() -> None:
    """Where only the number of cards flips, the page and the memo say first what does not."""
    case = given(calculator.load("self-host"), {})
    assert {flip.rank for flip in case.flips} == {1}
    said = "No single change makes your own server cheaper with this model."
    for text in (render_part("flips", case, root=""), markdown(case)):
        assert 0 < text.index(said) < text.index("the number of cards that the load needs")


def test_a_far_change_of_the_verdict_comes_before_near_ones_of_the_rest() -> None:
    """However far away, what changes the answer itself is shown first."""
    case = given(calculator.load("self-host"), {"model": "anthropic/claude-opus-5-5"})
    html = render_part("flips", case, root="")
    assert html.index("becomes your own server") < html.index("the number of cards")
