"""Reading a glossary: what comes out, and every mistake at once."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from hooks.entries.backlinks import backlinks
from hooks.entries.load import Glossary, GlossaryError, load, read_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    Reading = Callable[..., Glossary]
    Mistakes = Callable[..., list[str]]

PLAIN = "prefLabel: Plain\ndefinition: A thing."

FINE_TUNING = """\
    prefLabel: Fine-tuning
    definition: Training with at least {{ fact:fine-tuning.examples_min }} examples.
    related:
      - {entry: rag, how: supplies the facts}
      - llm
    broader: [llm]
    facts:
      share: {value: 0.125, unit: share, says: "A share.", kind: house-rule, checked: 2026-11-24}
      examples_min:
        value: 1000
        unit: examples
        says: Fewer than {{fact:rag.price}} each.
        kind: documented
        source: https://example.org/a
        checked: 2026-11-24
    sources:
      - {title: A title, url: "https://example.org/a", publisher: P, checked: 2026-11-24}
    """
RAG = """\
    prefLabel: Retrieval-augmented generation
    altLabel: [{label: RAG, kind: abbreviation}, grounded answers]
    definition: |
      Better than fine-tuning
      for facts.
    facts:
      price: {value: 0.06, unit: USD per question, says: x, kind: house-rule, checked: 2026-11-24}
    """
LLM = """\
    prefLabel: Large language model
    definition: A model, as [RAG](entry:rag#how) uses.
    """


def test_a_glossary_comes_out_sorted_linked_and_filled(reading: Reading) -> None:
    """Entries by id, numbers in the prose, derived relations, positions of facts."""
    glossary = reading(rag=RAG, llm=LLM, fine_tuning=FINE_TUNING)
    assert list(glossary.entries) == ["fine-tuning", "llm", "rag"]
    fine_tuning = glossary.entries["fine-tuning"]
    assert fine_tuning.definition == "Training with at least 1,000 examples."
    assert fine_tuning.facts["examples_min"].says == "Fewer than $0.06 each."
    assert glossary.entries["rag"].definition == "Better than fine-tuning for facts."
    assert list(glossary.facts) == ["fine-tuning.examples_min", "fine-tuning.share", "rag.price"]
    position = glossary.fact_positions["fine-tuning.examples_min"]
    assert (position.path, position.line) == ("glossary/fine-tuning.yml", 9)


def test_relations_are_seen_from_both_sides(reading: Reading) -> None:
    """`related` is mirrored with how, `narrower` is derived, and backlinks are found."""
    glossary = reading(rag=RAG, llm=LLM, fine_tuning=FINE_TUNING)
    assert glossary.related["fine-tuning"] == {"rag": "supplies the facts", "llm": ""}
    assert glossary.related["rag"] == {
        "fine-tuning": "Retrieval-augmented generation: supplies the facts"
    }
    assert glossary.narrower == {"fine-tuning": (), "llm": ("fine-tuning",), "rag": ()}
    documents, _ = read_folder(Path("glossary"))
    assert backlinks(glossary.entries, documents) == {
        "fine-tuning": ("rag",),
        "llm": ("fine-tuning",),
        "rag": ("fine-tuning", "llm"),
    }


WRONG_A = """\
    prefLabel: A
    defintion: See {{ fact:a.x }}.
    askVendor:
      - question: Why?
        good: Because.
    """
WRONG_B = """\
    prefLabel: B
    definition: Has <b>tags</b>.
    status: publishd
    broader: [nowhere]
    """


def test_every_mistake_of_every_file_is_reported_at_once(mistakes: Mistakes) -> None:
    """One line each, by path and line, with a cure."""
    found = mistakes(a=WRONG_A, b=WRONG_B)
    assert found == [
        (
            "glossary/a.yml:2:1: defintion: is not a known key, and 'definition' is missing. "
            "Rename it. Did you mean 'definition'?"
        ),
        (
            "glossary/a.yml:2:16: defintion: there is no fact 'a.x'. Add it to its entry, or name "
            "another."
        ),
        "glossary/a.yml:4:5: askVendor.0.bad: is missing. Add it: What a bad answer sounds like.",
        (
            "glossary/b.yml:2:17: definition: raw HTML '<b>'. Write Markdown; to show the sign "
            "itself, write &lt;."
        ),
        (
            "glossary/b.yml:2:24: definition: raw HTML '</b>'. Write Markdown; to show the sign "
            "itself, write &lt;."
        ),
        (
            "glossary/b.yml:3:9: status: 'publishd' is not allowed. Write 'draft', 'published' or "
            "'deprecated'. Did you mean 'published'?"
        ),
        (
            "glossary/b.yml:4:11: broader.0: there is no entry 'nowhere'. Name another, or write "
            "it first."
        ),
    ]


SHAPES = {
    "missing": ("", "1:1: definition: is missing. Add it: One or two plain sentences"),
    "unknown key": ("zebra: 1", "2:1: zebra: is not a known key."),
    "snake case": (
        "use_when: [a]",
        "2:1: use_when: is not a known key. Rename or drop it. Did you mean 'useWhen'?",
    ),
    "unknown key below": ("sources:\n  - {tittle: x}", "3:6: sources.0.tittle: is not a known key"),
    "text for list": ("useWhen: Always", "2:10: useWhen: is the text 'Always', but must be a list"),
    "mapping for text": ("useWhen:\n  - Yes: no", "3:5: useWhen.0: is a mapping, but must be text"),
    "list for text": ("boardroom: [a](b)"[:14], "2:12: boardroom: is a list, but must be one text"),
    "list in a list": (
        "useWhen:\n  - - Documents are long.",
        (
            "3:5: useWhen.0: is a list, but must be one text. Put text that begins with '[' in "
            "quotes, or take one '- ' away."
        ),
    ),
    "text for mapping": ("comparison: x", "2:13: comparison: is the text 'x', but must be a mapp"),
    "empty list": ("useWhen:", "2:9: useWhen: is empty. Write a value, or drop the key."),
    "empty text": ("useWhen: ['']", "2:11: useWhen.0: is empty."),
    "too long": (f"boardroom: {'a' * 601}", "2:12: boardroom: has 601 characters; 600 are allowed"),
    "bad date": ("reviewed: 24.11.2026", "2:11: reviewed: '24.11.2026' is not a date. Write year"),
    "no such day": ("reviewed: 2026-02-30", "2:11: reviewed: '2026-02-30' is not a date."),
    "end of time": ("reviewed: 9999-12-31", "2:11: reviewed: '9999-12-31' is too far ahead."),
    "timestamp": ("reviewed: 1700000000", "2:11: reviewed: '1700000000' is not a date."),
    "bad enum": (
        "link: autto",
        (
            "2:7: link: 'autto' is not allowed. Write 'auto', 'case-sensitive'"
            ", 'explicit' or 'never'. Did you mean 'auto'?"
        ),
    ),
    "bad id": ("redirects: [Fine Tuning]", "2:13: redirects.0: 'Fine Tuning' is not an id."),
    "bad url": ("offers:\n  - {source: ftp://x}", "3:14: offers.0.source: 'ftp://x' is not a web"),
    "script url": ("offers:\n  - {source: 'javascript:x'}", "offers.0.source: 'javascript:x' is"),
    "bad number": ("facts:\n  a: {value: '1,000'}", "3:14: facts.a.value: '1,000' is not a number"),
    "number in words": ("facts:\n  a: {value: ten}", "3:14: facts.a.value: 'ten' is not a number."),
    "infinite": ("facts:\n  a: {value: inf}", "3:14: facts.a.value: 'inf' is not a number."),
    "bad fact key": (
        "facts:\n  Max-Value: {}",
        (
            "3:3: facts.Max-Value: 'Max-Value' is not a fact's "
            "key. Write lower-case words joined by '_', such as 'labeled_examples_min'. "
            "Did you mean 'max_value'?"
        ),
    ),
}


@pytest.mark.parametrize(("line", "expected"), SHAPES.values(), ids=SHAPES)
def test_what_the_model_refuses_is_said_in_plain_english(
    mistakes: Mistakes, line: str, expected: str
) -> None:
    """Each error names its place and what to do, without the model's jargon."""
    found = mistakes(a=f"prefLabel: A\n{line}\n")
    assert any(f"glossary/a.yml:{expected}" in one or expected in one for one in found), found
    assert not any("Input should" in one or "Value error" in one for one in found)


FACT = "unit: x, says: y, checked: 2026-11-24"
HOUSE_RULE = "{value: 1, kind: house-rule, " + FACT + "}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("facts: {a: {value: 1, kind: measured, " + FACT + "}}", "a measured fact needs a source"),
        (
            "facts: {a: {value: 1, kind: house-rule, source: 'https://e.org', " + FACT + "}}",
            "3:49: facts.a.source: a house rule is this site's own and has no source",
        ),
        (
            "facts: {a: {value: 1, kind: measured, source: 'https://e.org', " + FACT + "}}",
            "3:47: facts.a.source: 'https://e.org' is not among the sources. List it there",
        ),
        (
            (
                "comparison: {caption: c, columns: [a, b], rows: [{label: x, cells: [y]}, "
                "{label: z, cells: [y, y]}]}"
            ),
            "3:68: comparison.rows.0.cells: has 1 cells for 2 columns",
        ),
        (
            f"facts: {{a: {HOUSE_RULE}}}\nbusiness: 'A {{{{ fact:a.b }}}}.'",
            (
                "4:14: business: there is"
                " no fact 'a.b'. Add it to its entry, or name another. Did you mean 'a.a'?"
            ),
        ),
        ("business: 'A {{ page.title }}.'", "3:14: business: '{{ page.title }}' is no reference"),
    ],
)
def test_parts_of_an_entry_must_fit_each_other(
    mistakes: Mistakes, text: str, expected: str
) -> None:
    """Facts have listed sources, rows have every cell, references lead to facts."""
    found = mistakes(a=f"{PLAIN}\n{text}\n")
    assert any(expected in one for one in found), found


def test_file_names_are_ids(tmp_path: Path, reading: Reading) -> None:
    """A file that would be passed over, or makes a bad address, is a mistake."""
    reading(plain=PLAIN)
    folder = tmp_path / "glossary"
    for name in ("Upper Case.yml", "other.yaml", "shout.YML", "README.md", ".hidden.yml"):
        (folder / name).write_text(PLAIN.replace("Plain", name))
    (folder / "below").mkdir()
    (folder / "below" / "deep.yml").write_text(PLAIN.replace("Plain", "Deep"))
    with pytest.raises(GlossaryError) as raised:
        load(folder, [])
    said = str(raised.value).split("\n")
    assert len(said) == 4
    assert "glossary/Upper Case.yml:1:1: 'Upper Case' is not an id" in said[0]
    assert said[0].endswith("Did you mean 'upper-case.yml'?")
    assert "deep.yml:1:1: lies in a folder below. Move it into 'glossary'." in said[1]
    assert "other.yaml:1:1: ends in '.yaml'. Rename it to 'other.yml'." in said[2]
    assert "shout.YML:1:1: ends in '.YML'" in said[3]


def test_no_entry_takes_the_address_of_the_list(mistakes: Mistakes) -> None:
    """`glossary/index.md` is the glossary's own page."""
    [said] = mistakes(index="prefLabel: Index\ndefinition: A list.")
    place, cure = "glossary/index.yml:1:1", "Name the file 'index-term.yml'."
    assert said == f"{place}: 'index' is the address of the list itself. {cure}"


def test_a_broken_file_causes_no_mistakes_elsewhere(mistakes: Mistakes) -> None:
    """While one file cannot be read, links to it and to its numbers are not called wrong."""
    other = f"{PLAIN}\nbroader: [a]\nbusiness: 'About {{{{ fact:a.x }}}}, see [A](entry:a).'\n"
    found = mistakes(a="prefLabel: 'A\n", b=other)
    assert len(found) == 1
    assert found[0].startswith("glossary/a.yml:1:12: a quotation mark is never closed")


@pytest.mark.parametrize("text", ["", "# only a comment", "just text", "- a list", "'quoted'"])
def test_what_is_no_mapping_is_no_entry(mistakes: Mistakes, text: str) -> None:
    """An empty file or a list says so in its first line."""
    [one] = mistakes(a=text)
    assert one.startswith("glossary/a.yml:1:")
    assert "is not an entry. Begin with 'prefLabel: …'" in one


def test_a_missing_folder_is_a_mistake(tmp_path: Path) -> None:
    """A wrong path says so instead of being an empty glossary."""
    with pytest.raises(GlossaryError, match="there is no such folder"):
        load(tmp_path / "nowhere", [])


def test_a_draft_belongs_to_the_editor_s_screen_only(reading: Reading, tmp_path: Path) -> None:
    """Without drafts a draft is not there, and a published entry that leads to it is a mistake."""
    draft = "prefLabel: Soon\ndefinition: A draft.\nstatus: draft\n"
    assert set(reading(plain=dedent(PLAIN), soon=draft).entries) == {"plain", "soon"}
    folder = tmp_path / "glossary"
    assert set(load(folder, [], drafts=False).entries) == {"plain"}
    (folder / "plain.yml").write_text(f"{PLAIN}\nrelated: [soon]\n")
    with pytest.raises(GlossaryError, match=r"related\.0: there is no entry 'soon'"):
        load(folder, [], drafts=False)
