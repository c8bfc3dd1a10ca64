import json
import subprocess
import sys
from dataclasses import asdict
from threading import Thread

import pytest
from made_rows import HOSTILE, hostile_row, row, run

from stdqa.errors import BadQuestionSet, ExportRefused, RunBusy
from stdqa.evaluation.rows import row_of
from stdqa.evaluation.runs import IDENTITY, append, appending, begin, held, read_run


def about(**changes):
    return run(row("q1")).about | changes


def test_rows_come_back_as_they_were_written(tmp_path):
    rows = (row("q1"), hostile_row())
    assert begin(tmp_path / "run", about()) == ()
    with appending(tmp_path / "run") as out:
        for one in rows:
            append(out, one)
    read = read_run(tmp_path / "run")
    assert read.rows == rows
    assert read.about == about()
    assert not read.complete


def test_last_line_that_was_cut_short_is_left_out_and_written_anew(tmp_path):
    begin(tmp_path, about())
    (tmp_path / "rows.jsonl").write_text(json.dumps(row("q1").to_json()) + '\n{"id": "q2", "ques')
    assert [one.id for one in begin(tmp_path, about())] == ["q1"]
    assert (tmp_path / "rows.jsonl").read_text().count("\n") == 1


def test_bad_line_in_the_middle_is_damage(tmp_path):
    begin(tmp_path, about())
    (tmp_path / "rows.jsonl").write_text("{\n" + json.dumps(row("q1").to_json()) + "\n")
    with pytest.raises(BadQuestionSet, match="rows.jsonl, line 1: it is not JSON"):
        read_run(tmp_path)


@pytest.mark.parametrize("name", IDENTITY[1:])
def test_run_of_something_else_is_not_gone_on_with(tmp_path, name):
    begin(tmp_path, about())
    told = "that answers the questions" if name == "retrieval" else f"with another {name}"
    with pytest.raises(BadQuestionSet, match=f"holds a run {told}. Choose another --out"):
        begin(tmp_path, about(**{name: {"other": 1}}))


def test_folder_that_holds_no_run_is_refused(tmp_path):
    with pytest.raises(BadQuestionSet, match="holds no run"):
        read_run(tmp_path)
    (tmp_path / "run.json").write_text('{"format": 99}')
    (tmp_path / "rows.jsonl").write_text("")
    with pytest.raises(BadQuestionSet, match="another format"):
        read_run(tmp_path)


def test_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportRefused, match="Choose another --out"):
        begin(tmp_path / "file" / "run", about())


@pytest.mark.parametrize("change", [{"scores": None}, {"cited": [{"x": 1}]}, {"new": HOSTILE}])
def test_row_that_is_none_is_refused(change):
    with pytest.raises(BadQuestionSet, match="not as stdqa writes one"):
        row_of(row("q1").to_json() | change)


HOLDS = """
import sys, time
from pathlib import Path
from stdqa.evaluation.runs import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_folder_that_another_process_writes_is_refused_until_it_has_ended(tmp_path):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path / "run")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert other.stdout.readline() == "held\n"
    with (
        pytest.raises(RunBusy, match="Another process is writing the run in .*choose another --out"),
        held(tmp_path / "run"),
    ):
        pytest.fail("held twice")
    other.communicate()
    with held(tmp_path / "run"):
        pass


def test_folder_of_a_process_that_was_killed_is_free(tmp_path):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path / "run")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert other.stdout.readline() == "held\n"
    other.kill()
    other.wait()
    with held(tmp_path / "run"):
        pass


def test_who_holds_a_folder_may_hold_it_again_and_no_other_thread_may(tmp_path):
    told = []

    def other():
        try:
            with held(tmp_path):
                told.append("held")
        except RunBusy:
            told.append("busy")

    with held(tmp_path), held(tmp_path):
        thread = Thread(target=other)
        thread.start()
        thread.join()
    assert told == ["busy"]


def test_folder_to_hold_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportRefused, match="Choose another --out"), held(tmp_path / "file" / "run"):
        pytest.fail("held")


def test_whole_rows_are_left_as_they_are(tmp_path):
    begin(tmp_path, about())
    (tmp_path / "rows.jsonl").write_text(json.dumps(row("q1").to_json()) + "\n")
    before = (tmp_path / "rows.jsonl").stat().st_mtime_ns
    begin(tmp_path, about())
    assert (tmp_path / "rows.jsonl").stat().st_mtime_ns == before


def test_row_is_written_as_its_fields_say(tmp_path):
    one = hostile_row()
    assert one.to_json() == json.loads(json.dumps(asdict(one)))
