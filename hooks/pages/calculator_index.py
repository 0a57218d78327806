"""The calculators' index, each with its question and its answer for the default firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hooks.pages.entry import calculator_card
from hooks.pages.templates import render

if TYPE_CHECKING:
    from calculators.kit.calculator import Calculator


def page(calculators: list[Calculator]) -> str:
    """Write the index as Markdown."""
    cards = [calculator_card(calculator) for calculator in calculators]
    return render("pages/calculator_index.md", cards=cards)
