"""What is kept of conversations and said of answers: for whom, across a reload, and where nothing can be."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from canned import HOSTILE, CannedAssistant, abstained, asked_back, check, computed, flow, hostile, stock

from stdqa.briefs import brief_of
from stdqa.receipts.read import receipts_of
from stdqa.store import Fault, Mark, Store
from stdqa.types import Answer, Reason, Status
from stdqa.web import strings, transcript
from stdqa.web.actions import actions, earlier_list, fault_form, tools
from stdqa.web.conversation import conversation
from stdqa.web.desk import Desk, added
from stdqa.web.kept import Keeping, Remembered, Where
from stdqa.web.plain import also_line, plain
from stdqa.web.view import view

BROWSER, OTHER = "b" * 32, "o" * 32
MINE = Where(BROWSER)
DAY = date(2024, 4, 2)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "desk.sqlite3") as opened:
        yield opened


@pytest.fixture
def desk(store):
    opened = Desk(CannedAssistant(), keeping=Keeping(store))
    yield opened
    opened.close()


def last(steps):
    *_, step = steps
    return step


def asked(desk, *questions, where=MINE):
    """Ask one after another as a page does, which sends along the conversation that it was shown."""
    turns = ()
    for question in questions:
        step = last(desk.ask(question, turns, where))
        turns, where = step.turns, replace(where, conversation=shown_in(step))
    return step, where


def shown_in(step):
    found = re.search(r'data-conversation="([^"]+)"', step.conversation)
    return found[1] if found else None


def test_page_that_is_loaded_again_gets_its_turns_and_citations_back(desk):
    step, where = asked(desk, "approved?", "in total?")
    again = desk.arrive(where)
    assert again.turns == step.turns
    assert again.conversation == step.conversation  # to the letter, numbers of the citations included


def test_question_asked_before_the_turns_are_back_follows_them(desk):
    _, where = asked(desk, "approved?")
    step = last(desk.ask("in total?", (), where))
    assert [question for question, _ in step.turns] == ["approved?", "in total?"]
    assert desk._assistant.asked[-1] == ("in total?", ("approved?",))


def test_another_browser_gets_nothing_with_the_same_conversation(desk):
    _, where = asked(desk, "approved?")
    theirs = Where(OTHER, where.conversation)
    assert desk.arrive(theirs).turns == ()
    assert strings.GONE in desk.reopen(theirs).status
    assert desk.keeping.listed(theirs) == ()


def test_new_conversation_leaves_the_old_one_in_the_list(desk):
    _, first = asked(desk, "approved?")
    began = desk.clear(MINE)
    assert began.turns == () and shown_in(began) is None
    assert "approved?" in began.conversation  # offered before the first question
    _, second = asked(desk, "in total?")
    assert [one.id for one in desk.keeping.listed(MINE)] == [second.conversation, first.conversation]


def test_marks_are_shown_where_they_were_given(desk):
    _, where = asked(desk, "approved?", "in total?")
    assert (
        desk.keeping.mark(where, 2, {"good": False, "fault": "wrong period", "words": "2022"})
        == strings.MARK_KEPT
    )
    page = desk.arrive(where).conversation
    pressed = re.findall(r'data-mark="(\w+)" data-turn="(\d)"[^>]*aria-pressed="true"', page)
    assert pressed == [("wrong", "2")]
    assert '<textarea name="words" rows="2" maxlength="4000">2022</textarea>' in page
    assert re.search(r'name="fault-2" value="wrong period" checked', page)


@pytest.mark.parametrize(
    ("turn", "told"),
    [
        (1, {"good": "yes"}),
        (1, "good"),
        (1, 7),
        ("1", {"good": True}),
        (3, {"good": True}),
        (None, {"good": True}),
    ],
)
def test_what_is_no_mark_is_not_kept(desk, store, turn, told):
    _, where = asked(desk, "approved?")
    assert desk.keeping.mark(where, turn, told) == strings.MARK_LOST
    assert list(store.feedback()) == []


def test_mark_is_taken_back(desk, store):
    _, where = asked(desk, "approved?")
    desk.keeping.mark(where, 1, {"good": True})
    assert desk.keeping.mark(where, 1, None) == strings.MARK_TAKEN_BACK
    assert list(store.feedback()) == []


def test_unknown_fault_is_kept_without_one(desk, store):
    _, where = asked(desk, "approved?")
    desk.keeping.mark(where, 1, {"good": False, "fault": "<script>", "corrected": "2,903"})
    (one,) = store.feedback()
    assert one.mark == Mark(False, None, "", "2,903")


@pytest.mark.parametrize(
    "told",
    ["", "{", "[]", "7", None, 7, {}, {"browser": "short"}, {"browser": "x" * 65}, {"browser": "'" * 32}],
)
def test_what_is_no_id_counts_as_not_said(told):
    assert Where.of(told) == Where()
    assert Where.of(json.dumps({"browser": BROWSER})) == Where(BROWSER)


def test_without_a_store_everything_goes_on_and_is_said_once(tmp_path):
    (tmp_path / "file").write_text("")
    keeping = Keeping.open(tmp_path / "file" / "desk.sqlite3")
    desk = Desk(CannedAssistant(), keeping=keeping)
    assert not keeping
    assert "Conversations are not kept" in desk.first() and "STDQA_STORE" in desk.first()
    step, where = asked(desk, "approved?")
    assert len(step.turns) == 1 and where.conversation is None
    assert "data-mark" not in step.conversation and "data-copy" in step.conversation
    assert desk.arrive(where).turns == ()
    desk.close()


def test_store_that_fails_later_costs_no_answer_and_gets_the_turn_with_the_next(desk, store):
    _, where = asked(desk, "approved?")
    turns = store.turns(BROWSER, where.conversation)
    store._file.connection.execute(
        "CREATE TRIGGER no BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    step = last(desk.ask("in total?", turns, where))
    assert len(step.turns) == 2 and strings.TURN_NOT_KEPT in step.status
    store._file.connection.execute("DROP TRIGGER no")
    step = last(desk.ask("the share?", step.turns, where))
    assert len(store.turns(BROWSER, where.conversation)) == 3
    assert strings.TURN_NOT_KEPT not in step.status


def test_page_shows_what_another_page_of_the_conversation_has_added(desk):
    step, where = asked(desk, "approved?")
    last(desk.ask("in total?", step.turns, where))
    mine = last(desk.ask("the share?", step.turns, where))
    assert [question for question, _ in mine.turns] == ["approved?", "in total?", "the share?"]


def test_renamed_and_deleted_by_their_browser_alone(desk):
    _, where = asked(desk, "approved?")
    desk.keeping.rename(where, "Standards")
    desk.keeping.rename(replace(where, browser=OTHER), "Theirs")
    desk.keeping.rename(where, 7)
    assert [one.title for one in desk.keeping.listed(where)] == ["Standards"]
    desk.keeping.delete(where)
    assert desk.keeping.listed(where) == ()


def test_actions_are_named_and_say_whether_they_are_on():
    html = actions(3, "copied", Mark(True), keeps=True)
    assert re.findall(r'aria-label="([^"]+)"', html) == [
        "Copy answer 3 with its sources", "Add answer 3 to the brief", "Answer 3 is good", "Answer 3 is wrong",
    ]  # fmt: skip
    assert re.findall(r'aria-pressed="(\w+)"', html) == ["true", "false"]
    assert "data-mark" not in actions(1, "copied", None, keeps=False)
    assert fault_form(1, None).count('type="radio"') == len(Fault) == 6
    assert "earlier-panel" not in tools(False).split("<section")[0]


def test_hostile_titles_words_and_answers_are_only_text(desk):
    _, where = asked(desk, HOSTILE)
    desk.keeping.mark(where, 1, {"good": False, "words": HOSTILE, "corrected": HOSTILE})
    shown = (
        desk.arrive(where).conversation,
        earlier_list(desk.keeping.listed(where), None),
        desk.clear(MINE).conversation,
    )
    for html in shown:
        assert "<script" not in html and "<img" not in html and "\u202e" not in html
        assert not re.search(r'<a (?!href="#sources/)', html)


def test_copied_is_the_answer_its_figure_with_the_time_its_quotation_and_its_source():
    text = plain("How many?", view(flow()))
    assert "2,902 national standards (during 2023) [1]" in text
    assert "44,499: total by the end of 2023 (as of 31 December 2023) [2]" in text
    (also,) = view(flow()).also
    assert also_line(replace(also, why="the total as of 31 December 2023")) == (
        "44,499: the total as of 31 December 2023 [2]"
    )
    assert "[1] “In 2023, the administration released 2,902 national standards" in text
    assert (
        "Xiao Han, opening remarks, item 1. Press conference on the annual report on standardization, "
        "27 March 2024. Digest: our wording, figures as published." in text
    )
    assert text.startswith("How many?\n\n2,902 national standards were approved")


def test_copied_abstention_says_that_there_is_no_answer():
    text = plain("In 2022?", view(abstained()))
    assert f"{strings.ABSTAINED}. {strings.REASONS[abstained().reason]}" in text
    assert f"{strings.NEAREST}:" in text


def test_copied_question_back_offers_what_can_be_asked():
    text = plain("How many standards?", view(asked_back()))
    assert f"{strings.ABSTAINED_FOR[Reason.TOO_VAGUE]} {strings.REASONS[Reason.TOO_VAGUE]}" in text
    assert f"{strings.OFFERED[Reason.TOO_VAGUE]}:" in text and strings.NEAREST not in text


def test_copied_verdict_and_working_are_said():
    assert "Contradicted. The report says 2,902" in plain("?", view(check()))
    assert "44,499 − 2,902 = 41,597" in plain("?", view(computed()))


def test_exported_json_is_a_brief_that_can_be_verified():
    turns = (("How many?", flow()), ("And in total?", stock()))
    saved = json.loads(transcript.as_json(turns, DAY))
    brief = brief_of(saved)
    assert [entry.question for entry in brief.entries] == ["How many?", "And in total?"]
    assert brief.entries[1].history == ("How many?",)
    assert brief.entries[0].answer.citations == flow().citations
    assert len(list(receipts_of(saved))) >= 4


def test_exported_markdown_names_every_source_and_lets_nothing_be_markup():
    turns = ((HOSTILE, hostile()), ("How many?", flow()))
    text = transcript.as_markdown(turns, DAY)
    assert "exported on 2 April 2024" in text
    assert "- 2,902 national standards (during 2023) \\[1\\]" in text
    assert f"SHA\\-256 {flow().citations[0].sha256}".replace("\\-", "-") in text
    assert not re.search(r"(?<!\\)[<\[`$]|(?<!\\)!\[|\u202e|http://", text)
    # Bold is ours alone: it marks the figure in its quotation.
    assert set(re.findall(r"(?<!\\)\*\*(.+?)\*\*", text)) == {"2,902", "7", "44,499"}


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("How many?", "how-many.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("一?", "conversation.md"),
        ("a" * 99, f"{'a' * 60}.md"),
    ],
)
def test_name_of_the_file_is_safe(question, name):
    assert transcript.file_name(((question, flow()),), ".md") == name


def test_answer_is_added_to_the_brief_once():
    turns = (("How many?", flow()), ("In total?", stock()))
    brief, words = added(turns, None, 1, tuple)
    assert words == "Added to the brief (1 entry)."
    assert (brief.entries[0].question, brief.entries[0].history) == ("In total?", ("How many?",))
    again, words = added(turns, brief, 1, tuple)
    assert again == brief and words == strings.IN_BRIEF
    assert added(turns, brief, 2, tuple) == (brief, "")
    assert added(turns, brief, "0", tuple) == (brief, "")


def test_error_turn_has_actions_too():
    turns = (("?", Answer("?", Status.ERROR, "No.")),)
    html = conversation(turns, CannedAssistant().summary(), (), None, Remembered("c" * 32, {}, keeps=True))
    assert 'data-copy="?' in html and 'data-mark="good"' in html
