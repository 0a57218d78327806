"""What stays beside the calculators that somebody keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.fresh.choice import Choice, ChoiceError, choose

ROOT = Path(__file__).parents[3]


def test_a_calculator_stays_with_what_its_code_uses() -> None:
    """The one that compares two systems counts examples as the one for sizes does."""
    choice = choose(["eval_compare"], ROOT)
    assert choice.kept == {"eval-compare", "eval-size"}
    assert "api-cost" in choice.gone


def test_a_calculator_stays_with_the_entries_that_it_needs() -> None:
    """Its own entry, those that explain its inputs, and those whose numbers it and the kit use."""
    needed = {"ai-evaluation", "large-language-model"}
    assert choose(["eval-size"], ROOT).entries == needed
    assert choose(["prompt-budget"], ROOT).entries >= {
        "prompt-engineering",
        "retrieval-augmented-generation",
    }


def test_nothing_kept_needs_nothing() -> None:
    """Without calculators no entry stays, not even those that the kit reads."""
    choice = choose([], ROOT)
    assert (choice.kept, choice.entries) == (set(), set())


def test_an_unknown_calculator_is_named_with_those_there_are() -> None:
    """Nobody need look the names up."""
    said = "no calculator 'eval-siz'. Did you mean 'eval-size'\\? There are api-cost, approach"
    with pytest.raises(ChoiceError, match=said):
        choose(["eval_siz"], ROOT)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("from calculators.api_cost import numbers", True),
        ("from calculators import api_cost", True),
        ('calculator.load("api-cost")', True),
        ('visit("calculators/api-cost/#a=1")', True),
        ('calculator.load("eval-size")', False),
        ("an api-cost in a sentence, or api_cost_per_month", False),
    ],
)
def test_a_text_that_names_what_goes_is_found(text: str, lost: bool) -> None:
    """As a module, a name or an address; a mere word is none."""
    choice = Choice(frozenset({"eval-size"}), frozenset({"api-cost"}), frozenset())
    assert choice.lost(text) is lost
    assert not Choice(choice.gone, frozenset(), frozenset()).lost(text)
