"""The calculators' index: by the question one has, each with its answer for the default firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculators.kit.calculator import DOORS
from hooks.pages.entry import calculator_card
from hooks.pages.templates import render

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator


def page(calculators: list[Calculator]) -> str:
    """Write the index as Markdown."""
    doors = [
        (question, [calculator_card(one) for one in calculators if one.door == door])
        for door, question in DOORS.items()
    ]
    return render("pages/calculator_index.md", doors=[door for door in doors if door[1]])
