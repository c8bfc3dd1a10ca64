"""Retrieval measured alone, over the small corpus of tests/answering: nothing is answered."""

import json
from dataclasses import replace

import pytest

from stdqa.errors import BadQuestionSet
from stdqa.evaluation import evaluate, read_run, read_set, summarise
from stdqa.evaluation.evaluate import QRELS, RUN, only_evidence
from stdqa.evaluation.measures import MEASURES, PASSAGES
from stdqa.evaluation.question import Kind
from stdqa.evaluation.report import as_markdown, measure_tables, run_report
from stdqa.evaluation.sets.trec import read_qrels
from stdqa.evaluation.sets.trec import read_run as read_trec_run

VESSELS = "How many fishing vessels were registered with the Fisheries Council in 2021?"
QUESTIONS = (VESSELS, "Who founded the national deposit library?", "lifeboats called out", "how many " * 300)


@pytest.fixture
def asked(tmp_path, assistant):
    """Questions whose evidence is the first sentence of the passage that each finds third."""
    lines = []
    for number, question in enumerate(QUESTIONS, start=1):
        third = found(assistant, question)[2].passage if number < 4 else found(assistant, VESSELS)[0].passage
        evidence = {"doc": third.document, "start": third.start, "end": third.start + 20}
        lines.append({"id": f"e{number}", "question": question, "evidence": [evidence]})
    lines.append({"id": "bare", "question": "How many dragons were registered?", "unanswerable": True})
    path = tmp_path / "set.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines))
    return read_set(path)


def found(assistant, question):
    understood = assistant.understood(question)
    return assistant.finder().hits(understood, understood.text)


@pytest.fixture
def unanswered(monkeypatch, assistant):
    monkeypatch.setattr(assistant, "ask_showing", lambda *_: pytest.fail("answered"))


def test_passages_are_those_that_the_finder_finds_and_nothing_is_answered(
    asked, assistant, tmp_path, unanswered
):
    run = evaluate(asked, assistant, tmp_path / "run", retrieval=True)
    for row, question in zip(run.rows[:3], QUESTIONS, strict=False):
        theirs = found(assistant, question)[:10]
        assert [one.id for one in row.passages] == [hit.passage.id for hit in theirs]
        assert [one.rank for one in row.passages] == list(range(1, len(theirs) + 1))
        assert [one.dense_rank for one in row.passages] == [hit.dense_rank for hit in theirs]
        assert (row.status, row.text, row.figures, row.cited, row.confidence) == ("retrieved", "", (), (), 0)
        assert row.wanted[0].rank == 3
        assert (row.scores["hit@1"], row.scores["hit@3"], row.scores["mrr@10"]) == (
            0,
            1,
            pytest.approx(1 / 3),
        )
        assert row.missed
    assert set(run.rows[0].scores) == {name for name, one in MEASURES.items() if one.group == PASSAGES}


def test_question_that_cannot_be_read_scores_nothing_and_its_neighbours_do(asked, assistant, tmp_path):
    row = evaluate(asked, assistant, tmp_path / "run", retrieval=True).rows[3]
    assert (row.id, row.status, row.passages) == ("e4", "error", ())
    assert "at most 2,000" in row.text
    assert set(row.scores.values()) == {0.0}
    assert row.wanted[0].rank is None


def test_questions_without_evidence_are_left_out_and_counted(asked, assistant, tmp_path):
    run = evaluate(asked, assistant, tmp_path / "run", retrieval=True)
    assert [row.id for row in run.rows] == ["e1", "e2", "e3", "e4"]
    assert (run.about["set"]["questions"], run.about["set"]["left_out"], run.complete) == (4, 1, True)
    assert "Without evidence, left out | 1" in as_markdown(run_report(run, summarise(run.rows))).decode()


def test_set_without_evidence_cannot_be_measured_so(asked, assistant, tmp_path):
    bare = replace(asked, questions=asked.questions[-1:])
    with pytest.raises(BadQuestionSet, match="names evidence"):
        evaluate(bare, assistant, tmp_path / "run", retrieval=True)
    assert not (tmp_path / "run").exists()


def test_set_that_expects_only_evidence_is_searched_for_by_itself(asked, assistant, tmp_path, unanswered):
    only = replace(asked, questions=asked.questions[:2])
    assert {one.kind for one in only.questions} == {Kind.EVIDENCE}
    assert only_evidence(only) and not only_evidence(asked)
    run = evaluate(only, assistant, tmp_path / "run")
    assert run.retrieval
    assert [row.status for row in run.rows] == ["retrieved", "retrieved"]


def test_set_that_expects_only_evidence_can_be_answered_all_the_same(asked, assistant, tmp_path):
    run = evaluate(
        replace(asked, questions=asked.questions[:1]), assistant, tmp_path / "run", retrieval=False
    )
    assert not run.retrieval
    assert run.rows[0].status == "answered"


def test_cut_run_goes_on_and_comes_to_the_same(asked, assistant, tmp_path, monkeypatch):
    monkeypatch.setattr("stdqa.evaluation.searching.TOGETHER", 2)
    whole = evaluate(asked, assistant, tmp_path / "whole", retrieval=True)
    seen = []

    def stop(done, total):
        seen.append((done, total))
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        evaluate(asked, assistant, tmp_path / "cut", progress=stop, retrieval=True)
    assert seen == [(1, 4), (2, 4), (3, 4)]
    assert len(read_run(tmp_path / "cut").rows) == 3
    again = evaluate(asked, assistant, tmp_path / "cut", retrieval=True)
    assert again.rows == whole.rows
    assert again.about["asked"] == 1
    for name in ("rows.jsonl", RUN, QRELS):
        assert (tmp_path / "cut" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_run_killed_after_its_last_row_is_finished(asked, assistant, tmp_path):
    whole = evaluate(asked, assistant, tmp_path / "run", retrieval=True)
    about = json.loads((tmp_path / "run" / "run.json").read_text())
    for name in ("finished", "asked", "seconds", "spent"):
        del about[name]
    (tmp_path / "run" / "run.json").write_text(json.dumps(about))
    (tmp_path / "run" / RUN).unlink()
    again = evaluate(asked, assistant, tmp_path / "run", retrieval=True)
    assert again.rows == whole.rows
    assert again.about["asked"] == 0 and again.about["finished"]
    assert (tmp_path / "run" / RUN).exists()


def test_batches_of_any_size_come_to_the_same(asked, assistant, tmp_path, monkeypatch):
    whole = evaluate(asked, assistant, tmp_path / "a", retrieval=True)
    monkeypatch.setattr("stdqa.evaluation.searching.TOGETHER", 1)
    assert evaluate(asked, assistant, tmp_path / "b", retrieval=True).rows == whole.rows


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [(True, False, "a run of retrieval alone"), (False, True, "a run that answers the questions")],
)
def test_answers_and_retrieval_are_never_mixed(asked, assistant, tmp_path, first, second, told):
    with_evidence = replace(asked, questions=asked.questions[:1])
    evaluate(with_evidence, assistant, tmp_path / "run", retrieval=first)
    with pytest.raises(BadQuestionSet, match=told):
        evaluate(with_evidence, assistant, tmp_path / "run", retrieval=second)


def test_time_is_told_by_what_it_went_into(asked, assistant, tmp_path):
    run = evaluate(asked, assistant, tmp_path / "run", retrieval=True)
    assert set(run.about["spent"]) == {"search", "embedding", "judging", "writing"}
    assert sum(run.about["spent"].values()) <= run.about["seconds"] + 0.01
    answered = evaluate(
        replace(asked, questions=asked.questions[:1]), assistant, tmp_path / "b", retrieval=False
    )
    assert {"asking", "judging", "writing"} <= set(answered.about["spent"])


def test_report_says_that_nothing_was_answered_and_tells_no_times_of_answers(asked, assistant, tmp_path):
    run = evaluate(asked, assistant, tmp_path / "run", retrieval=True)
    summary = summarise(run.rows)
    told = as_markdown(run_report(run, summary)).decode()
    assert "Only retrieval was measured and nothing was answered" in told
    assert "Latency" not in told and "Risk and coverage" not in told and "Given: retrieved" not in told
    assert "ranks 3 (by meaning" in told
    assert [table.head[0] for table in measure_tables(summary)] == [PASSAGES]
    assert (summary.milliseconds, summary.values["latency_p50"]) == ((), None)


def test_trec_files_hold_what_was_found_and_what_is_relevant(asked, assistant, tmp_path):
    run = evaluate(asked, assistant, tmp_path / "run", retrieval=True)
    ranked = read_trec_run(run.folder / RUN)
    assert list(ranked["e1"]) == [one.id for one in run.rows[0].passages]
    assert read_qrels(run.folder / QRELS)["e1"] == {one.id: 1 for one in run.rows[0].wanted}


def test_relevant_passage_beyond_those_shown_still_has_its_rank(asked, assistant, tmp_path):
    own = assistant.settings.model_copy(update={"passages_shown": 2})
    kept, assistant.settings = assistant.settings, own
    try:
        row = evaluate(asked, assistant, tmp_path / "run", retrieval=True).rows[0]
    finally:
        assistant.settings = kept
    assert (len(row.passages), row.wanted[0].rank, row.scores["hit@10"]) == (2, 3, 0)
