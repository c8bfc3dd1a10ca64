"""The benchmark beside other libraries: its splitter, scores, tables, and what it keeps; no peer is needed."""

import json
import shutil
import sys
from importlib import import_module
from pathlib import Path

import pytest

from stdqa.evaluation.question import Span
from stdqa.loaders import load
from stdqa.passages import split as own_split

PEERS = Path(__file__).resolve().parents[1] / "benchmarks" / "peers"
sys.path.insert(0, str(PEERS))

neutral, scoring, systems, tables, measuring, corpora, environments, synthetic = map(
    import_module,
    ("neutral", "scoring", "systems", "tables", "measuring", "corpora", "environments", "synthetic"),
)

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


def test_lengths_and_percentiles():
    assert scoring.mean_chars({"q": [["a", 0, 10], ["a", 10, 40]], "r": []}) == 20
    assert scoring.mean_chars({}) == 0
    assert scoring.percentiles([5.0, 1.0, 3.0, 100.0]) == (4.0, 100.0)
    assert scoring.percentiles([float(n) for n in range(1, 101)]) == (50.5, 95.0)


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


def test_set_is_filled_up_to_its_size_and_offsets_lead_to_the_passages(tmp_path, monkeypatch):
    monkeypatch.chdir(PEERS.parents[1])
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


FAKE = """
import json
from protocol import run

class Fake:
    def __init__(self, job):
        self.job = job
        with open(COUNTED, "a") as counted:
            counted.write(job.what + "\\n")

    def build(self, texts):
        (self.job.index / "saved.json").write_text(json.dumps([one.place for one in texts]))
        return [one.place for one in texts]

    def open(self):
        self.places = json.loads((self.job.index / "saved.json").read_text())

    def find(self, question):
        print("what libraries print is no answer")
        return self.places[: self.job.k]

run(Fake, ("pip",))
"""


@pytest.fixture
def bench(tmp_path, monkeypatch):
    """A set of two passages, and an adapter in plain Python that notes what it is started for."""
    adapters = tmp_path / "adapters"
    adapters.mkdir()
    shutil.copy(PEERS / "adapters" / "protocol.py", adapters)
    (adapters / "bare.py").write_text(f"COUNTED = {str(tmp_path / 'counted')!r}\n{FAKE}", "utf-8")
    monkeypatch.setattr(measuring, "ADAPTERS", adapters)
    folder = tmp_path / "set"
    folder.mkdir()
    for name in ("documents", "passages"):
        made = [{"document": "a", "start": 0, "text": "One."}, {"document": "a", "start": 6, "text": "Two."}]
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, made)), "utf-8")
    asked = (corpora.Asked("q", "", "How many?", ((Span("a", 0, 4),),)),)
    dataset = corpora.Dataset("made", "Made", folder, 1, 2, asked, "seal", timed=False)
    return measuring.Bench(dataset, {"bare": Path(sys.executable)}, "no-model")


def test_index_and_answers_are_kept_and_made_again_only_for_another_set(bench, tmp_path):
    def started():
        return (tmp_path / "counted").read_text("utf-8").split()

    first = bench.indexed(BARE)
    assert (first["passages"], first["mean_chars"]) == (2, 4.0)
    answers = bench.asked([BARE])[BARE.name]
    assert answers["answers"] == {"q": [["a", 0, 4], ["a", 6, 10]]}
    assert set(answers["ms"]) == {"q"} and answers["serve_mb"] > 0
    assert started() == ["index", "serve"]

    assert bench.indexed(BARE) == first and bench.asked([BARE])[BARE.name] == answers
    assert started() == ["index", "serve"]

    other = corpora.replace(bench.dataset, seal="another")
    again = measuring.Bench(other, bench.pythons, bench.model)
    again.indexed(BARE)
    again.asked([BARE])
    assert started() == ["index", "serve", "index", "serve"]


def test_starts_are_measured_without_asking_again(bench, tmp_path):
    timed = corpora.replace(bench.dataset, timed=True)
    bench.indexed(BARE)
    assert "cold_s" not in measuring.Bench(timed, bench.pythons, "", cold_runs=0).asked([BARE])[BARE.name]
    again = measuring.Bench(timed, bench.pythons, "", cold_runs=2).asked([BARE])[BARE.name]
    assert again["cold_s"] > 0 and again["answers"]
    assert (tmp_path / "counted").read_text("utf-8").split() == ["index", "serve", "cold", "cold"]


def test_result_that_was_cut_short_is_made_again(bench):
    bench.indexed(BARE)
    kept = bench.dataset.folder / "indexed" / f"{BARE.index}.json"
    kept.write_text(kept.read_text("utf-8")[:20], "utf-8")
    assert bench.indexed(BARE)["passages"] == 2


def test_adapter_that_ends_early_is_named(bench):
    (measuring.ADAPTERS / "bare.py").write_text("raise SystemExit(3)", "utf-8")
    with pytest.raises(measuring.Failed, match=r"bare-same ended without an answer \(status 3\)"):
        bench.indexed(BARE)


def test_environment_is_made_anew_only_where_its_requirements_changed(tmp_path, monkeypatch):
    commands = []

    def pretend(command, **_):
        commands.append(command[2])
        if command[2] == "venv":
            (tmp_path / "envs" / "made" / "bin").mkdir(parents=True)
            (tmp_path / "envs" / "made" / "bin" / "python").touch()
        return type("Done", (), {"returncode": 0, "stderr": ""})

    monkeypatch.setattr(environments, "REQUIREMENTS", tmp_path)
    monkeypatch.setattr(environments.subprocess, "run", pretend)
    (tmp_path / "made.txt").write_text("a==1\n", "utf-8")
    for _ in range(2):
        environments.python_of("made", tmp_path / "envs")
    assert commands == ["venv", "pip"]
    (tmp_path / "made.txt").write_text("a==2\n", "utf-8")
    environments.python_of("made", tmp_path / "envs")
    assert commands == ["venv", "pip", "venv", "pip"]


@pytest.mark.parametrize("system", systems.PEERS)
def test_peer_has_an_adapter_and_exact_versions_and_its_adapter_knows_nothing_of_stdqa(system):
    pins = (PEERS / "requirements" / f"{system}.txt").read_text("utf-8").split()
    assert pins and all(pin.count("==") == 1 and "*" not in pin for pin in pins)
    adapters = {row.adapter for row in systems.ROWS if row.system == system}
    for adapter in adapters:
        assert "stdqa" not in (PEERS / "adapters" / f"{adapter}.py").read_text("utf-8")


def rows(path):
    return [json.loads(row) for row in path.read_text("utf-8").splitlines()]
