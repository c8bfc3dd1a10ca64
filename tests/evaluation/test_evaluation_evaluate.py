"""A set asked over the small corpus of tests/answering: rows, resuming, and what is refused."""

import json

import pytest

from stdqa.errors import BadQuestionSet
from stdqa.evaluation import evaluate, read_run, read_set, summarise
from stdqa.evaluation.evaluate import QRELS, RUN
from stdqa.evaluation.ranking import ranked_scores
from stdqa.evaluation.sets.trec import read_qrels
from stdqa.evaluation.sets.trec import read_run as read_trec_run

SET = [
    {"id": "b1", "question": "How many fishing vessels were registered with the Fisheries Council in 2021?", "category": "figure"},
    {"id": "b2", "question": "How many dragons were registered with the Wizards in 2021?", "reason": "not_in_sources", "tags": ["odd"]},
]  # fmt: skip


@pytest.fixture
def asked(tmp_path, assistant):
    """A question whose evidence is the sentence that answers it, one without an answer, and one too long."""
    answer = assistant.ask(SET[0]["question"])
    evidence = [{"doc": answer.citations[0].document, "quote": answer.citations[0].quote}]
    known = SET[0] | {"figures": [answer.figures[0].figure.text], "evidence": evidence}
    long = {"id": "b3", "question": "how many " * 300, "figures": ["7"]}
    path = tmp_path / "set.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in (known, SET[1], long)))
    return read_set(path)


def test_every_question_gets_its_row(asked, assistant, tmp_path):
    seen = []
    run = evaluate(asked, assistant, tmp_path / "run", progress=lambda *at: seen.append(at))
    first, second, third = run.rows
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert (first.scores["right"], first.scores["evidence@10"], first.missed) == (1, 1, False)
    assert first.wanted[0].rank == next(
        one.rank for one in first.passages if one.id in {wanted.id for wanted in first.wanted}
    )
    assert (second.status, second.scores["right"], second.tags) == ("abstained", 1, ("odd",))
    assert (third.status, third.scores["right"], third.scores["false_abstention"]) == ("error", 0, 0)
    assert run.complete
    assert run.about["set"] == {"name": "set", "sha256": asked.sha256, "questions": 3, "part": None}
    assert run.about["asked"] == 3


def test_interrupted_run_goes_on_where_it_stopped(asked, assistant, tmp_path, monkeypatch):
    whole = evaluate(asked, assistant, tmp_path / "run")
    rows = tmp_path / "run" / "rows.jsonl"
    lines = rows.read_text().splitlines()
    rows.write_text("\n".join([lines[0].replace('"text": "', '"text": "kept: ', 1), lines[1][:40]]))
    again = evaluate(asked, assistant, tmp_path / "run")
    assert [row.id for row in again.rows] == ["b1", "b2", "b3"]
    assert "kept: " in json.dumps(again.rows[0].to_json())
    assert again.rows[1].scores == whole.rows[1].scores
    assert again.about["asked"] == 2


def test_complete_run_asks_nothing(asked, assistant, tmp_path, monkeypatch):
    whole = evaluate(asked, assistant, tmp_path / "run")
    monkeypatch.setattr(assistant, "ask_showing", lambda *_: pytest.fail("asked again"))
    assert evaluate(asked, assistant, tmp_path / "run") == whole


def test_other_set_does_not_go_on_with_a_run(asked, assistant, tmp_path):
    from dataclasses import replace

    evaluate(asked, assistant, tmp_path / "run")
    with pytest.raises(BadQuestionSet, match="a run with another set"):
        evaluate(replace(asked, questions=asked.questions[:1]), assistant, tmp_path / "run")


def test_evidence_that_is_not_in_the_index_stops_before_anything_is_asked(asked, assistant, tmp_path):
    from dataclasses import replace

    from stdqa.evaluation.question import Place

    lost = replace(asked.questions[0], evidence=((Place("fisheries-report", "No such words."),),))
    with pytest.raises(BadQuestionSet, match="No such words"):
        evaluate(replace(asked, questions=(lost,)), assistant, tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_program_error_counts_against_its_question_alone(asked, assistant, tmp_path, monkeypatch):
    ask = assistant.ask_showing
    monkeypatch.setattr(assistant, "ask_showing", lambda q, h=(): 1 / 0 if "dragons" in q else ask(q, h))
    run = evaluate(asked, assistant, tmp_path / "run")
    assert [row.status for row in run.rows] == ["answered", "error", "error"]
    assert run.rows[1].scores["right"] == 0


def test_trec_files_of_a_run_give_its_measures(asked, assistant, tmp_path):
    run = evaluate(asked, assistant, tmp_path / "run")
    scores = ranked_scores(read_qrels(run.folder / QRELS), read_trec_run(run.folder / RUN))
    assert scores["b1"]["ndcg@10"] == pytest.approx(run.rows[0].scores["ndcg@10"], abs=1e-9)


def test_times_of_failures_are_left_out_and_their_answers_are_not(asked, assistant, tmp_path):
    summary = summarise(evaluate(asked, assistant, tmp_path / "run").rows)
    assert (summary.n, len(summary.milliseconds), summary.measures["right"].n) == (3, 2, 3)
    assert read_run(tmp_path / "run").rows[2].milliseconds == 0
