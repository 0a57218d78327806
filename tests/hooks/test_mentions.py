"""The linker: which words of a page become links to entries, and what a link carries."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from markdown import Markdown

from hooks.entries.entry import Linking
from hooks.entries.mistakes import GlossaryError
from hooks.entries.terms import Term
from hooks.mentions import MentionsExtension

TERMS = [
    Term("llm", ("large language model", "language model"), ("LLM",), url="glossary/llm/",
         definition_text="A model that reads & writes <text>."),
    Term("rag", ("retrieval-augmented generation",), ("RAG",), url="glossary/rag/"),
    Term("fine-tuning", ("fine-tuning",), url="glossary/fine-tuning/"),
    Term("policy", ("chain of policy",), url="glossary/policy/"),
    Term("prompt", ("prompt engineering", "prompting"), url="glossary/prompt/"),
    Term("agent", ("agent",), linking=Linking.explicit, url="glossary/agent/"),
    Term("model", ("model",), linking=Linking.never, url="glossary/model/"),
    Term("claude", ("Claude",), linking=Linking.case_sensitive, url="glossary/claude/"),
    Term("cpp", ("C++",), url="glossary/cpp/"),
    Term("qa", ("Q&A",), url="glossary/qa/"),
]  # fmt: skip
EXTENSIONS = ["attr_list", "md_in_html", "tables", "fenced_code", "toc"]


class Links(HTMLParser):
    """Collects a page's links to terms and the ids of its cards."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.targets: list[str] = []
        self.cards: list[str] = []
        self.anchors_open = 0
        self.in_term = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links to terms and cards."""
        found = dict(attrs)
        if tag == "a":
            assert self.anchors_open == 0, "a link inside a link"
            self.anchors_open += 1
            self.in_term = found.get("class") == "term"
            if self.in_term:
                self.words.append("")
                self.targets.append(str(found["href"]))
        if found.get("class") == "term-card":
            self.cards.append(str(found["id"]))

    def handle_endtag(self, tag: str) -> None:
        """Note where a link ends."""
        if tag == "a":
            self.anchors_open -= 1
            self.in_term = False

    def handle_data(self, data: str) -> None:
        """Note the words inside a link."""
        if self.in_term:
            self.words[-1] += data


def render(text: str, url: str = "guide/", *, limit: int = 30, **page: object) -> str:
    """Render one page with the linker."""
    mentions = MentionsExtension(TERMS, limit)
    mentions.start_page(url, **page)  # type: ignore[arg-type]
    return Markdown(extensions=[*EXTENSIONS, mentions]).convert(text)


def words(text: str, **page: object) -> list[str]:
    """Give the words that were linked."""
    return Links(render(text, **page)).words  # type: ignore[arg-type]


TRAPS = {
    "plain": ("An LLM answers.", ["LLM"]),
    "longest match": ("A large language model, then more.", ["large language model"]),
    "any case": ("Large Language Model", ["Large Language Model"]),
    "abbreviation in its case only": ("A rag and a Rag.", []),
    "plural": ("Two LLMs differ.", ["LLMs"]),
    "plural of the head": ("Chains of policy, chain of policies.", ["Chains of policy"]),
    "plural in -ies": ("All chain of policies.", ["chain of policies"]),
    "shouted plural is another word": ("LLMS", []),
    "possessive": ("The LLM's answer.", ["LLM"]),
    "curly possessive": ("The LLM’s answer.", ["LLM"]),
    "plural possessive": ("The LLMs' answers.", ["LLMs"]),
    "across a line's end": ("A large language\nmodel.", ["large language\nmodel"]),
    "hyphen for space": ("A large-language model.", ["large-language model"]),
    "space for hyphen": ("By fine tuning it.", ["fine tuning"]),
    "non-breaking hyphen": ("By fine\u2011tuning it.", ["fine\u2011tuning"]),
    "non-LLM": ("A non-LLM method.", []),
    "LLM-based": ("An LLM-based method.", ["LLM"]),
    "LLM-free": ("An LLM-free method.", []),
    "slash": ("Use RAG/fine-tuning.", ["RAG", "fine-tuning"]),
    "dash as and": ("RAG–fine-tuning", ["RAG", "fine-tuning"]),
    "part of a word": ("DRAGS BRAG promptings-x RAGE", ["promptings"]),
    "part of a name": ("my_LLM LLM_x $RAG #RAG @RAG", []),
    "file and host": ("LLM.py rag.LLM.org RAG.example.org", []),
    "end of a sentence": ("We use RAG. It works.", ["RAG"]),
    "address": ("See https://example.org/fine-tuning/RAG now.", []),
    "mail": ("me@RAG.org RAG@example.org", []),
    "brackets and quotes": ('(RAG) "LLM"', ["RAG", "LLM"]),
    "emphasis": ("*RAG* and **LLM**", ["RAG", "LLM"]),
    "split by emphasis": ("large *language* model", []),
    "signs": ("In C++ and C, with Q&A.", ["C++", "Q&A"]),
    "entity": ("Q&amp;A and R&D", []),
    "explicit stays plain": ("An agent acts.", []),
    "never stays plain": ("A model learns.", []),
    "case-sensitive": ("claude CLAUDE Claude", ["Claude"]),
    "heading": ("# RAG\n\n### LLM\n\nText", []),
    "setext heading": ("RAG\n===", []),
    "link": ("[About RAG](https://example.org)", []),
    "reference link": ("[RAG][1]\n\n[1]: https://example.org", []),
    "code": ("`RAG`\n\n    LLM\n\n```\nRAG\n```", []),
    "raw inline link": ('Go <a href="x">to RAG</a> and RAG.', ["RAG"]),
    "raw block": ("<div>RAG</div>", []),
    "Markdown in HTML": ('<div markdown="1">\n\nRAG\n\n</div>', ["RAG"]),
    "Markdown in a cell": (('<table markdown="1"><tr markdown="1"><td markdown="span">RAG</td></tr>'
                           "</table>"), ["RAG"]),
    "list and table": ("- RAG\n\n| a |\n|---|\n| LLM |", ["RAG", "LLM"]),
    "escaped": (r"RAG\* \RAG", ["RAG"]),
    "opted out": ("RAG here.\n{ .no-links }\n\nLLM there.", ["LLM"]),
    "once in a section": ("RAG, RAG.\n\nRAG and retrieval-augmented generation.", ["RAG"]),
    "again in the next": ("RAG\n\n## Two\n\nRAG\n\n### Not new\n\nRAG", ["RAG", "RAG"]),
    "on purpose": ("An [agent](entry:agent) acts; [models](entry:model).", ["agent", "models"]),
    "on purpose counts as first": ("[It](entry:rag) is RAG.", ["It"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TRAPS.values(), ids=TRAPS)
def test_traps(text: str, expected: list[str]) -> None:
    """What is linked is what a careful editor would link."""
    assert words(text) == expected


def test_all_traps_on_one_page_keep_the_text_as_it_was() -> None:
    """Links are put around words; not a character of the page changes."""
    page = "\n\n## Next\n\n".join(text for text, _ in TRAPS.values() if "entry:" not in text)
    bare = Markdown(extensions=EXTENSIONS).convert(page)
    linked = render(page, limit=1000).partition('<div class="term-cards"')[0]

    def seen(html: str) -> str:
        parser = HTMLParser()
        pieces: list[str] = []
        parser.handle_data = pieces.append  # type: ignore[method-assign]
        parser.feed(html)
        return "".join(pieces).strip()

    assert seen(linked) == seen(bare)


def test_an_entry_is_not_linked_on_its_own_page() -> None:
    """Nothing leads to where one already is, not even a shorter name inside the entry's own."""
    assert words("RAG and LLM.", url="glossary/rag/", entry="rag") == ["LLM"]
    assert words("A large language model.", url="glossary/llm/", entry="llm") == []


def test_a_page_can_opt_out() -> None:
    """Without linking, only links on purpose are resolved."""
    assert words("RAG, [see](entry:llm).", linking=False) == ["see"]


def test_a_page_has_a_limit_that_links_on_purpose_do_not_count_against() -> None:
    """Over-linking gets such features switched off."""
    text = "RAG\n\n## A\n\nRAG\n\n## B\n\nRAG [x](entry:agent)"
    assert words(text, limit=2) == ["RAG", "RAG", "x"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", "glossary/rag/"),
        ("guide/", "../glossary/rag/"),
        ("glossary/llm/", "../rag/"),
        ("a/b/c/", "../../../glossary/rag/"),
        ("a/b.html", "../glossary/rag/"),
    ],
)
def test_addresses_are_relative_to_the_page(url: str, expected: str) -> None:
    """The site works under any base path."""
    assert Links(render("RAG", url)).targets == [expected]


def test_a_link_on_purpose_keeps_its_anchor() -> None:
    """`entry:rag#how` leads to a part of the page."""
    assert Links(render("[x](entry:rag#how)")).targets == ["../glossary/rag/#how"]


def test_each_linked_term_has_one_hidden_card() -> None:
    """The card carries name and definition as text, and is described by the link."""
    html = render("LLM\n\n## B\n\nLLM and [x](entry:agent)")
    assert Links(html).cards == ["term-llm", "term-agent"]
    assert (
        '<div class="term-card" hidden="hidden" id="term-llm" role="tooltip"><strong>large '
        "language model</strong> <span>A model that reads &amp; writes &lt;text&gt;.</span></div>"
    ) in html
    assert 'aria-describedby="term-llm"' in html
    assert 'data-term="llm"' in html


def test_a_page_without_mentions_has_no_cards() -> None:
    """Nothing is added where nothing is linked."""
    assert render("Nothing here.") == "<p>Nothing here.</p>"


def test_an_unknown_entry_is_an_error() -> None:
    """A link on purpose that leads nowhere stops the build and proposes another."""
    with pytest.raises(GlossaryError, match=r"no entry 'ragg'.*Did you mean 'rag'"):
        render("[x](entry:ragg)")


def test_one_object_serves_page_after_page() -> None:
    """Neither limit, section nor cards of one page reach the next."""
    mentions = MentionsExtension(TERMS, limit=1)
    pages = []
    for url, entry in (("glossary/rag/", "rag"), ("guide/", None), ("guide/", None)):
        mentions.start_page(url, entry)
        pages.append(Links(Markdown(extensions=[mentions]).convert("RAG and LLM.")))
    assert [page.words for page in pages] == [["LLM"], ["RAG"], ["RAG"]]
    assert [page.cards for page in pages] == [["term-llm"], ["term-rag"], ["term-rag"]]


def test_a_link_to_no_entry_names_the_file_of_its_page() -> None:
    """However the link is written: an address of the site would not lead to the mistake."""
    with pytest.raises(GlossaryError, match=r"docs/guide.md:1:1: .* 'ragg'.* mean 'rag'\?"):
        render("[x][1]\n\n[1]: entry:ragg", path="docs/guide.md")


def test_links_written_as_html_get_their_card() -> None:
    """A calculator's form is HTML in a page; the terms in it have cards all the same."""
    mentions = MentionsExtension(TERMS)
    link = mentions.link("agent", root="../../")
    assert 'href="../../glossary/agent/"' in link
    assert link.endswith(">agent</a>")
    mentions.start_page("calculators/x/")
    html = Markdown(extensions=[mentions]).convert(f"<form>\n<p>{link}</p>\n</form>")
    assert Links(html).cards == ["term-agent"]


def test_labels_outside_markdown_are_linked_and_escaped() -> None:
    """An input's caption is text, not HTML, and its terms get cards on the page."""
    mentions = MentionsExtension(TERMS)
    mentions.start_page("calculators/x/", entry="llm")
    label = mentions.link_label("RAG & LLM <b> RAG")
    assert label.__html__() == label
    assert Links(label).words == ["RAG"]
    assert " &amp; LLM &lt;b&gt; RAG" in label
    html = Markdown(extensions=[mentions]).convert("Text.")
    assert Links(html).cards == ["term-rag"]
