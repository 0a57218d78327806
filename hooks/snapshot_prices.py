"""Writes `calculators/data/prices.json` from genai-prices: `python -m hooks.snapshot_prices`.

The only module that imports genai_prices. Its bundled data is read, nothing is fetched, so the
same version and date give the same file.

Which models are in the snapshot:

1. Providers that sell models of their own (`MAKERS`), at the maker's own price. Clouds and hosts
   that resell are left out, and so are others' models in a maker's list.
2. Text in, text out: an input and an output price per token; no price per request; no output of
   another kind; no model for one trade or one other task (`OTHER_TASK`, by id or name).
3. No alias, dated twin, fine-tuned or free variant of another row (`TWIN`).
4. Openly sold: not for verified organizations only, not in exchange for training on one's data,
   and priced by the maker itself, not taken over from a reseller (`NOT_SOLD`).
5. `current`: not flagged deprecated; not called retired, shut down or legacy (`PAST`); and, where
   genai-prices keeps old models without a flag, vouched for by a price check of the maker's page:
   a batch or service price (Anthropic, OpenAI, Mistral), or a note that cites the page (Google,
   xAI, DeepSeek). From its retirement date on (`price_corrections.json`) a model is not current.
6. Not current, yet in the snapshot: models whose retirement is on record, for old links.
7. Embedding models of OpenAI, Google, Cohere, Mistral and Voyage AI, by the same rules.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from genai_prices.data import providers
from genai_prices.types import (
    ConditionalPrice,
    ModelPrice,
    StartDateConstraint,
    TieredPrices,
    TimeOfDateConstraint,
)

from hooks.price_file import corrected, day_of, differences, rates_of, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from genai_prices.types import ModelInfo, PriceVariant, Provider

Json = dict[str, Any]

DATA = Path(__file__).parent.parent / "calculators" / "data"
PRICES = DATA / "prices.json"
CORRECTIONS = Path(__file__).with_name("price_corrections.json")
URL = "https://github.com/pydantic/genai-prices"
MAKERS = (
    *("anthropic", "openai", "google", "mistral", "cohere", "meta", "x-ai"),
    *("deepseek", "moonshotai", "zai", "minimax", "arcee"),
)
EMBEDDERS = ("openai", "google", "cohere", "mistral", "voyageai")
VOUCHED_BY_VARIANT = {"anthropic", "openai", "mistral"}
VOUCHED_BY_NOTE = {"google", "x-ai", "deepseek"}
CITED = re.compile(r"/pricing|docs\.x\.ai|api-docs\.deepseek\.com")
RATES = {
    "input_mtok": "input",
    "output_mtok": "output",
    "cache_read_mtok": "cache_read",
    "cache_write_mtok": "cache_write",
    "cache_write_1h_mtok": "cache_write_1h",
}
FAMILIES = {"claude-": "anthropic", "deepseek-": "deepseek", "zai-": "zai"}
OTHER_TASK = re.compile(
    r"audio|image|banana|omni|tts|realtime|-live|transcribe|voxtral|voice|moderation|safeguard|guard"
    r"|ocr|search|deep-research|computer-use|robotics|embed|cyber|rosalind|davinci|babbage"
)
TWIN = re.compile(
    r":|\.ft-|-latest$|^codestral$|^gpt-.*-\d{4}(-\d{2}-\d{2})?$|^gemini-(pro|flash)-1"
)
NOT_SOLD = re.compile(
    r"limited.availability|contributor mode pricing|imported from openrouter|trusting open router"
)
PAST = re.compile(
    r"\bretired on|^retired|shut down|\(legacy\)|being deprecated|announces .*deprecated"
)


def snapshot(as_of: dt.date, corrections: Json) -> Json:
    """Give the snapshot's content.

    Args:
        as_of: the date of the prices; rates that start later are marked as announced.
        corrections: the content of `price_corrections.json`.

    """
    makers, names = {p.id: p for p in providers}, corrections["names"]
    known = corrections | {
        "retirements": _by_model(corrections["retirements"]),
        "context_windows": _by_model(corrections["context_windows"]),
    }
    models = [
        _model(makers[maker], model, kind, as_of, known)
        for kind, ids in (("text", MAKERS), ("embedding", EMBEDDERS))
        for maker in ids
        for model in makers[maker].models
        if _belongs(makers[maker], model, kind, known)
    ]
    used = {model["id"].partition("/")[0] for model in models}
    number = version("genai-prices")
    return {
        "source": f"genai-prices {number} (pydantic)",
        "url": URL,
        "version": number,
        "as_of": as_of.isoformat(),
        "history_from": _history_from(models),
        "providers": {
            key: {
                "name": names.get(key, makers[key].name),
                "url": (makers[key].pricing_urls or [""])[0],
            }
            for key in (*MAKERS, *EMBEDDERS)
            if key in used
        },
        "models": models,
    }


def _by_model(rows: list[Json]) -> dict[str, Json]:
    kept = ("date", "says", "source", "tokens")
    return {
        model: {key: row[key] for key in kept if key in row}
        for row in rows
        for model in row["models"]
    }


def _belongs(maker: Provider, model: ModelInfo, kind: str, known: Json) -> bool:
    if kind == "embedding":
        return _is_embedding(maker, model)
    on_record = f"{maker.id}/{model.id}" in known["retirements"]
    own = _is_own(maker, model) and not TWIN.search(model.id)
    return own and _is_text_model(model) and (on_record or _is_current(maker, model))


def _is_embedding(maker: Provider, model: ModelInfo) -> bool:
    if "embed" not in model.id and maker.id != "voyageai":
        return False
    # Voyage AI's older models stand in genai-prices without a description.
    described = bool(model.description) or maker.id != "voyageai"
    return described and not model.deprecated and any(_has(p, "input_mtok") for p in _all(model))


def _is_own(maker: Provider, model: ModelInfo) -> bool:
    others = (family for family, owner in FAMILIES.items() if owner != maker.id)
    return "/" not in model.id and not model.id.startswith(tuple(others))


def _is_text_model(model: ModelInfo) -> bool:
    label = f"{model.id} {model.name or ''}".lower()
    first = _all(model)[0]
    other_output = any(re.match(r"output_(audio|image|video)|requests", key) for key in vars(first))
    return (
        _has(first, "input_mtok")
        and _has(first, "output_mtok")
        and not other_output
        and not OTHER_TASK.search(label)
    )


def _is_current(maker: Provider, model: ModelInfo) -> bool:
    note = (model.price_comments or "").lower()
    about = f"{(model.description or '').lower()}\n{note}"
    if model.deprecated or NOT_SOLD.search(note) or PAST.search(about):
        return False
    if maker.id in VOUCHED_BY_VARIANT:
        return bool(model.price_variants)
    return maker.id not in VOUCHED_BY_NOTE or bool(CITED.search(note))


def _all(model: ModelInfo) -> list[ModelPrice]:
    prices = model.prices
    return [prices] if isinstance(prices, ModelPrice) else [row.prices for row in prices]


def _has(prices: ModelPrice, key: str) -> bool:
    return vars(prices).get(key) is not None


def _model(
    maker: Provider,
    model: ModelInfo,
    kind: str,
    as_of: dt.date,
    known: Json,
) -> Json:
    key = f"{maker.id}/{model.id}"
    retires = known["retirements"].get(key)
    gone = retires is not None and (retires["date"] or "") <= as_of.isoformat()
    wanted = ("input",) if kind == "embedding" else tuple(RATES.values())
    prices = corrected(key, _standard(model, as_of, wanted), known["rates"])
    batch = list(_batch(model, as_of, wanted))
    return {
        "id": key,
        "name": known["names"].get(key, model.name or model.id),
        "kind": kind,
        "current": not gone,
        "context_window": model.context_window
        or known["context_windows"].get(key, {}).get("tokens"),
        "retires": retires,
        "prices": prices,
        **({"batch": batch} if batch else {}),
    }


def _standard(model: ModelInfo, as_of: dt.date, wanted: tuple[str, ...]) -> list[Json]:
    """Give the rows in genai-prices' order: the last one that holds at a time is the price."""
    listed = model.prices
    conditional = [ConditionalPrice(prices=listed)] if isinstance(listed, ModelPrice) else listed
    rows: list[Json] = []
    for one in conditional:
        row = _row(one.constraint, one.prices, as_of, wanted)
        same = rows and rates_of(rows[-1]) == rates_of(row)
        if "hours" in row or not same:
            rows.append(row)
    return rows


def _batch(model: ModelInfo, as_of: dt.date, wanted: tuple[str, ...]) -> Iterator[Json]:
    """Give the batch rows, oldest first; a rate that a row lacks stays the standard one."""
    variants: list[PriceVariant] = [
        v for v in model.price_variants or [] if v.when == {"processing": "batch"}
    ]
    for variant in reversed(variants):
        yield _row(variant.constraint, variant.prices, as_of, wanted)


def _row(
    constraint: StartDateConstraint | TimeOfDateConstraint | None,
    prices: ModelPrice,
    as_of: dt.date,
    wanted: tuple[str, ...],
) -> Json:
    row: Json = {"from": None}
    if isinstance(constraint, StartDateConstraint):
        row["from"] = constraint.start_date.isoformat()
        if constraint.start_date > as_of:
            row["announced"] = True
    elif constraint is not None:
        row["hours"] = [_hour(constraint.start_time), _hour(constraint.end_time)]
    stated = {RATES[key]: value for key, value in vars(prices).items() if key in RATES}
    return row | {key: _rate(stated[key]) for key in wanted if stated.get(key) is not None}


def _hour(time: dt.time) -> float:
    hour = time.hour + time.minute / 60
    return int(hour) if hour.is_integer() else hour


def _rate(price: Decimal | TieredPrices) -> Any:
    if not isinstance(price, TieredPrices):
        return _number(price)
    tiers = [(0, price.base), *((tier.start, tier.price) for tier in price.tiers)]
    return [{"above": above, "usd": _number(usd)} for above, usd in tiers]


def _number(price: Decimal) -> float:
    """Write a decimal as the JSON number that reads back as the same decimal."""
    return int(price) if price == int(price) else float(price)


def _history_from(models: list[Json]) -> str:
    """Give the earliest dated price change: before it, nothing says what a price was."""
    return min(str(row["from"]) for model in models for row in model["prices"] if row["from"])


def main(arguments: Sequence[str], today: dt.date | None = None) -> int:
    """Write the snapshot and print what changed. Returns the exit status."""
    old: Json = json.loads(PRICES.read_text("utf-8")) if PRICES.exists() else {}
    parser = argparse.ArgumentParser(
        prog="python -m hooks.snapshot_prices", description="Write the prices."
    )
    parser.add_argument(
        "--date",
        type=dt.date.fromisoformat,
        help="date of the prices (default: the present file's; today, if genai-prices is newer)",
    )
    today = today or dt.datetime.now(tz=dt.UTC).date()
    as_of = parser.parse_args(arguments).date or day_of(old, version("genai-prices"), today)
    new = snapshot(as_of, json.loads(CORRECTIONS.read_text("utf-8")))
    PRICES.write_text(written(new), "utf-8")
    lines = differences(old, new) or ["No price has changed."]
    sys.stdout.write("\n".join([*lines, f"{len(new['models'])} models as of {as_of}."]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
