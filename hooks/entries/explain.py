"""pydantic's errors in plain English: what is wrong, what to do, did you mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hooks.entries.field_types import FACT_KEY_PATTERN
from hooks.entries.mistakes import KeyPath, Mistake, did_you_mean, listed
from hooks.entries.schema import schema_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from hooks.entries.yaml_reader import Document

MANY = 10  # more keys than this are not worth a line of a terminal


def explain(error: ValidationError, document: Document) -> Iterator[Mistake]:
    """Give one mistake for each of pydantic's errors, at its place in the file."""
    errors = error.errors(include_url=False)
    missing = {e["loc"] for e in errors if e["type"] == "missing"}
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    misspelt = {loc: right for loc in unknown if (right := _right_key(loc, missing))}
    for details in errors:
        loc = details["loc"]
        if loc in misspelt.values():
            continue  # said once, where the misspelt key stands
        if details["type"] == "extra_forbidden":
            yield document.key_mistake(loc, _unknown(loc, misspelt.get(loc)))
        elif loc[-1:] == ("[key]",):
            yield document.key_mistake(loc[:-1], _bad_key(loc))
        else:
            at = details.get("ctx", {}).get("at")
            yield document.mistake((*loc, at) if at else loc, _say(details))


def _right_key(wrong: KeyPath, missing: set[KeyPath]) -> KeyPath | None:
    siblings = {str(loc[-1]): loc for loc in missing if loc[:-1] == wrong[:-1]}
    suggestion = did_you_mean(str(wrong[-1]), siblings)
    return next((loc for name, loc in siblings.items() if f"'{name}'" in suggestion), None)


def _unknown(loc: KeyPath, right: KeyPath | None) -> str:
    if right:
        name = right[-1]
        return f"is not a known key, and '{name}' is missing. Rename it. Did you mean '{name}'?"
    known = list(schema_at(loc[:-1]).get("properties", {}))
    suggestion = did_you_mean(str(loc[-1]), known)
    if suggestion:
        return f"is not a known key. Rename or drop it.{suggestion}"
    if len(known) > MANY:
        return "is not a known key. Drop it; glossary/.schema.json lists what there is."
    return f"is not a known key. Drop it, or write {listed(known, 'or')}."


def _bad_key(loc: KeyPath) -> str:
    key = str(loc[-2])
    near = "".join(c if c.isalnum() and c.isascii() else "_" for c in key.lower()).strip("_")
    return (
        f"'{key}' is not a fact's key. Write lower-case words joined by '_', such as "
        f"'labeled_examples_min'." + (f" Did you mean '{near}'?" if near else "")
    )


def _say(details: ErrorDetails) -> str:
    if details["input"] is None and details["type"] != "missing":
        return "is empty. Write a value, or drop the key."
    say = _SAYINGS.get(details["type"])
    return say(details) if say else details["msg"]


def _missing(details: ErrorDetails) -> str:
    tooltip = schema_at(details["loc"]).get("description", "")
    about = tooltip.partition("\n")[0].partition(". ")[0].rstrip(".")
    return f"is missing. Add it{': ' + about if about else ''}."


def _not_text(details: ErrorDetails) -> str:
    if isinstance(details["input"], dict):
        return (
            "is a mapping, but must be text. Put the text in quotes: a colon and a space in plain "
            "text begin a mapping."
        )
    return (
        "is a list, but must be one text. Put text that begins with '[' in quotes, or take one "
        "'- ' away."
    )


def _not_a_list(details: ErrorDetails) -> str:
    return f"is {_kind(details['input'])}, but must be a list. Begin each item with '- '."


def _not_a_mapping(details: ErrorDetails) -> str:
    known = list(schema_at(details["loc"]).get("properties", {}))
    with_keys = f" with the keys {listed(known)}" if known else ""
    return f"is {_kind(details['input'])}, but must be a mapping{with_keys}. Write 'key: value'."


def _kind(value: Any) -> str:
    if isinstance(value, str):
        return f"the text '{_short(value)}'"
    return "a mapping" if isinstance(value, dict) else "a list"


def _short(text: str) -> str:
    limit = 60
    return text if len(text) <= limit else f"{text[:limit]}…"


def _not_allowed(details: ErrorDetails) -> str:
    allowed = schema_at(details["loc"]).get("enum", [])
    value = str(details["input"])
    near = did_you_mean(value, allowed)
    return f"'{_short(value)}' is not allowed. Write {listed(allowed, 'or')}.{near}"


def _too_long(details: ErrorDetails) -> str:
    limit = details["ctx"]["max_length"]
    return f"has {len(details['input']):,} characters; {limit:,} are allowed. Shorten it."


def _too_few(details: ErrorDetails) -> str:
    least, there = details["ctx"]["min_length"], details["ctx"]["actual_length"]
    return f"has {there} of at least {least} items. Add more, or drop the key above it."


def _not_an_id(details: ErrorDetails) -> str:
    if details["ctx"]["pattern"] == FACT_KEY_PATTERN:
        return f"'{details['input']}' is not a fact's key. Join lower-case words with '_'."
    return (
        f"'{_short(details['input'])}' is not an id. Write lower-case words joined by '-', such as "
        "'fine-tuning'."
    )


_SAYINGS: dict[str, Callable[[ErrorDetails], str]] = {
    "missing": _missing,
    "string_type": _not_text,
    "date_type": _not_text,
    "int_type": _not_text,
    "float_type": _not_text,
    "list_type": _not_a_list,
    "dict_type": _not_a_mapping,
    "model_type": _not_a_mapping,
    "enum": _not_allowed,
    "string_too_long": _too_long,
    "string_too_short": lambda _: "is empty. Write a value, or drop the key.",
    "too_short": _too_few,
    "string_pattern_mismatch": _not_an_id,
}
