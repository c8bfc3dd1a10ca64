"""The register as HTML, without a browser."""

import re

import pytest
from canned import HOSTILE
from figures_index import MANY, NOTES, REPORT, RUDE, MemoryIndex

from stdqa.register import Register
from stdqa.web.figures_desk import register_of
from stdqa.web.figures_look import Look, look_of
from stdqa.web.figures_record import record
from stdqa.web.figures_view import frame, table
from stdqa.web.strings import figures as strings


@pytest.fixture(scope="module")
def register():
    return register_of(MemoryIndex(report=REPORT, notes=NOTES))


def shown(register, **told):
    return table(register, look_of(told))


def numbers(html):
    return re.findall(r'<span class="number"><bdi>(.*?)</bdi>', html)


def test_row_holds_figure_what_it_counts_period_and_a_link_to_its_place(register):
    html = shown(register, words="1,240")
    start = REPORT.index("1,240")
    assert numbers(html) == ["1,240"]
    assert '<span class="what"><bdi>ships</bdi></span>' in html
    assert 'class="chip period"' in html
    assert "during 2022" in html
    assert f'href="#sources/report/{start}-{start + 5}"' in html
    assert "Ships, paragraph 1" in html
    assert "1 of 14 figures" in html


def test_journalists_figure_is_labelled(register):
    assert strings.JOURNALIST in shown(register, document="notes")
    assert strings.JOURNALIST not in shown(register, document="report")


def test_sorted_column_says_how(register):
    html = shown(register, sort="value", reverse=True)
    assert '<th scope="col" class="value" aria-sort="descending">' in html
    assert html.count("aria-sort") == 1
    assert numbers(html)[:2] == ["1,240", "1,200"]


def test_filters_show_their_counts_and_what_is_chosen(register):
    html = shown(register, kind="percentage")
    assert '<option value="percentage" selected>percentages (3)</option>' in html
    assert '<option value="count">counts (11)</option>' in html
    assert strings.CLEAR_LABEL in html
    assert strings.CLEAR_LABEL not in shown(register)


def test_choice_that_leaves_nothing_can_still_be_seen_and_undone(register):
    html = shown(register, document="notes", kind="percentage")
    assert '<option value="percentage" selected>percentages (0)</option>' in html
    assert strings.NO_MATCH in html
    assert strings.DOWNLOAD not in html


def test_register_without_figures_says_so():
    assert strings.NONE_YET in table(Register((), {}), Look())


def test_pages_hold_a_hundred_and_a_page_too_far_is_the_last():
    register = register_of(MemoryIndex(many=MANY))
    first, last = shown(register), shown(register, page=99)
    assert len(numbers(first)) == 100
    assert numbers(last) == [f"{n:,}" for n in range(1201, 1251)]
    assert "1 to 100 of 250" in first
    assert "201 to 250 of 250" in last
    assert re.search(r'data-key="page-earlier" disabled', first)
    assert re.search(r'data-key="page-later" disabled', last)


def test_record_tells_all_and_marks_the_figure(register):
    figure = register.figures[0]
    html = record(register, figure.id)
    assert "<mark><bdi>1,240</bdi></mark>" in html
    assert "<dt>Value</dt><dd><bdi>1240</bdi></dd>" in html
    assert 'href="#figures"' in html


def test_record_of_a_figure_that_is_gone_says_so(register):
    assert strings.GONE in record(register, "<script>")


def test_hostile_document_is_only_text():
    register = register_of(MemoryIndex(rude=RUDE))
    pages = [table(register, Look()), *(record(register, figure.id) for figure in register.figures)]
    for html in pages:
        for tag in ("<script", "<img", "<b>", 'onerror="', "\u202e"):
            assert tag not in html
    assert "&lt;b&gt;title&lt;/b&gt;" in pages[0]
    assert HOSTILE.startswith("<script>")


def test_frame_holds_a_box_and_a_line_that_is_read_aloud():
    assert f'aria-label="{strings.SEARCH}"' in frame()
    assert '<p role="status" class="sr-only">' in frame()
