"""YAML, the safe part of it: text in mappings and lists, and where in the file each one stands.

PyYAML's loaders take duplicate keys, anchors and merge keys in silence and read `NO` as false.
This reader listens to the events of its parser, refuses all of that by line, and leaves every
scalar a string for the schema to understand. The parser in C is twenty times as fast; whatever it
stumbles over, the one in Python reads again, since that alone says what is wrong in a way that can
be explained.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import yaml

from hooks.entries.mistakes import KeyPath, Mistake, dotted
from hooks.entries.source_text import HIDDEN, hidden
from hooks.entries.yaml_cures import cure, telling_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

QUICK: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EXPLAINING: type[Any] = yaml.SafeLoader
MAX_DEPTH = 20
MAX_VALUES = 3_000
"""Texts, lists and mappings that a file may hold; the longest entry here has some 600."""
REMEMBERED: Final = 2_000
"""Files of which what was read, checked and made is kept: under `make serve`, only what has changed
is done again. Of a larger glossary nothing is left when its files are gone through once more."""


class Mark(Protocol):
    """The parser's idea of a place, counted from 0."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""


class Place(NamedTuple):
    """Where something stands, counted from 1; `last_line` is where it ends."""

    line: int
    column: int
    last_line: int


@dataclass
class Document:
    """A file as data. `data` is None, a string, or lists and dicts of these.

    It is hashed as an object: the same text gives the same one, so what was made of it can be kept.
    """

    path: str
    lines: list[str]
    data: Any = None
    values: dict[KeyPath, Place] = field(default_factory=dict)
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    unreadable: bool = False  # whether the parser gave up: what it had read says nothing

    __hash__ = object.__hash__

    def scalars(self) -> Iterator[tuple[KeyPath, str]]:
        """Give every text with the way to it."""
        todo: list[tuple[KeyPath, Any]] = [((), self.data)]
        while todo:
            keys, value = todo.pop()
            if isinstance(value, str):
                yield keys, value
            elif value is not None:
                inner = value.items() if isinstance(value, dict) else enumerate(value)
                todo += [((*keys, key), one) for key, one in reversed([*inner])]

    def mistake(self, keys: KeyPath, what: str, at: tuple[int, int] | None = None) -> Mistake:
        """Make a mistake about the value at `keys`, or about the nearest one that exists."""
        near = keys
        while near and near not in self.values:
            near = near[:-1]
        place = self.values.get(near, Place(1, 1, 1))
        line, column = at or (place.line, place.column)
        return Mistake(self.path, line, column, f"{dotted(keys)}: {what}" if keys else what)

    def key_mistake(self, keys: KeyPath, what: str) -> Mistake:
        """Make a mistake about the key itself, not its value."""
        place = self.keys.get(keys)
        return self.mistake(keys, what, (place.line, place.column) if place else None)

    def find(self, keys: KeyPath, snippet: str, nth: int = 0) -> tuple[int, int] | None:
        """Find where the text at `keys` says `snippet` for the (nth + 1)-th time."""
        place = self.values.get(keys)
        if place is None or not snippet:
            return None
        for number in range(place.line, min(place.last_line, len(self.lines)) + 1):
            line = self.lines[number - 1]
            column = line.find(snippet, place.column - 1 if number == place.line else 0)
            while column >= 0:
                if nth == 0:
                    return number, column + 1
                nth -= 1
                column = line.find(snippet, column + 1)
        return None


@lru_cache(maxsize=REMEMBERED)
def read_yaml(text: str, path: str) -> Document:
    """Read one file's text. Whatever is wrong stands in the document's `mistakes`.

    The document must not be changed: who asks again gets the same one.
    """
    if "\t" not in text:  # the quick one lets some tabs pass
        document = read_with(QUICK, text, path)
        if not document.mistakes:
            return document
    return read_with(EXPLAINING, text, path)


def read_with(parser: type[Any], text: str, path: str) -> Document:
    """Read one file's text with one of PyYAML's two parsers."""
    reader = _Reader(Document(path, text.split("\n")))
    try:
        for event in _events(parser(text)):
            reader.take(event)
    except _UnreadableError as error:
        reader.document.data, reader.document.unreadable = None, True
        reader.document.mistakes.append(Mistake(path, error.line, error.column, str(error)))
    return reader.document


class _UnreadableError(Exception):
    """The parser cannot go on from here."""

    def __init__(self, mark: Mark | None, what: str) -> None:
        self.line, self.column = _counted(mark)
        super().__init__(what)


def _events(loader: Any) -> Iterator[yaml.Event]:
    try:
        while loader.check_event():
            yield loader.get_event()
    except yaml.MarkedYAMLError as error:
        raise _UnreadableError(telling_mark(error), cure(error)) from None
    except (yaml.YAMLError, ValueError, OverflowError):
        # For instance "\UFFFFFFFF", which is no character.
        what = "cannot be read as a character. Write the character itself."
        raise _UnreadableError(_mark(loader), what) from None
    finally:
        loader.dispose()


def _mark(loader: Any) -> Mark | None:
    return loader.get_mark() if isinstance(loader, EXPLAINING) else None


@dataclass
class _Frame:
    """A mapping or list that is being filled."""

    keys: KeyPath
    content: dict[str, Any] | list[Any]
    key: str | None = None  # a mapping's key that waits for its value


class _Reader:
    """Fills a document from events, with a stack instead of recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.frames: list[_Frame] = []
        self.documents = 0
        self.taken = 0

    def take(self, event: yaml.Event) -> None:
        """Take one event of the parser."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(event)
        elif isinstance(event, yaml.AliasEvent):
            self._complain(event, f"'*{event.anchor}' is an alias. Put text that begins with '*' "
                           "in quotes, or write the value out.")  # fmt: skip
            self._text(event, f"*{event.anchor}")
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_decoration(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_decoration(event)
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)

    def _complain(self, event: yaml.Event, what: str) -> None:
        line, column = _counted(event.start_mark)
        self.document.mistakes.append(Mistake(self.document.path, line, column, what))

    def _begin_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if event.version or event.tags:
            self._complain(event, "'%' begins a YAML directive. Delete that line.")
        if self.documents > 1:
            what = "a second YAML document begins here. Keep one entry in a file; delete '---'."
            raise _UnreadableError(event.start_mark, what)

    def _refuse_decoration(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._complain(event, f"'&{event.anchor}' is an anchor. Put text that begins with '&' "
                           "in quotes, or delete the anchor.")  # fmt: skip
        if event.tag is not None:
            self._complain(event, f"'{event.tag}' is a YAML tag. Put text that begins with '!' "
                           "in quotes, or delete the tag.")  # fmt: skip

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        for character in HIDDEN.findall(event.value):
            self._complain(event, hidden(character))
        self._text(event, event.value if event.value or event.style else None)

    def _text(self, event: yaml.Event, text: str | None) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame and isinstance(frame.content, dict) and frame.key is None:
            self._key(frame, event, text or "")
        else:
            self._put(event, text)

    def _key(self, frame: _Frame, event: yaml.Event, key: str) -> None:
        frame.key = key
        keys = (*frame.keys, key)
        if key == "<<":
            self._complain(event, "'<<' is a merge key. Write the keys out.")
        elif key in frame.content:
            first = self.document.keys[keys].line
            self._complain(event, f"{dotted(keys)}: stands here and in line {first}. Drop one.")
        elif key == "":
            self._complain(event, "a key is empty. Write a name before the colon.")
        self.document.keys.setdefault(keys, _place(event, self.document.lines))

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame and isinstance(frame.content, dict) and frame.key is None:
            what = "a key must be plain text. Put text that begins with '{' or '[' in quotes."
            raise _UnreadableError(event.start_mark, what)
        if len(self.frames) >= MAX_DEPTH:
            what = f"is nested more than {MAX_DEPTH} levels deep. Write it flatter."
            raise _UnreadableError(event.start_mark, what)
        content: dict[str, Any] | list[Any] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        keys = self._put(event, content)
        self.frames.append(_Frame(keys, content))

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        frame = self.frames.pop()
        place = self.document.values[frame.keys]
        last = max(place.line, _counted(event.start_mark)[0])
        self.document.values[frame.keys] = Place(place.line, place.column, last)

    def _put(self, event: yaml.Event, value: Any) -> KeyPath:
        """Put a value where it belongs and give the way to it."""
        self.taken += 1
        if self.taken > MAX_VALUES:
            what = f"holds more than {MAX_VALUES:,} values. Split the entry."
            raise _UnreadableError(event.start_mark, what)
        keys: KeyPath = ()
        if not self.frames:
            self.document.data = value
        else:
            frame = self.frames[-1]
            if isinstance(frame.content, list):
                keys = (*frame.keys, len(frame.content))
                frame.content.append(value)
            else:
                key, frame.key = frame.key or "", None
                keys = (*frame.keys, key)
                frame.content[key] = value
        self.document.values[keys] = _place(event, self.document.lines)
        return keys


def _counted(mark: Mark | None) -> tuple[int, int]:
    """Give line and column as people count them."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _place(event: yaml.Event, lines: list[str]) -> Place:
    last, column = _counted(event.end_mark)
    # A block's end is where the next key begins, in a line that is no longer its own.
    blank = not "".join(lines[last - 1 : last])[: column - 1].strip()
    line, start = _counted(event.start_mark)
    return Place(line, start, max(line, last - blank))
