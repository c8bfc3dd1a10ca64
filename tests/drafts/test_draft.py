"""What of a draft is a figure that a source may state, and what is left alone."""

import pytest

from stdqa.drafts.draft import clean_draft
from stdqa.errors import BadDraft
from stdqa.types import Basis


def figures(draft):
    return [stated.figure.text for stated in draft.stated]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 310 vessels joined in 2021.", ["310"]),
        ("Three harbours share 46% of 412,000 tonnes.", ["Three", "46%", "412,000"]),
        ("- 310 vessels\n- 288 vessels", ["310", "288"]),
        ("The boats(225) and ports(1,230) were counted.", ["225", "1,230"]),
        ("In 2021 6480 vessels and,1,230 boats joined.", ["6480", "1,230"]),
        ("The harbour ranks first with 1,230 landings.", ["first", "1,230"]),
        ("On the platform 546,160 entries stand.", ["546,160"]),
        ("Three harbours, Skelling and Norwick among them, were dredged.", ["Three"]),
        ("Consumer desk: 241 boat plans were drafted.", ["241"]),
        ("New posts at the ISO and IEC: 7", ["7"]),
        ("A rebate holds for the first three months.", ["three"]),
        ("Sign up within the next ten days.", ["ten"]),
        ("The mean rose to 3.41 billion crowns.", ["3.41 billion crowns"]),
    ],
)
def test_numbers_that_state_something_are_figures(drafted, text, expected):
    assert figures(drafted(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Press office: +44 20 7946 0112.",
        "Call 0800 4412 before 17:30.",
        "The desk is in room 214.",
        "See paragraph 12 and Annex 3.",
        "Phone: 241.",
        "The yard works by ISO 9001 and IEC 61.",
        "Working Group 3 met at 10 a.m. today.",
        "Answer to question 7:",
        "It was the first of its kind.",
        "A talk between two people.",
        'They called it a "one".',
        "Twelve months earlier nothing was known.",
        "Nothing was known over those twelve months.",
        "The gate opens at half past seven.",
        "Write to press2@example.org or see https://example.org/2021/310.",
        "#fish2021 @marenna22",
        "<script>alert(1)</script>",
        "It calls setTimeout(1000) and os.exit(255).",
        "1. The fleet\n2. The catch",
        "Two harbours, Skelling and Norwick, were dredged.",
    ],
)
def test_numbers_that_name_or_reach_something_are_left_alone(drafted, text):
    assert figures(drafted(text)) == []


def test_last_year_counts_from_the_documents(drafted):
    (stated,) = drafted("This year 310 vessels were registered.").stated
    assert stated.figure.period is not None
    assert drafted("In 2020, 288 vessels were registered.").stated[0].figure.period.years == {2020}


def test_each_line_is_read_for_itself(drafted):
    draft = drafted("In 2020, 288 vessels.\n\n310 vessels are new.")
    assert [stated.figure.period is not None for stated in draft.stated] == [True, False]


def test_draft_is_kept_but_for_its_line_ends():
    assert clean_draft("a\r\nb\rc 1\u202e2", 100) == "a\nb\nc 1\u202e2"
    assert clean_draft("\ud800 12", 100) == "\ufffd 12"


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_empty_draft_is_refused(text):
    with pytest.raises(BadDraft, match="empty"):
        clean_draft(text, 100)


def test_long_draft_is_refused_with_both_numbers():
    with pytest.raises(BadDraft, match=r"1,001 characters; at most 1,000"):
        clean_draft("x" * 1001, 1000)


@pytest.mark.parametrize(
    ("text", "figure", "basis"),
    [
        # What was reached since something began stands at its end; a total takes no year from elsewhere.
        ("Since the scheme began, 7,055 boats have joined.", "7,055", Basis.AS_OF),
        ("In 2021, 225 boats were built. So 4,164 boats now exist.", "4,164", Basis.AS_OF),
        ("310 runs were made in 2021, taking the all-time tally past 8,500 runs.", "8,500", Basis.AS_OF),
        ("40 plans appeared in 2021; the total of results has gone beyond 126,000.", "126,000", None),
        ("40 plans appeared in 2021; 310 results followed.", "310", Basis.DURING),
        ("In 2021, 225 boats in all were built.", "225", Basis.DURING),
    ],
)
def test_time_of_a_total_is_its_own(drafted, text, figure, basis):
    stated = next(one for one in drafted(text).stated if one.figure.text == figure)
    period = stated.figure.period
    assert (period.basis if period else None) is basis


def test_what_is_said_of_an_item_is_the_item_with_the_opening_of_its_list(drafted):
    draft = drafted("New plans in 2021: ferries, 40; tugs, 12; docks, 7.")
    assert [draft.statement(one.figure) for one in draft.stated] == [
        "New plans in 2021: ferries, 40; ",
        "New plans in 2021: tugs, 12; ",
        "New plans in 2021: docks, 7.",
    ]


def test_what_is_said_of_a_figure_in_two_clauses_is_the_sentence(drafted):
    draft = drafted("In 2021, 40 ferries were sold; of these, 12 were new.")
    assert [draft.statement(one.figure) for one in draft.stated] == [draft.document.text] * 2
