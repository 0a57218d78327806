"""The content of `calculators/data/prices.json`: corrections, text, and differences."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

RATES = ("input", "output", "cache_read", "cache_write", "cache_write_1h")


def day_of(old: Json, version: str, today: dt.date) -> dt.date:
    """Give the day of the prices: they get no newer by writing the same version of them again."""
    same = old.get("version") == version
    return dt.date.fromisoformat(old["as_of"]) if same else today


def rates_of(row: Json) -> Json:
    """Give a price row's rates alone."""
    return {key: row[key] for key in RATES if key in row}


def corrected(key: str, rows: list[Json], fixes: list[Json]) -> list[Json]:
    """Put a row of our own before a date that genai-prices does not know."""
    for fix in (fix for fix in fixes if fix["model"] == key):
        before, after = rows[0], {**rows[0], "from": fix["until"]}
        own = {**before, **fix["rates"], "source": fix["source"], "checked": fix["checked"]}
        rows = [own, after, *rows[1:]]
    return rows


def written(content: Json) -> str:
    """Write the snapshot as JSON, one model a line, so that a diff shows models."""
    lines = ",\n".join(f"  {_compact(model)}" for model in content["models"])
    return f'{{\n{_head(content)},\n "models": [\n{lines}\n ]\n}}\n'


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _head(content: Json) -> str:
    rows = (f" {_compact(k)}: {_compact(v)}" for k, v in content.items() if k != "models")
    return ",\n".join(rows)


def differences(old: Json, new: Json) -> list[str]:
    """Say what changed between two snapshots: models added and removed, each rate old -> new."""
    before, after = ({m["id"]: m for m in s.get("models", [])} for s in (old, new))
    lines = [
        f"~ {key}: {old.get(key, 'none')} -> {new[key]}"
        for key in ("version", "as_of", "history_from")
        if old.get(key) != new[key]
    ]
    lines += [f"+ {key}: {_summary(after[key])}" for key in after if key not in before]
    lines += [f"- {key}: {_summary(before[key])}" for key in before if key not in after]
    for key in (key for key in after if key in before):
        lines += _turned(before[key], after[key])
        was, now = _flat(before[key]), _flat(after[key])
        lines += [
            f"~ {key} {name}: {was.get(name, 'none')} -> {now.get(name, 'none')}"
            for name in {**was, **now}
            if was.get(name) != now.get(name)
        ]
    return lines


def _turned(before: Json, after: Json) -> Iterator[str]:
    """Say what time alone has changed: a model that has gone, an announced price that holds now."""
    key = after["id"]
    if before["current"] and not after["current"]:
        since = (after["retires"] or {}).get("date")
        yield f"~ {key} is no longer current{f': retired on {since}' if since else ''}"
    elif before["current"] != after["current"]:
        yield f"~ {key} is current again"
    for start in sorted(_announced(before) - _announced(after)):
        if any(row["from"] == start for row in _rows(after)):
            yield f"~ {key}: what was announced for {start} holds now"


def _announced(model: Json) -> set[str]:
    return {row["from"] for row in _rows(model) if row.get("announced")}


def _rows(model: Json) -> list[Json]:
    return [*model["prices"], *model.get("batch", [])]


def _summary(model: Json) -> str:
    rates = (f"{key} {_compact(value)}" for key, value in rates_of(model["prices"][-1]).items())
    return f"{model['name']}, USD per Mtok: {', '.join(rates)}"


def _flat(model: Json) -> dict[str, str]:
    plain = {k: _compact(v) for k, v in model.items() if k not in {"prices", "batch", "current"}}
    for table in ("prices", "batch"):
        for row in model.get(table, []):
            since = f" {row['hours'][0]}-{row['hours'][1]} UTC" if "hours" in row else ""
            since += f" from {row['from']}" if row["from"] else ""
            name = f"{'batch ' if table == 'batch' else ''}%s{since}"
            plain |= {name % key: _compact(value) for key, value in rates_of(row).items()}
    return plain
