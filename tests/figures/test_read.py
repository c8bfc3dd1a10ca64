from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdqa.figures import clock_of, read
from stdqa.passages import split
from stdqa.types import Block, BlockKind, Side, Speaker

DURING_2023 = ("during", "2023-01-01", "2023-12-31")
END_OF_2023 = ("as_of", "2023-12-31", "2023-12-31")


def when(figure):
    period = figure.period
    if period is None:
        return None
    return (period.basis and period.basis.value, str(period.start), str(period.end))


def by_text(found):
    return {figure.text: when(figure) for figure in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2023, the office filed 40 plans.", DURING_2023),
        ("The office filed 40 plans in 2023.", DURING_2023),
        ("By the end of 2023, there were 40 plans.", END_OF_2023),
        ("As of 31 December 2023, there were 40 plans.", END_OF_2023),
        ("There were 40 plans at the end of 2023.", END_OF_2023),
        ("By the end of 2023, they had cumulatively filed 40 plans.", END_OF_2023),
        ("So far, 40 plans were filed.", ("as_of", "None", "None")),
        ("Last year, 40 plans were filed.", DURING_2023),
        ("This year, 40 plans were filed.", ("during", "None", "None")),
        ("2023: 40 plans.", (None, "2023-01-01", "2023-12-31")),
        ("There were 40 (2023) plans.", (None, "2023-01-01", "2023-12-31")),
        ("There were 40 plans.", None),
        ("Compared with 2023, there were 40 plans more.", None),
        ("There were 40 plans more than in 2023.", None),
        ("It was a rise of 40 over the previous year.", None),
        ("By now 40 plans were filed.", ("as_of", "None", "None")),
    ],
)
def test_figure_has_the_period_its_sentence_gives(figures, text, expected):
    found = figures(text, date=date(2024, 3, 29), period="2023")
    assert by_text(found) == {"40": expected}
    assert not found[0].period or not found[0].period.inherited


def test_each_figure_takes_the_time_said_after_it(figures):
    found = by_text(figures("There were 2,902 plans in 2023, up from 2,266 in 2022."))
    assert found == {"2,902": DURING_2023, "2,266": ("during", "2022-01-01", "2022-12-31")}


def test_flow_and_stock_of_one_sentence_are_not_mixed(figures):
    found = by_text(figures("In 2023, 40 plans were filed, and by the end of 2023 there were 900 plans."))
    assert found == {"40": DURING_2023, "900": END_OF_2023}


def test_flow_frames_the_sentences_after_it_in_its_paragraph(figures):
    found = figures("In 2023, 40 plans were filed. The office also repaired 12 ports.")
    assert when(found[1]) == DURING_2023
    assert (found[0].period.inherited, found[1].period.inherited) == (False, True)


def test_stock_does_not_frame_the_sentences_after_it(figures):
    found = by_text(figures("By the end of 2023, there were 900 plans. The office repaired 12 ports."))
    assert found == {"900": END_OF_2023, "12": None}


def test_stock_reaches_a_sentence_that_points_back_at_it(figures):
    found = by_text(figures("By the end of 2023, there were 900 plans. Among them, 12 were new."))
    assert found["12"] == END_OF_2023


def test_flow_after_a_stock_does_not_go_on_past_it(figures):
    text = "In 2023, 40 plans were filed. By the end of 2023, there were 900 plans. The office repaired 12 ports."
    assert by_text(figures(text))["12"] is None


def test_period_compared_with_does_not_frame_what_follows(figures):
    text = "There were 40 plans in 2023, up from 33 in 2022. The office also repaired 12 ports."
    assert by_text(figures(text))["12"] == DURING_2023


def test_flow_of_one_paragraph_does_not_frame_the_next(figures):
    found = by_text(figures("In 2023, 40 plans were filed.\n\nThe office repaired 12 ports."))
    assert found["12"] is None


def test_flow_frames_the_list_it_introduces(figures):
    found = by_text(
        figures("In 2023, the office did this:\n\n40 plans were filed.\n\n12 ports were repaired.")
    )
    assert found == {"40": DURING_2023, "12": None}


def test_flow_that_opens_a_turn_frames_its_points(document):
    text = (
        "Ada Quill, Director of the Harbour Office:\n\nIn 2023, much was done.\n\nFirst, 40 plans were filed.\n\n"
        "Second, 12 ports were repaired.\n\nBram Tolley, Director of the Fish Office:\n\nThere are 7 fish."
    )
    one = document(text, speakers=(Speaker("Ada Quill", "Director"), Speaker("Bram Tolley", "Director")))
    found = by_text(read(one, split(one, 600)))
    assert found == {"40": DURING_2023, "12": DURING_2023, "7": None}


def test_figures_of_a_journalist_are_marked_as_such(document):
    text = "Reporter of the Lowmark Post:\n\nAre there 40 boats?\n\nAda Quill, Director of Ports:\n\nThere are 38 boats."
    one = document(text)
    assert [f.side for f in read(one, split(one, 600))] == [Side.JOURNALIST, Side.OFFICIAL]


def test_value_unit_qualifier_and_change_are_read_together(figures):
    (figure,) = figures("In 2023, exports grew by more than 19.2% in Lowmark.")
    assert (str(figure.value), figure.unit, figure.qualifier, figure.change, figure.scope) == (
        "19.2",
        "%",
        "more than",
        "increase",
        "Lowmark",
    )


def test_places_of_clause_and_sentence_hold_the_figure(figures):
    text = "Ports were repaired. In 2023, 40 plans were filed, and 7 fell through."
    first = figures(text)[0]
    assert text[first.clause_start : first.clause_end] == " 40 plans were filed,"
    assert text[first.sentence_start : first.sentence_end].startswith("In 2023")


@pytest.mark.parametrize(
    ("title", "period", "text", "year"),
    [
        ("Report", "2023", "In 2022 and in 2022.", 2023),
        ("Annual report 2023", None, "In 2022 and in 2022.", 2023),
        ("Report", None, "In 2022, 5 came. In 2022, 6 left.", 2022),
        ("Report", None, "In 2021, 5 came. In 2022, 6 left.", None),
        ("Report", None, "No year is told.", None),
        ("Report", None, "In 2022, 5 came.", None),
        ("Report", None, "In FY2021/22, 5 came.", None),
    ],
)
def test_clock_takes_the_year_from_front_matter_title_or_text(document, title, period, text, year):
    assert clock_of(document(text, title=title, period=period)).report_year == year


def test_ids_depend_on_document_place_and_text_only(figures):
    text = "In 2023, 40 plans were filed."
    assert figures(text)[0].id == figures(text, title="Another")[0].id
    assert figures(text)[0].id != figures(" " + text)[0].id


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("In 2023, 130 plans were filed, bringing the total to more than 8,000.", ["during", "as_of"]),
        ("In 2023, 130 plans were filed, which brought their number to 8,038.", ["during", "as_of"]),
        ("In 2023, 20 ferries were built, taking the fleet to 340.", ["during", "as_of"]),
        # A way is no total, and a share is of the time itself.
        ("In 2023, 20 ferries took people to 340 islands.", ["during", "during"]),
        ("In 2023, 20 ferries were built, bringing the share to 34%.", ["during", "during"]),
    ],
)
def test_what_a_total_is_brought_to_stands_at_the_end(figures, text, bases):
    told = figures(text)
    assert [one.period.basis for one in told] == bases
    assert {one.period.end.isoformat() for one in told} == {"2023-12-31"}


def test_no_figure_in_an_empty_passage_list(document):
    assert read(document("In 2023, 40 plans."), ()) == ()


PIECES = """In 2023, |by the end of 2022 |2,902 |19.64 million |13.1% |half a |million |and |a third |of |one |in |
five |the |second |First, |. |; |( |) |" |“ |” |respectively |up from |$ |-|/|: |~|~~|May 3 |31.12.2023 |No. 12 |
ISO 9001 |½ |10^6 |ninety-|nine |hundred |point |Ada Quill, Director of Ports:~|more than |last year |1e99 """
WORDS = st.sampled_from([piece.replace("~", "\n") for piece in PIECES.replace("\n", "").split("|")])
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map("".join))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(text=TEXTS, max_chars=st.sampled_from([100, 600]), one_block=st.booleans())
def test_any_text_is_read_and_each_figure_is_at_its_place(document, text, max_chars, one_block):
    one = document(text)
    if one_block and one.blocks:
        one = replace(one, blocks=(Block(one.blocks[0].start, one.blocks[-1].end, BlockKind.PARAGRAPH),))
    passages = split(one, max_chars)
    inside = {passage.id: passage for passage in passages}
    found = read(one, passages)
    for figure in found:
        passage = inside[figure.passage]
        assert passage.start <= figure.start < figure.end <= passage.end
        assert text[figure.start : figure.end] == figure.text
        assert figure.clause_start <= figure.start < figure.clause_end
        assert figure.value.is_finite()
    assert len({figure.id for figure in found}) == len(found)


def test_these_are_the_things_of_the_sentence_before(figures):
    found = figures("The League trained 540 pilots in 2022. Of these, 71 came from abroad, or 13.1%.")
    assert (found[1].unit, found[1].measure) == ("pilots", "pilots came from abroad")
    assert (found[2].measure, found[2].of) == ("pilots came from abroad", "pilots")


def test_number_told_again_keeps_its_noun(figures):
    found = figures(
        "By the end of 2022, ports totalled 1,338. The 1,338 comprised 550 sea ports and 788 others."
    )
    assert (found[1].text, found[1].unit) == ("1,338", "ports")


def test_these_do_not_reach_into_the_next_paragraph(figures):
    found = figures("The League trained 540 pilots in 2022.\n\nOf these, 71 came from abroad.")
    assert found[1].unit is None


def test_name_that_opens_a_sentence_is_known_from_others(figures):
    text = "The boats of Easby are old. Easby is first by number of boats, with 14 boats. Herring is next, with 9."
    found = [figure for figure in figures(text) if figure.text in ("14", "9")]
    assert [figure.scope for figure in found] == ["Easby", None]


def test_subject_that_the_whole_report_is_about_gives_way_to_whom_things_went_to(figures):
    text = "In 2022, Lowmark sent 12 plans to ports and notified the Sea League of 84 plans."
    found = figures(text, title="Review of Lowmark")
    assert [figure.scope for figure in found] == ["Lowmark", "Sea League"]


def test_stock_reaches_to_a_sentence_that_points_back_within(figures):
    text = "By the end of 2022, firms numbered 31. The goods they sell number 893. Ports number 7."
    found = {figure.text: figure.period for figure in figures(text)}
    assert found["893"].end.year == 2022 and found["893"].inherited
    assert found["7"] is None


@pytest.mark.parametrize(
    "passing",
    [
        "It was the ninth count since the series began in 2015.",
        "Rye overtook oats for the first time since records began in 1974.",
        "The rules of 2019 apply.",
    ],
)
def test_another_year_told_in_passing_dates_nothing_after_it(figures, passing):
    found = by_text(figures(f"In 2023, the office sat. {passing} The office filed 40 plans.", period="2023"))
    assert found["40"] == DURING_2023


@pytest.mark.parametrize("opening", ["In 2022, the office sat.", "**Mia Lund:** In 2022, the office sat."])
def test_another_year_that_opens_a_sentence_dates_what_follows(figures, opening):
    found = by_text(figures(f"{opening} The office filed 40 plans.", period="2023"))
    assert found["40"] == ("during", "2022-01-01", "2022-12-31")


def test_without_a_year_of_the_report_any_year_dates_what_follows(figures):
    found = by_text(figures("The series began in 2015. The office filed 40 plans.", title="Plans"))
    assert found["40"] == ("during", "2015-01-01", "2015-12-31")
