"""A few questions asked with the real embedding model: meaning, not shared words, brings these together."""

import pytest

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.index.build import build
from stdqa.types import Reason, Status

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def modelled(settings, tmp_path_factory):
    own = settings.model_copy(update={"index": tmp_path_factory.mktemp("modelled") / "index"})
    encoder = SentenceEncoder(own.model)
    build(own.corpus, own.index, own, lambda: encoder)
    with Assistant.open(own, encoder) as opened:
        yield opened


@pytest.fixture
def ask_model(modelled, check):
    def asked(*questions):
        *history, question = questions
        answer = modelled.ask(question, history)
        check(answer)
        return answer

    return asked


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many readers were enrolled in 2021?", "151,200"),
        ("How many public libraries were there by the end of 2021?", "2,318"),
        ("What percentage of the population held a library card?", "38.5%"),
        ("How many sightless people read papers that talk?", "2,400"),
        ("How many cartons of literature were handed to lighthouses?", "Seventeen"),
    ],
)
def test_figure_is_found_by_meaning(ask_model, question, figure):
    answer = ask_model(question)
    assert answer.status is Status.ANSWERED
    assert answer.figures[0].figure.text == figure


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is a reading corner?", "at least 50 books"),
        (
            "Why are people not allowed to fish for eels any more?",
            "because the stock of the rivers has collapsed",
        ),
        ("Which prize-winner is a ship?", "Grey Heron"),
    ],
)
def test_sentence_is_found_by_meaning(ask_model, question, words):
    assert words in ask_model(question).citations[0].quote


@pytest.mark.parametrize(
    "question",
    ["What is the boiling point of mercury?", "Who won the football championship?", "How do I bake bread?", "Write me a poem."],
)  # fmt: skip
def test_question_about_something_else_is_off_topic(ask_model, question):
    assert ask_model(question).reason is Reason.OFF_TOPIC


def test_history_is_taken_over(ask_model):
    answer = ask_model(
        "How many public libraries were opened in 2021?", "And how many bookmobiles were bought?"
    )
    assert answer.figures[0].figure.text == "26"


@pytest.mark.parametrize(
    ("part", "status"), [("forestry", Status.ABSTAINED), ("rural areas", Status.ANSWERED)]
)
def test_part_is_told_by_no_word_that_is_merely_near(modelled, tmp_path, part, status):
    own = modelled.settings.model_copy(update={"corpus": tmp_path / "corpus", "index": tmp_path / "index"})
    own.corpus.mkdir()
    text = "# Courses\n\nFor the countryside, 169 new courses related to agriculture and rural areas were opened."
    (own.corpus / "courses.md").write_text(text, encoding="utf-8")
    build(own.corpus, own.index, own, lambda: modelled.encoder)
    with Assistant.open(own, modelled.encoder) as opened:
        assert opened.ask(f"How many of the new farming courses deal with {part}?").status is status


def test_sentence_without_a_month_tells_no_month_in_which_most_was_done(ask_model):
    assert ask_model("In which month of 2021 were most readers enrolled?").status is Status.ABSTAINED
