"""What a single value in an entry may look like: ids, labels, lines, dates, numbers, addresses."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
FACT_KEY_PATTERN = r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$"
MAX_NUMBER_LENGTH = 30
MAX_PROSE = 20_000
"""Characters of the longest text."""
LONGEST_LABEL = 100
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
LAST_YEAR = 9_000  # the day on which something is due again must be a date too


def _number(text: object) -> object:
    """Read '1000', '0.1' and '-3' as numbers. 1,000 or 1_000 or 1e3 are not how we write them.

    >>> _number("1000"), _number("0.1"), _number("-3")
    (1000, 0.1, -3)
    """
    if not isinstance(text, str):
        return text
    if len(text) > MAX_NUMBER_LENGTH or not re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", text):
        msg = f"'{text}' is not a number. Write digits without separators, such as 1000 or 0.1."
        raise wrong(msg)
    return float(text) if "." in text else int(text)


def _date(text: object) -> object:
    """Read a date written as year-month-day, and in no other way.

    >>> _date("2026-11-24")
    datetime.date(2026, 11, 24)
    """
    if not isinstance(text, str):
        return text
    try:
        day = dt.date.fromisoformat(text if re.fullmatch(_DAY, text) else "")
    except ValueError:
        msg = f"'{text}' is not a date. Write year-month-day, such as 2026-11-24."
        raise wrong(msg) from None
    if day.year > LAST_YEAR:
        msg = f"'{text}' is too far ahead. Write the day on which somebody read it."
        raise wrong(msg)
    return day


def one_line(text: str) -> str:
    """Put text that YAML kept on several lines on one."""
    return " ".join(text.split())


def _one_line(text: object) -> object:
    return one_line(text) if isinstance(text, str) else text


def wrong(message: str, at: str | None = None) -> PydanticCustomError:
    """Make an error of the model; `at` names the key below that it is about."""
    # pydantic fills braces from the context, and a message that quotes a value is no template.
    template = message.replace("{", "(").replace("}", ")")
    return PydanticCustomError("wrong", template, {"at": at} if at else None)


def _web_address(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s\"'<>\\`{}]+", url):
        msg = f"'{url}' is not a web address. Write it in full, from https:// on."
        raise wrong(msg)
    return url


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
FactKey = Annotated[str, StringConstraints(pattern=FACT_KEY_PATTERN, max_length=80)]
_ShortText = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_LABEL)]
Label = Annotated[_ShortText, BeforeValidator(_one_line)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=600), BeforeValidator(_one_line)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=MAX_PROSE, strip_whitespace=True)]
Url = Annotated[Line, AfterValidator(_web_address)]
Date = Annotated[dt.date, BeforeValidator(_date)]
Number = Annotated[int | float, BeforeValidator(_number)]
