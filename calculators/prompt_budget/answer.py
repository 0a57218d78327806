"""The prompt in words and figures, and what each part of it is paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from calculators.kit import caching, chart, prices
from calculators.kit.caching import DAYS_PER_MONTH
from calculators.kit.facts import fact
from calculators.kit.inputs import with_value
from calculators.kit.result import Chart, Figure, Result, Table
from calculators.kit.words import number, per_cent, plural, usd, usd_about, usd_in_full
from calculators.prompt_budget import load

if TYPE_CHECKING:
    from calculators.prompt_budget.inputs import Inputs

BAR = 34


def calculate(inputs: Inputs) -> Result:
    """Answer whether the prompt fits, what its examples cost, and what caching saves.

    Raises:
        InputError: more is cached than there is.

    """
    load.check(inputs)
    return Result(
        headline=_headline(inputs),
        short=load.short(inputs),
        answers=load.answers(inputs),
        leading="window_share",
        figures=(*_sizes(inputs), _examples(inputs), *_caching(inputs)),
        make_tables=lambda: (_table(inputs),),
        make_chart=lambda: _drawn(inputs),
        assumptions=_assumptions(inputs),
        warnings=(*_price_warnings(inputs), *_advice(inputs)),
    )


def _headline(inputs: Inputs) -> str:
    name = prices.load().model(inputs.model).name
    share, left = load.window_share(inputs), load.tokens_left(inputs)
    if share is None or left is None:
        needed = plural(load.needed_tokens(inputs), "token")
        return f"Your prompt and answer are {needed}; the window of {name} is not known."
    if left < 0:
        return (
            f"It does not fit: your prompt and answer are {plural(-left, 'token')} longer than "
            f"{name} can take."
        )
    fits = f"It fits: you use {per_cent(share)} of what {name} can read at once"
    if not inputs.examples:
        return f"{fits}, and you send no examples."
    cost = f"{plural(inputs.examples, 'example')} cost" + ("s" if inputs.examples == 1 else "")
    return f"{fits}, and your {cost} you about {usd_about(load.examples_cost(inputs))} a month."


def _figure(key: str, value: float | None, unit: str, caption: str, **more: Any) -> Figure:
    snapshot = prices.load()
    return Figure(
        **{"source": snapshot.source, "date": snapshot.as_of.isoformat(), **more},
        key=key,
        value=value,
        unit=unit,
        caption=caption,
    )


def _sizes(inputs: Inputs) -> tuple[Figure, Figure, Figure]:
    size, needed = load.window(inputs), number(load.needed_tokens(inputs))
    used, rest = load.window_share(inputs), load.tokens_left(inputs)
    unknown = {} if size else {"none": "not known"}
    window = number(size) if size else "not known"
    share = _figure(
        "window_share",
        used,
        "share",
        "Used of the window",
        formula="(prompt + answer) ÷ the model's window",
        worked=f"{needed} ÷ {window}" + ("" if used is None else f" = {per_cent(used)}"),
        **unknown,
    )
    left = _figure(
        "tokens_left",
        rest,
        "tokens",
        "Left in the window",
        formula="the model's window − prompt − answer",
        worked=f"{window} − {needed}" + ("" if rest is None else f" = {number(rest)}"),
        **unknown,
    )
    return share, _prompt(inputs), left


def _prompt(inputs: Inputs) -> Figure:
    terms = (
        number(inputs.system_tokens),
        f"{number(inputs.examples)} × {number(inputs.tokens_per_example)}",
        f"{number(inputs.retrieved_chunks)} × {number(inputs.tokens_per_chunk)}",
        number(inputs.history_tokens),
        number(inputs.question_tokens),
    )
    total = load.prompt_tokens(inputs)
    return Figure(
        key="prompt_tokens",
        value=total,
        unit="tokens",
        caption="Length of the prompt",
        formula="instructions + examples × length + passages × length + conversation + question",
        worked=f"{' + '.join(terms)} = {number(total)}",
        source="your numbers",
        entry="prompt-engineering",
    )


def _examples(inputs: Inputs) -> Figure:
    cost = load.examples_cost(inputs)
    full, bare = load.month(inputs), load.month(load.without_examples(inputs))
    return _figure(
        "examples_cost_per_month",
        cost,
        "USD per month",
        "The examples, per month",
        formula="a month with the examples − a month without them",
        worked=f"{usd(full)} − {usd(bare)} = {usd(cost)}",
    )


def _caching(inputs: Inputs) -> tuple[Figure, Figure]:
    now, saving, reads = load.tier(inputs), load.saved(inputs), inputs.reads_per_write
    least, write = load.least_reads(inputs), load.kept(inputs, now).write
    mean = (
        f"({usd_in_full(write)} + {number(reads)} × {usd_in_full(now.cache_read)}) ÷ "
        f"{number(1 + reads)}"
    )
    saves = _figure(
        "saved_by_caching_per_month",
        saving,
        "USD per month",
        "Saved by caching, per month",
        formula="requests per month × cached tokens × (price of input − price of a cached token, "
        "averaged over one filling and its reads) ÷ 1,000,000",
        worked=f"{number(load.requests_per_month(inputs))} × {number(inputs.cached_tokens)} × "
        f"({usd_in_full(now.input)} − {mean}) ÷ 1,000,000 = {usd(saving)}",
        **({"words": f"costs {usd(-saving)} more per month"} if saving < 0 else {}),
    )
    never = "never: cached input is not cheaper"
    pays = _figure(
        "cache_break_even_reads",
        least,
        "reads",
        "Caching pays from",
        formula="the fewest reads for which (filling + reads × price of reading) is less than "
        "(1 + reads) × price of input",
        worked=never
        if least is None
        else f"{usd_in_full(write)} + {least} × {usd_in_full(now.cache_read)} < "
        f"{1 + least} × {usd_in_full(now.input)}",
        entry="prompt-engineering",
        **({"words": never} if least is None else {}),
    )
    return saves, pays


def _assumptions(inputs: Inputs) -> tuple[str, ...]:
    snapshot = prices.load()
    found = [
        (
            f"List prices in US dollars from {snapshot.source} as of {snapshot.as_of}; a month has "
            f"{DAYS_PER_MONTH} days."
        ),
        (
            "The window holds the prompt and the answer. Some models also limit the answer alone: "
            "look it up."
        ),
        "The cache begins at the beginning of the prompt, and one changed word ends it there.",
        (
            "Vendors cache only from a certain length on, 512 to 4,096 tokens by model (LiteLLM's "
            "list of 2026-10-07)."
        ),
    ]
    return (*found, *_reading(inputs))


def _reading(inputs: Inputs) -> tuple[str, ...]:
    """Say how often the usual cache and the longer one would be read, and from when that pays."""
    now, volume = load.tier(inputs), inputs.requests_per_day
    if now.cache_read >= now.input:
        return ()
    usual, longer = caching.usual(inputs.model, now), caching.longer(now)
    rests = caching.assumptions(inputs.model)
    times = f"At {plural(volume, 'request')} a day, a cache that is kept for {caching.said(usual)} "
    times += f"is read {caching.said_reads(volume, usual)} for each filling"
    if longer is None:
        return f"{times}.", *rests
    times += f", one that is kept for {caching.said(longer)} {caching.said_reads(volume, longer)}."
    hour = load.break_even_reads(now.input, longer.write, now.cache_read)
    pays = "never pays" if hour is None else f"pays from {plural(hour, 'read')} on"
    return times, f"The longer one costs more to fill and {pays}.", *rests


def _price_warnings(inputs: Inputs) -> tuple[str, ...]:
    snapshot, found = prices.load(), []
    model, above = snapshot.model(inputs.model), load.tier(inputs).above
    if above:
        bare = load.tier(load.without_examples(inputs)).above
        why = " Without the examples it would not." if bare != above else ""
        found.append(
            f"With more than {number(above)} tokens in the prompt, {model.name} charges its higher "
            f"price for every token.{why}"
        )
    if inputs.cached_tokens and not snapshot.rates(model.id, snapshot.as_of).caches:
        found.append(f"{model.name} has no price for cached input: it is counted as fresh.")
    elif load.saved(inputs) < 0:
        found.append("So few reads do not pay for filling the cache: leave it off.")
    if model.retires is not None:
        when = f" on {model.retires.date}" if model.retires.date else ""
        verb = "retires" if model.current else "was retired"
        found.append(f"{model.name} {verb}{when}. {model.retires.says}")
    return tuple(found)


def _advice(inputs: Inputs) -> tuple[str, ...]:
    found, steady = [], inputs.system_tokens + inputs.examples * inputs.tokens_per_example
    could = load.saved(with_value(inputs, "cached_tokens", steady))
    if not inputs.cached_tokens and could > 0:
        found.append(
            f"Caching instructions and examples would save about {usd_about(could)} a month, if "
            "your model caches so short a text."
        )
    few, many = (fact(f"prompt-engineering.examples_{end}") for end in ("min", "max"))
    if inputs.examples > many.value:
        found.append(
            f"Anthropic recommends {number(few.value)} to {many.said}. Test whether yours do "
            "better than the best few of them."
        )
    long = fact("prompt-engineering.long_document_tokens")
    if load.prompt_tokens(inputs) >= long.value:
        found.append(
            f"From about {long.said} on, Anthropic advises documents first and the question last."
        )
    return tuple(found)


def _table(inputs: Inputs) -> Table:
    cost = load.month_of_parts(inputs)
    tokens = {**load.parts(inputs), "Answer": inputs.output_tokens}
    cached, needed = load.cached_parts(inputs), load.needed_tokens(inputs)
    return Table(
        caption="What goes in and comes out, part by part",
        columns=("Part", "Tokens", "Of all", "Cached", "Per month"),
        units=("", "tokens", "share", "tokens", "USD"),
        rows=tuple(
            (name, n, n / needed if needed else 0.0, cached.get(name, 0), cost[name])
            for name, n in tokens.items()
        ),
    )


def _drawn(inputs: Inputs) -> Chart:
    rows: list[dict[str, Any]] = [
        {"part": name, "usd": cost} for name, cost in load.month_of_parts(inputs).items()
    ]
    dearest = max(rows, key=lambda row: float(row["usd"]))
    marked = "; the examples are marked" if inputs.examples else ""
    x = {
        "field": "usd",
        "type": "quantitative",
        "axis": {"title": "US dollars per month", "format": "$,~r", "grid": True, "tickCount": 5},
    }
    y = {
        "field": "part",
        "type": "nominal",
        "sort": [row["part"] for row in rows],
        "axis": {"title": None},
    }
    color = {
        "condition": {"test": "datum.part == 'Examples'", "value": chart.ACCENT},
        "value": chart.OTHER,
    }
    content = {
        "data": {"values": rows},
        "padding": {"left": 14, "right": 14, "top": 4, "bottom": 4},
        "mark": {"type": "bar", "height": {"band": 0.6}},
        "encoding": {"x": x, "y": y, "color": color},
    }
    return Chart(
        title="What a month is paid for",
        description=f"A month costs {usd(load.month(inputs))}, the largest part for the "
        f"{str(dearest['part']).lower()}{marked}.",
        spec=chart.spec(BAR * len(rows), content),
        data=Table(
            caption="What a month is paid for",
            columns=("Part", "Per month"),
            units=("", "USD"),
            rows=tuple((row["part"], row["usd"]) for row in rows),
        ),
    )
