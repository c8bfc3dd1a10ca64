"""Questions for several figures, divided into questions for one each."""

import pytest

from stdqa.glossary import Glossary
from stdqa.questions import Form, understand
from stdqa.questions.singly import divided
from stdqa.types import Basis

BARE = Glossary.of([])


def parts(text):
    found = divided(text, BARE)
    return found and tuple(" ".join(part.split()) for part in found.parts)


@pytest.mark.parametrize(
    ("text", "single"),
    [
        (
            "How many ferries were ordered and how many delivered in 2021?",
            ("How many ferries were ordered in 2021", "how many ferries delivered in 2021"),
        ),
        (
            "How many masters and how many pilots were hired?",
            ("How many masters were hired", "how many pilots were hired"),
        ),
        (
            "Ferries: how many were sold, how many scrapped?",
            ("how many Ferries were sold", "how many Ferries scrapped"),
        ),
        (
            "Of the wrecks, how many were raised and how many blown up?",
            ("how many wrecks were raised", "how many wrecks blown up"),
        ),
        (
            "How many sailors work on ferries and how many on tugs?",
            ("How many sailors work on ferries", "how many sailors work on tugs"),
        ),
        (
            "How many wrecks does the museum own, and how many of them can be dived to?",
            ("How many wrecks does the museum own", "how many wrecks can be dived to"),
        ),
        (
            "How many piers were built in 2021, and how many in all?",
            ("How many piers were built in 2021", "how many piers were built in all"),
        ),
        (
            "How many masters were hired and over how many harbours were they spread?",
            ("How many masters were hired", "over how many harbours were they spread"),
        ),
        ("When was the dock dug and when was it filled in?", ("When was the dock dug", "when was it filled in")),
    ],
)  # fmt: skip
def test_what_is_asked_again_is_said_whole(text, single):
    assert parts(text) == single


@pytest.mark.parametrize(
    ("text", "single"),
    [
        ("Landings in 2020 and 2021?", ("Landings in 2020", "Landings 2021")),
        ("Landings in 2020 and then in 2021, in that order", ("Landings in 2020", "Landings in 2021")),
        ("Landings: 2021 and the year before?", ("Landings: 2021", "Landings: 2020")),
        ("Tonnes in December 2020 and in December 2021", ("Tonnes in December 2020", "Tonnes in December 2021")),
    ],
)  # fmt: skip
def test_each_time_makes_a_question(text, single):
    assert parts(text) == single


@pytest.mark.parametrize(
    ("text", "single"),
    [
        ("Catches of herring, cod and eel, in this order", ("Catches of herring", "Catches of cod", "Catches of eel")),
        ("Piers in Tarn and in Easby?", ("Piers in Tarn", "Piers in Easby")),
        (
            "What shares of masters and of pilots retired in 2021?",
            ("What shares of masters retired in 2021", "What shares of pilots retired in 2021"),
        ),
        ("Give the lowest and the highest fare of the ferry, respectively.", ("Give the lowest fare of the ferry", "Give the highest fare of the ferry")),
        ("Length and beam of the ferry, in that order", ("Length of the ferry", "beam of the ferry")),
        ("Herring, cod, eel: what were the catches?", ("what were the catches Herring", "what were the catches cod", "what were the catches eel")),
        ("Catch by kind: herring, cod", ("herring, Catch by kind", "cod, Catch by kind")),
        ("I need the number of ferries in 2021 and the size of the whole fleet, please, both numbers", ("I need the number of ferries in 2021", "I need the size of the whole fleet")),
        ("The new piers of Tarn and those of Easby", ("The new piers of Tarn", "new piers of Easby")),
        ("How many ferries do Tarn, Easby and Norwick each have?", ("How many ferries do Tarn have", "How many ferries do Easby have", "How many ferries do Norwick have")),
        ("What was decided: how many rules kept, to be revised, to be dropped?", ("how many rules kept, What was decided", "how many rules to be revised, What was decided", "how many rules to be dropped, What was decided")),
    ],
)  # fmt: skip
def test_each_thing_listed_makes_a_question(text, single):
    assert parts(text) == single


@pytest.mark.parametrize(
    "text",
    [
        "How many ferries were sold in 2021?",
        "Which harbour has the most piers?",
        "What do you pay per square metre and month?",
        "How many masters, pilots and other officers are licensed?",
        "Herring, cod and similar: how much of that kind was landed?",
    ],
)
def test_question_for_one_figure_is_not_divided(text):
    assert divided(text, BARE) is None


@pytest.mark.parametrize(
    "text",
    [
        "How many bodies for testing and inspection are there?",
        "3D printing and hydrogen: how many standards came out?",
        "Herring, cod and eel catch",
    ],
)
def test_words_joined_may_be_one_thing(text):
    assert divided(text, BARE) is None


@pytest.mark.parametrize(
    "text",
    [
        "Warnings and fines: how many of each were there?",
        "Warnings and fines, in that order",
        "Warnings and fines - the two numbers, please",
        "What were the numbers of warnings and fines?",
    ],
)
def test_what_is_said_of_several_makes_a_list(text):
    assert len(divided(text, BARE).parts) == 2


def test_term_with_an_and_of_its_own_is_no_list():
    glossary = Glossary.of([["search and rescue", "SAR"]])
    assert divided("Calls for search and rescue in 2021, in that order", glossary) is None
    assert divided("Calls for search and rescue in 2021, in that order", BARE) is not None


def test_single_questions_are_understood_each_for_itself():
    question = understand("How many ferries were sold in 2021 and how many in all?", BARE)
    assert [one.form for one in question.singly] == [Form.FIGURE, Form.FIGURE]
    assert [one.basis for one in question.singly] == [Basis.DURING, Basis.AS_OF]


def test_statement_is_not_divided():
    assert understand("Were 12 ferries and 3 tugs sold in 2021?", BARE).singly == ()


@pytest.mark.parametrize(
    ("text", "single"),
    [
        (
            "What share goes to the islands, for steam, sail and rowing boats?",
            (
                "What share goes to the islands, for steam boats",
                "What share goes to the islands, for sail boats",
                "What share goes to the islands, for rowing boats",
            ),
        ),
        (
            "Nets and ropes, new lamps, buoys: how many pieces were bought in each?",
            (
                "how many pieces were bought in Nets and ropes",
                "how many pieces were bought in new lamps",
                "how many pieces were bought in buoys",
            ),
        ),
        # Two words before one noun may be one thing; what is added up is not asked for one by one.
        ("What share goes to sail and rowing boats?", None),
        ("Nets, ropes, lamps: how many altogether?", None),
        # Two things done to one are no two things.
        ("How many people hold a certificate for building and repairing boats?", None),
    ],
)
def test_list_is_told_by_its_marks(text, single):
    assert parts(text) == single
