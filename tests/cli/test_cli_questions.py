"""``stdqa questions``: drafts made, added to and written over; ``stdqa eval`` with and without them."""

import os
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from stdqa.assistant import Assistant
from stdqa.cli import app
from stdqa.evaluation import read_run, read_set
from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.store import Mark, Store
from stdqa.testing import HashEncoder

REPORT = """# Ports of Orlanda, 2031

In 2031, 4,310 foreign ships were registered at the harbour of Calder.

The number of lighthouses repaired in 2031 was 57.

The share of container freight was 31.4% in 2031.

Exports of dried fish rose by 12.6% in 2031.
"""


def stdqa(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with an index of the report, where commands find a model that needs no file."""
    for name in os.environ:
        if name.startswith("STDQA_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "ports.md").write_text(REPORT)
    settings = Settings.read()
    Index.build(settings.corpus, settings.index, settings, HashEncoder)
    opening = Assistant.open.__func__
    monkeypatch.setattr(Assistant, "open", classmethod(lambda cls, given: opening(cls, given, HashEncoder())))
    return tmp_path


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".toml"])
def test_drafts_are_written_counted_and_read_back(place, ending):
    result = stdqa("questions", f"made{ending}", "--most", 8)
    assert result.exit_code == 0, result.output
    assert (
        f"made{ending}: 8 questions made. Traps: plain 2, true 2, year 1, basis 1, digits 1, unit 1."
        in result.stdout
    )
    asked = read_set(place / f"made{ending}").questions
    assert len(asked) == 8
    assert all(one.generated and one.tags[0].startswith("trap:") for one in asked)


def test_traps_and_seed_choose(place):
    assert "Traps: digits 3." in stdqa("questions", "a.jsonl", "--trap", "digits", "--most", 3).stdout
    stdqa("questions", "b.jsonl", "--trap", "digits", "--most", 3)
    stdqa("questions", "c.jsonl", "--trap", "digits", "--most", 3, "--seed", 5)
    assert (place / "a.jsonl").read_bytes() == (place / "b.jsonl").read_bytes()
    assert (place / "a.jsonl").read_bytes() != (place / "c.jsonl").read_bytes()


def test_set_that_is_there_is_kept_added_to_or_written_over(place):
    stdqa("questions", "made.jsonl", "--most", 4)
    before = (place / "made.jsonl").read_bytes()
    refused = stdqa("questions", "made.jsonl")
    assert refused.exit_code == 2
    assert "--add" in refused.stderr and "--force" in refused.stderr
    assert (place / "made.jsonl").read_bytes() == before
    added = stdqa("questions", "made.jsonl", "--most", 3, "--add")
    assert "3 questions added" in added.stdout
    questions = read_set(place / "made.jsonl").questions
    assert len({one.question for one in questions}) == 7
    assert (place / "made.jsonl").read_bytes().startswith(before)
    assert stdqa("questions", "made.jsonl", "--most", 2, "--force").exit_code == 0
    assert len(read_set(place / "made.jsonl").questions) == 2


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["made.json"], "has an ending that is not known"),
        (["made.jsonl", "--trap", "yaer"], "no trap 'yaer'"),
        (["made.jsonl", "--add", "--force"], "not both"),
        (["made.jsonl", "--feedback", "--trap", "year"], "Feedback sets no traps"),
        (["made.jsonl", "--feedback"], "no feedback"),
        (["made.jsonl", "--trap", "list"], "No question can be made"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(place, options, words):
    result = stdqa("questions", *options)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not list(place.glob("made*"))


def test_feedback_becomes_questions_once(place):
    with Assistant.open(Settings.read()) as assistant, Store.open(Settings.read().store) as store:
        turns = (
            ("How many lighthouses were repaired in 2031?", assistant.ask("lighthouses repaired 2031?")),
        )
        conversation, turn = store.add("b" * 32, None, turns)
        store.mark("b" * 32, conversation, turn, Mark(good=False))
        assert next(iter(store.feedback())).at < datetime.now(UTC)
    made = stdqa("questions", "said.jsonl", "--feedback")
    assert "1 question made. To be completed by a person: 1." in made.stdout
    (one,) = read_set(place / "said.jsonl").questions
    assert one.generated and not one.complete
    assert "no further feedback" in stdqa("questions", "said.jsonl", "--feedback", "--add").stderr


def test_eval_leaves_drafts_out_unless_they_are_asked_for(place):
    stdqa("questions", "made.jsonl", "--most", 4)
    refused = stdqa("eval", "made.jsonl", "--out", "run")
    assert refused.exit_code == 2
    assert "none has been accepted" in refused.stderr and "--generated" in refused.stderr
    every = stdqa("eval", "made.jsonl", "--generated", "--out", "every")
    assert every.exit_code == 0, every.output
    assert len(read_run(place / "every").rows) == 4
    lines = (place / "made.jsonl").read_text().splitlines()
    lines[0] = lines[0].replace(', "generated": true', "")
    (place / "made.jsonl").write_text("\n".join(lines) + "\n")
    some = stdqa("eval", "made.jsonl", "--out", "some")
    assert "Left out: 3 generated questions that nobody has accepted yet" in some.stderr
    assert len(read_run(place / "some").rows) == 1
