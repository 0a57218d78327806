"""What models cost: the dated price snapshot.

`data/prices.json` is written from genai-prices by `make prices`. Unlike there, a model without a
batch price on a date has none, instead of silently the standard one; and a date before the
history is refused.
"""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from calculators.kit.data import kept, table
from calculators.kit.rates import Cost, Rates, Tier, request_cost

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Cost", "Rates", "request_cost"]

NOON: Final = 12.0
SMALL_MODEL: Final = "anthropic/claude-haiku-5-5"


FRESH_DAYS: Final = 30
"""A price that is older says so."""


class UnknownModelError(LookupError):
    """Somebody asked for a model that the snapshot does not hold."""

    def __init__(self, key: str, known: Mapping[str, Model]) -> None:
        near = difflib.get_close_matches(key, known, 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        super().__init__(f"'{key[:80]}' is not in the price snapshot.{hint}")


class UnpricedDateError(ValueError):
    """Somebody asked for prices of a date before the snapshot's history."""

    def __init__(self, day: dt.date, earliest: dt.date) -> None:
        super().__init__(f"prices are known from {earliest} on; '{day}' is earlier")


@dataclass(frozen=True, eq=False)
class Row:
    """A price and when it holds: from a date (None: ever since), perhaps only in UTC hours.

    `rates` maps each rate's name to its (above, USD) tiers. `source` is of our own corrections.
    """

    start: dt.date | None
    hours: tuple[float, float] | None
    announced: bool
    rates: Mapping[str, tuple[tuple[int, float], ...]]
    source: str

    def holds(self, day: dt.date, hour: float) -> bool:
        """Whether this price holds at a date and hour (UTC)."""
        if self.start and day < self.start:
            return False
        if self.hours is None:
            return True
        start, end = self.hours
        return start <= hour < end if start < end else hour >= start or hour < end


@dataclass(frozen=True, kw_only=True)
class Retirement:
    """When a model goes, or went (None: gone, date unknown), as its maker or a report says."""

    date: dt.date | None
    says: str
    source: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Model:
    """A model, or an embedding model (`kind` is text or embedding).

    `current` models can be bought; one of them may have its retirement announced (`retires`).
    Others are there for old links. `url` is its maker's price page.
    """

    id: str
    name: str
    provider: str
    url: str
    kind: str
    current: bool
    context_window: int | None
    retires: Retirement | None
    prices: tuple[Row, ...]
    batch: tuple[Row, ...]

    @property
    def hours(self) -> tuple[tuple[float, float], ...]:
        """The hours of the day (UTC) at which another price holds."""
        return tuple(row.hours for row in self.prices if row.hours)

    def price_since(self, day: dt.date) -> dt.date | None:
        """Say since when the price of a day holds; None where the history does not tell."""
        starts = [row.start for row in self.prices if not row.hours and row.holds(day, NOON)]
        return starts[-1] if starts else None

    def changes_after(self, day: dt.date) -> tuple[Row, ...]:
        """List the price changes that are dated later than a day."""
        return tuple(row for row in self.prices if row.start and row.start > day)


Offer = tuple[Model, Rates, Rates | None]


@dataclass(frozen=True, kw_only=True, eq=False)
class Snapshot:
    """All prices. History before `history_from` is unknown; `as_of` is when they were taken."""

    source: str
    url: str
    version: str
    as_of: dt.date
    history_from: dt.date
    models: Mapping[str, Model]
    _found: dict[tuple[str, dt.date, float, bool], Rates | None] = field(
        default_factory=dict, repr=False
    )
    _markets: dict[dt.date, list[Offer]] = field(default_factory=dict, repr=False)

    def model(self, key: str) -> Model:
        """Look up a model. Raises UnknownModelError."""
        if key not in self.models:
            raise UnknownModelError(key, self.models)
        return self.models[key]

    def current(self, kind: str = "text") -> list[Model]:
        """List the models that can be bought, with those whose retirement is announced."""
        return [model for model in self.models.values() if model.kind == kind and model.current]

    def market(self, day: dt.date) -> list[Offer]:
        """Give every current text model with its standard and batch rates on a date."""
        if day not in self._markets:
            self._markets[day] = [
                (model, self.rates(model.id, day), self.batch_rates(model.id, day))
                for model in self.current()
            ]
        return self._markets[day]

    def rates(self, key: str, day: dt.date, hour: float = NOON) -> Rates:
        """Give a model's rates on a date, at an hour of the day (UTC).

        Raises:
            UnknownModelError: the snapshot does not hold the model.
            UnpricedDateError: the date is before the snapshot's history.

        """
        rates = self._rates(key, day, hour, batch=False)
        assert rates is not None  # noqa: S101 - only batch rates can be absent
        return rates

    def batch_rates(self, key: str, day: dt.date, hour: float = NOON) -> Rates | None:
        """Give a model's batch rates; None where it has no batch price on that date."""
        return self._rates(key, day, hour, batch=True)

    def _rates(self, key: str, day: dt.date, hour: float, *, batch: bool) -> Rates | None:
        asked = (key, day, hour, batch)
        if asked not in self._found:
            if day < self.history_from:
                raise UnpricedDateError(day, self.history_from)
            self._found[asked] = _resolved(self.model(key), day, hour, batch=batch)
        return self._found[asked]


def _resolved(model: Model, day: dt.date, hour: float, *, batch: bool) -> Rates | None:
    holding = [row for row in model.prices if row.holds(day, hour)] or [model.prices[0]]
    rates = dict(holding[-1].rates)
    if batch:
        rows = [row for row in model.batch if row.holds(day, hour)]
        if not rows:
            return None
        for row in rows:
            rates.update(row.rates)
    steps = sorted({above for tiers in rates.values() for above, _ in tiers})
    return Rates(tuple(_tier(rates, above) for above in steps), "cache_read" in rates)


def _tier(rates: Mapping[str, tuple[tuple[int, float], ...]], above: int) -> Tier:
    usd = {key: [u for start, u in tiers if start <= above][-1] for key, tiers in rates.items()}
    write = usd.get("cache_write", usd["input"])
    return Tier(
        above=above,
        input=usd["input"],
        output=usd.get("output", 0.0),
        cache_read=usd.get("cache_read", usd["input"]),
        cache_write_5m=write,
        cache_write_1h=usd.get("cache_write_1h", write),
    )


@kept
def load() -> Snapshot:
    """Give the snapshot."""
    return _snapshot(table("prices"))


def _snapshot(raw: Any) -> Snapshot:
    return Snapshot(
        source=raw["source"],
        url=raw["url"],
        version=raw["version"],
        as_of=dt.date.fromisoformat(raw["as_of"]),
        history_from=dt.date.fromisoformat(raw["history_from"]),
        models={row["id"]: _model(row, raw["providers"]) for row in raw["models"]},
    )


def _model(raw: Any, providers: Any) -> Model:
    maker, gone = providers[raw["id"].partition("/")[0]], raw["retires"]
    return Model(
        id=raw["id"],
        name=raw["name"],
        provider=maker["name"],
        url=maker["url"],
        kind=raw["kind"],
        current=raw["current"],
        context_window=raw["context_window"],
        retires=Retirement(**gone | {"date": _date(gone["date"])}) if gone else None,
        prices=tuple(map(_row, raw["prices"])),
        batch=tuple(map(_row, raw.get("batch", ()))),
    )


def _row(raw: Any) -> Row:
    names = ("input", "output", "cache_read", "cache_write", "cache_write_1h")
    return Row(
        start=_date(raw["from"]),
        hours=tuple(raw["hours"]) if "hours" in raw else None,
        announced=raw.get("announced", False),
        rates={name: _tiers(raw[name]) for name in names if name in raw},
        source=raw.get("source", ""),
    )


def _tiers(raw: Any) -> tuple[tuple[int, float], ...]:
    if isinstance(raw, list):
        return tuple((tier["above"], float(tier["usd"])) for tier in raw)
    return ((0, float(raw)),)


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def default_model() -> str:
    """Name the small current model that calculators begin with."""
    return SMALL_MODEL


def choices() -> dict[str, str]:
    """Give the models to choose from, by id: those on sale, then those for old links."""
    models = [model for model in load().models.values() if model.kind == "text"]
    return _captions(models)


def embedding_choices() -> dict[str, str]:
    """Give the embedding models to choose from, by id."""
    return _captions([model for model in load().models.values() if model.kind == "embedding"])


def _captions(models: list[Model]) -> dict[str, str]:
    ordered = sorted(models, key=lambda model: not model.current)
    return {m.id: f"{m.provider}: {m.name}{'' if m.current else ' (retired)'}" for m in ordered}
