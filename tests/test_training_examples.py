"""What training/examples.py takes for right in a question of a set, and how training/train.py batches."""

import json
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
import torch

from stdqa.embedding import SentenceEncoder

TRAINING = Path(__file__).resolve().parents[1] / "training"
FERRIES = (
    "---\ntitle: Ferries, 2021\n---\nIn 2021, 41 ferries were ordered and 29 delivered.\n\n"
    "Ms Ada Quill presented the yearbook.\n"
)


@pytest.fixture(scope="module")
def module():
    sys.path.insert(0, str(TRAINING))
    yield import_module
    sys.path.remove(str(TRAINING))


@pytest.fixture(scope="module")
def asked(module, tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "ferries.md").write_text(FERRIES, "utf-8")

    def examples_of(**row):
        file = folder / "set.jsonl"
        file.write_text(json.dumps({"answers": [], "figures": [], **row}) + "\n", "utf-8")
        return list(module("examples").asked([file], corpus, SentenceEncoder()))

    return examples_of


def right(example):
    """The texts of what is right: of the figures, and of the sentences."""
    for spans, flags in (("figures", example.figures), ("sentences", example.sentences)):
        yield {
            page.text[a:b]
            for page, told in zip(example.pages, flags, strict=True)
            for (a, b), is_right in zip(getattr(page, spans), told, strict=True)
            if is_right
        }


def test_figure_of_the_value_is_right(asked):
    (example,) = asked(question="How many ferries came in 2021?", category="figure", figures=["29"])
    figures, sentences = right(example)
    assert (example.kind, figures) == ("figure", {"29"})
    assert sentences == {"In 2021, 41 ferries were ordered and 29 delivered."}


def test_sentence_that_says_the_words_is_right(asked):
    (example,) = asked(question="Who presented the yearbook?", category="entity", answers=["Ada Quill"])
    figures, sentences = right(example)
    assert (example.kind, figures, sentences) == ("word", set(), {"Ms Ada Quill presented the yearbook."})


def test_nothing_is_right_without_an_answer(asked):
    (example,) = asked(question="How many ferries were sunk in 2021?", category="unanswerable")
    assert example.kind == "none" and list(right(example)) == [set(), set()]


def test_test_part_and_what_no_page_states_are_left_out(asked):
    wanted = {"question": "How many ferries were ordered in 2021?", "category": "figure"}
    assert asked(**wanted, figures=["41"])
    assert not asked(**wanted, figures=["41"], part="test")
    assert not asked(**wanted, figures=["77"])


def test_every_question_comes_once_an_epoch(module, asked):
    train, encoder = module("train"), SentenceEncoder()
    some = asked(question="How many ferries were ordered in 2021?", category="figure", figures=["41"])
    training = train.prepared(some * 20, encoder)
    batches = list(train.batches(training))
    assert [len(batch) for batch in batches] in ([16, 4], [4, 16])
    assert all(any(map(any, one.example.figures)) for batch in batches for one in batch)


def test_questions_of_about_one_length_come_together(module, asked):
    train, encoder = module("train"), SentenceEncoder()
    (short,) = asked(question="How many ferries were ordered in 2021?", category="figure", figures=["41"])
    (one,) = train.prepared([short], encoder)
    longer = replace(one, pages=tuple(replace(p, states=torch.cat([p.states] * 2)) for p in one.pages))
    batches = list(train.batches([one, longer] * 16))
    assert all(len({len(each.pages[0].states) for each in batch}) == 1 for batch in batches)


def test_unknown_report_to_hold_out_is_told(module, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["train.py", "--out", "w.safetensors", "--hold-out", "no-such-report"])
    with pytest.raises(SystemExit):
        module("train").main()
    assert "no-such-report" in capsys.readouterr().err
