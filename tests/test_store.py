"""Conversations and feedback: what is kept, for whom, and what happens to a file that cannot be used."""

import multiprocessing
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stdqa.errors import StoreUnusable
from stdqa.store import ID_BYTES, Fault, Mark, Store
from stdqa.types import Answer, Citation, Reason, Status

CITED = Citation("ferry-report", "Ferries", "paragraph 2", None, "In May, 12 ferries ran.", 40, 63, "ab" * 32)
ANSWER = Answer("How many ferries?", Status.ANSWERED, "12 ferries, in May.", citations=(CITED,))
DECLINED = Answer("And trams?", Status.ABSTAINED, "No.", reason=Reason.NOT_IN_SOURCES)
MINE, YOURS = "mine" * 8, "yours" * 8


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept" / "desk.sqlite3"


@pytest.fixture
def store(path):
    with Store.open(path) as opened:
        yield opened


def kept(store, *questions, browser=MINE):
    turns = tuple((question, replace(ANSWER, question=question)) for question in questions)
    return store.add(browser, None, turns)[0]


def more(store, conversation, question="More?", browser=MINE):
    """Another turn after those there are, as a page adds it that shows them all."""
    turns = (*store.turns(browser, conversation), (question, ANSWER))
    return store.add(browser, conversation, turns)


def test_turns_come_back_in_order_as_they_were(store):
    first, second = ("How many ferries?", ANSWER), ("And trams?", DECLINED)
    conversation, number = store.add(MINE, None, (first,))
    assert number == 1
    assert store.add(MINE, conversation, (first, second)) == (conversation, 2)
    assert store.turns(MINE, conversation) == (first, second)


def test_turn_that_could_not_be_kept_is_added_with_the_next(store):
    conversation = kept(store, "One?")
    shown = (("One?", ANSWER), ("Lost?", DECLINED), ("Three?", ANSWER))
    assert store.add(MINE, conversation, shown) == (conversation, 3)
    assert store.turns(MINE, conversation)[1:] == shown[1:]


def test_turn_of_a_page_that_has_not_seen_another_pages_comes_after_it(store):
    conversation = kept(store, "One?")
    seen = store.turns(MINE, conversation)
    store.add(MINE, conversation, (*seen, ("Theirs?", ANSWER)))
    assert store.add(MINE, conversation, (*seen, ("Mine?", ANSWER))) == (conversation, 3)
    assert [question for question, _ in store.turns(MINE, conversation)] == ["One?", "Theirs?", "Mine?"]


def test_turns_outlast_the_store_that_wrote_them(path):
    with Store.open(path) as first:
        conversation = kept(first, "One?")
    with Store.open(path) as second:
        assert [question for question, _ in second.turns(MINE, conversation)] == ["One?"]


def test_ids_are_long_and_never_the_same(store):
    ids = {kept(store, "One?") for _ in range(50)}
    assert len(ids) == 50
    assert all(len(one) >= ID_BYTES * 4 // 3 for one in ids)


def test_another_browser_sees_and_changes_nothing(store):
    conversation = kept(store, "One?")
    assert store.turns(YOURS, conversation) == ()
    assert store.conversations(YOURS) == ()
    store.rename(YOURS, conversation, "Taken")
    store.delete(YOURS, conversation)
    assert store.mark(YOURS, conversation, 1, Mark(True)) is False
    store.mark(MINE, conversation, 1, Mark(True))
    store.unmark(YOURS, conversation, 1)
    assert store.marks(YOURS, conversation) == {}
    assert store.marks(MINE, conversation) == {1: Mark(True)}
    assert [one.title for one in store.conversations(MINE)] == ["One?"]


def test_a_turn_for_the_conversation_of_another_begins_ones_own(store):
    theirs = kept(store, "One?")
    mine = kept(store, "Two?", browser=YOURS)
    began, number = store.add(YOURS, theirs, (("Three?", ANSWER),))
    assert began not in (theirs, mine)
    assert number == 1
    assert len(store.turns(MINE, theirs)) == 1


def test_conversations_are_listed_the_latest_first_under_their_first_question(store):
    first = kept(store, "  One\n question? ", "More?")
    second = kept(store, "Two?")
    assert [(one.id, one.title, one.questions) for one in store.conversations(MINE)] == [
        (second, "Two?", 1),
        (first, "One question?", 2),
    ]
    more(store, first)
    assert [one.id for one in store.conversations(MINE)] == [first, second]
    assert store.conversations(MINE)[0].changed >= store.conversations(MINE)[0].created


def test_renamed_conversation_keeps_its_turns_and_an_empty_name_changes_nothing(store):
    conversation = kept(store, "One?")
    store.rename(MINE, conversation, "  Ferries \n 2023 ")
    store.rename(MINE, conversation, "  ")
    assert store.conversations(MINE)[0].title == "Ferries 2023"
    assert len(store.turns(MINE, conversation)) == 1


def test_deleted_conversation_is_gone_and_its_feedback_stays(store):
    conversation = kept(store, "One?")
    store.mark(MINE, conversation, 1, Mark(False, Fault.OTHER))
    store.delete(MINE, conversation)
    assert store.turns(MINE, conversation) == ()
    assert store.conversations(MINE) == ()
    assert [one.question for one in store.feedback()] == ["One?"]


def test_feedback_holds_everything_that_is_needed_to_look_into_it(store):
    turns = (("How many ferries?", ANSWER), ("And trams?", DECLINED))
    conversation, _ = store.add(MINE, None, turns)
    given = Mark(False, Fault.SHOULD_HAVE_ANSWERED, " See page 3. ", "9 trams")
    assert store.mark(MINE, conversation, 2, given)
    (one,) = store.feedback()
    assert (one.conversation, one.turn, one.question) == (conversation, 2, "And trams?")
    assert one.history == ("How many ferries?",)
    assert one.answer == DECLINED
    assert one.mark == replace(given, words="See page 3.")
    assert abs((datetime.now(UTC) - one.at).total_seconds()) < 60


def test_a_later_mark_replaces_the_earlier_and_can_be_taken_back(store):
    conversation = kept(store, "One?")
    store.mark(MINE, conversation, 1, Mark(False, Fault.WRONG_FIGURE, "no"))
    store.mark(MINE, conversation, 1, Mark(True))
    assert store.marks(MINE, conversation) == {1: Mark(True)}
    store.unmark(MINE, conversation, 1)
    assert list(store.feedback()) == []


def test_feedback_is_listed_by_what_was_found(store):
    conversation = kept(store, "One?", "Two?")
    store.mark(MINE, conversation, 1, Mark(True))
    store.mark(MINE, conversation, 2, Mark(False, Fault.WRONG_PERIOD))
    assert [one.turn for one in store.feedback()] == [1, 2]
    assert [one.turn for one in store.feedback(good=True)] == [1]
    assert [one.turn for one in store.feedback(good=False)] == [2]


@pytest.mark.parametrize("turn", [0, -1, 2])
def test_turn_that_does_not_exist_is_not_marked(store, turn):
    assert store.mark(MINE, kept(store, "One?"), turn, Mark(True)) is False
    assert list(store.feedback()) == []


def test_text_that_no_file_can_hold_is_kept_as_far_as_it_goes(store):
    conversation = kept(store, "half \ud83d a smile")
    store.mark(MINE, conversation, 1, Mark(False, Fault.OTHER, "\udc00", "x" * 9000))
    assert store.conversations(MINE)[0].title == "half ? a smile"
    assert len(store.marks(MINE, conversation)[1].corrected) == 4000


def test_write_that_fails_in_the_middle_leaves_nothing(store):
    store._file.connection.execute(
        "CREATE TRIGGER no BEFORE INSERT ON turns BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(StoreUnusable):
        kept(store, "One?")
    assert store.conversations(MINE) == ()
    store._file.connection.execute("DROP TRIGGER no")
    assert kept(store, "Two?")  # and the next is kept


def test_several_threads_lose_no_turn(store):
    conversation = kept(store, "First?")
    one = (("More?", ANSWER),)
    threads = [threading.Thread(target=store.add, args=(MINE, conversation, one)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.turns(MINE, conversation)) == 17


def add_ten(path, conversation):
    with Store.open(path) as own:
        for _ in range(10):
            own.add(MINE, conversation, (("More?", ANSWER),))


def test_two_processes_lose_no_turn(path, store):
    conversation = kept(store, "First?")
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=add_ten, args=(path, conversation)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert len(store.turns(MINE, conversation)) == 21


def test_file_is_for_its_owner_alone(path, store):
    assert path.stat().st_mode & 0o077 == 0


def test_damaged_file_is_named_with_what_to_do_and_left_alone(path):
    path.parent.mkdir()
    path.write_bytes(b"not a database at all, " * 100)
    with pytest.raises(StoreUnusable, match=r"desk\.sqlite3 is damaged.*Move it away"):
        Store.open(path)
    assert path.read_bytes().startswith(b"not a database")


def test_file_with_a_torn_page_is_damaged(path):
    with Store.open(path) as first:
        for _ in range(40):
            kept(first, "One?")
    whole = bytearray(path.read_bytes())
    whole[8192:12288] = b"\xff" * 4096
    path.write_bytes(whole)
    with pytest.raises(StoreUnusable, match="is damaged"):
        Store.open(path)


def test_database_of_another_program_is_not_written_to(path):
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreUnusable, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_file_of_a_later_version_is_not_touched(path, store):
    store._file.connection.execute("PRAGMA user_version = 2")
    with pytest.raises(StoreUnusable, match="later version"):
        Store.open(path)


def test_folder_that_cannot_be_made_is_an_error_that_names_the_setting(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnusable, match="STDQA_STORE"):
        Store.open(tmp_path / "file" / "desk.sqlite3")


def test_folder_in_the_place_of_the_file_is_an_error(tmp_path):
    with pytest.raises(StoreUnusable, match="cannot be used"):
        Store.open(tmp_path)
