"""The cost in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from calculators.fine_tuning_cost import figures, shown
from calculators.fine_tuning_cost.training import (
    FLOPS,
    HOURS_PER_MONTH,
    Costs,
    Memory,
    answers,
    costs,
    memory,
    parts,
    shape_of,
)
from calculators.kit import open_models
from calculators.kit.facts import fact
from calculators.kit.result import Result
from calculators.kit.words import number, per_cent, plural, size, usd, usd_about

if TYPE_CHECKING:
    from calculators.fine_tuning_cost.inputs import Inputs
    from calculators.kit.open_models import Architecture

OWN_FIELDS: Final = (
    *("parameters", "layers", "hidden", "heads", "kv_heads", "head_dim", "intermediate"),
)
WORDS = {
    "largest_cost": "the largest part of the first year",
    "hosting": "hosting",
    "labeling": "labeling",
    "training": "training",
    "nothing": "nothing at all",
    "smallest_card": "the smallest card that holds the training",
    "several": "more than one card",
    **{card.id: card.name for card in open_models.cards().values()},
}


def calculate(inputs: Inputs) -> Result:
    """Answer what the first year costs, and what the training needs."""
    shape = shape_of(inputs)
    found, held = costs(inputs, shape.parameters), memory(inputs, shape)
    return Result(
        headline=_headline(inputs, found),
        short=f"{usd_about(sum(parts(inputs, found).values()))} in the first year",
        answers=answers(inputs),
        leading="first_year_cost",
        figures=(
            *figures.money(inputs, found, shape),
            *figures.adapter(inputs, shape),
            figures.held_bytes(inputs, shape, held),
            *figures.computing(inputs, shape),
        ),
        make_tables=lambda: (shown.cards(held.high, inputs, shape.parameters),),
        make_chart=lambda: shown.year(inputs, found),
        assumptions=_assumptions(inputs),
        warnings=_warnings(inputs, held),
    )


def _headline(inputs: Inputs, found: Costs) -> str:
    year = parts(inputs, found)
    total = sum(year.values())
    if not total:
        return "At these prices you pay nothing in the first year."
    largest = max(year, key=lambda name: year[name])
    names = {"hosting": "hosting", "labeling": "checked examples", "training": "training"}
    share = round(year[largest] / total, 2)
    part = "nearly all" if share == 1 else per_cent(share)
    pay = f"You pay about {usd_about(total)} in the first year"
    if year[largest] == total:
        return f"{pay}, all of it for {names[largest]}."
    tail = f"; the training itself is {usd(year['training'])}" if largest != "training" else ""
    return f"{pay}, {part} of it for {names[largest]}{tail}."


def _assumptions(inputs: Inputs) -> tuple[str, ...]:
    without, with_twice = FLOPS[inputs.method]
    return (
        f"A month of hosting has {HOURS_PER_MONTH} hours, paid whether requests come or not.",
        "All examples are labeled once; each training repeats only the computing.",
        "GB are 10^9 bytes, also on the cards' labels. Memory is for one GPU that holds all.",
        (
            f"Operations per parameter and token: {without}, or {with_twice} where activations "
            "are computed twice."
        ),
        (
            "Measured memory differs by up to half from such formulas: libraries differ. Of the "
            "adapter's size, other formats than 16 bits differ too."
        ),
        "Tests, failed runs and engineering days are not counted.",
    )


def _warnings(inputs: Inputs, held: Memory) -> tuple[str, ...]:
    found, needed = [], fact("fine-tuning.labeled_examples_min")
    if inputs.examples < needed.value:
        found.append(
            f"{plural(inputs.examples, 'example')} {'is' if inputs.examples == 1 else 'are'} fewer "
            f"than the {number(needed.value)} from which this site considers fine-tuning; try "
            "prompting and RAG first."
        )
    if inputs.tokens_per_example > inputs.sequence_tokens:
        found.append(
            f"Your examples are longer than the {plural(inputs.sequence_tokens, 'token')} for "
            "which memory is set aside: they would be cut or split."
        )
    if open_models.smallest_card(held.high) is None:
        found.append(
            f"{size(held.high)} fit on no single card of the list: rent several, use LoRA or "
            "QLoRA, or compute activations twice."
        )
    found.extend(open_models.ignored(inputs, inputs.base_model, OWN_FIELDS))
    known = open_models.architectures().get(inputs.base_model)
    return (*found, *_narrow(inputs, known))


def _narrow(inputs: Inputs, known: Architecture | None) -> tuple[str, ...]:
    shape = known or shape_of(inputs)
    if shape.kv_heads <= shape.heads:
        return ()
    return ("There are more heads of keys and values than attention heads; check the numbers.",)
