"""Questions for words: who, which, what, definitions, lists, and who spoke in a transcript."""

import pytest

from stdqa.answering.naming import may_be_partial
from stdqa.answering.turns import MEN
from stdqa.types import Side, Status


def bug(reason):
    return pytest.mark.xfail(reason=reason, strict=True)


DEFINED = bug("a sentence with figures of the thing is quoted, not the one that says what the thing is")


def quoted(answer):
    assert answer.status is Status.ANSWERED
    return answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who won the school library competition?", "Hillside School"),
        ("Which ferry won the prize for the most inventive reading place?", "Grey Heron"),
        ("Where did the rescue service move its headquarters?", "from Tarn to Norwick"),
        ("Which league published the guides for schools?", "Teachers' League"),
        ("What does the \"Open Shelf\" programme do?", "lends electronic books"),
        ("What was put online for the first time?", "national catalogue of manuscripts"),
        ("Why is the catch of eel no longer permitted?", "because the stock of the rivers has collapsed"),
        ("Who founded the national deposit library?", "Berta Holm"),
        ("Which places received a book chest?", "Seventeen lighthouses and 33 railway stations"),
    ],
)  # fmt: skip
def test_sentence_that_says_it_is_quoted(ask, question, words):
    assert words in quoted(ask(question))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is meant by a reading corner?", ["at least 50 books", "open to the pupils all day"]),
        pytest.param(
            "How is a reading corner defined?",
            ["at least 50 books", "open to the pupils all day"],
            marks=DEFINED,
        ),
        ("When are rare books regarded as fit for lending?", ["good or fair condition"]),
    ],
)
def test_definition_is_quoted_whole(ask, question, words):
    assert all(part in quoted(ask(question)) for part in words)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What are the titles of the guides for schools?", ["Books for Small Hands", "A Library in Every Classroom"]),
        ("Name the guides published with the Teachers' League.", ["Books for Small Hands", "A Library in Every Classroom"]),
        ("In which areas does Marenna cooperate with Ostland?", ["radar", "weather reports", "night watches", "training of crews"]),
        ("What does the cooperation with Ostland cover?", ["radar", "weather reports", "night watches", "training of crews"]),
    ],
)  # fmt: skip
def test_list_is_complete(ask, question, items):
    assert all(item in quoted(ask(question)) for item in items)


@pytest.mark.parametrize(
    "question",
    [
        "Which steps will the National Library Office take next?",
        "What will the National Library Office do next?",
    ],
)
def test_announced_list_is_quoted_with_its_points(ask, question):
    quote = quoted(ask(question))
    assert quote.startswith("Next, ")
    assert all(step in quote for step in ("reading rooms", "on Sundays", "musical instruments"))


def test_quotation_in_the_text_is_that_of_the_citation(ask):
    answer = ask("Why is the catch of eel no longer permitted?")
    assert answer.text == answer.citations[0].quote


def test_figures_of_the_sentence_are_mentioned_beside_it(ask):
    answer = ask("Which places received a book chest?")
    assert answer.figures == ()
    assert {also.figure.text for also in answer.also} == {"Seventeen", "33"}


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Who said that 26 bookmobiles were bought?", "Odile Brandt"),
        ("Who reported the loans of audiobooks?", "Odile Brandt"),
        ("Who spoke about talking newspapers?", "Ines Caro"),
        ("Which official mentioned the guides for schools?", "Tomas Veld"),
        ("Who mentioned the Hillside School?", "Tomas Veld"),
    ],
)
def test_speaker_of_a_statement_is_named_with_the_role(ask, question, speaker):
    answer = ask(question)
    assert answer.text.startswith(f"{speaker}, ")
    assert answer.citations[0].speaker.name == speaker


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Who answered the reporter of the Lowen Courier?", "Ines Caro"),
        ("Who answered the question of the Lowen Courier?", "Ines Caro"),
        ("Who answered the correspondent of Radio Harbour?", "Tomas Veld"),
        ("Which official replied to Radio Harbour?", "Tomas Veld"),
    ],
)
def test_who_answered_whom_is_told_by_the_turns(ask, question, speaker):
    answer = ask(question)
    assert answer.text.startswith(f"{speaker}, ")
    assert answer.citations[0].speaker.side is Side.OFFICIAL


@pytest.mark.parametrize(
    ("question", "medium"),
    [
        ("Who asked about reading corners?", "Radio Harbour"),
        ("Which reporter asked about villages far from any library?", "Lowen Courier"),
        ("Who asked the first question?", "Lowen Courier"),
        ("Which newspaper asked about the villages?", "Lowen Courier"),
    ],
)
def test_who_asked_is_told_by_the_turns(ask, question, medium):
    answer = ask(question)
    assert medium in answer.text
    assert answer.citations[0].speaker.side is Side.JOURNALIST


def test_short_turn_is_not_taken_for_a_label_of_the_turn_before(ask):
    assert ask("Who said that our time is over?").text.startswith("Piet Sander")


def test_words_of_a_journalist_are_not_given_as_an_answer(ask):
    for question in ("Why were public libraries closed?", "What happened for want of staff?"):
        sides = {citation.speaker.side for citation in ask(question).citations if citation.speaker}
        assert Side.JOURNALIST not in sides


@pytest.mark.parametrize(
    ("said", "lead", "partial"),
    [
        ("Tarn, Orn and Brool take part.", "Tarn, Orn and Brool", False),
        ("In spring, the towns of Tarn, Orn and Brool take part.", "Tarn, Orn and Brool", False),
        (
            "The ports are growing, with Tarn, Orn, Brool, Lowen, and Marr taking the lead.",
            "Growing, and Tarn",
            True,
        ),
        ("Tarn, Orn; Brool and Marr, Lowen and Vell take part.", "Tarn and Orn", True),
    ],
)
def test_list_shows_its_sentence_where_that_lists_much_more(said, lead, partial):
    assert may_be_partial(said, lead) is partial


CREWS = "By the end of 2021, 58 crews from 23 cities took part in the rowing race, and 12 crews were new.\n"
CREW = "The student crew of Norwick rowed in the eighth race and won gold.\n"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Which city sends the most crews to the rowing race?", CREWS),
        ("What is the name of the student who won gold?", CREW),
    ],
)
def test_name_that_no_sentence_has_is_not_told(asking, question, text):
    assert asking({"race.md": f"# The rowing race\n\n{text}"})(question).status is Status.ABSTAINED


@pytest.mark.parametrize(
    "question",
    [
        "What are the names of the cities that took part in the rowing race?",
        "Name some of the cities that took part in the rowing race.",
    ],
)
def test_names_asked_for_are_told_by_names_alone(asking, question):
    assert asking({"race.md": f"# The rowing race\n\n{CREWS}"})(question).status is Status.ABSTAINED


def test_race_of_men_asks_for_no_speaker():
    assert MEN.search("Who won the men's race?") is None
    assert MEN.search("What did the men say?") is not None
