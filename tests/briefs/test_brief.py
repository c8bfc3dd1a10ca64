"""Briefs as values: what is done to one makes another, and what is open stays open until the sources carry it."""

import pytest
from harbour import DAY, boats, checked, document, last_year

from stdqa.briefs import Source, added, begun, dropped, edited, entry_of, moved, noted, titled, with_entry


@pytest.fixture
def brief():
    """Three entries: answered, declined, answered."""
    made = begun("Harbour", DAY, [document()])
    for question, answer in (("a", boats()), ("b", last_year()), ("c", boats())):
        made = added(made, question, answer)
    return made


def questions(brief):
    return "".join(entry.question for entry in brief.entries)


def test_line_to_take_is_the_answer_and_none_where_there_is_no_answer(brief):
    assert [entry.line for entry in brief.entries] == ["1,204 boats, in 2023.", "", "1,204 boats, in 2023."]
    assert [entry.open for entry in brief.entries] == [False, True, False]
    assert brief.open == (brief.entries[1],)


def test_source_keeps_what_a_document_was():
    made = begun("Harbour", DAY, [document(digest=True)])
    assert made.sources == (
        Source("harbour", "Harbour report", document().sha256, document().metadata.date, True),
    )


def test_document_that_is_only_cited_is_added_to_the_sources_once():
    made = begun("Harbour", DAY)
    for _ in range(2):
        made = added(made, "a", boats())
    assert [(one.document, one.sha256) for one in made.sources] == [("harbour", document().sha256)]


@pytest.mark.parametrize(
    ("place", "to", "order"), [(0, 2, "bca"), (2, 0, "cab"), (1, 1, "abc"), (0, 99, "bca"), (2, -5, "cab")]
)
def test_moved_entry_stands_where_it_was_sent(brief, place, to, order):
    assert questions(moved(brief, place, to)) == order
    assert questions(brief) == "abc"


def test_dropped_entry_can_be_put_back_in_its_place(brief):
    without = dropped(brief, 1)
    assert questions(without) == "ac"
    assert with_entry(without, brief.entries[1], 1) == brief


@pytest.mark.parametrize("place", [-1, 3])
def test_entry_that_is_not_there_is_refused(brief, place):
    for act in (
        lambda: dropped(brief, place),
        lambda: moved(brief, place, 0),
        lambda: edited(brief, place, "x"),
    ):
        with pytest.raises(IndexError, match="There is no entry"):
            act()


def test_edited_line_is_unchecked_until_somebody_has_looked(brief):
    first = edited(brief, 0, " We have 75 cranes. ").entries[0]
    assert (first.line, first.edited, first.unchecked, first.unsupported) == (
        "We have 75 cranes.",
        True,
        True,
        (),
    )
    looked = edited(brief, 0, "We have 75 cranes.", checked("We have 75 cranes.")).entries[0]
    assert not looked.unchecked
    assert [claim.figure.text for claim in looked.unsupported] == ["75"]


def test_verdict_on_an_earlier_line_is_none_on_this_one(brief):
    entry = edited(brief, 0, "We have 57 cranes.", checked("We have 75 cranes.")).entries[0]
    assert entry.unchecked
    assert entry.unsupported == ()


def test_line_is_kept_as_it_will_be_checked(brief):
    assert edited(brief, 0, " one\r\ntwo\rthree\ud800 ").entries[0].line == "one\ntwo\nthree\ufffd"


@pytest.mark.parametrize("line", ["", "  \n", "1,204 boats, in 2023."])
def test_empty_line_and_the_answers_own_undo_the_edit(brief, line):
    once = edited(brief, 0, "We have 75 cranes.", checked("We have 75 cranes."))
    assert edited(once, 0, line) == brief


@pytest.mark.parametrize(
    ("line", "is_open"),
    [("We have 57 cranes.", False), ("We have 75 cranes.", True), ("We will come back to you.", True)],
)
def test_open_point_is_closed_only_by_a_line_whose_figures_all_hold(brief, line, is_open):
    assert edited(brief, 1, line, checked(line)).entries[1].open is is_open
    assert edited(brief, 1, line).entries[1].open


def test_title_and_note_are_kept_without_the_space_around_them(brief):
    assert titled(brief, " Cranes \n and boats ").title == "Cranes and boats"
    assert titled(brief, "  ").title == "Harbour"
    assert noted(brief, 0, " ask Ines ").entries[0].note == "ask Ines"


def test_entry_keeps_the_questions_it_followed():
    assert entry_of("And cranes?", boats(), ["How many boats?"]).history == ("How many boats?",)
