"""What retrieval costs: the reference cases, both ways priced, and what is said."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.kit import calculator, prices
from calculators.kit.flips import flips
from calculators.kit.inputs import InputError, fields_of, read
from calculators.rag_cost import Inputs, answers, calculate
from calculators.rag_cost.load import chunks, embedded_tokens, fits, retrieval, whole

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "cases/rag.json").read_text("utf-8"))
}
SNAPSHOT = prices.load()
SMALL = {"documents": 4, "tokens_per_document": 10_000}


def figures(**inputs: Any) -> dict[str, Any]:
    """Give the figures' values by key."""
    return {figure.key: figure.value for figure in calculate(Inputs(**inputs)).figures}


@pytest.mark.parametrize("key", [key for key in CASES if key.startswith("chunks-")])
def test_chunks_are_counted_as_langchain_cuts_them(key: str) -> None:
    """The chunks of a document are those of LangChain's splitter."""
    asked = CASES[key]["inputs"]
    found = figures(
        documents=1,
        tokens_per_document=asked["tokens"],
        chunk_tokens=asked["chunk"],
        overlap_tokens=asked["overlap"],
    )
    assert found["chunks"] == CASES[key]["expected"]


@pytest.mark.parametrize(
    ("key", "index"),
    [
        ("opensearch-hnsw-fp32", "opensearch-hnsw"),
        ("opensearch-hnsw-1M-d1024-m16", "opensearch-hnsw"),
        ("qdrant-1M-1024", "qdrant"),
    ],
)
def test_sizes_are_those_that_vendors_print(key: str, index: str) -> None:
    """A million vectors take what the vendor's own page says, in bytes."""
    asked, expected = CASES[key]["inputs"], CASES[key]["expected"]
    found = figures(
        documents=asked["vectors"],
        tokens_per_document=1,
        dimensions=asked["dimension"],
        hnsw_m=asked.get("m", 16),
        index=index,
    )
    size = expected["bytes"] if isinstance(expected, dict) else expected
    assert found["index_bytes"] == pytest.approx(size, rel=0, abs=CASES[key]["tolerance"]["abs"])


def test_a_value_in_pgvector_and_a_vector_in_weaviate() -> None:
    """One 1,536-dimensional value takes 6,152 bytes; Weaviate's example takes 2.2 GB."""
    case = CASES["pgvector-vector-1536"]
    one = {"documents": 1, "tokens_per_document": 1}
    assert figures(**one, index="pgvector", dimensions=1_536)["index_bytes"] == case["expected"]
    million = {"documents": 1_000_000, "tokens_per_document": 1, "index": "weaviate"}
    found = figures(**million, dimensions=384, max_connections=64)
    assert found["index_bytes"] == 1_000_000 * (384 * 4 + 64 * 10)


def test_a_dollar_embeds_as_many_pages_as_the_guide_prints() -> None:
    """12,500 pages of 800 tokens cost one dollar with text-embedding-ada-002."""
    case = CASES["pages-per-dollar-text-embedding-ada-002"]
    found = figures(
        documents=case["expected"],
        tokens_per_document=case["inputs"]["tokens_per_page"],
        embedding_model="openai/text-embedding-ada-002",
    )
    assert found["embedding_cost_once"] == pytest.approx(1)


def test_the_default_firm_is_that_of_the_entry() -> None:
    """The firm of the entry on RAG: 600,000 tokens, 2.4 cents, 14 MB, 16,000 tokens an answer."""
    found = figures()
    assert found["embedding_cost_once"] == pytest.approx(0.0235, abs=0.0005)
    assert found["index_bytes"] == pytest.approx(13_800_000, rel=0.03)
    rates = SNAPSHOT.rates(prices.default_model(), SNAPSHOT.as_of)
    each = prices.request_cost(rates, 1_300 + 20 * 800 + 200, 300).total
    assert found["cost_per_query"] == pytest.approx(each)
    assert found["generation_cost_per_month"] == pytest.approx(each * 12_000)


def test_a_month_is_the_sum_of_its_parts() -> None:
    """Answers, storage, renewed embedding and infrastructure make the month."""
    found = figures(refreshed_share_per_month=0.5, storage_usd_per_gb_month=2.0)
    assert found["embedding_cost_per_month"] == pytest.approx(found["embedding_cost_once"] / 2)
    assert found["storage_cost_per_month"] == pytest.approx(found["index_bytes"] / 1e9 * 2)
    parts = ("generation", "storage", "embedding")
    total = sum(found[f"{part}_cost_per_month"] for part in parts) + 50
    assert found["cost_per_month"] == pytest.approx(total)


def test_everything_in_the_prompt_is_priced_with_a_cache_that_use_renews() -> None:
    """150 questions a day leave an hour free of any nine times a month: as often it is filled."""
    found = figures(**SMALL, queries_per_day=150)["cost_per_month_all_in_prompt"]
    rates = SNAPSHOT.rates(prices.default_model(), SNAPSHOT.as_of)
    size = {"input_tokens": 41_500, "output_tokens": 300}
    filled = prices.request_cost(rates, **size, cache_write_1h_tokens=41_300).total
    read_ = prices.request_cost(rates, **size, cache_read_tokens=41_300).total
    empty = math.exp(-150 / 24)
    assert 4_500 * empty == pytest.approx(8.7, abs=0.02)
    assert found == pytest.approx(4_500 * (empty * filled + (1 - empty) * read_))


def test_a_cache_that_is_never_read_again_is_not_paid_for() -> None:
    """With two questions a day, the documents are sent at the full price."""
    found = figures(**SMALL, queries_per_day=2)["cost_per_month_all_in_prompt"]
    rates = SNAPSHOT.rates(prices.default_model(), SNAPSHOT.as_of)
    assert found == pytest.approx(60 * prices.request_cost(rates, 41_500, 300).total)


def test_documents_that_do_not_fit_leave_rag_with_the_reason_in_words() -> None:
    """Beyond the window there is no cost of everything in the prompt, and the answer is RAG."""
    result = calculate(Inputs(documents=5_000))
    figure = result.by_key["cost_per_month_all_in_prompt"]
    assert figure.value is None
    assert figure.said == "does not fit"
    assert result.answer == "rag"
    assert "do not fit the window of Claude Haiku 5.5" in result.headline


def test_headline_says_the_cheaper_way_and_both_costs() -> None:
    """The answer comes with the month's cost of both ways."""
    assert calculate(Inputs()).headline.startswith("You would pay about $73 a month for RAG")
    small = calculate(Inputs(**SMALL))
    assert small.answer == "all-in-prompt"
    assert "with everything in the prompt, against" in small.headline


@pytest.mark.parametrize(
    ("inputs", "warning"),
    [
        ({}, "above 100,000 tokens in a prompt, Claude Haiku 5.5 charges its higher price"),
        ({"chunks_per_query": 200}, "RAG: above 100,000 tokens"),
        ({"chunk_tokens": 9_000}, "text-embedding-3-small reads at most 8,192 tokens"),
        ({"index": "pgvector", "dimensions": 3_072}, "at most 2,000 dimensions"),
        ({"documents": 1, "tokens_per_document": 500}, "make only 1 chunk"),
        ({"model": "openai/gpt-4"}, "GPT-4 was retired on 2026-10-23"),
        ({"documents": 5_000, "chunks_per_query": 2_000}, "take fewer or shorter chunks"),
        ({"documents": 9}, "this site advises to put all of them in the prompt"),
        ({"infrastructure_usd_per_month": 5_000}, "this site advises to retrieve"),
    ],
)
def test_warns_of_what_the_numbers_do_not_show(inputs: dict[str, Any], warning: str) -> None:
    """Tiers, windows, limits of an index and the site's own rule are said."""
    assert any(warning in said for said in calculate(Inputs(**inputs)).warnings)


def test_an_overlap_as_long_as_a_chunk_is_refused() -> None:
    """Chunks that would never move on are refused, with the field."""
    with pytest.raises(InputError, match=r"overlap_tokens: .*less than the length of a chunk"):
        calculate(Inputs(chunk_tokens=400, overlap_tokens=400))


def test_the_chart_splits_each_month_into_its_parts() -> None:
    """The parts of each bar add up to that way's month."""
    result = calculate(Inputs(**SMALL))
    assert result.chart is not None
    for way, key in (
        ("RAG", "cost_per_month"),
        ("All in the prompt", "cost_per_month_all_in_prompt"),
    ):
        parts = [float(str(row[2])) for row in result.chart.data.rows if row[0] == way]
        assert sum(parts) == pytest.approx(result.by_key[key].value)


def test_keys_are_the_public_ones() -> None:
    """The inputs and figures have the names that links, scripts and JSON use."""
    assert set(fields_of(Inputs)) == {
        *("documents", "tokens_per_document", "chunk_tokens", "overlap_tokens"),
        *("embedding_model", "dimensions", "index", "hnsw_m", "max_connections"),
        *("refreshed_share_per_month", "queries_per_day", "chunks_per_query", "system_tokens"),
        *("question_tokens", "answer_tokens", "model", "storage_usd_per_gb_month"),
        "infrastructure_usd_per_month",
    }
    assert set(calculate(Inputs()).by_key) == {
        *("chunks", "index_bytes", "embedding_cost_once", "embedding_cost_per_month"),
        *("storage_cost_per_month", "generation_cost_per_month", "cost_per_query"),
        *("cost_per_month", "cost_per_month_all_in_prompt"),
    }


def test_presets_calculate() -> None:
    """Each preset is a real situation that its inputs can express."""
    presets = calculator.load("rag-cost").presets
    assert len(presets) >= 3
    for preset in presets:
        assert calculate(read(Inputs, preset.values)).headline.startswith("You would pay")


loads = st.builds(
    Inputs,
    documents=st.integers(1, 10**9),
    tokens_per_document=st.integers(1, 10**8) | st.integers(1, 5_000),
    queries_per_day=st.integers(0, 10**9) | st.integers(0, 500),
    chunks_per_query=st.integers(0, 10_000),
    chunk_tokens=st.integers(500, 10**6),
    overlap_tokens=st.integers(0, 499),
    dimensions=st.integers(1, 65_536),
    system_tokens=st.integers(0, 10_000),
    question_tokens=st.integers(0, 10_000),
    answer_tokens=st.integers(0, 10_000),
    model=st.sampled_from([model.id for model in SNAPSHOT.current()]),
    index=st.sampled_from(["raw", "pgvector", "opensearch-hnsw", "qdrant", "weaviate"]),
    embedding_model=st.sampled_from(list(prices.embedding_choices())),
    refreshed_share_per_month=st.floats(0, 1),
)
fitting = loads.map(lambda i: dataclasses.replace(i, documents=i.documents % 50 + 1)).filter(fits)


@settings(deadline=None)
@given(inputs=loads)
def test_every_load_has_a_whole_answer(inputs: Inputs) -> None:
    """No input leads to a number that is not finite, or to a figure without a value or words."""
    result = calculate(inputs)
    assert result.headline.endswith(".")
    assert result.answers == answers(inputs)
    for figure in result.figures:
        assert figure.value is not None or (figure.words or figure.none) != "never"
        assert not isinstance(figure.value, float) or math.isfinite(figure.value)


@settings(deadline=None)
@given(inputs=loads | fitting, more=st.integers(1, 100_000))
def test_more_questions_never_cost_less_with_rag_and_each_never_more_in_the_prompt(
    inputs: Inputs, more: int
) -> None:
    """RAG's month rises with the questions; a warmer cache makes each of them cheaper."""
    fuller = dataclasses.replace(inputs, queries_per_day=inputs.queries_per_day + more)
    before, after = (retrieval(asked).month for asked in (inputs, fuller))
    assert after >= before * (1 - 1e-12)
    if inputs.queries_per_day and fits(inputs):
        each = whole(inputs).month / inputs.queries_per_day
        assert whole(fuller).month / fuller.queries_per_day <= each * (1 + 1e-9)


@settings(deadline=None)
@given(inputs=fitting)
def test_a_cache_never_costs_more_than_none(inputs: Inputs) -> None:
    """The way of caching that is counted costs no more than sending everything afresh."""
    rates = SNAPSHOT.rates(inputs.model, SNAPSHOT.as_of)
    size = inputs.documents * inputs.tokens_per_document + inputs.system_tokens
    fresh = prices.request_cost(rates, size + inputs.question_tokens, inputs.answer_tokens).total
    volume = inputs.queries_per_day * 30
    assert whole(inputs).month <= fresh * volume * (1 + 1e-9)


@given(
    length=st.integers(1, 5_000), size=st.integers(1, 600), share=st.floats(0, 1, exclude_max=True)
)
def test_chunks_and_their_tokens_are_those_of_a_splitter(
    length: int, size: int, share: float
) -> None:
    """Cutting step by step gives as many chunks and tokens as the formula says."""
    inputs = Inputs(
        documents=1,
        tokens_per_document=length,
        chunk_tokens=size,
        overlap_tokens=int(size * share),
    )
    ends = [min(size, length)]
    lengths = [ends[0]]
    while ends[-1] < length:
        start = (size - inputs.overlap_tokens) * len(ends)
        ends.append(min(start + size, length))
        lengths.append(ends[-1] - start)
    assert chunks(inputs) == len(lengths)
    assert embedded_tokens(inputs) == sum(lengths)


@settings(max_examples=20, deadline=None)
@given(inputs=fitting)
def test_a_flip_point_flips_and_one_step_before_does_not(inputs: Inputs) -> None:
    """Every stated change of the answer is true, and exact to the step."""
    present = answers(inputs)
    for flip in flips(calculator.load("rag-cost"), inputs):
        there = dataclasses.replace(inputs, **{flip.key: flip.value})
        assert answers(there)[flip.category] == flip.answer != present[flip.category]
        before = getattr(inputs, flip.key) if flip.before is None else flip.before
        nearly = dataclasses.replace(inputs, **{flip.key: before})
        assert answers(nearly)[flip.category] == present[flip.category]
