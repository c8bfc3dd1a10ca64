"""The Check place as HTML: what is marked, what is said of it, and that nothing in it is markup but ours."""

import re

from canned import FLOW, HOSTILE, STOCK
from check_assistant import DRAFT, NOWHERE, OTHER_TIME, RIGHT, WRONG, CheckAssistant

from stdqa.types import CheckedDraft
from stdqa.web.check_view import checked_draft, frame
from stdqa.web.strings import check as strings


def page(text):
    return checked_draft(CheckAssistant().check(text))


def remark(text, number=0):
    return page(text).split('<section class="remark')[number + 1].split("</section>")[0]


def test_frame_has_a_box_and_hides_what_is_not_there_yet():
    shown = frame()
    assert f'aria-label="{strings.TEXT}"' in shown
    assert 'accept=".txt,.md,.docx"' in shown
    assert re.search(r'<section class="result"[^>]* hidden>', shown)


def test_every_figure_is_marked_by_its_verdict_in_words_too():
    marks = re.findall(
        r'class="figure (\w+)" data-claim="(\d)"[^>]*>([\d,]+)<span class="sr-only"> \(([^)]+)\)',
        reordered(page(DRAFT)),
    )
    assert marks == [
        ("supported", "0", "2,902", "supported"),
        ("contradicted", "1", "9,202", "contradicted"),
        ("not_found", "2", "777", "not found"),
        ("contradicted", "3", "44,499", "contradicted"),
    ]


def reordered(shown):
    """The class of a mark before its number, wherever the attributes stand."""
    return re.sub(
        r'<span role="button" tabindex="0" class="([^"]+)" data-claim="(\d+)"',
        r'<span class="\1" data-claim="\2"',
        shown,
    )


def test_counts_are_told_with_the_verdicts_there_are():
    count = re.search(r'<p class="count">.*?</p>', page(DRAFT))[0]
    assert re.sub("<[^>]*>", "", count) == "4 figures: 1 supported, 2 contradicted, 1 not found"


def test_contradicted_figure_shows_why_wording_source_and_place():
    said = remark(WRONG)
    assert "The digits are swapped: the documents state 2,902." in said
    assert "<del><bdi>9,202</bdi></del> <ins><bdi>2,902</bdi></ins>" in said
    assert 'data-act="accept" data-claims="0"' in said.replace('class="primary" ', "")
    assert "<mark>2,902</mark>" in said
    assert "<strong><bdi>Xiao Han, opening remarks, item 1</bdi></strong>" in said
    assert f'href="#sources/press-conference/0-{len(FLOW)}"' in said
    assert said.count('class="chip') == 1


def test_figure_of_another_time_shows_both_times_and_no_button():
    said = remark(OTHER_TIME)
    assert "The figure is the total at the end of 2023; the draft says in 2023." in said
    assert re.findall(r'class="chip (\w+)"', said) == ["period", "date"]
    assert strings.NO_WORDING in said
    assert "data-act" not in said
    assert f'href="#sources/press-conference/{len(FLOW) + 1}-{len(FLOW) + 1 + len(STOCK)}"' in said


def test_figure_that_was_not_found_says_what_can_be_done():
    said = remark(NOWHERE)
    assert "Nothing in the documents states it." in said
    assert strings.NOTHING in said
    assert "blockquote" not in said


def test_remarks_stand_below_the_line_of_their_figure():
    shown = page(f"{RIGHT}\n\n{NOWHERE}")
    first, second = shown.split('<div class="para">')[1:]
    assert "remark-0" in first and "remark-1" in second


def test_tools_are_those_there_is_something_to_do_with():
    assert 'data-act="next"' not in page(RIGHT)
    assert ">Accept all (2)<" in page(f"{WRONG} {WRONG} {NOWHERE}")
    assert "Accept all" not in page(NOWHERE)
    assert page(RIGHT).count('data-act="export"') == 3


def test_draft_without_figures_says_so_and_shows_its_text():
    shown = checked_draft(CheckedDraft("Only words.\n\nTwo lines.", ()))
    assert strings.NONE in shown and strings.NONE_HOW in shown
    assert shown.count('<div class="para">') == 2


def test_hostile_text_is_only_text():
    shown = page(HOSTILE)
    assert not set(re.findall(r"<([a-z0-9]+)", shown)) & {"script", "img", "i", "b", "u", "code"}
    assert "\u202e" not in shown and "[U+202E]" in shown
    assert set(re.findall(r'href="([^"]*)"', shown)) == {f"#sources/hostile/0-{len(HOSTILE)}"}
