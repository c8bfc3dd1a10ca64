"""The form of answer that a question wants, told by its words alone."""

import pytest

from stdqa.glossary import Glossary
from stdqa.questions import Form, understand
from stdqa.questions.forms import compares, is_statement, wants_breakdown
from stdqa.questions.operations import Operation, asks_again, operation
from stdqa.questions.parts import coordinated, options

BARE = Glossary.of([])


@pytest.mark.parametrize(
    "text",
    [
        "Did the lake rise?",
        "Is it true that nine ferries sail?",
        "True or false: nine ferries sail.",
        "Nine ferries sail, right?",
        "Nine ferries sail, isn't it?",
        "And were the ferries repainted?",
        "Can you confirm that nine ferries sail?",
        "Weren't the ferries repainted?",
        "Is it correct that no ferry sank?",
        "Would it be fair to say that all ferries sail?",
        "New ferries in the north - was it ten or more?",
        "Tarn - is it among the first ten?",
        "Ferries in the north above 1,000?",
        "So the yards of the north built 36 ferries?",
        "Nine ferries sail in the north - does that hold?",
        "The ferries were repainted. Can I print that?",
        "Confirm please: nine ferries sail.",
        "The ferry sails to Tarn, doesn't it?",
        "Claim to check: Tarn leads in ferries.",
        "Tarn has more ferries than Easby. Correct?",
        "nine ferries sail in the north true or not",
        "over 5 ferries sail in the north y/n",
        "Nine ferries sail in the north: please confirm",
        "The crew won gold at the games, or did they not?",
        "The treaty on sea charts was signed with Norland.",
        "By ferries built, Tarn is placed before Easby?",
    ],
)
def test_statement_is_told_by_its_opening_or_its_tag(text):
    assert is_statement(text)


@pytest.mark.parametrize(
    "text",
    [
        # Politeness that was blanked leaves its room.
        "Could you        list the ferries?",
        "Can  you         name the yards?",
        "How many ferries sail?",
        "So how many of the 36 ferries sail?",
        "So in 2021?",
        "Do ferries still sail? Give me their number.",
        "Confirm how many ferries sail.",
        "Please confirm the total number of ferries.",
        "Check how many ferries sail.",
        "I am writing a piece on ferries that were built.",
        "ferries that are still in service in the north?",
        "So the total for 2021?",
        "Which ferry is the longest?",
        "Can you tell me how many ferries sail?",
        "Could you please list the ferries?",
        "Were any ferries sold, and if so how many?",
        "What did the ferries carry?",
        "ferries sold 2021",
        "The number of ferries",
    ],
)
def test_question_for_a_number_or_a_word_is_no_statement(text):
    assert not is_statement(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How many ferries and barges are there together?", Operation.SUM),
        ("What do ferries plus barges come to?", Operation.SUM),
        ("ferries and barges combined", Operation.SUM),
        ("How many more ferries than barges are there?", Operation.DIFFERENCE),
        ("What is the difference between ferries and barges?", Operation.DIFFERENCE),
        ("What is the difference between a ferry and a barge?", None),
        ("How many ferries were there before 2021?", Operation.DIFFERENCE),
        ("How many of the ferries are not steamers?", Operation.DIFFERENCE),
        ("How many ferries were there before the 2021 additions?", Operation.DIFFERENCE),
        ("Take away the newcomers: how many ferries are there?", Operation.DIFFERENCE),
        ("How many ferries, not counting the new ones?", Operation.DIFFERENCE),
        ("How many ferries were counted, per Ada Brandt?", None),
        ("How many ferries per harbour are there?", Operation.RATIO),
        ("How many passengers does each ferry carry on average?", Operation.RATIO),
        ("passengers per ferry", Operation.RATIO),
        ("What is the ratio of ferries to barges?", Operation.RATIO),
        ("How many times as many ferries as barges are there?", Operation.RATIO),
        ("What share of the ferries are steamers?", Operation.SHARE),
        ("What per cent of the ferries are steamers?", Operation.SHARE),
        ("What fraction of the fleet is new?", Operation.SHARE),
        ("What was the growth rate of the fleet?", Operation.GROWTH),
        ("How fast did the fleet grow?", Operation.GROWTH),
    ],
)
def test_operation_is_told_by_its_words(text, wanted):
    assert operation(text) is wanted


@pytest.mark.parametrize(
    "text",
    [
        "How many ferries are there?",
        "Who sails the ferry?",
        "What is a ferry?",
        "Which ferry won?",
        "ferries 2021",
        "",
    ],
)
def test_plain_question_wants_nothing_worked_out(text):
    assert operation(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Are there more ferries or barges?",
        "Which is longer, the ferry or the barge?",
        "ferries versus barges",
        "Compare the ferries with the barges.",
        "Which harbour has the most ferries?",
        "Which harbour has the fewest ferries?",
        "What is the largest harbour?",
        "Are there fewer barges than ferries?",
        "What share of the ferries is in the lowest class?",
        "Who's second among the harbours?",
        "Which harbour came second for ferries?",
    ],
)
def test_question_for_the_greater_compares(text):
    assert compares(text)


@pytest.mark.parametrize(
    "text",
    [
        "Were more than 9 ferries sold?",
        "Did less than half of the ferries sail?",
        "How many ferries are there?",
        "Which ferry or barge sank?",
        "Who sails the ferry?",
        "What share of the top ten harbours is in the north or the south?",
        "What share of the ferries is most strongly built?",
        "What is the sum of the top five harbours?",
        "Who is the second mate?",
    ],
)
def test_bound_or_plain_question_does_not_compare(text):
    assert not compares(text)


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("Which is more: ferries or barges?", ("ferries", "barges")),
        ("Which are more numerous, ferries or barges?", ("ferries", "barges")),
        ("Are there more ferries or barges?", ("ferries", "barges")),
        ("Are there more ferries than barges?", ("ferries", "barges")),
        ("Are there more ferries, barges or tugs?", ("ferries", "barges", "tugs")),
        ("Compare the ferries with the barges.", ("ferries", "barges")),
        ("Which has more piers: Tarn, Easby or Skelling?", ("Tarn", "Easby", "Skelling")),
        ("Which has more piers, Tarn, Easby or Skelling?", ("Tarn", "Easby", "Skelling")),
        ("Which is longer - the north quay or the south quay?", ("north quay", "south quay")),
        ("Tarn or Easby: which has more piers?", ("Tarn", "Easby")),
        ("Did Tarn or Easby have more piers?", ("Tarn", "Easby")),
        ("Does the north quay or the south quay hold more ferries?", ("north quay", "south quay")),
        ("Do ferries or barges form the bigger fleet?", ("ferries", "barges")),
        ("Which of Tarn and Easby has more piers?", ("Tarn", "Easby")),
        ("Which of Tarn and Easby records the higher number of ferries?", ("Tarn", "Easby")),
        ("Tarn v Easby: which has more piers?", ("Tarn", "Easby")),
    ],
)
def test_options_are_what_stands_around_or(text, alternatives):
    found = options(text).options
    assert tuple(option.removeprefix("the ") for option in found) == alternatives


@pytest.mark.parametrize("text", ["How many ferries are there?", "Which harbour has the most ferries?", ""])
def test_question_without_alternatives_has_no_options(text):
    assert options(text).options == ()


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("How many ferries and barges are there?", ("ferries", "barges")),
        ("How many ferries, barges and tugs were sold in 2021?", ("ferries", "barges", "tugs")),
        ("How many ferries, barges, and tugs were sold?", ("ferries", "barges", "tugs")),
        ("How many ferries and how many barges were sold?", ("ferries", "barges")),
        ("How many steam ferries and sailing barges were sold?", ("steam ferries", "sailing barges")),
        ("Number of ferries as well as barges", ("ferries", "barges")),
        ("Numbers for 2021: ferries, barges and tugs", ("ferries", "barges", "tugs")),
        ("How many piers do Tarn and Easby have?", ("Tarn", "Easby")),
    ],
)
def test_coordinated_things_are_the_list_around_and(text, things):
    assert coordinated(text, BARE).options == things


def test_coordinated_things_share_the_rest():
    shared = coordinated("How many ferries and barges were sold in 2021?", BARE).shared
    assert "sold" in shared
    assert "ferries" not in shared


def test_and_inside_a_known_term_makes_no_list():
    known = Glossary.of([["salt and pepper", "seasoning"]])
    assert coordinated("How many salt and pepper shakers were sold?", known).options == ()


@pytest.mark.parametrize("text", ["How many ferries are there?", "Who sails?", ""])
def test_one_thing_is_no_list(text):
    assert len(coordinated(text, BARE).options) < 2


@pytest.mark.parametrize(
    "text",
    [
        "Give a breakdown of the fleet.",
        "What is the fleet composed of?",
        "How is the fleet divided?",
        "What does the fleet consist of?",
        "How many ferries does each of the harbours have?",
        "ferries per province",
    ],
)
def test_breakdown_is_asked_for_in_many_words(text):
    assert wants_breakdown(text)


@pytest.mark.parametrize(
    "text", ["How many ferries are there?", "Which harbour has the most?", "passengers per ferry"]
)
def test_other_questions_want_no_breakdown(text):
    assert not wants_breakdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "How many papers on working together were signed?",
        "The fair brought together how many villages?",
        "More than how many boats were sold?",
        "The rest of the county: how many clinics?",
        "How many beds had they added up to?",
    ],
)
def test_words_that_only_look_like_sums_or_comparisons_ask_for_a_figure(text):
    assert operation(text) is None
    assert not compares(text)


@pytest.mark.parametrize(
    ("text", "worked"),
    [
        ("How many ships had been registered before 2021 began?", Operation.DIFFERENCE),
        ("Prior to 2021, how many ships had been registered?", Operation.DIFFERENCE),
        ("How many of the loans have nothing to do with housing?", Operation.DIFFERENCE),
        ("By what number do cows exceed goats?", Operation.DIFFERENCE),
        ("Take the cows and the goats and add the two up.", Operation.SUM),
    ],
)
def test_operation_is_told_in_plain_words_too(text, worked):
    assert operation(text) is worked


@pytest.mark.parametrize(
    "text", ["Can we say that the port is full?", "Could one argue that more than nine ships sank?"]
)
def test_claim_put_as_what_can_be_said_is_a_statement(text):
    assert is_statement(text)


@pytest.mark.parametrize(
    ("text", "worked"),
    [
        ("How many rules have Tarn and Easby worked out together?", None),
        ("How many joint rules have Tarn and Easby written together?", None),
        ("How many joint rules do Tarn, Easby and Norwick have between them?", Operation.SUM),
        ("How many ferries and barges are there together, without the tugs?", Operation.SUM),
        ("Tarn lead over Easby, ferries", Operation.DIFFERENCE),
        ("ferries built before 2021", Operation.DIFFERENCE),
    ],
)
def test_what_two_have_in_common_is_not_added_up(text, worked):
    assert operation(text) is worked


def test_one_of_several_is_no_pair():
    assert options("Which of the five northern and western ports comes last?").options == ()


def test_what_several_made_between_them_is_added_up():
    assert operation("How many joint rules have Tarn and Easby made between them?") is Operation.SUM
    assert operation("How many joint rules have Tarn and Easby made?") is None


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Ferries: how many were built, how many sunk?", True),
        ("Ferries, how many tugs; how many barges?", True),
        ("Of the ferries built, how many sank?", False),
        ("How many ferries were built?", False),
    ],
)
def test_second_figure_is_asked_for_without_an_and(text, again):
    assert asks_again(text) is again


def test_who_is_second_asks_for_an_order():
    assert understand("Who is second among the harbours?", BARE).form is Form.COMPARISON
    assert understand("Who is the second mate?", BARE).form is Form.WORDS
