"""What would change an answer does so, entered as it is said, and one step before does not."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest

from calculators.kit import calculator
from calculators.kit.case import given
from calculators.kit.fields import Quantity
from calculators.kit.flips import Flip, flips
from calculators.kit.inputs import InputError, as_plain, fields_of, read, with_value
from tests.calculators.test_numbers import inputs_of

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator

CALCULATORS = [calculator.load(name) for name in calculator.names()]
SAMPLE = 14
NUMBER = r"\$?−?[\d,.]*\d(?:%| [mbtr]+illion)?"
SAID = re.compile(rf"” is (?:from )?({NUMBER})(?: to ({NUMBER}))?")


def spoken(flip: Flip) -> list[Any]:
    """Give what a reader would enter: the numbers of the sentence, or the option."""
    if flip.up is None:
        return [flip.value]
    found = SAID.search(flip.sentence)
    assert found, flip.sentence
    return [text for text in found.groups() if text]


@pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
def test_a_flip_entered_as_spoken_is_accepted_and_flips(known: Calculator) -> None:
    """For presets and drawn inputs, each stated change is true, exact to the step, and ranked."""
    seen = 0
    for inputs in islice(inputs_of(known), SAMPLE):
        try:
            present = known.answers(inputs)
        except InputError:
            continue
        found = flips(known, inputs)
        assert [f.rank for f in found] == sorted(f.rank for f in found)
        for flip in found:
            assert flip.answer != present[flip.category]
            for entered in spoken(flip):
                there = given(known, {**as_plain(inputs), flip.key: entered})
                assert there.result.answers[flip.category] == flip.answer, flip.sentence
            if flip.before is not None:
                here = known.answers(with_value(inputs, flip.key, flip.before))
                assert here[flip.category] == present[flip.category], flip.sentence
            seen += 1
    assert seen


@pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
def test_an_answer_that_is_said_to_hold_on_holds_at_the_bound(known: Calculator) -> None:
    """Where no end is said, the farthest value has the answer too, or is refused."""
    for inputs in islice(inputs_of(known), SAMPLE):
        try:
            found = flips(known, inputs)
        except InputError:
            continue
        for flip in found:
            field = fields_of(inputs)[flip.key]
            if isinstance(field, Quantity) and flip.until is None:
                end = field.maximum if flip.up else field.minimum
                try:
                    there = known.answers(with_value(inputs, flip.key, end))
                except InputError:
                    continue
                assert there[flip.category] == flip.answer, flip.sentence


def test_what_a_calculator_refuses_is_no_change() -> None:
    """A gain beyond what is left, and more right answers than answers, are offered by none."""
    stop = calculator.load("prompt-stop")
    assert not [f for f in flips(stop, stop.inputs()) if f.key == "accuracy" and f.up]
    manual = calculator.load("prompt-budget")
    preset = next(one for one in manual.presets if "manual" in one.title)
    found = flips(manual, read(manual.inputs, preset.values))
    assert not [f for f in found if f.key == "retrieved_chunks" and not f.up]
    compare = calculator.load("eval-compare")
    apart = read(compare.inputs, {"design": "unpaired", "a_right": 160, "b_right": 170})
    assert {f.answer for f in flips(compare, apart)} <= {"a", "b", "unclear", "agree", "disagree"}


def test_a_change_between_two_price_tiers_is_found_and_ends_where_it_does() -> None:
    """Where only one of two prompts is charged as a long one, the answer is another for a while."""
    known = calculator.load("rag-cost")
    shop = read(known.inputs, known.presets[0].values)
    flip = next(f for f in flips(known, shop) if f.key == "question_tokens")
    assert (flip.value, flip.until) == (86_701, 94_700)
    assert flip.sentence == (
        "If “Question” is from 86,701 to 94,700 tokens, the answer becomes RAG."
    )


MOST_DIGITS = 6
UNEVEN = re.compile(r"\$[\d,]*[1-9][\d,]*\.\d(?:\d{2,})?(?![\d ]*(?:\d|[mbtr]+illion))")
"""A dollar or more, with one decimal, or with more than two."""


@pytest.mark.parametrize("known", CALCULATORS, ids=lambda c: c.name)
def test_a_change_is_said_as_people_say_it(known: Calculator) -> None:
    """For the default and each preset: few digits, cents at most, and fewer of what is counted."""
    for values in [{}, *(preset.values for preset in known.presets)]:
        for flip in given(known, values).flips:
            field = fields_of(known.inputs)[flip.key]
            assert flip.sentence.startswith(f"If “{field.caption}” is ")
            assert not UNEVEN.search(flip.sentence), flip.sentence
            assert "-" not in "".join(map(str, spoken(flip))) or flip.up is None
            if isinstance(field, Quantity):
                assert flip.up or not flip.sentence.count("or less") or not field.counts
                for text in spoken(flip):
                    digits = re.sub(r"^0\.0*|\D", "", text)
                    assert len(digits.rstrip("0")) <= MOST_DIGITS, flip.sentence


def test_a_large_number_is_said_in_words_and_money_in_cents() -> None:
    """Rounded away from what is entered, so that what is said gives what is promised."""
    tuning = calculator.load("fine-tuning-cost")
    said = {f.key: f.sentence for f in flips(tuning, tuning.inputs()) if not f.up}
    assert "is 7.1 billion or fewer, " in said["parameters"]
    assert "is $0.115 or less, " in said["hosting_usd_per_hour"]


def test_what_is_counted_is_said_in_whole_numbers_however_large() -> None:
    """Rounded to a few digits, a count above 100,000 stays a count: no sum takes half a case."""
    known = calculator.load("eval-compare")
    case = given(known, {"only_a": 0, "only_b": 100_304, "confidence": 0.5})
    assert "only_a" in {flip.key for flip in case.flips}
    for flip in case.flips:
        assert all(isinstance(n, int) for n in (flip.value, flip.step, flip.until or 0))
