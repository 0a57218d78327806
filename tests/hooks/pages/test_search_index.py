"""The search, as the browser runs it: drawn queries find their entry first."""

from __future__ import annotations

import json
import random
import re
import string
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calculators.kit.calculator import load as load_calculator
from calculators.kit.calculator import names
from hooks.entries.load import load
from hooks.pages import search_index
from hooks.pages.search_index import Found

ROOT = Path(__file__).parents[3]
NODE = Path(sys.executable).with_name("node")
ENOUGH = 0.98


def index_in(folder: Path, found: list[Found]) -> None:
    for path, text in search_index.files(found).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def ask(folder: Path, queries: list[str], following: Path | None = None) -> list[dict[str, Any]]:
    file = folder / "queries.json"
    file.write_text(json.dumps(queries))
    command = [NODE, Path(__file__).with_name("find.mjs"), folder, file, *filter(None, [following])]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def test_words_are_cut_alike_here_and_in_the_browser(tmp_path: Path) -> None:
    """Letters with marks and without a plain form, signs, plurals: the same words on both sides."""
    text = (
        "Straße GROẞE Łódź Ærø æon Œuvre đak ðis Þing ırmak İzmir naïve ﬁne ½ R.A.G. "  # noqa: RUF001
        "don't vendor’s classes glass 4K C++ 向量 Вектор —x"
    )
    file = tmp_path / "words.txt"
    file.write_text(text, encoding="utf-8")
    command = [NODE, Path(__file__).with_name("words.mjs"), file]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    assert json.loads(done.stdout) == search_index.tokens(text)
    assert search_index.tokens("Straße Łódź Ærø") == ["strasse", "lodz", "aero"]


def own() -> list[Found]:
    glossary = load(ROOT / "glossary", names(), drafts=False)
    known = [load_calculator(name) for name in names()]
    return [*search_index.entries(glossary), *search_index.calculators(known)]


def misspelled(word: str, draw: random.Random) -> str:
    """Slip once: a letter left out, doubled, changed, or exchanged with the next."""
    at = draw.randrange(len(word) - 1)
    slip = draw.choice(["left out", "doubled", "changed", "exchanged"])
    head, one, two, tail = word[:at], word[at], word[at + 1], word[at + 2 :]
    letter = draw.choice(string.ascii_lowercase)
    return {
        "left out": f"{head}{two}{tail}",
        "doubled": f"{head}{one}{one}{two}{tail}",
        "changed": f"{head}{letter}{two}{tail}",
        "exchanged": f"{head}{two}{one}{tail}",
    }[slip]


def drawn(found: list[Found], many: int) -> list[tuple[str, str]]:
    """Draw queries with the address that should come first."""
    draw = random.Random(1)  # noqa: S311 - a fixed sample
    queries = []
    while len(queries) < many:
        one = draw.choice([item for item in found if item.kind == "term"])
        label = draw.choice([one.name, *one.aliases, *one.hidden])
        kinds = [label, label.lower(), label.replace("-", " "), label.replace(" ", "-")]
        if len(label) > 6:
            kinds += [misspelled(label.lower(), draw), misspelled(label.lower(), draw)]
        queries.append((draw.choice(kinds), one.url))
    return queries


def test_drawn_queries_find_their_entry_first(tmp_path: Path) -> None:
    """By name, other name, abbreviation, hidden label and misspelling: 98 of 100 and more."""
    found = own()
    index_in(tmp_path, found)
    queries = drawn(found, 400)
    answers = ask(tmp_path, [query for query, _ in queries])
    wrong = [
        (query, url, answer["urls"][:2])
        for (query, url), answer in zip(queries, answers, strict=True)
        if answer["urls"][:1] != [url]
    ]
    assert len(wrong) <= (1 - ENOUGH) * len(queries), wrong


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("rag", "glossary/retrieval-augmented-generation/"),
        ("finetuning", "glossary/fine-tuning/"),
        ("tuning fine", "glossary/fine-tuning/"),
        ("contxtlenght", "glossary/context-window/"),
        ("LLMs", "glossary/large-language-model/"),
        ("language model", "glossary/large-language-model/"),
        ("Is this offer serious", "calculators/vendor-check/"),
        ("is the offer serious?", "calculators/vendor-check/"),
        ("how much does the api cost", "calculators/api-cost/"),
        ("what does chatgpt do", "glossary/chatbot/"),
        ("what is a token", "glossary/token/"),
        ("human in the loop", "glossary/human-in-the-loop/"),
        ("people write down principles", "glossary/constitutional-ai/"),
    ],
)
def test_what_people_type_leads_there(query: str, url: str, tmp_path: Path) -> None:
    """Joined, turned, misspelt, plural, in part, a calculator's question, words of a definition."""
    found = own()
    if url not in {one.url for one in found}:
        pytest.skip("this glossary has no such entry")
    index_in(tmp_path, found)
    (answer,) = ask(tmp_path, [query])
    assert url in answer["urls"][:2]


def test_nothing_is_found_for_nothing(tmp_path: Path) -> None:
    """Blanks, signs, words that nobody wrote and a pasted book give no result, and no error."""
    index_in(tmp_path, own())
    queries = ["", " ", "?!", "zzzzzz qqqqq", "zqxj" * 20_000]
    assert [a["urls"] for a in ask(tmp_path, queries)] == [[]] * len(queries)


def test_a_publication_in_between_mixes_nothing_up(tmp_path: Path) -> None:
    """Names from before and results from after are of different numbers: all is read anew."""
    after = sorted(own(), key=lambda one: one.name)
    for folder, found in (("before", after[1:]), ("after", after)):
        (tmp_path / folder).mkdir()
        index_in(tmp_path / folder, found)
    sample = after[::9]
    answers = ask(tmp_path / "before", [one.name for one in sample], tmp_path / "after")
    assert [answer["urls"][0] for answer in answers] == [one.url for one in sample]


def test_the_index_stays_light_when_the_glossary_grows(tmp_path: Path) -> None:
    """Of 10,000 entries a first query reads at most 400 kB by gzip's usual third, and is right."""
    draw = random.Random(2)  # noqa: S311
    syllables = ["ba", "co", "di", "fu", "ge", "ha", "lo", "mi", "nu", "pe", "ra", "so", "ti", "vu"]
    made = ["".join(draw.choices(syllables, k=3)) for _ in range(3_000)]
    found = [
        Found(
            url=f"glossary/{number}/",
            kind="term",
            name=f"{' '.join(draw.choices(made, k=2))} {number}",
            aliases=(" ".join(draw.choices(made, k=2)) + f" {number}",),
            hidden=(),
            sentence=" ".join(draw.choices(made, k=25)),
            words=" ".join(draw.choices(made, k=30)),
        )
        for number in range(10_000)
    ]
    index_in(tmp_path, found)
    sample = draw.sample(found, 20)
    answers = ask(tmp_path, [one.name for one in sample])
    assert [answer["urls"][0] for answer in answers] == [one.url for one in sample]
    assert max(answer["bytes"] for answer in answers) < 3 * 400_000


def test_both_sides_leave_out_the_same_small_words() -> None:
    """A word that only one of them leaves out would be sought where it never stands."""
    script = (ROOT / "docs/assets/find-words.mjs").read_text("utf-8")
    start = script.index("SMALL_WORDS")
    written = "".join(re.findall(r'"([^"]*)"', script[start : script.index(";", start)]))
    assert written == search_index.SMALL_WORDS
