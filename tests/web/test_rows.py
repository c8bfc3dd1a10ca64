"""The figures of an answer side by side in its message: what each is of, its number, and a bar where fair."""

import re
from dataclasses import replace

import pytest
from canned import (
    HOSTILE,
    YEAR_END,
    Corpus,
    abstained,
    asked_back,
    both_bases,
    cite,
    comparison,
    computed,
    document,
    figure,
    flow,
    two_sources,
)

from stdqa.types import Answer, FigureKind, QuotedFigure, Reason, Status
from stdqa.web import strings
from stdqa.web.conversation import conversation
from stdqa.web.rows import lead, rows


def message(answer):
    shown = conversation([("?", answer)], Corpus(), ()).split("<section")[0]
    return re.sub(r' data-copy="[^"]*"', "", shown)  # what is copied is not shown


def test_one_figure_has_no_rows():
    assert rows(flow()) is None
    assert 'class="beside' not in message(flow())


def test_compared_figures_get_bars_in_proportion_and_their_time_once():
    shown = rows(comparison())
    assert [row.label for row in shown.rows] == ["Group", "Local", "Industry"]
    assert [row.bar for row in shown.rows] == pytest.approx([1, 10751 / 23162, 4141 / 23162])
    assert shown.chip.words == "during 2023"
    assert {row.chip for row in shown.rows} == {None}


def test_two_compared_figures_get_bars_too():
    answer = replace(comparison(), figures=comparison().figures[:2])
    assert [row.bar for row in rows(answer).rows] == pytest.approx([1, 10751 / 23162])


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "experts"},
        {"kind": FigureKind.MONEY},
        {"period": YEAR_END},
        {"value": comparison().figures[0].figure.value / 100_000},
    ],
)
def test_figures_that_cannot_be_compared_get_no_bars(changes):
    first, *rest = comparison().figures
    changed = QuotedFigure(replace(first.figure, **changes), 0)
    shown = rows(replace(comparison(), figures=(changed, *rest)))
    assert {row.bar for row in shown.rows} == {None}


def test_parts_of_a_working_get_no_bars():
    assert {row.bar for row in rows(computed()).rows} == {None}


def test_two_bases_are_told_apart_by_their_times_and_the_thing_is_named_once():
    shown = rows(both_bases())
    assert shown.counted == "national standards"
    assert [(row.label, row.chip.words) for row in shown.rows] == [
        ("", "during 2023"),
        ("", "as of 31 December 2023"),
    ]
    assert lead(both_bases(), both_bases().text, shown) is None
    assert "national standards in 2023;" not in message(both_bases())


def test_sources_that_differ_are_named_and_not_measured_against_each_other():
    shown = rows(two_sources())
    assert [row.label for row in shown.rows] == [
        "“Press conference on the annual report on standardization”",
        "“News of the day”",
    ]
    assert {row.bar for row in shown.rows} == {None}
    assert lead(two_sources(), two_sources().text, shown) == strings.DIFFER


def test_words_that_are_no_list_stay_above_the_rows():
    shown = rows(comparison())
    assert lead(comparison(), comparison().text, shown) == comparison().text
    assert lead(computed(), "41,597 (worked out). Stated: 1; 2.", rows(computed())) == "41,597 (worked out)."


def test_each_row_has_its_own_marker_and_the_text_none():
    shown = message(both_bases())
    assert shown.count('class="marker"') == 2
    assert "-citation-1" in shown and "-citation-2" in shown


@pytest.mark.parametrize("reason", [Reason.TOO_VAGUE, Reason.CONFLICT])
def test_what_is_asked_back_is_offered_row_by_row(reason):
    shown = message(replace(asked_back(), reason=reason))
    assert strings.ABSTAINED_FOR[reason] in shown
    assert strings.REASONS[reason] in shown
    assert "National standards" in shown and "Industry standards" in shown
    assert strings.NEAREST not in shown
    assert strings.OFFERED[reason] in shown


@pytest.mark.parametrize("reason", set(Reason) - {Reason.TOO_VAGUE, Reason.CONFLICT})
def test_nearest_to_a_refusal_is_labelled_as_not_the_answer(reason):
    answer = replace(abstained(), reason=reason, also=abstained().also * 2)
    assert rows(answer) is None
    assert strings.NEAREST in message(answer)


def test_citation_that_is_not_there_gets_no_marker():
    first, *rest = comparison().figures
    answer = replace(comparison(), figures=(replace(first, citation=-1), *rest))
    assert [row.citation for row in rows(answer).rows] == [None, 0, 0]


def test_nothing_of_a_text_becomes_markup_in_a_row():
    source = document(HOSTILE, "hostile", digest=False)
    source = replace(source, metadata=replace(source.metadata, title="<b>title</b>"))
    one = figure("7", HOSTILE, source, unit="<b>units</b>", qualifier="<i>over</i>", scope="<u>here</u>")
    two = replace(one, id="8", scope="<u>there</u>")
    three = replace(one, id="9", unit="<script>")
    for figures in ((one, two), (one, three), (one, replace(one, id="10"))):
        quoted = tuple(QuotedFigure(each, 0) for each in figures)
        answer = Answer("?", Status.ANSWERED, HOSTILE, figures=quoted, citations=(cite(HOSTILE, source),))
        shown = message(answer)
        assert "<script" not in shown and "<u>" not in shown and "<b>" not in shown and "<i>" not in shown
        assert "&lt;" in shown


def test_marker_of_what_is_offered_points_at_its_citation():
    page = conversation([("?", asked_back())], Corpus(), ())
    targets = re.findall(r'data-citation="([^"]+)"', page.split("<section")[0])
    assert len(targets) == 4
    assert all(f'id="{target}"' in page for target in targets)
