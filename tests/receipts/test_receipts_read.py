"""Receipts out of every JSON that stdqa saves, and of the least that its documentation promises."""

import json

import pytest

from stdqa.errors import SavedUnreadable
from stdqa.receipts import Part, read_receipts, receipts_of

CITATION = {
    "document": "mill",
    "title": "Mill",
    "quote": "It has 12 wheels.",
    "start": 4,
    "end": 21,
    "sha256": "ab",
}
FIGURE = {"text": "12", "start": 11, "end": 13, "citation": 0}
ANSWER = {
    "question": "How many?",
    "status": "answered",
    "figures": [FIGURE],
    "citations": [CITATION],
    "also": [],
}


def parts(saved):
    return [(one.part, one.document, one.start, one.text, one.entry) for one in receipts_of(saved)]


def test_answer_gives_its_citations_and_figures():
    citation, figure = receipts_of(ANSWER)
    assert (citation.part, citation.text, citation.sha256) == (Part.CITATION, "It has 12 wheels.", "ab")
    assert (figure.part, figure.document, figure.text, figure.within) == (Part.FIGURE, "mill", "12", (4, 21))


def test_figure_named_beside_the_answer_is_one_only_with_its_place():
    also = [{"text": "12", "why": "so", "citation": 0}, FIGURE | {"document": "mill"}]
    assert len(list(receipts_of(ANSWER | {"figures": [], "also": also}))) == 2


def test_brief_gives_the_receipts_of_its_entries_with_their_questions():
    checked = {"text": "12", "claims": [], "citations": [CITATION | {"document": "quay"}]}
    entries = [
        {"question": "a", "answer": ANSWER, "checked": None},
        {"question": "b", "answer": ANSWER, "checked": checked},
    ]
    found = list(receipts_of({"stdqa_brief": 1, "entries": entries}))
    assert [(one.entry, one.question, one.document) for one in found] == [
        (1, "a", "mill"),
        (1, "a", "mill"),
        (2, "b", "mill"),
        (2, "b", "mill"),
        (2, "b", "quay"),
    ]


@pytest.mark.parametrize("cited", [0, CITATION])
def test_checked_draft_gives_the_figures_it_was_held_against(cited):
    claim = {
        "span": "12 wheels",
        "figure": "12",
        "verdict": "supported",
        "source_figure": "12",
        "citation": cited,
    }
    claim["source"] = {"text": "12", "document": "mill", "start": 11, "end": 13}
    saved = {"claims": [claim, {"figure": "13", "citation": None}], "citations": [CITATION]}
    assert parts(saved) == [
        (Part.CITATION, "mill", 4, "It has 12 wheels.", None),
        (Part.FIGURE, "mill", 11, "12", None),
    ]


def test_checked_draft_without_a_list_in_front_gives_the_citations_of_its_claims():
    saved = {"claims": [{"figure": "12", "citation": CITATION}] * 2, "citations": []}
    assert parts(saved) == [(Part.CITATION, "mill", 4, "It has 12 wheels.", None)]


def test_batch_gives_its_lines_by_number(tmp_path):
    file = tmp_path / "out.jsonl"
    failed = ANSWER | {"status": "error", "citations": [], "figures": []}
    file.write_text("\n".join(map(json.dumps, (failed, ANSWER))) + "\n")
    assert [(one.entry, one.question) for one in read_receipts(file)] == [(2, "How many?")] * 2


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("a.json", "{", r"a\.json is not JSON"),
        ("a.json", "[" * 100_000, r"a\.json is not JSON"),
        ("a.json", "[]", r"a\.json is no answer, brief or checked draft"),
        ("a.json", '{"citations": []}', "is no answer"),
        (
            "a.json",
            json.dumps(ANSWER | {"citations": [CITATION | {"start": "4"}]}),
            "'start' is missing or is not",
        ),
        ("a.json", json.dumps(ANSWER | {"citations": 7}), "'citations' is missing"),
        ("a.json", json.dumps(ANSWER | {"figures": [7]}), "'figures' is not a list of objects"),
        (
            "a.json",
            json.dumps({"stdqa_brief": 1, "entries": [{"question": "a"}]}),
            r"entry 1: 'answer' is missing",
        ),
        ("a.jsonl", json.dumps(ANSWER) + "\n{}\n", r"a\.jsonl, line 2 is no answer"),
        ("a.jsonl", "\n{\n", r"a\.jsonl, line 2 is not JSON"),
        ("a.jsonl", "\n", r"a\.jsonl is empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(tmp_path, name, content, wrong):
    file = tmp_path / name
    file.write_text(content)
    with pytest.raises(SavedUnreadable, match=wrong):
        read_receipts(file)


def test_missing_file_and_bytes_are_refused(tmp_path):
    with pytest.raises(SavedUnreadable, match="cannot be read"):
        read_receipts(tmp_path / "none.json")
    (tmp_path / "b.json").write_bytes(b"\xff\xfe")
    with pytest.raises(SavedUnreadable, match=r"b\.json is not UTF-8"):
        read_receipts(tmp_path / "b.json")
