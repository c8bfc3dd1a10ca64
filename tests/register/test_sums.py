"""Wholes and their parts: what adds up, what leaves something open, and what is no sum at all."""

from decimal import Decimal

import pytest

from stdqa.register import SumVerdict

ADDS_UP, INCOMPLETE = SumVerdict.ADDS_UP, SumVerdict.INCOMPLETE
OTHER_WHOLE, DIFFERS = SumVerdict.OTHER_WHOLE, SumVerdict.DIFFERS


def sums_of(register_of, text):
    return register_of(report=f"# Report\n\n{text}\n").sums


def shape(added):
    return [
        (one.whole.text if one.whole else None, [p.text for p in one.parts], one.verdict) for one in added
    ]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("The 1,338 projects comprised 550 in farming, 766 in industry and 22 in services.", "1,338", 3),
        ("There are 1,338 boards, including 550 large ones, 766 small ones, and 22 groups.", "1,338", 3),
        ("The 90 members comprise 40 cities and 38 towns, together with 12 villages.", "90", 3),
        ("Of the 72 crossings, 23 are seaports, 12 are airports and 37 lie on land borders.", "72", 3),
        (
            "We held eleven auctions: four for wind, three for sun, two for water and two for gas.",
            "eleven",
            4,
        ),
        ("In 2022, 1,274 permits were issued, of which 1,041 were for houses and 233 for barns.", "1,274", 2),
        ("The union has 173 members. Of these, 128 are full, 31 are partners and 14 watch.", "173", 3),
        # Nothing says that these are its parts, but that they add up.
        (
            "The metros had 417.6 kilometres of line. Alden had 186.4 kilometres, Pell 112.7 kilometres, "
            "Quill 78.9 kilometres and Sten 39.6 kilometres.",
            "417.6",
            4,
        ),
        # Shares and sums of money told beside the parts are passed over.
        ("There are 1,338 boards, including 550 (41.1%) old ones and 788 (58.9%) new ones.", "1,338", 2),
    ],
)
def test_parts_that_make_their_whole_add_up(register_of, text, whole, parts):
    added = [one for one in sums_of(register_of, text) if one.whole]
    assert [(one.whole.text, len(one.parts), one.verdict) for one in added] == [(whole, parts, ADDS_UP)]
    assert added[0].difference == 0
    assert not added[0].rounded


def test_parts_printed_rounded_add_up_within_rounding(register_of):
    (one,) = sums_of(
        register_of,
        "They used 9.6 million tonnes, of which 5.24 million tonnes were sand and 4.31 million tonnes gravel.",
    )
    assert one.verdict is ADDS_UP
    assert one.rounded
    assert one.difference == Decimal("50000")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The fleet has 1,052 vehicles, of which 387 are engines and 61 are ladders.",
            ("1,052", ["387", "61"], INCOMPLETE, 604),
        ),
        (
            "There are 642 entries, among them 198 crafts, 157 festivals and 121 dances.",
            ("642", ["198", "157", "121"], INCOMPLETE, 166),
        ),
        # Said to be all, and they are not.
        (
            "The council has 40 members: 12 from Calder, 15 from Westry and 14 from Saltby.",
            ("40", ["12", "15", "14"], DIFFERS, -1),
        ),
        (
            "The 90 boats comprise 40 ferries, 38 tugs and 10 barges.",
            ("90", ["40", "38", "10"], DIFFERS, 2),
        ),
        # The rest is named.
        (
            "The 90 boats comprise 40 ferries and 38 tugs; the rest are barges.",
            ("90", ["40", "38"], INCOMPLETE, 12),
        ),
        # They are the parts of another figure that is told elsewhere.
        (
            "The union has 173 members in all. In 2022, 166 members voted.\n\n"
            "The union has 173 members, of which 128 are cities and 38 are towns.",
            ("173", ["128", "38"], OTHER_WHOLE, 7),
        ),
    ],
)
def test_parts_that_do_not_make_their_whole_are_told_for_what_they_are(register_of, text, expected):
    (one,) = sums_of(register_of, text)
    assert (one.whole.text, [p.text for p in one.parts], one.verdict, one.difference) == expected
    assert (one.fits.text if one.fits else None) == ("166" if one.verdict is OTHER_WHOLE else None)


@pytest.mark.parametrize(
    "text",
    [
        # A comparison is no part.
        "In 2022, 24 papers were sent, of which 15 were printed; in 2021 only nine were printed.",
        "The 9,604 villages, of which 8,837 have a school, 741 more than a year earlier, lie apart.",
        "It held 7,460 persons, compared with 7,110 a year earlier. Of these, 1,920 waited and 5,310 did not.",
        # Another sentence, no word that leads there, and no sum.
        "The harbour has 310 ferries. Calder has 12 cranes and Westry 7 cranes.",
        # What comes out by chance: small numbers without a word of parts.
        "The house has 9 doors. It has 5 rooms and 4 beds.",
        # A thing beside a part.
        "There are 58,700 sacks, among them 4,390 with 26 labels.",
        "In 2022, 214 roads were opened, including 96 highways, and 38 paths were closed.",
    ],
)
def test_figures_that_are_not_parts_make_no_sum(register_of, text):
    assert [one for one in sums_of(register_of, text) if one.verdict is not ADDS_UP or one.whole] == []


def test_classes_of_a_survey_are_parts_of_another_whole(register_of):
    added = sums_of(
        register_of,
        "By the end of 2022, there were 44,499 rules.\n\n"
        'According to a survey, 5,784 of the rules are in "strong" use, which is 13.1% of the total. '
        'The rules in "medium" use number 35,583, or 80.6%. The rules in "weak" use number 2,772, or 6.3%.',
    )
    assert shape(added) == [
        ("44,499", ["5,784", "35,583", "2,772"], OTHER_WHOLE),
        (None, ["13.1%", "80.6%", "6.3%"], ADDS_UP),
    ]
    assert added[0].total == 44_139
    assert added[0].difference == 360
    assert added[1].expected == 100


def test_shares_that_nearly_make_100_do_not_add_up(register_of):
    (one,) = sums_of(
        register_of,
        "Of the roads, 81.3% were good, 14.6% of the roads were fair and 5.1% of the roads were bad.",
    )
    assert (one.whole, one.verdict, one.difference) == (None, DIFFERS, Decimal("-1.0"))


@pytest.mark.parametrize(
    "text",
    [
        "Wheat passed at 96.9%, fruit at 97.7% and milk at 99.3%.",
        "Rents rose by 60.5% in Calder and by 39.5% in Westry.",
        "Of men, 50% agreed. Of women, 50% agreed.",
    ],
)
def test_rates_are_no_shares_of_one_whole(register_of, text):
    assert sums_of(register_of, text) == ()


TABLE = """| harbour | berths | cranes | rate of use |
|---|--:|--:|--:|
| Calder | 48 | 12 | 61 |
| Westry | 31 | 7 | 72 |
| Saltby | 20 | 5 | 66 |
| {label} | 99 | 25 | 66 |"""


def test_columns_of_a_table_are_held_against_its_row_of_totals(register_of):
    added = sums_of(register_of, TABLE.format(label="Total"))
    assert shape(added) == [
        ("25", ["12", "7", "5"], DIFFERS),
        ("99", ["48", "31", "20"], ADDS_UP),
    ]
    assert added[0].difference == 1


def test_table_without_a_row_of_totals_has_no_sums(register_of):
    assert sums_of(register_of, TABLE.format(label="Dunmere")) == ()


def test_sums_that_want_a_look_come_first(register_of):
    added = sums_of(
        register_of,
        "The 72 gates comprise 23 old ones, 12 new ones and 37 closed ones.\n\n"
        "The 90 boats comprise 40 ferries, 38 tugs and 10 barges.",
    )
    assert [one.verdict for one in added] == [DIFFERS, ADDS_UP]
