"""What one glossary entry may say: the shape of `glossary/<id>.yml`.

The names are SKOS's (https://www.w3.org/TR/skos-reference/) wherever SKOS has one. The text under
each field is what an editor reads as a tooltip: `.schema.json` is generated from this module.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from hooks.entries.field_types import Date, FactKey, Id, Label, Line, Number, Prose, Url, wrong


class Volatility(StrEnum):
    """How soon a statement goes stale, and so when it must be looked up again."""

    price = "price"
    product = "product"
    concept = "concept"

    @property
    def days(self) -> int:
        """Days from one check to the next."""
        return {"price": 30, "product": 90, "concept": 730}[self.value]


class Status(StrEnum):
    """Where an entry stands in its life."""

    draft = "draft"
    published = "published"
    deprecated = "deprecated"


class Linking(StrEnum):
    """How mentions of an entry in other texts become links."""

    auto = "auto"
    case_sensitive = "case-sensitive"
    explicit = "explicit"
    never = "never"


class FactKind(StrEnum):
    """Where a number comes from."""

    house_rule = "house-rule"
    documented = "documented"
    measured = "measured"


class OfferStatus(StrEnum):
    """Whether one can still buy it."""

    open = "open"
    closing = "closing"
    closed = "closed"


class LabelKind(StrEnum):
    """What sort of other name a label is."""

    abbreviation = "abbreviation"
    synonym = "synonym"


class Part(BaseModel):
    """Anything in an entry: unknown keys are mistakes, and nothing changes once read."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=to_camel,
        populate_by_name=True,
        use_attribute_docstrings=True,
    )


class AltLabel(Part):
    """Another name for the term."""

    label: Label
    """The name as it is written in running text."""
    kind: LabelKind = LabelKind.synonym
    """`abbreviation` (LLM) or `synonym` (prompting)."""


class Section(Part):
    """A titled piece of the entry's text."""

    title: Label
    """The heading, in sentence case."""
    body: Prose
    """Markdown: paragraphs, lists, emphasis, links. No raw HTML."""


class Row(Part):
    """A line of a comparison table."""

    label: Label
    """What the row is about."""
    entry: Id | None = None
    """The entry that explains the label, if there is one."""
    cells: list[Line]
    """One cell for each column, in the columns' order."""


class Comparison(Part):
    """A table that sets alternatives side by side."""

    caption: Line
    """What the table compares, in one sentence."""
    columns: list[Label] = Field(min_length=2)
    """The headings, without the one above the row labels."""
    rows: list[Row] = Field(min_length=2)
    """The alternatives."""


class VendorQuestion(Part):
    """A question to put to a vendor."""

    question: Line
    """The question, as one would ask it."""
    good: Line
    """What a good answer sounds like."""
    bad: Line
    """What a bad answer sounds like."""


class Offer(Part):
    """Who sells it, and whether they still do."""

    provider: Label
    """The company or service."""
    models: Line
    """The models or product lines on offer."""
    status: OfferStatus
    """`open`, `closing` (to new customers, or by a named date) or `closed`."""
    note: Line | None = None
    """What a buyer must know: an end date, a condition."""
    source: Url
    """The page that says so."""
    checked: Date
    """When somebody last read that page."""


class Fact(Part):
    """A number, once. Prose and calculators refer to it by its key and never repeat it."""

    value: Number
    """The number, without separators: `1000`, `0.1`."""
    unit: Label
    """`examples`, `requests per day`, `share` (a fraction, shown in per cent), `USD` …"""
    says: Line
    """What the number means, as a sentence without the number's source."""
    kind: FactKind
    """`house-rule` (ours), `documented` (a source states it) or `measured` (a study found it)."""
    source: Url | None = None
    """The page that states it; listed among the entry's `sources`. A house rule has none."""
    checked: Date
    """When somebody last read that page, or last thought about the rule."""
    volatility: Volatility = Volatility.concept
    """`price`, `product` or `concept`: due again after 30 days, 90 days or two years."""

    @model_validator(mode="after")
    def _has_a_source(self) -> Self:
        if self.kind is FactKind.house_rule and self.source:
            msg = "a house rule is this site's own and has no source. Drop it or change the kind."
            raise wrong(msg, at="source")
        if self.kind is not FactKind.house_rule and not self.source:
            msg = f"a {self.kind} fact needs a source. Add the web address that states it."
            raise wrong(msg, at="source")
        return self

    @property
    def due(self) -> dt.date:
        """The day on which the number must be looked up again."""
        return self.checked + dt.timedelta(days=self.volatility.days)


class Related(Part):
    """A link to another entry, with the relation named."""

    entry: Id
    """The other entry's id."""
    how: Line | None = None
    """The relation, as a phrase after the other term: 'fetches the documents that it reads'."""


class Confusion(Part):
    """A term that people mix up with this one."""

    entry: Id
    """The other entry's id."""
    difference: Line
    """What sets the two apart, in one or two sentences."""


class Source(Part):
    """Something that was read for this entry."""

    title: Line
    """Its title."""
    url: Url
    """Its address."""
    publisher: Label
    """Who published it."""
    checked: Date
    """When somebody last read it."""


def _label(value: object) -> object:
    return {"label": value} if isinstance(value, str) else value


def _related(value: object) -> object:
    return {"entry": value} if isinstance(value, str) else value


class Entry(Part):
    """One glossary entry."""

    # `load` gives the same object for the same file, so what was made of it can be kept by it.
    __hash__ = object.__hash__

    pref_label: Label
    """The term, as it is written in running text."""
    alt_label: list[
        Annotated[AltLabel, BeforeValidator(_label, json_schema_input_type=Label | AltLabel)]
    ] = []
    """Synonyms and abbreviations: plain text, or `{label, kind}`."""
    hidden_label: list[Label] = []
    """Misspellings and search words. They are searched, never shown."""
    definition: Line
    """One or two plain sentences that begin with what it is. Hover card, meta description."""
    boardroom: Line | None = None
    """One sentence without jargon for the person who signs the invoice."""
    category: Id | None = None
    """What it belongs to: an id of `categories.txt`. The glossary's page filters by it."""
    sections: list[Section] = []
    """The detail, in the order in which one reads it."""
    comparison: Comparison | None = None
    """A table as data."""
    use_when: list[Line] = []
    """When it is the right choice: one condition each."""
    skip_when: list[Line] = []
    """When it is not: one condition each."""
    business: Prose | None = None
    """Markdown: what it means for a small company."""
    ask_vendor: list[VendorQuestion] = []
    """Questions to ask, with what good and bad answers sound like."""
    offers: list[Offer] = []
    """Who sells it, as of when."""
    facts: dict[FactKey, Fact] = {}
    """The numbers. In prose: `{{ fact:<id>.<key> }}`."""
    broader: list[Id] = []
    """Wider terms: ids. Never in a circle."""
    related: list[
        Annotated[Related, BeforeValidator(_related, json_schema_input_type=Id | Related)]
    ] = []
    """Neighbouring terms: ids, or `{entry, how}`. The other side is derived."""
    confused_with: list[Confusion] = []
    """Terms that people take for this one."""
    calculators: list[Id] = []
    """Calculators for this page, the first one as a live form."""
    sources: list[Source] = []
    """What was read."""
    reviewed: Date | None = None
    """When somebody last read the whole entry against its sources."""
    volatility: Volatility = Volatility.concept
    """How soon the entry as a whole goes stale."""
    status: Status = Status.published
    """`draft` (only on the editor's screen), `published` or `deprecated`."""
    replaced_by: Id | None = None
    """For a deprecated entry: the one to read instead."""
    link: Linking = Linking.auto
    """How mentions elsewhere become links. Everyday words need `explicit` or `case-sensitive`."""
    redirects: list[Id] = []
    """Former ids of this entry: their addresses lead here."""

    @property
    def due(self) -> dt.date | None:
        """The day on which the next review is due, if the entry was ever reviewed."""
        if self.reviewed is None:
            return None
        return self.reviewed + dt.timedelta(days=self.volatility.days)

    def labels(self) -> list[str]:
        """Every name that is shown: the preferred one first."""
        return [self.pref_label, *(alt.label for alt in self.alt_label)]
