"""Questions for words asked of one transcript: names, lists, purposes, turns, and what is not told."""

from pathlib import Path

import pytest

from stdqa.assistant import Assistant
from stdqa.index.build import build
from stdqa.settings import Settings
from stdqa.testing import HashEncoder
from stdqa.types import Status, Verdict

CORPUS = Path(__file__).parent / "briefing"


@pytest.fixture(scope="module")
def briefing(tmp_path_factory):
    settings = Settings.read(corpus=CORPUS, index=tmp_path_factory.mktemp("briefing") / "index")
    encoder = HashEncoder()
    build(settings.corpus, settings.index, settings, lambda: encoder)
    with Assistant.open(settings, encoder) as opened:
        yield opened


def asked(briefing, *questions):
    *history, question = questions
    return briefing.ask(question, history)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ('Who wrote the opera "The Salt Road"?', "Edda Marsh"),
        ("Who carved the puppets?", "Jonas Pell"),
        ("Which handbook was issued for the tailors?", "Sewing for the Stage"),
        ("Under which title was the handbook for tailors published?", "Sewing for the Stage"),
        ("What is the new kind of lift called?", "Featherlift"),
        ("With which ministry was the guide on puppets drawn up?", "Ministry of Education and Youth"),
        ("Which union helped with the guide?", "Music Teachers' Union"),
    ],
)
def test_name_or_title_comes_first(briefing, question, name):
    answer = asked(briefing, question)
    assert answer.text.startswith(f"{name}. ")
    assert name in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("From which countries did the singers come?", "Ostland, Veria and Tessel."),
        ("Which islands did the Puppet House tour?", "Wend, Orm and Sula."),
        ("Name the three islands that the Puppet House toured.", "Wend, Orm and Sula."),
        ("Which materials do the tailors work with?", "Felt, raw silk, cork and recycled sails."),
        ("In which two towns was the opera sung?", "Bellport and Quayside."),
        ("Which women were on the podium?", "Hanna Riis and Mila Dorn."),
    ],
)
def test_list_is_its_items_and_nothing_else(briefing, question, items):
    assert asked(briefing, question).text == items


@pytest.mark.parametrize(
    "question",
    [
        "Which city hosts the Puppet House?",
        "Which museum lent the costumes?",
        "In which four towns was the opera sung?",
        "Who is the mayor of Bellport?",
        "Which harbour sells theatre tickets?",
        "Who ranks second among the composers?",
        "Where was Edda Marsh born?",
    ],
)
def test_what_no_sentence_tells_is_declined(briefing, question):
    assert asked(briefing, question).status is Status.ABSTAINED


@pytest.mark.parametrize(
    ("questions", "speaker"),
    [
        (["Who asked the first question?"], "Reporter of the Bellport Mail"),
        (["Who asked the second question?"], "Reporter of Tessel Radio"),
        (["Who asked the last question?"], "Reporter of the Quayside Post"),
        (["Whose reporter had the last question?"], "Reporter of the Quayside Post"),
        (["Who on the journalists' side spoke first?"], "Reporter of the Bellport Mail"),
        (["Who spoke first after the moderator?"], "Hanna Riis"),
        (["Who answered Tessel Radio?"], "Otto Frey"),
        (["Who answered Tessel Radio?", "And the one from the Quayside Post?"], "Hanna Riis"),
    ],
)
def test_turns_are_told_by_their_order(briefing, questions, speaker):
    assert asked(briefing, *questions).text.startswith(speaker)


@pytest.mark.parametrize(
    ("questions", "post"),
    [
        (["What is the position of Otto Frey?"], "Chief Stage Engineer"),
        (["whats the rank of otto frey"], "Chief Stage Engineer"),
        (["Which post does Mila Dorn hold?"], "Deputy Director of the Puppet House"),
        (["Who chaired the briefing?", "What post does she hold?"], "Secretary of the Theatre Board"),
        (["Who opened and closed the briefing?", "What is her rank?"], "Secretary of the Theatre Board"),
    ],
)
def test_post_of_a_speaker_is_told(briefing, questions, post):
    assert asked(briefing, *questions).text.endswith(f": {post}.")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "Which newspapers and broadcasters put questions?",
            ("Bellport Mail", "Tessel Radio", "Quayside Post"),
        ),
        ("Who asked questions?", ("Bellport Mail", "Tessel Radio", "Quayside Post")),
        ("Which officials answered the questions?", ("Hanna Riis", "Otto Frey")),
    ],
)
def test_all_who_spoke_are_named(briefing, question, names):
    text = asked(briefing, question).text
    assert all(name in text for name in names)


@pytest.mark.parametrize(
    "question",
    ["Which officials did not speak?", "Which officials answered the question of the Bellport Mail?"],
)
def test_not_all_are_named_where_some_are_meant(briefing, question):
    text = asked(briefing, question).text
    assert sum(name in text for name in ("Hanna Riis", "Otto Frey", "Mila Dorn")) < 3


def test_those_who_asked_of_one_thing_are_not_all(briefing):
    text = asked(briefing, "Which reporters asked about puppets?").text
    assert sum(name in text for name in ("Bellport Mail", "Tessel Radio", "Quayside Post")) < 3


def test_chair_of_something_else_is_not_the_moderator(briefing):
    moderator = asked(briefing, "Who chaired the briefing and thanked everybody?").text
    assert not asked(briefing, "Who chairs the new stage committee for puppet lighting?").text.startswith(
        moderator[:10]
    )


def test_words_of_a_journalist_are_given_as_such_where_they_are_asked_for(briefing):
    answer = asked(briefing, "How did the reporter of the Bellport Mail describe theatres?")
    assert answer.text == "Reporter of the Bellport Mail: Theatres are the lungs of a town."


def test_words_put_in_the_mouth_of_another_are_set_right(briefing):
    answer = asked(briefing, "In Mila Dorn's talk, what did she say about the Featherlift?")
    assert answer.verdict is Verdict.CONTRADICTED
    assert "it was Otto Frey who said" in answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is the point of the handbook for tailors?", "to pass on the craft of the old tailors"),
        ("What was the Stage Safety Act revised for?", "so as to protect dancers from falls"),
        ("To what end was the Stage Safety Act overhauled?", "so as to protect dancers from falls"),
    ],
)
def test_purpose_is_told(briefing, question, words):
    assert words in asked(briefing, question).text


@pytest.mark.parametrize(
    "question", ["What does YAN stand for?", "What is the short form of Young Audience Network?"]
)
def test_abbreviation_is_told_both_ways(briefing, question):
    assert asked(briefing, question).text == "YAN: Young Audience Network."


@pytest.mark.parametrize(
    "question",
    [
        "Did Mila Dorn answer the Bellport Mail?",
        "Is Sula one of the islands that the Puppet House toured?",
        "Was the opera The Salt Road written by Edda Marsh?",
        "Was the briefing over because the hall was needed?",
        "Was the catalogue of trapdoors the first of its kind?",
    ],
)
def test_statement_that_a_sentence_says_is_confirmed(briefing, question):
    assert asked(briefing, question).verdict is Verdict.CONFIRMED


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Did Otto Frey answer the Bellport Mail?", "Mila Dorn"),
        ("Was it Otto Frey who spoke first after the moderator?", "Hanna Riis"),
        ("Was the opera written by Jonas Pell?", "Edda Marsh"),
        ("Has the Quiet Hours Code already been adopted?", "will be adopted next year"),
        ("Did Tessel Radio ask about the towns that will get a theatre?", "Quayside Post"),
    ],
)
def test_statement_is_contradicted_by_who_or_what_it_was(briefing, question, words):
    answer = asked(briefing, question)
    assert answer.verdict is Verdict.CONTRADICTED
    assert words in answer.text


@pytest.mark.parametrize("question", ["Did the tailors strike?", "Is Jonas Pell a dancer?"])
def test_statement_that_nothing_tells_is_left_open(briefing, question):
    assert asked(briefing, question).status is Status.ABSTAINED


@pytest.mark.parametrize(
    "question",
    [
        "Who opened the briefing?",
        "Who brought the briefing to a close?",
        "Who was hosting the press event?",
        "Who welcomed the journalists at the start?",
        "Who wound up the session because time had run out?",
    ],
)
def test_who_opens_and_closes_presides(briefing, question):
    assert asked(briefing, question).text.startswith("Vera Lund")


@pytest.mark.parametrize(
    "question",
    ["Who opened the Mill Theatre?", "Who brought the works to a close?", "Who closed the puppet stage?"],
)
def test_who_opens_and_closes_another_thing_does_not_preside(briefing, question):
    assert not asked(briefing, question).text.startswith("Vera Lund")
