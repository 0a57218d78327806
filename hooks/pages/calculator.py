"""A calculator's form and page."""

from __future__ import annotations

import inspect
import pkgutil
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from calculators.kit import currency, link, ranges
from calculators.kit.case import Case, given, in_money
from calculators.kit.fields import Choice, Field, Quantity
from calculators.kit.page import OPEN, bar, summaries
from calculators.kit.render import render_whole
from hooks.fragments import mark
from hooks.pages.charts import draw
from hooks.pages.templates import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from calculators.kit.calculator import Calculator, Preset

TITLES = {"case": "Your case", "prices": "Prices and models", "assumptions": "Assumptions"}


@dataclass(frozen=True)
class Group:
    """A group of inputs on the form; `summary` is what it holds, in a line."""

    name: str
    title: str
    fields: list[tuple[str, Field]]
    summary: str


@dataclass(frozen=True)
class Situation:
    """A preset with its answer: what a reader sees before any Python has run."""

    title: str
    about: str
    link: str
    headline: str


def form(
    calculator: Calculator, root: str, term: Callable[[str], str], charts: Path | None = None
) -> str:
    """Render a calculator with its default inputs.

    Args:
        calculator: the calculator.
        root: the way from the page to the site's root, such as `../../`.
        term: gives the link to an entry by its id, as HTML.
        charts: the folder in which drawn charts are kept from one build to the next.
    """
    case = Case(calculator, calculator.inputs())
    svg = draw(case.result.chart, charts)
    return render(
        "calculator/form.html",
        calculator=calculator,
        root=root,
        term=term,
        values=case.typed() | currency.as_typed(currency.Currency()),
        groups=_groups(case),
        grouped=_grouped,
        unit=_unit,
        plausible=_plausible,
        bar=bar(case),
        presets=[_situation(calculator, preset) for preset in calculator.presets],
        result_html=render_whole(case, root=root, chart_svg=svg),
    )


def fragment(name: str) -> str:
    """Name the fragment that is a calculator's form."""
    return f"calculator:{name}"


def page(calculator: Calculator, entry_name: str) -> str:
    """Write the calculator's own page as Markdown."""
    return render(
        "pages/calculator.md",
        calculator=calculator,
        entry_name=entry_name,
        form=mark(fragment(calculator.name)),
        sources=_sources(calculator),
    )


def _sources(calculator: Calculator) -> list[tuple[str, str]]:
    module = calculator.module
    if not hasattr(module, "__path__"):
        return [(f"{module.__name__.replace('.', '/')}.py", inspect.getsource(module))]
    parts = [
        import_module(f"{module.__name__}.{p.name}") for p in pkgutil.iter_modules(module.__path__)
    ]
    return [(f"{p.__name__.replace('.', '/')}.py", inspect.getsource(p)) for p in parts]


def _groups(case: Case) -> list[Group]:
    words = summaries(case)
    own = [
        Group(name, title, members, words[name])
        for name, title in TITLES.items()
        if (members := [(k, f) for k, f in case.fields.items() if f.group == name])
    ]
    first = own[0]
    if len(first.fields) > OPEN:
        rest = Group("more", "More about your case", first.fields[OPEN:], words["more"])
        own[:1] = [Group("case", first.title, first.fields[:OPEN], first.summary), rest]
    if not in_money(case.calculator):
        return own
    money = list(currency.FIELDS.items())
    return [*own, Group("currency", "Currency", money, currency.summary(currency.Currency()))]


def _grouped(field: Choice) -> list[tuple[str, list[tuple[str, str]]]]:
    """Group options by what stands before the first slash of their key, such as the provider."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, caption in field.options().items():
        groups.setdefault(field.group_of(key), []).append((key, caption))
    return list(groups.items())


def _unit(field: Field) -> str:
    if not isinstance(field, Quantity):
        return ""
    if field.unit == "share":
        return "%"
    if field.counts_tokens:
        return field.unit.replace("tokens", "tokens, or “2 pages”", 1)
    return "" if field.unit in field.caption.lower() else field.unit


def _plausible(field: Field) -> str:
    """Give the range that stands for 'I am not sure'; '' where there is none."""
    if not isinstance(field, Quantity) or field in currency.FIELDS.values():
        return ""
    return ranges.typed(field, ranges.plausible(field))


def _situation(calculator: Calculator, preset: Preset) -> Situation:
    case = given(calculator, preset.values)
    return Situation(preset.title, preset.about, link.encode(case), case.headline)
