"""The Brief place as HTML: what each entry shows, and that nothing in it is markup but ours."""

import base64
import re
from datetime import date

import pytest
from brief_assistant import RIGHT, WRONG, BriefAssistant
from canned import FLOW, HOSTILE, abstained, document, flow, hostile

from stdqa.briefs import Wanted, added, begun, edited, noted
from stdqa.web.brief_beside import made, progress
from stdqa.web.brief_desk import Run, Undo
from stdqa.web.brief_view import listed
from stdqa.web.strings import brief as strings


@pytest.fixture
def brief():
    start = begun("Talk", date(2024, 5, 6), [document()])
    return added(added(start, "How many?", flow()), "And in 2022?", abstained())


def test_empty_brief_explains_itself():
    page = listed(begun("Talk", date(2024, 5, 6)))
    assert strings.EMPTY in page
    assert "<textarea" not in page


def test_entry_shows_question_line_figure_period_quotation_and_source(brief):
    page = listed(brief)
    assert page.count('class="entry') == 2 + 2  # each with its head
    assert "<bdi>How many?</bdi>" in page
    assert ">2,902 national standards were approved and released in 2023.</textarea>" in page
    assert '<span class="number"><bdi>2,902</bdi></span>' in page
    assert "during 2023" in page
    assert "<mark>2,902</mark>" in page
    assert "<strong><bdi>Xiao Han, opening remarks, item 1</bdi></strong>" in page
    assert "27 March 2024 (digest)" in page
    assert f'href="#sources/press-conference/0-{len(FLOW)}"' in page


def test_open_point_says_why_and_labels_what_is_nearest(brief):
    page = listed(brief)
    assert page.count(strings.NEAREST) == 1
    opened = page[page.index('class="entry open"') :]
    assert f'<strong class="badge">{strings.OPEN}</strong> <bdi>The documents do not say.</bdi>' in opened
    assert opened.index(strings.NEAREST) < opened.index("2,902")
    assert "2 questions, 1 open" in page


def test_edited_line_is_being_checked_then_warned_of_or_held(brief):
    written = edited(brief, 0, WRONG)
    assert strings.CHECKING in listed(written, checking=True)
    assert "has not been checked" in listed(written)
    warned = listed(edited(brief, 0, WRONG, BriefAssistant().check(WRONG)))
    assert "“9,202”: contradicted by the sources (digits swapped)." in warned
    assert strings.WARNING in warned
    assert strings.OWN_WORDS in warned
    held = listed(edited(brief, 0, RIGHT, BriefAssistant().check(RIGHT)))
    assert strings.WARNING not in held
    assert "every figure in it is supported" in held


def test_first_entry_does_not_go_up_and_last_not_down(brief):
    buttons = re.findall(r"<button[^>]*data-act=\"(up|down)\"[^>]*>", listed(brief))
    off = re.findall(r"<button[^>]*data-act=\"(up|down)\"[^>]* disabled>", listed(brief))
    assert buttons == ["up", "down", "up", "down"]
    assert off == ["up", "down"]


def test_note_is_unfolded_where_there_is_one(brief):
    assert listed(brief).count('class="note" open') == 0
    assert listed(noted(brief, 0, "ask Han")).count('class="note" open') == 1


def test_what_can_be_undone_is_offered(brief):
    assert "Dropped: “How many?”" in listed(brief, Undo(brief.entries[0], 0))
    assert strings.REPLACED in listed(begun("T", date(2024, 5, 6)), Undo(brief=brief))


def test_hostile_text_is_only_text():
    evil = noted(added(begun(HOSTILE, date(2024, 5, 6)), HOSTILE, hostile()), 0, HOSTILE)
    page = listed(edited(evil, 0, f"</textarea>{HOSTILE}"), Undo(evil.entries[0], 0))
    tags = set(re.findall(r"<([a-z0-9]+)", page))
    assert not tags & {"script", "img", "i", "b", "u", "code"}
    assert set(re.findall(r'href="([^"]*)"', page)) == {f"#sources/hostile/0-{len(HOSTILE)}"}
    assert "</textarea>&lt;" not in page.replace("&lt;/textarea&gt;", "")
    assert "\u202e" not in page
    assert "[U+202E]" in page


def test_progress_tells_how_far_it_is_and_asks_for_the_next():
    run = Run((Wanted("b?"),), 3, "Answering 3 of 3: b?")
    page = progress(run)
    assert 'value="2" max="3"' in page
    assert strings.STOP in page
    assert "data-next" in page
    assert progress(run) != page  # the page asks again though the words are the same


def test_progress_hands_back_what_was_not_asked():
    page = progress(Run(words=strings.STOPPED, left=(Wanted("a?"), Wanted("<b>?"))))
    assert ">a?\n&lt;b&gt;?</textarea>" in page
    assert "data-next" not in page


def test_wrong_is_told_as_a_notice():
    assert 'class="notice"' in progress(Run(words="no", wrong=True))


def test_file_comes_with_its_name_and_content(brief):
    page = made(brief, ".md")
    assert 'data-file="talk.md"' in page
    content = base64.b64decode(re.search(r'data-content="([^"]*)"', page)[1]).decode()
    assert FLOW.replace("2,902", "**2,902**") in content
