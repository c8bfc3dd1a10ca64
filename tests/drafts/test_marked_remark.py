"""What is said of a figure of a draft, in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from checked import QUOTE, YEAR, YEAR_END, citation, claim, draft, figure

from stdqa.drafts.marked import count_words, remark, why_words
from stdqa.drafts.marked.remark import moment_words, place_words
from stdqa.types import (
    Basis,
    CheckedDraft,
    ClaimVerdict,
    FigureKind,
    Period,
    Side,
    Speaker,
    Why,
)

TEXT = "In 2021, 4,130 ferries were repaired."
SOURCE = figure("4,310", QUOTE)


def why(reason, source=SOURCE, verdict=ClaimVerdict.CONTRADICTED, **changes):
    return why_words(claim(TEXT, "4,130", verdict, reason, source, **changes))


@pytest.mark.parametrize(
    ("reason", "source", "words"),
    [
        (Why.DIGITS_SWAPPED, SOURCE, "The digits are swapped: the documents state 4,310."),
        (Why.WRONG_FIGURE, replace(SOURCE, qualifier="nearly"), "The figure is another one: the documents state nearly 4,310."),
        (Why.WRONG_UNIT, SOURCE, "What is counted, its unit or its scale is another: the documents state 4,310 ferries."),
        (Why.WRONG_SCOPE, replace(SOURCE, scope="Orlanda"), "The figure is of another place, body or group: the documents state 4,310 for Orlanda."),
        (Why.ROUNDING, SOURCE, "It is not rounded as it is said to be: the documents state 4,310."),
        (Why.OTHER_PERIOD, replace(SOURCE, period=YEAR_END), "The documents state it for another time: 4,310 at the end of 2021."),
        (Why.OTHER_SCOPE, SOURCE, "The documents state it for another place, body or group: 4,310."),
        (Why.NOT_STATED, None, "Nothing in the documents states it."),
        (Why.WRONG_DIRECTION, replace(SOURCE, change="increase"), "The documents state an increase; the draft says a decrease."),
        (Why.WRONG_DIRECTION, SOURCE, "The documents state it the other way round."),
        (Why.PERCENT_OR_POINT, replace(SOURCE, unit="percentage points"), "The documents state percentage points; the draft says percent."),
    ],
)  # fmt: skip
def test_reason_is_a_sentence_with_what_the_documents_state(reason, source, words):
    assert why(reason, source) == words


def test_total_said_of_a_year_is_told_with_both_times():
    same = replace(SOURCE, value=Decimal(4130), text="4,130", period=YEAR_END)
    assert (
        why(Why.WRONG_PERIOD, same) == "The figure is the total at the end of 2021; the draft says in 2021."
    )
    assert why(Why.WRONG_PERIOD, replace(same, period=YEAR), period=YEAR_END) == (
        "The figure is that in 2021; the draft says at the end of 2021."
    )
    assert why(Why.WRONG_PERIOD, same, period=None).endswith("; the draft says another time.")


def test_other_number_for_the_time_of_the_draft_is_told():
    assert why(Why.WRONG_PERIOD) == ("The figure is that of another time: the documents state 4,310 in 2021.")


def test_percent_in_the_documents_is_told_from_points_in_the_draft():
    percent = replace(SOURCE, unit="%", kind=FigureKind.PERCENTAGE)
    assert why(Why.PERCENT_OR_POINT, percent, unit="percentage points") == (
        "The documents state percent; the draft says percentage points."
    )


def test_supported_figure_agrees_and_a_rounding_says_of_what():
    same = replace(SOURCE, value=Decimal(4130))
    assert why(None, same, ClaimVerdict.SUPPORTED) == "It agrees with the documents."
    assert why(None, SOURCE, ClaimVerdict.SUPPORTED) == (
        "The documents state 4,310; said as a rounding, this is right."
    )


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, ""),
        (YEAR, "in 2021"),
        (YEAR_END, "at the end of 2021"),
        (Period(Basis.AS_OF, date(2021, 3, 4), date(2021, 3, 4)), "as of 4 March 2021"),
    ],
)
def test_moment_keeps_stock_and_flow_apart(period, words):
    assert moment_words(period) == words


def test_counts_name_the_verdicts_there_are():
    assert count_words(draft()) == "3 figures: 1 supported, 1 contradicted, 1 not found"
    assert count_words(draft("812")) == "1 figure: 1 not found"
    assert count_words(CheckedDraft("none", ())) == "No figure was found in it to check"


def test_remark_has_all_there_is_to_say():
    checked = draft()
    told = remark(checked.claims[0], checked)
    assert (told.verdict, told.states) == ("Contradicted", "4,310 ferries, in 2021.")
    assert (told.quote, told.correction) == (QUOTE, "4,310")
    assert told.place == "Ann Oe, remarks, item 2. Yard report, 4 March 2022"
    nothing = remark(checked.claims[2], checked)
    assert (nothing.states, nothing.quote, nothing.place, nothing.correction) == (None, None, None, None)


def test_claim_whose_citation_is_not_there_has_no_quotation():
    checked = replace(draft(), citations=())
    assert remark(checked.claims[0], checked).quote is None


def test_digest_and_journalist_are_told_with_the_place():
    cited = citation(digest=True, speaker=Speaker("Bo", side=Side.JOURNALIST))
    assert place_words(cited).endswith("(digest; a journalist’s words)")
