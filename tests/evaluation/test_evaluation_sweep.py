"""Settings measured side by side, each with its run, over a corpus of one document."""

from contextlib import contextmanager

import pytest
from ferry import FLOW, STOCK, TEXT, question, quoted

from stdqa.errors import BadSettings
from stdqa.evaluation import summarise, sweep, variants
from stdqa.evaluation.question import QuestionSet
from stdqa.evaluation.report import sweep_report, sweep_table
from stdqa.settings import Settings
from stdqa.testing import HashEncoder

SET = QuestionSet(
    "s", "s",
    (question(evidence=((quoted(FLOW),),)), question(id="q2", question="How many boats?", figures=("12",), period=None, mistakes=(), evidence=((quoted(STOCK),),))),
)  # fmt: skip


@contextmanager
def bar(title):
    yield lambda done, total: None


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "ferry.md").write_text(TEXT)
    return Settings.read(corpus=tmp_path / "corpus")


def swept(tmp_path, settings, choices, encoder=lambda name: HashEncoder(int(name))):
    tried = variants(settings, {"model": ["64"]} | choices)
    return list(sweep(SET, tried, tmp_path / "out", None, bar, encoder))


def test_every_combination_is_a_variant_and_what_has_no_choice_stays(settings):
    made = variants(settings, {"model": ["a", "b", "a"], "passage_chars": [300, 600], "candidates": []})
    assert [one.name for one in made] == [
        f"model={model}, passage_chars={chars}" for model in ("a", "b") for chars in (300, 600)
    ]
    assert {one.settings.candidates for one in made} == {settings.candidates}
    assert [one.settings.passage_chars for one in made] == [300, 600, 300, 600]


def test_value_that_makes_no_sense_is_refused(settings):
    with pytest.raises(BadSettings, match="passage_chars is 3"):
        variants(settings, {"passage_chars": [3]})


def test_each_variant_has_its_run_and_those_alike_share_an_index(tmp_path, settings):
    made = swept(tmp_path, settings, {"model": ["64", "128"], "candidates": [2, 5]})
    assert [run.about["settings"]["candidates"] for _, run in made] == [2, 5, 2, 5]
    assert [run.about["index"]["dimension"] for _, run in made] == [64, 64, 128, 128]
    assert len(list((tmp_path / "out" / "indexes").iterdir())) == 2
    assert len({run.folder for _, run in made}) == 4
    assert all(run.complete for _, run in made)


def test_sweep_that_was_measured_asks_nothing_again(tmp_path, settings, monkeypatch):
    first = swept(tmp_path, settings, {"candidates": [2, 5]})
    monkeypatch.setattr("stdqa.assistant.Assistant.ask", lambda *_: pytest.fail("asked again"))
    assert swept(tmp_path, settings, {"candidates": [2, 5]}) == first


def test_table_has_a_line_for_each_and_the_chance_against_the_first(tmp_path, settings):
    made = [
        (v.name, run, summarise(run.rows)) for v, run in swept(tmp_path, settings, {"candidates": [2, 5]})
    ]
    table = sweep_table(made)
    assert [row[0] for row in table.rows] == ["model=64, candidates=2", "model=64, candidates=5"]
    chances = [row[table.head.index("p")] for row in table.rows]
    assert chances == ["–", "1.0000"]
    assert sweep_report("s", made).blocks[1] == table
