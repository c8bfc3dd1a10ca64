"""``stdqa eval`` from without: the table, the run, the reports, the exit status, comparing and exporting."""

import json
import os
import shutil
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stdqa.assistant import Assistant
from stdqa.cli import app
from stdqa.evaluation import read_run
from stdqa.testing import HashEncoder

QUOTE = "In 2021, 310 fishing vessels were registered with the Fisheries Council."
OPEN = Assistant.open
KNOWN = {
    "id": "known",
    "question": "How many fishing vessels were registered with the Fisheries Council in 2021?",
    "figures": ["310"],
    "period": "in 2021",
    "evidence": [{"doc": "fisheries-report", "quote": QUOTE}],
    "part": "dev",
    "tags": ["fleet"],
}
UNKNOWN = {
    "id": "unknown",
    "question": "How many dragons did the Wizards tame in 2021?",
    "unanswerable": True,
}


def stdqa(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def place(tmp_path, monkeypatch, settings, assistant):
    """A folder with a set, where commands find the index of tests/answering and a model that needs no file."""
    for name in os.environ:
        if name.startswith("STDQA_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(settings.index, tmp_path / "index")
    opening = Assistant.open.__func__
    monkeypatch.setattr(Assistant, "open", classmethod(lambda cls, given: opening(cls, given, HashEncoder())))
    write("set.jsonl", KNOWN, UNKNOWN)
    return tmp_path


def write(name, *questions):
    Path(name).write_text("".join(json.dumps(one) + "\n" for one in questions))


def test_table_run_and_reports_are_made(place):
    result = stdqa("eval", "set.jsonl", "--out", "runs/one")
    assert result.exit_code == 0, result.output
    assert "right" in result.stdout and "evidence@1500c" in result.stdout and "latency_p95" in result.stdout
    assert f"{Path('runs/one/report.html')}: 2 questions." in result.stdout
    run = read_run(Path("runs/one"))
    assert [row.scores["right"] for row in run.rows] == [1, 1]
    assert {path.name for path in Path("runs/one").iterdir()} == {
        ".lock", "run.json", "rows.jsonl", "report.html", "report.md", "run.trec", "qrels.trec",
    }  # fmt: skip
    assert "<h2>Measures</h2>" in Path("runs/one/report.html").read_text()
    assert Path("runs/one/report.md").read_text().startswith("# set\n")


def test_run_without_a_place_goes_below_runs(place):
    assert stdqa("eval", "set.jsonl", "--part", "dev").exit_code == 0
    (folder,) = Path("runs").iterdir()
    assert folder.name.startswith("set-dev-")
    assert [row.id for row in read_run(folder).rows] == ["known"]


def test_json_is_one_object_with_every_measure(place):
    result = stdqa("eval", "set.jsonl", "--out", "r", "--json")
    made = json.loads(result.stdout)
    assert made["measures"]["figure"] == {"mean": 1.0, "low": 1.0, "high": 1.0, "n": 1}
    assert (made["questions"], made["missed"], made["run"]) == (2, [], "r")
    assert made["latency_p50"] > 0


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (("--fail-under", "figure=0.95", "--fail-over", "fooled=0"), 0, None),
        (("--fail-under", "figure=0.95", "--fail-under", "hit@1=1.5"), 1, "hit@1 is 1, less than 1.5."),
        (("--fail-over", "latency_p95=0"), 1, "latency_p95 is"),
        (("--fail-under", "winner=0"), 1, "winner was not measured"),
        (("--fail-under", "figuer=1"), 2, "no measure 'figuer'"),
    ],
)
def test_exit_status_tells_whether_a_threshold_is_missed(place, options, status, told):
    result = stdqa("eval", "set.jsonl", "--out", "r", *options)
    assert result.exit_code == status, result.output
    assert told is None or told in result.output


def test_wrong_threshold_is_told_before_anything_is_asked(place):
    stdqa("eval", "set.jsonl", "--out", "r", "--fail-under", "figuer=1")
    assert not Path("r").exists()


def test_quotation_that_is_not_in_the_index_is_an_error_with_its_line(place):
    bad = KNOWN | {"evidence": [{"doc": "fisheries-report", "quote": "In 2021, 311 fishing vessels"}]}
    write("bad.jsonl", UNKNOWN, bad)
    result = stdqa("eval", "bad.jsonl", "--out", "r")
    assert result.exit_code == 2
    assert "bad.jsonl, line 2: question known: “In 2021, 311 fishing vessels” is not in" in result.output


def test_run_that_is_there_goes_on_and_another_set_does_not(place):
    assert stdqa("eval", "set.jsonl", "--out", "r").exit_code == 0
    assert stdqa("eval", "set.jsonl", "--out", "r").exit_code == 0
    write("set.jsonl", KNOWN)
    result = stdqa("eval", "set.jsonl", "--out", "r")
    assert result.exit_code == 2
    assert "a run with another set" in result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("eval",), "Name a question set"),
        (("eval", "none.jsonl"), "There is no question set none.jsonl"),
        (("eval", "--compare", "a", "b"), "a holds no run"),
    ],
)
def test_nothing_to_measure_is_an_error(place, arguments, told):
    result = stdqa(*arguments)
    assert result.exit_code == 2
    assert told in result.output


def test_missing_index_is_an_error(place):
    result = stdqa("eval", "set.jsonl", "--index", "elsewhere", "--out", "r")
    assert result.exit_code == 2
    assert "no index in elsewhere" in result.output


def test_two_runs_are_compared(place):
    write("worse.jsonl", KNOWN | {"wrong_figures": ["6,480"]}, UNKNOWN)
    stdqa("eval", "set.jsonl", "--out", "a")
    stdqa("eval", "worse.jsonl", "--out", "b")
    rows = Path("b/rows.jsonl")
    changed = [json.loads(line) for line in rows.read_text().splitlines()]
    changed[0]["scores"]["right"] = 0.0
    rows.write_text("".join(json.dumps(one) + "\n" for one in changed))
    result = stdqa("eval", "--compare", "a", "b", "--out", "compared")
    assert result.exit_code == 0, result.output
    assert "Right only in A" in result.stdout
    assert "  known. How many fishing vessels" in result.stdout
    assert "−0.500" in result.stdout
    assert "Right only in A" in Path("compared/comparison.html").read_text()
    assert Path("compared/comparison.md").exists()


@pytest.mark.parametrize("name", ["out.csv", "out.toml", "out.jsonl"])
def test_set_is_written_in_another_form_and_asked_from_there(place, name):
    assert stdqa("eval", "set.jsonl", "--export", name).exit_code == 0
    assert not Path("runs").exists()
    assert stdqa("eval", name, "--out", "r", "--fail-under", "right=1").exit_code == 0


def test_set_is_written_for_other_tools(place):
    assert stdqa("eval", "set.jsonl", "--export", "s.json").exit_code == 0
    assert json.loads(Path("s.json").read_text())["version"] == "v2.0"
    assert stdqa("eval", "set.jsonl", "--export", "beir").exit_code == 0
    assert "known\t" in Path("beir/qrels/test.tsv").read_text()


def test_set_that_brings_its_documents_needs_no_index(place, monkeypatch):
    encoder = HashEncoder()
    monkeypatch.setattr("stdqa.evaluation.brought.SentenceEncoder", lambda _: encoder)
    shutil.rmtree("index")
    context = "In 2021, the port of Tarn counted 640 landings."
    asked = {
        "id": "a",
        "question": "How many landings did Tarn count?",
        "answers": [{"text": "640", "answer_start": 34}],
    }
    data = [{"title": "Tarn", "paragraphs": [{"context": context, "qas": [asked]}]}]
    Path("squad.json").write_text(json.dumps({"version": "1.1", "data": data}))
    result = stdqa("eval", "squad.json", "--out", "r", "--fail-under", "hit@1=1")
    assert result.exit_code == 0, result.output
    assert read_run(Path("r")).rows[0].passages[0].document == "Tarn#000"


def test_sweep_measures_each_setting_and_prints_one_table(place, settings, monkeypatch):
    from stdqa.evaluation import sweep

    monkeypatch.setattr(Assistant, "open", OPEN)
    hashed = partial(sweep, encoder=lambda _: HashEncoder())
    monkeypatch.setattr("stdqa.evaluation.sweep", hashed)
    options = ("--corpus", settings.corpus, "--passage-chars", 200, "--passage-chars", 600, "--out", "swept")
    result = stdqa("eval", "set.jsonl", *options)
    assert result.exit_code == 0, result.output
    assert "passage_chars=200" in result.stdout and "passage_chars=600" in result.stdout
    assert "evidence@1500c" in Path("swept/sweep.html").read_text()
    assert read_run(Path("swept/passage_chars=200")).complete


def test_sweep_takes_no_threshold(place):
    result = stdqa("eval", "set.jsonl", "--passage-chars", 300, "--fail-under", "figure=1")
    assert result.exit_code == 2
    assert "Leave them out of a sweep" in result.output


def test_run_of_another_program_is_measured(place):
    Path("qrels").write_text("q1 0 a 1\nq2 0 b 1\n")
    Path("run").write_text("q1 Q0 c 1 2.0 theirs\nq1 Q0 a 2 1.0 theirs\n")
    result = stdqa("eval", "--trec", "qrels", "run")
    assert result.exit_code == 0, result.output
    line = next(line for line in result.stdout.splitlines() if line.startswith("mrr@10"))
    # Rank 2 for the one, nothing found for the other.
    assert line.split()[-5:] == ["0.250", "0.000", "to", "0.500", "2"]


def test_retrieval_alone_answers_nothing_and_goes_by_the_questions_with_evidence(place):
    result = stdqa("eval", "set.jsonl", "--retrieval", "--out", "r", "--fail-under", "hit@1=1")
    assert result.exit_code == 0, result.output
    assert "mrr@10" in result.stdout and "evidence_cited" not in result.stdout and "aurc" not in result.stdout
    run = read_run(Path("r"))
    assert run.retrieval
    assert [(row.id, row.status) for row in run.rows] == [("known", "retrieved")]
    assert run.about["set"]["left_out"] == 1


def test_threshold_on_answers_is_missed_where_nothing_is_answered(place):
    result = stdqa("eval", "set.jsonl", "--retrieval", "--out", "r", "--fail-under", "figure=0.5")
    assert result.exit_code == 1
    assert "figure was not measured" in result.output


def test_run_of_answers_is_refused_to_retrieval(place):
    assert stdqa("eval", "set.jsonl", "--out", "r").exit_code == 0
    result = stdqa("eval", "set.jsonl", "--retrieval", "--out", "r")
    assert result.exit_code == 2
    assert "a run that answers the questions" in result.output


def test_fusion_is_swept(place, settings, monkeypatch):
    from stdqa.evaluation import sweep

    monkeypatch.setattr(Assistant, "open", OPEN)
    monkeypatch.setattr("stdqa.evaluation.sweep", partial(sweep, encoder=lambda _: HashEncoder()))
    options = ("--corpus", settings.corpus, "--fusion-dense", 0, "--fusion-dense", 1, "--fusion-constant", 60)
    result = stdqa("eval", "set.jsonl", *options, "--retrieval", "--out", "swept")
    assert result.exit_code == 0, result.output
    runs = [
        read_run(Path("swept") / f"fusion_dense={share}_fusion_constant=60.0") for share in ("0.0", "1.0")
    ]
    assert [run.about["settings"]["fusion_dense"] for run in runs] == [0.0, 1.0]
    # One index for both: the fusion does not shape it.
    assert len(list(Path("swept/indexes-without-figures").iterdir())) == 1
    by_words, by_meaning = (run.rows[0].passages for run in runs)
    assert (by_words[0].lexical_rank, by_meaning[0].dense_rank) == (1, 1)


def test_fusion_that_makes_no_sense_is_refused(place):
    result = stdqa("eval", "set.jsonl", "--fusion-dense", 2)
    assert result.exit_code == 2
    assert "fusion_dense is 2.0" in result.output
