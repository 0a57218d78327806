"""A link brings every input back."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawing
from hypothesis import strategies as st

from calculators.kit import calculator, link
from calculators.kit.case import Case, given
from calculators.kit.fields import Quantity
from calculators.kit.inputs import InputError, fields_of
from calculators.kit.page import respond
from calculators.kit.ranges import Range
from tests.calculators import drawn

NAMES = calculator.names()
KNOWN = {name: calculator.load(name) for name in NAMES}
INPUTS = {name: drawn.inputs(known) for name, known in KNOWN.items()}
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def encoded(case: Case) -> str:
    """Write the link; draw again where the inputs do not go together."""
    drawn.numbers(case.calculator, case.inputs)
    fragment = link.encode(case)
    assert len(fragment) <= link.MOST_CHARACTERS
    return fragment


@MANY
@pytest.mark.parametrize("name", NAMES)
@drawing(data=st.data())
def test_every_input_comes_back_exactly(name: str, data: st.DataObject) -> None:
    """All inputs, drawn at once, are the same to the last bit, and nothing has changed since."""
    case = Case(KNOWN[name], data.draw(INPUTS[name]))
    raw, then = link.decode(f"#{encoded(case)}")
    again = given(KNOWN[name], raw)
    assert again.inputs == case.inputs
    assert link.compared(again, then) == ""


@MANY
@pytest.mark.parametrize("name", NAMES)
@drawing(data=st.data())
def test_ranges_come_back_exactly(name: str, data: st.DataObject) -> None:
    """Any quantity may be a range; its ends are the same to the last bit."""
    known = KNOWN[name]
    quantities = {k: f for k, f in fields_of(known.inputs).items() if isinstance(f, Quantity)}
    key = data.draw(st.sampled_from(sorted(quantities)))
    field = quantities[key]
    ends = sorted(data.draw(drawn.quantity(field, field.low, field.high)) for _ in range(2))
    try:
        case = given(known, {key: f"{ends[0]}..{ends[1]}"})
    except InputError:
        return
    raw, _ = link.decode(encoded(case))
    again = given(known, raw)
    assert (again.ranges, again.inputs) == (case.ranges, case.inputs)
    assert ends[0] == ends[1] or again.ranges == {key: Range(*ends)}


@settings(max_examples=8, deadline=None)
@pytest.mark.parametrize("name", NAMES)
@drawing(data=st.data())
def test_the_page_opens_a_link_with_the_values_that_made_it(name: str, data: st.DataObject) -> None:
    """A link opened on the page is written again as it was."""
    fragment = encoded(Case(KNOWN[name], data.draw(INPUTS[name])))
    opened = json.loads(respond(json.dumps({"calculator": name, "link": fragment, "values": {}})))
    assert opened["ok"]
    assert opened["link"] == fragment


@MANY
@pytest.mark.parametrize("name", NAMES)
@drawing(data=st.data())
def test_what_stands_on_the_form_is_read_back(name: str, data: st.DataObject) -> None:
    """The form writes a quantity of up to four decimals so that it reads the same again."""
    quantities = [f for f in fields_of(KNOWN[name].inputs).values() if isinstance(f, Quantity)]
    field = data.draw(st.sampled_from(quantities))
    number = round(data.draw(drawn.quantity(field, field.low, field.high)), 4)
    assert field.read_typed(field.typed(number)) == pytest.approx(number, rel=1e-12)


def test_the_bounds_that_a_message_names_can_be_typed() -> None:
    """Whoever types the most that is allowed is not refused."""
    for known in KNOWN.values():
        for field in fields_of(known.inputs).values():
            if isinstance(field, Quantity):
                assert field.read_typed(field.typed(field.maximum)) <= field.maximum
                assert field.read_typed(field.typed(field.minimum)) >= field.minimum


def test_a_number_next_to_a_whole_one_is_read_back() -> None:
    """A link or a script can carry such a number, and the form then refuses what it shows."""
    field = fields_of(KNOWN["break-even-accuracy"].inputs)["churn_cost"]
    assert field.read_typed(field.typed(999.9999999999995)) == pytest.approx(1000)
