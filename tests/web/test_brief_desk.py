"""What the Brief place does, without a page: questions wait, arrive, stop; lines are checked; files come and go."""

import base64
import json

import pytest
from brief_assistant import RIGHT, WRONG, BriefAssistant
from canned import document, flow

from stdqa.briefs import Wanted, added, begun, brief_json, edited, moved
from stdqa.errors import StdqaError
from stdqa.web.brief_desk import BriefDesk, Run, dropped, file_name, keys, place_of, undone
from stdqa.web.strings import brief as strings
from stdqa.web.worker import Worker


@pytest.fixture
def desk():
    assistant = BriefAssistant()
    worker = Worker(assistant)
    worker.submit(int).result()  # after the model is loaded
    yield BriefDesk(assistant, worker, lambda: (document(),))
    worker.close()


@pytest.fixture
def brief(desk):
    made = desk.current(None)
    for question in ("a", "b", "a"):
        made = added(made, question, flow())
    return made


def questions(brief):
    return [entry.question for entry in brief.entries]


def encoded(text):
    return base64.b64encode(text.encode()).decode()


def test_new_brief_names_the_documents_that_are_open(desk):
    assert [source.sha256 for source in desk.current(None).sources] == [document().sha256]


def test_pasted_lines_wait_in_their_order(desk):
    run = desk.take_text("1. First?\n\n2. Second?", Run())
    assert run.pending == (Wanted("First?"), Wanted("Second?"))
    assert (run.done, run.total) == (0, 2)
    assert run.words == "Answering 1 of 2: First?"


def test_more_lines_join_those_that_wait(desk):
    run = desk.take_text("c?", Run((Wanted("b?"),), 2, "…"))
    assert (run.done, run.total) == (1, 3)
    assert run.words == "Answering 2 of 3: b?"


@pytest.mark.parametrize("text", ["", " \n# nothing", None, 7])
def test_nothing_typed_is_said_and_leaves_what_waits(desk, text):
    run = desk.take_text(text, Run((Wanted("b?"),), 1))
    assert (run.pending, run.wrong, run.words) == ((Wanted("b?"),), True, strings.NOTHING_TO_ADD)


def test_too_many_at_a_time_are_refused(desk):
    run = desk.take_text("".join(f"x{number}?\n" for number in range(1001)), Run())
    assert run.pending == ()
    assert "1,000" in run.words


def test_questions_are_answered_one_after_another(desk):
    brief, run = None, desk.take_text("How many were approved?\ncrash\n?\nand 2022?", Run())
    while run.pending:
        brief, run = desk.arrive(brief, run, desk.answer(run))
    assert questions(brief) == ["How many were approved?", "crash", "?", "and 2022?"]
    assert [entry.open for entry in brief.entries] == [False, True, True, True]
    assert run.words == "Added 4 questions."
    assert desk.answer(run) is None


def test_answer_that_comes_after_the_stop_is_left_out_and_its_question_handed_back(desk):
    run = desk.take_text("a?\nb?", Run())
    answered = desk.answer(run)
    stopped = desk.stop(run)
    assert stopped.left == (Wanted("a?"), Wanted("b?"))
    brief, after = desk.arrive(None, stopped, answered)
    assert questions(brief) == []
    assert after == stopped


def test_edit_made_while_a_question_is_answered_is_kept(desk, brief):
    run = desk.take_text("c?", Run())
    answered = desk.answer(run)
    meanwhile = edited(brief, 0, RIGHT)
    now, _ = desk.arrive(meanwhile, run, answered)
    assert now.entries[0].line == RIGHT
    assert questions(now) == ["a", "b", "a", "c?"]


def test_every_unchecked_line_is_looked_at_and_judged(desk, brief):
    written = edited(edited(brief, 0, WRONG), 2, RIGHT)
    judged = desk.judged(written, desk.verdicts(written))
    assert [claim.why for claim in judged.entries[0].unsupported] == ["digits swapped"]
    assert not judged.entries[2].unchecked
    assert judged.entries[1] == brief.entries[1]
    assert desk.verdicts(judged) == ()


def test_verdict_finds_its_entry_where_it_has_moved_and_not_another_line(desk, brief):
    written = edited(brief, 1, WRONG)
    verdicts = desk.verdicts(written)
    assert desk.judged(moved(written, 1, 0), verdicts).entries[0].unsupported
    assert desk.judged(edited(written, 1, RIGHT), verdicts).entries[1].unchecked
    assert desk.judged(brief, verdicts) == brief


def test_key_names_an_entry_wherever_it_stands(brief):
    first, second, third = keys(brief)
    assert len({first, second, third}) == 3
    assert place_of(moved(brief, 1, 0), second) == 0
    assert place_of(brief, "none") is None
    assert place_of(brief, None) is None


def test_dropped_entry_comes_back_where_it_was(brief):
    without, undo = dropped(brief, keys(brief)[1])
    assert questions(without) == ["a", "a"]
    assert undone(added(without, "d", flow()), undo) == added(brief, "d", flow())
    assert dropped(brief, "none") == (brief, None)
    assert undone(brief, None) == brief


def test_file_of_questions_waits_as_lines_do(desk):
    run = desk.take_file("q.md", encoded("- First?\n- Second?\n"), Run())
    assert [one.question for one in run.pending] == ["First?", "Second?"]


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("q.pdf", "x", "q.pdf has an ending"),
        ("../../etc/q.txt", "", "q.txt holds no questions"),
        ("C:\\docs\\q.json", "{", "q.json is not JSON"),
        ("", "x", "questions has an ending"),
    ],
)
def test_bad_file_is_told_by_the_name_that_the_person_knows(desk, name, content, wrong):
    run = desk.take_file(name, encoded(content), Run())
    assert run.wrong
    assert wrong in run.words
    assert "/tmp" not in run.words


@pytest.mark.parametrize(("name", "content"), [("q.txt", "%%%"), ("q.txt", None), (None, "YQ==")])
def test_file_that_did_not_arrive_is_told(desk, name, content):
    assert desk.take_file(name, content, Run()).words == strings.UNREADABLE


def test_file_too_large_is_refused(desk, monkeypatch):
    monkeypatch.setattr("stdqa.web.brief_desk.MOST_BYTES", 30)
    assert desk.take_file("q.txt", encoded("x" * 60), Run()).words == strings.TOO_LARGE


def test_saved_brief_is_opened_and_another_file_is_not(desk, brief):
    assert desk.opened("b.json", encoded(json.dumps(brief_json(brief)))) == brief
    with pytest.raises(StdqaError, match=r"b\.json: This is no brief"):
        desk.opened("b.json", encoded("{}"))


def test_brief_that_the_browser_kept_is_taken_up_where_there_is_none(desk, brief):
    kept = json.dumps(brief_json(brief))
    assert desk.restored(None, kept) == brief
    assert desk.restored(edited(brief, 0, RIGHT), kept) == edited(brief, 0, RIGHT)


@pytest.mark.parametrize("kept", ["", None, "{", "{}", "[" * 100_000])
def test_what_the_browser_kept_and_is_no_brief_is_left(desk, kept):
    assert desk.restored(None, kept) == desk.current(None)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Press talk: Q&A", "press-talk-q-a.md"), ("../..", "brief.md"), ("标准 2023", "标准-2023.md")],
)
def test_file_is_named_by_the_title(brief, title, name):
    assert file_name(begun(title, brief.date), ".md") == name


def test_question_that_comes_twice_or_is_there_already_is_left_out_and_counted(desk, brief):
    run = desk.take_text("b\nC?\n c? \nd?", Run(), brief)
    assert [one.question for one in run.pending] == ["C?", "d?"]
    run = desk.take_text("d?\ne?", run, brief)
    assert [one.question for one in run.pending] == ["C?", "d?", "e?"]
    while run.pending:
        brief, run = desk.arrive(brief, run, desk.answer(run))
    assert run.words == "Added 3 questions. Left out, as already there: 3."


def test_questions_that_are_all_there_already_are_told_and_leave_what_waits(desk, brief):
    run = desk.take_file("q.txt", encoded("a\nB\n"), Run((Wanted("x?"),), 1), brief)
    assert (run.pending, run.wrong, run.words) == ((Wanted("x?"),), True, strings.ALL_KNOWN)


def test_question_asked_after_another_one_is_another_question(desk, brief):
    now = added(brief, "and 2022?", flow(), ("approved?",))
    assert desk.take_text("and 2022?", Run(), now).pending == (Wanted("and 2022?"),)
