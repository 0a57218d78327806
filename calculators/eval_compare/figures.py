"""The figures of a comparison, each with its formula and the numbers put in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.eval_compare.statistics import phi_of, pooled_z
from calculators.eval_compare.verdict import agreement, compare, kappa_of, more_needed, pairs_of
from calculators.kit.facts import fact
from calculators.kit.normal import z_of
from calculators.kit.result import Figure
from calculators.kit.words import number, per_cent, points, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculators.eval_compare.inputs import Inputs
    from calculators.eval_compare.statistics import Interval
    from calculators.eval_compare.verdict import Comparison

Figures = tuple[Figure, ...]
SMALLEST = 0.0001
WILSON = "Wilson's interval, as R's binom.confint and statsmodels compute it"
NEWCOMBE = "Newcombe 1998, Statistics in Medicine 17:873, method 10"
NEWCOMBE_PAIRED = "Newcombe 1998, Statistics in Medicine 17:2635, method 10"
KAPPA = "Cohen 1960, standard error of Fleiss, Cohen and Everitt 1969, as in statsmodels"
NO_KAPPA = "cannot be said: both always give the same verdict"


def figures(inputs: Inputs) -> tuple[Figure, ...]:
    """Give all figures that the design has."""
    if inputs.design == "judges":
        return (*_kappa(inputs), _agreement(inputs), *_shares(inputs), *_test(inputs))
    found = (*_test(inputs), *_shares(inputs))
    return (*found, *_kappa(inputs)) if inputs.design == "paired" else found


def chance(p_value: float) -> str:
    """Say a p-value."""
    return "less than 0.0001" if p_value < SMALLEST else rounded(p_value)


def _figure(
    key: str,
    value: float | None,
    caption: str,
    formula: str,
    worked: str,
    source: str,
    *,
    unit: str = "share",
    **more: Any,
) -> Figure:
    return Figure(
        key=key,
        value=value,
        unit=unit,
        caption=caption,
        formula=formula,
        worked=worked,
        source=source,
        date=fact("ai-evaluation.detectable_gap_questions").checked,
        **more,
    )


def _bounds(
    of: Figure, what: str, ends: Interval, formula: str, worked: str, source: str
) -> Iterator[Figure]:
    """Give the ends of a figure's interval, said as the figure itself is."""
    key = of.key.removesuffix("_accuracy")
    for end, name in zip(ends, ("low", "high"), strict=True):
        yield _figure(
            f"{key}_{name}",
            end,
            f"{what}, {name} end",
            formula,
            f"{worked}: {rounded(end, 6)}",
            source,
            unit=of.unit,
            write=of.write,
            general=of.general and f"{of.general}, {name} end",
        )


def _shares(inputs: Inputs) -> Figures:
    found, z = compare(inputs), rounded(z_of(inputs.confidence), 6)
    kind = "Passed by judge" if inputs.design == "judges" else "Accuracy of"
    formula = "(share + z² ÷ 2n ± z × √(share × (1 − share) ÷ n + z² ÷ 4n²)) ÷ (1 + z² ÷ n)"
    made: list[Figure] = []
    for name, (right, total), share, ends in (
        ("a", found.a, found.a_share, found.a_interval),
        ("b", found.b, found.b_share, found.b_interval),
    ):
        caption, count = f"{kind} {name.upper()}", f"{number(right)} of {number(total)}"
        accuracy = _figure(
            f"{name}_accuracy",
            share,
            caption,
            "right answers ÷ answers",
            f"{number(right)} ÷ {number(total)} = {rounded(share, 6)}",
            "",
            general=f"{name.upper()}'s share",
        )
        bounds = _bounds(accuracy, caption, ends, formula, f"{count}, z = {z}", WILSON)
        made += (accuracy, *bounds)
    return tuple(made)


def _test(inputs: Inputs) -> Figures:
    found = compare(inputs)
    (a, n), (b, m) = found.a, found.b
    gap = _figure(
        "difference",
        found.difference,
        "Difference, B minus A",
        "B's share − A's share",
        f"{number(b)} ÷ {number(m)} − {number(a)} ÷ {number(n)} = {rounded(found.difference, 6)}",
        "",
        write=points,
    )
    made = (gap, *_gap(inputs, found, gap), _p_value(inputs, found))
    return made if inputs.design == "judges" else (*made, _more(inputs))


def _gap(inputs: Inputs, found: Comparison, gap: Figure) -> Iterator[Figure]:
    same = inputs.design != "unpaired"
    formula = (
        "difference ± √(x² − 2φxy + y²); x and y are the distances to the ends of both Wilson "
        "intervals, φ is the corrected correlation of A and B"
        if same
        else "difference ± √(x² + y²); x and y are the distances to the ends of both Wilson "
        "intervals"
    )
    phi = f"φ = {rounded(phi_of(pairs_of(inputs)), 6)}" if same else "no correlation"
    source = NEWCOMBE_PAIRED if same else NEWCOMBE
    return _bounds(gap, "Difference", found.interval, formula, phi, source)


def _p_value(inputs: Inputs, found: Comparison) -> Figure:
    if inputs.design == "unpaired":
        formula = "two-proportion z with the pooled share, two-sided"
        worked = f"z = {rounded(pooled_z(found.a, found.b), 6)}"
        source = "two-proportion z test, as in statsmodels' proportions_ztest"
    else:
        formula = (
            "exact McNemar: the chance that a fair coin, thrown once for each example on which "
            "they differ, falls at least so unevenly"
        )
        apart = inputs.only_a + inputs.only_b
        worked = f"{number(inputs.only_a)} and {number(inputs.only_b)} of {number(apart)}"
        source = "McNemar's test by the exact binomial, as in R and statsmodels"
    caption = "p-value: how often chance alone does this"
    said = chance(found.p_value)
    return _figure(
        "p_value",
        found.p_value,
        caption,
        formula,
        f"{worked}: p = {said}",
        source,
        unit="",
        write=chance,
    )


def _more(inputs: Inputs) -> Figure:
    count, separate = more_needed(inputs), inputs.design == "unpaired"
    each = " for each" if separate else ""
    if count is None:
        words = "no difference was seen, so no number of examples would show it"
    elif not count:
        words = "none: the difference is shown"
    else:
        sure = per_cent(inputs.power)
        words = (
            f"If the true difference is what you saw, about {number(count)} more{each} give "
            f"{'an' if sure.startswith('8') else 'a'} {sure} chance to show it; fix the number "
            "before you look again."
        )
    same = "√(sum of both share × (1 − share))" if separate else "√(differing − difference²)"
    root = "√(2 × mean × (1 − mean))" if separate else "√differing"
    return _figure(
        "more_examples",
        count,
        "Further examples to show it",
        f"((z for the confidence × {root} + z for the power × {same}) ÷ difference)² − the "
        "examples there are",
        f"difference {rounded(abs(compare(inputs).difference), 6)}, confidence "
        f"{per_cent(inputs.confidence)}, power {per_cent(inputs.power)}: "
        f"{'never' if count is None else number(count)}",
        "pooled z, as in R's power.prop.test"
        if separate
        else "power of McNemar's test by the normal distribution",
        unit="examples",
        words=words,
        none="no number",
    )


def _agreement(inputs: Inputs) -> Figure:
    both, _, _, neither = counts = pairs_of(inputs)
    share = agreement(inputs)
    return _figure(
        "agreement",
        share,
        "Verdicts on which they agree",
        "(both pass + neither passes) ÷ all",
        f"({number(both)} + {number(neither)}) ÷ {number(sum(counts))} = {rounded(share, 6)}",
        "",
    )


def _kappa(inputs: Inputs) -> Figures:
    found, counts = kappa_of(inputs), pairs_of(inputs)
    both, only_a, only_b, neither = counts
    total = sum(counts)
    chance_of = ((both + only_a) * (both + only_b) + (neither + only_a) * (neither + only_b)) / (
        total * total
    )
    seen = agreement(inputs)
    terms = f"({rounded(seen, 6)} − {rounded(chance_of, 6)}) ÷ (1 − {rounded(chance_of, 6)})"
    made = _figure(
        "kappa",
        found and found[0],
        "Kappa: agreement beyond chance",
        "(agreement − agreement by chance) ÷ (1 − agreement by chance)",
        f"{terms} = {rounded(found[0], 6) if found else NO_KAPPA}",
        KAPPA,
        unit="",
        words="" if found else NO_KAPPA,
        none="cannot be said",
    )
    if found is None:
        return (made,)
    formula = "kappa ± z × its standard error"
    return (made, *_bounds(made, "Kappa", found[1], formula, f"{total} answers", KAPPA))
