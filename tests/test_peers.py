"""The benchmark beside other libraries: its splitter, scores, tables, and what it keeps; no peer is needed."""

import dataclasses
import json
import shutil
import sys
from importlib import import_module
from pathlib import Path

import pytest

from stdqa.errors import StdqaError
from stdqa.evaluation.question import Span
from stdqa.loaders import load
from stdqa.passages import split as own_split

PEERS = Path(__file__).resolve().parents[1] / "benchmarks" / "peers"
sys.path.insert(0, str(PEERS))

corpora, environments, kept, measuring, neutral, processes, reporting, run, scoring, synthetic, systems, tables = map(
    import_module,
    (
        "corpora", "environments", "kept", "measuring", "neutral", "processes", "reporting", "run", "scoring",
        "synthetic", "systems", "tables",
    ),
)  # fmt: skip

REPORT = """---
title: Ferries
---
# Ferries

The harbour counted 40 ferries. Nine were repaired.

Of the boats, 12 sailed at night.
"""


def parts(text, most=600):
    return [text[start:end] for start, end in neutral.split(text, most)]


def test_heading_goes_with_what_follows_and_front_matter_is_left_out():
    paragraph = "Of the boats, twelve sailed at night. " * 6
    assert parts(f"---\ntitle: x\n---\n# Ferries\n\n{paragraph}\n\n{paragraph}") == [
        f"# Ferries\n\n{paragraph.strip()}",
        paragraph.strip(),
    ]
    assert parts(REPORT)[0].startswith("# Ferries") and "title" not in "".join(parts(REPORT))


def test_long_paragraph_is_cut_at_sentence_ends():
    assert parts("One boat left. Two came “back.” Three sank.", 32) == [
        "One boat left. Two came “back.”",
        "Three sank.",
    ]


def test_sentence_that_is_too_long_is_cut_between_words_and_a_word_where_it_must_be():
    assert parts("a lighthouse without a keeper", 12) == ["a lighthouse", "without a", "keeper"]
    assert parts("abcdefgh", 3) == ["abc", "def", "gh"]


@pytest.mark.parametrize("most", [1, 7, 40, 600])
def test_passages_are_in_order_hold_every_word_and_are_never_too_long(most):
    spans = neutral.split(REPORT, most)
    assert all(0 < end - start <= most for start, end in spans)
    assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))
    assert "".join("".join(parts(REPORT, most)).split()) == "".join(REPORT.split("---\n", 2)[2].split())


@pytest.mark.parametrize("text", ["", "  \n\n ", "---\ntitle: x\n---\n"])
def test_text_without_words_has_no_passages(text):
    assert neutral.split(text) == []


def test_question_is_scored_by_what_overlaps_its_evidence():
    gold = ((Span("a", 100, 120),), (Span("b", 0, 10), Span("b", 50, 60)))
    places = [("c", 0, 900), ("a", 0, 101), ("a", 0, 100), ("b", 55, 800)]
    # 900 + 101 + 100 characters leave 399 of the last passage, and its evidence is within them.
    assert scoring.score(gold, places) == {
        "hit@1": 0.0,
        "hit@3": 1.0,
        "hit@5": 1.0,
        "hit@10": 1.0,
        "recall in 1,500": 1.0,
    }
    assert scoring.score(gold, places[:3])["recall in 1,500"] == 0.5
    # A first passage of 1,500 characters leaves nothing for the second.
    assert scoring.score(gold, [("c", 0, 1500), ("a", 100, 110)])["recall in 1,500"] == 0.0


def test_question_without_answer_has_found_nothing():
    scores = scoring.score_all({"q": ((Span("a", 0, 5),),), "r": ((Span("a", 0, 5),),)}, {"q": [["a", 4, 9]]})
    assert scores["q"]["hit@1"] == 1.0
    assert set(scores["r"].values()) == {0.0}


def test_lengths():
    assert scoring.mean_chars({"q": [["a", 0, 10], ["a", 10, 40]], "r": []}) == 20
    assert scoring.mean_chars({}) == 0


BARE, WORDS = (
    next(row for row in systems.ROWS if row.system == "bare"),
    next(row for row in systems.ROWS if row.system == "bm25s"),
)
HIT = tables.Column("hit@1", "hit@1", "{:.2f}")
TIME = tables.Column("ms", "ms", "{:.1f}", higher=False)
LENGTH = tables.Column("chars", "chars", "{:.0f}", competes=False)


def line(row, hit=None, ms=1.0, chars=300, found=()):
    values = {"ms": ms, "chars": chars} | ({} if hit is None else {"hit@1": hit})
    return tables.Line(row, values, {"hit@1": found} if found else {})


def test_best_of_each_column_is_bold_and_ties_share_it():
    lines = [
        line(systems.ANSWER, 0.801, 30.0, 100),
        line(BARE, 0.799, 9.04, 900),
        line(WORDS, 0.5, 9.01, 500),
    ]
    assert tables.table(lines, (HIT, TIME, LENGTH)).splitlines()[2:] == [
        "| stdqa, whole answer | its own, ≤ 600 | **0.80** | 30.0 | 100 |",
        "| sentence-transformers + FAISS | same passages | **0.80** | **9.0** | 900 |",
        "| BM25 (bm25s) | same passages | 0.50 | **9.0** | 500 |",
    ]


def test_missing_value_is_an_empty_cell():
    assert "| same passages |  | **1.0** |" in tables.table([line(BARE)], (HIT, TIME))


def test_every_column_that_a_peer_wins_is_said_best_first():
    lines = [
        line(systems.ANSWER, 0.7, 30.0),
        line(systems.SEARCH, 0.9, 8.0),
        line(BARE, 0.8, 9.0),
        line(WORDS, 0.6, 1.0),
    ]
    assert tables.wins(lines, (HIT, TIME, LENGTH)) == [
        "hit@1: Better than stdqa's whole answer (0.70): sentence-transformers + FAISS (same passages) 0.80.",
        "ms: Better than stdqa's whole answer (30.0): BM25 (bm25s) (same passages) 1.0; "
        "sentence-transformers + FAISS (same passages) 9.0. Better than its search alone (8.0): "
        "BM25 (bm25s) (same passages) 1.0.",
    ]


def test_of_two_splits_of_a_peer_the_better_one_is_named():
    whole, cut = (row for row in systems.ROWS if row.system == "llamaindex")
    lines = [line(systems.ANSWER, 0.5), line(whole, 0.6), line(cut, 0.7)]
    assert tables.wins(lines, (HIT,)) == [
        "hit@1: Better than stdqa's whole answer (0.50): LlamaIndex (same passages) 0.70."
    ]


def test_difference_that_is_not_written_is_no_win_and_without_stdqa_nobody_wins():
    assert tables.wins([line(systems.ANSWER, 0.8), line(BARE, 0.8004)], (HIT,)) == []
    assert tables.wins([line(BARE, 0.9), line(WORDS, 0.1)], (HIT,)) == []


def test_win_by_few_questions_is_said_to_be_within_chance():
    few = [line(systems.ANSWER, 0.5, found=[1, 0, 1, 0]), line(BARE, 0.75, found=[1, 0, 1, 1])]
    assert "0.75 [within chance, p = 1.00]." in tables.wins(few, (HIT,))[0]
    many = [
        line(systems.ANSWER, 0.0, found=[0.0] * 20),
        line(BARE, 1.0, found=[1.0] * 20),
    ]
    assert tables.wins(many, (HIT,))[0].endswith("(same passages) 1.00.")


def test_distractors_are_the_same_each_time_and_one_passage_each_for_every_splitter(tmp_path):
    synthetic.write_distractors(tmp_path, 250, 100)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [f"elsewhere-{number:04}.txt" for number in range(3)]
    texts = [file.read_text("utf-8") for file in files]
    assert "".join(texts).split("\n\n")[0] == next(synthetic.distractors(1))
    assert [len(neutral.split(text)) for text in texts] == [100, 100, 50]
    assert [len(own_split(load(file, tmp_path), 600)) for file in files] == [100, 100, 50]


def test_distractors_name_no_year_that_the_questions_ask_for():
    assert not [
        text for text in synthetic.distractors(500) if any(f"20{year}" in text for year in (19, 22, 23))
    ]


def test_set_is_filled_up_to_its_size_and_offsets_lead_to_the_passages(tmp_path):
    dataset = corpora.own(130, ["dev"], tmp_path)
    documents = {row["document"]: row["text"] for row in rows(dataset.texts)}
    passages = rows(dataset.same)
    assert len(passages) == dataset.passages == 130
    for row in passages:
        assert documents[row["document"]][row["start"] :].startswith(row["text"])
    assert {one.part for one in dataset.asked} == {"dev"} and all(one.gold for one in dataset.asked)
    assert [one.id for one in dataset.thinned(2).asked] == [
        dataset.asked[0].id,
        dataset.asked[len(dataset.asked) // 2].id,
    ]


def test_parts_that_the_set_has_not_are_refused(tmp_path):
    with pytest.raises(StdqaError, match="no questions of tset. Its parts are .*dev"):
        corpora.own(100, ["tset"], tmp_path)


FAKE = """
import json
import os
from pathlib import Path
from protocol import run

NOTES = Path(__file__).parent.parent / "notes"
FAILS = Path(__file__).parent.parent / f"fails-{Path(__file__).stem}"

def note(words):
    with NOTES.open("a") as notes:
        notes.write(f"{Path(__file__).stem} {words}\\n")

class Fake:
    def __init__(self, job):
        self.job = job
        note(job.what)
        self.fails("start of " + job.what)

    def fails(self, where):
        if FAILS.exists() and FAILS.read_text() == where:
            raise SystemExit("no such luck")

    def build(self, texts):
        (self.job.index / "saved.json").write_text(json.dumps([one.place for one in texts]))
        return [one.place for one in texts]

    def open(self):
        self.places = json.loads((self.job.index / "saved.json").read_text())

    def find(self, question):
        print("what libraries print is no answer")
        if question.startswith("Question"):
            note(question)
            self.fails(question)
        return self.places[: self.job.k]

run(Fake, ("pip",))
"""


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """A set of two passages and three questions, put one at a time, and adapters in plain Python that note
    what they are started for and asked."""
    adapters = tmp_path / "adapters"
    adapters.mkdir()
    shutil.copy(PEERS / "adapters" / "protocol.py", adapters)
    for name in ("bare", "bm25"):
        (adapters / f"{name}.py").write_text(FAKE, "utf-8")
    monkeypatch.setattr(measuring, "ADAPTERS", adapters)
    monkeypatch.setattr(measuring, "BLOCK", 1)
    folder = tmp_path / "set"
    folder.mkdir()
    for name in ("documents", "passages"):
        made = [{"document": "a", "start": 0, "text": "One."}, {"document": "a", "start": 6, "text": "Two."}]
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, made)), "utf-8")
    asked = tuple(
        corpora.Asked(f"q{number}", "", f"Question {number}", ((Span("a", 0, 4),),)) for number in range(3)
    )
    dataset = corpora.Dataset("made", "Made", folder, 1, 2, asked, "seal", timed=False)
    return measuring.Bench(dataset, dict.fromkeys(("bare", "bm25s"), Path(sys.executable)), "no-model")


@pytest.fixture
def noted(tmp_path):
    """What the adapters were started for and asked since it was last looked at."""

    def told():
        notes = (tmp_path / "notes").read_text("utf-8").splitlines()
        (tmp_path / "notes").write_text("", "utf-8")
        return notes

    return told


ASKED_EACH = [f"{name} Question {number}" for number in range(3) for name in ("bare", "bm25")]


def other(bench, **changed):
    """The bench after a restart, with something changed."""
    return dataclasses.replace(bench, **changed)


def test_index_and_answers_are_kept_and_made_again_only_for_another_set(bench, noted):
    first = bench.indexed(BARE)
    assert (first["passages"], first["mean_chars"]) == (2, 4.0)
    taken = bench.asked([BARE])
    found = taken.rows[BARE.name]
    assert found["answers"] == {f"q{number}": [["a", 0, 4], ["a", 6, 10]] for number in range(3)}
    assert set(found["ms"]) == set(found["cpu_ms"]) == set(found["answers"]) and found["serve_mb"] > 0
    assert len(taken.loads) == 3 and not taken.failed
    assert noted() == ["bare index", "bare serve", *ASKED_EACH[::2]]

    assert bench.indexed(BARE) == first and bench.asked([BARE]) == taken
    assert noted() == []

    for changed in ({"dataset": dataclasses.replace(bench.dataset, seal="another")}, {"model": "another"}):
        other(bench, **changed).indexed(BARE)
        other(bench, **changed).asked([BARE])
        assert noted() == ["bare index", "bare serve", *ASKED_EACH[::2]]


def test_asking_that_was_cut_short_goes_on_with_the_next_round(bench, noted, monkeypatch):
    for row in (BARE, WORDS):
        bench.indexed(row)
    whole = bench.asked([BARE, WORDS]).rows
    assert [one for one in noted() if "Question" in one] == ASKED_EACH

    file = bench.dataset.folder / "asked" / "rounds.jsonl"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    # The second round was being written when it ended.
    file.write_text("".join(lines[:2]) + lines[2][:30], "utf-8")
    again = bench.asked([BARE, WORDS])
    assert noted() == ["bare serve", "bm25 serve", *ASKED_EACH[2:]]
    assert {name: found["answers"] for name, found in again.rows.items()} == {
        name: found["answers"] for name, found in whole.items()
    }
    assert again.rows[BARE.name]["ms"]["q0"] == whole[BARE.name]["ms"]["q0"]
    assert bench.asked([BARE, WORDS]) == again and noted() == []


def test_interrupted_asking_has_kept_its_rounds(bench, noted, monkeypatch):
    bench.indexed(BARE)
    ask = processes.Running.ask

    def interrupted(self, questions):
        if questions == ["Question 2"]:
            raise KeyboardInterrupt
        return ask(self, questions)

    monkeypatch.setattr(processes.Running, "ask", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bench.asked([BARE])
    monkeypatch.undo()
    noted()
    monkeypatch.setattr(measuring, "ADAPTERS", bench.dataset.folder.parent / "adapters")
    assert len(bench.asked([BARE]).rows[BARE.name]["answers"]) == 3
    assert noted() == ["bare serve", "bare Question 2"]


def test_starts_are_measured_without_asking_again_and_each_is_kept(bench, noted):
    timed = dataclasses.replace(bench.dataset, timed=True)
    bench.indexed(BARE)
    assert "cold_s" not in other(bench, dataset=timed, cold_runs=0).asked([BARE]).rows[BARE.name]
    noted()
    once = other(bench, dataset=timed, cold_runs=1).asked([BARE]).rows[BARE.name]
    assert once["cold_s"] > 0 and once["answers"]
    assert noted() == ["bare cold"]
    thrice = other(bench, dataset=timed, cold_runs=3).asked([BARE]).rows[BARE.name]
    assert thrice["cold_s"] > 0
    assert noted() == ["bare cold", "bare cold"]


@pytest.mark.parametrize("where", ["start of serve", "Question 1", "start of cold"])
def test_peer_that_fails_is_left_out_with_its_reason_and_the_others_are_measured(
    bench, noted, tmp_path, where
):
    bench = other(bench, dataset=dataclasses.replace(bench.dataset, timed=True), cold_runs=1)
    (tmp_path / "fails-bare").write_text(where, "utf-8")
    outcome = run._outcome(bench, [BARE, WORDS], {})
    assert [row for row in outcome.rows] == [WORDS]
    assert (
        outcome.taken.rows[WORDS.name]["cold_s"] > 0 and len(outcome.taken.rows[WORDS.name]["answers"]) == 3
    )
    (why,) = outcome.failed.values()
    failed = "starting" if "cold" in where else "asking"
    assert why.startswith(f"{failed} failed: no such luck (status 1; ") and ".log)" in why

    # Mended, it is asked only what it has not answered.
    (tmp_path / "fails-bare").unlink()
    noted()
    assert not run._outcome(bench, [BARE, WORDS], {}).failed
    assert not [
        one
        for one in noted()
        if one.startswith("bm25") or one == "bare Question 0" and where != "start of serve"
    ]


def test_peer_that_cannot_index_or_be_installed_stands_in_the_table_with_its_reason(bench, tmp_path):
    (tmp_path / "fails-bare").write_text("start of index", "utf-8")
    outcome = run._outcome(bench, [BARE, WORDS], {})
    assert list(outcome.failed) == [BARE] and list(outcome.indexed) == [WORDS.index]
    outcome = run._outcome(bench, [BARE, WORDS], {"bare": "its environment cannot be made: no such version"})
    told = reporting.report(outcome)
    assert (
        "| sentence-transformers + FAISS | same passages | not measured, its environment cannot be made |"
        in told
    )
    assert (
        "- sentence-transformers + FAISS, same passages: its environment cannot be made: no such version"
        in told
    )
    assert "| BM25 (bm25s) | same passages | 4 | **1.000** |" in told
    assert reporting.plain(outcome)["failed"] == {
        BARE.name: "its environment cannot be made: no such version"
    }
    widths = {row.count(" |") for row in told.splitlines() if row.startswith("| ")}
    assert len(widths) == 1
    # Nobody is said to lose to nobody.
    assert "stdqa was not measured" in told and "No peer is better" not in told


def test_result_that_was_cut_short_is_made_again(bench):
    bench.indexed(BARE)
    file = bench.dataset.folder / "indexed" / f"{BARE.index}.json"
    file.write_text(file.read_text("utf-8")[:20], "utf-8")
    assert bench.indexed(BARE)["passages"] == 2


def test_adapter_that_ends_between_two_questions_has_failed(bench):
    bench.indexed(BARE)
    with bench._started(BARE, "serve") as running:
        running.told()
        running.process.kill()
        running.process.wait()
        with pytest.raises(processes.Failed, match="asking failed: .*status -9"):
            running.ask(["Question 1"])


def test_rounds_of_something_else_are_not_gone_on_with(tmp_path):
    file = tmp_path / "rounds.jsonl"
    assert kept.resumed(file, ["one"]) == []
    kept.add(file, {"rows": 1})
    assert kept.resumed(file, ["one"]) == [{"rows": 1}]
    assert kept.resumed(file, ["two"]) == [] == kept.resumed(file, ["one"])


@pytest.fixture
def pretend(tmp_path, monkeypatch):
    """What is run to make an environment; a command that ends with the status set for it."""
    done = type("Pretended", (), {"commands": [], "status": {}})

    def ran(command, **_):
        done.commands.append(command[2])
        if command[2] == "venv":
            (tmp_path / "envs" / "made" / "bin").mkdir(parents=True)
            (tmp_path / "envs" / "made" / "bin" / "python").touch()
        status = done.status.get(command[2], 0)
        return type("Done", (), {"returncode": status, "stderr": "ERROR: none\n matches", "stdout": ""})

    monkeypatch.setattr(environments, "REQUIREMENTS", tmp_path)
    monkeypatch.setattr(environments.subprocess, "run", ran)
    (tmp_path / "made.txt").write_text("a==1\n", "utf-8")
    return done


def test_environment_is_made_anew_only_where_its_requirements_changed(pretend, tmp_path):
    for _ in range(2):
        environments.python_of("made", tmp_path / "envs")
    assert pretend.commands == ["venv", "pip"]
    (tmp_path / "made.txt").write_text("a==2\n", "utf-8")
    environments.python_of("made", tmp_path / "envs")
    assert pretend.commands == ["venv", "pip", "venv", "pip"]


@pytest.mark.parametrize("step", ["venv", "pip"])
def test_environment_that_cannot_be_made_is_told_and_tried_again(pretend, tmp_path, step, capsys):
    pretend.status = {step: 1}
    pythons, missing = run._pythons(["stdqa", "made"], tmp_path / "envs")
    assert list(pythons) == ["stdqa"]
    assert missing == {"made": "its environment cannot be made: ERROR: none matches"}
    assert "made: its environment cannot be made" in capsys.readouterr().err
    pretend.status = {}
    assert list(run._pythons(["stdqa", "made"], tmp_path / "envs")[0]) == ["stdqa", "made"]


def test_stdqa_is_another_version_where_its_answers_may_be_others(tmp_path, monkeypatch):
    for name in ("text.py", "web/app.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one", "utf-8")
    monkeypatch.setattr(environments.stdqa, "__file__", str(tmp_path / "__init__.py"))
    before = environments.seal("stdqa")
    (tmp_path / "web" / "app.py").write_text("two", "utf-8")
    assert environments.seal("stdqa") == before
    (tmp_path / "text.py").write_text("two", "utf-8")
    assert environments.seal("stdqa") != before


@pytest.mark.parametrize("system", systems.PEERS)
def test_peer_has_an_adapter_and_exact_versions_and_its_adapter_knows_nothing_of_stdqa(system):
    pins = (PEERS / "requirements" / f"{system}.txt").read_text("utf-8").split()
    assert pins and all(pin.count("==") == 1 and "*" not in pin for pin in pins)
    adapters = {row.adapter for row in systems.ROWS if row.system == system}
    for adapter in adapters:
        assert "stdqa" not in (PEERS / "adapters" / f"{adapter}.py").read_text("utf-8")


def rows(path):
    return [json.loads(row) for row in path.read_text("utf-8").splitlines()]
