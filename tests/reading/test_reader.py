"""The reader that ships: whose it is, what it takes, and that it reads."""

import math
from importlib.resources import files

import pytest

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.errors import ModelUnavailable
from stdqa.index import Index
from stdqa.reading import PassageReader, feature_names, reader_of
from stdqa.reading.reader import WEIGHTS
from stdqa.reading.reader import _header as header
from stdqa.retrieval.pages import FIGURE_FEATURES, SENTENCE_FEATURES
from stdqa.settings import Settings
from stdqa.testing import HashEncoder
from stdqa.types import Page, Reading

TEXT = "The archive holds 41,000 maps, of which 730 were drawn by hand. It was visited by 5,200 people."


def page(text=TEXT, figures=("41,000", "730", "5,200"), key="p"):
    return Page(
        key,
        text,
        tuple((text.index(one), text.index(one) + len(one)) for one in figures),
        ((0, text.index(". ") + 1), (text.index(". ") + 2, len(text))),
        tuple((0.0,) * len(FIGURE_FEATURES) for _ in figures),
        ((0.0,) * len(SENTENCE_FEATURES),) * 2,
    )


def test_shipped_reader_takes_the_features_that_are_given():
    assert feature_names() == (tuple(map(str, FIGURE_FEATURES)), SENTENCE_FEATURES)


def test_encoder_of_another_model_has_no_reader():
    assert reader_of(HashEncoder()) is None


class Counting:
    """A reader that only counts how often it is asked, and with how many pages."""

    def __init__(self):
        self.pages = []

    def read(self, question, pages):
        self.pages.append(len(pages))
        return Reading(
            tuple((0.0,) * len(one.figures) for one in pages),
            tuple((0.0,) * len(one.sentences) for one in pages),
        )


@pytest.mark.parametrize(("most", "read"), [(0, []), (1, [1]), (3, [3])])
def test_so_many_passages_are_read_as_the_settings_say(tmp_path, most, read):
    settings = Settings.read(corpus=tmp_path / "corpus", index=tmp_path / "index", passages_read=most)
    settings.corpus.mkdir()
    for place in range(5):
        (settings.corpus / f"{place}.txt").write_text(
            f"In 2031, {place + 3}0 boats were built in Orn.", "utf-8"
        )
    encoder, reader = HashEncoder(), Counting()
    Index.build(settings.corpus, settings.index, settings, lambda: encoder)
    with Assistant.open(settings, encoder, lambda _: reader) as assistant:
        assistant.ask("How many boats were built in 2031?")
    assert reader.pages == read


@pytest.fixture(scope="module")
def reader():
    found = reader_of(SentenceEncoder())
    assert isinstance(found, PassageReader)
    return found


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What a question comes to over a small document: the texts of the figures, best first, and the doubt."""
    folder = tmp_path_factory.mktemp("reading")
    settings = Settings.read(corpus=folder / "corpus", index=folder / "index")
    settings.corpus.mkdir()
    (settings.corpus / "archive.txt").write_text(f"The archive of Orn in 2031\n\n{TEXT}\n", "utf-8")
    encoder = SentenceEncoder()
    Index.build(settings.corpus, settings.index, settings, lambda: encoder)
    told = {}

    class Listening:
        """The shipped reader, overheard."""

        def __init__(self, encoder):
            self.reader = reader_of(encoder)

        def read(self, question, pages):
            reading = self.reader.read(question, pages)
            told["logits"] = {
                page.text[a:b]: logit
                for page, logits in zip(pages, reading.figures, strict=True)
                for (a, b), logit in zip(page.figures, logits, strict=True)
            }
            return reading

    with Assistant.open(settings, encoder, Listening) as assistant:

        def ask(question):
            assistant.ask(question)
            return told["logits"]

        yield ask


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many maps does the archive hold?", "41,000"),
        ("How many of the maps were drawn by hand?", "730"),
        ("By how many people was the archive visited?", "5,200"),
    ],
)
@pytest.mark.model
def test_figure_asked_for_has_the_highest_logit(found, question, figure):
    logits = found(question)
    assert max(logits, key=logits.__getitem__) == figure


@pytest.mark.model
def test_what_is_not_told_is_doubted_more(found):
    told, untold = found("How many maps does the archive hold?"), found("What is the director's salary?")
    assert max(told.values()) > max(untold.values())


@pytest.mark.model
def test_pages_beside_it_change_nothing(reader):
    question = "How many people visited the archive?"
    long = page("Others held less. " * 8 + TEXT, key="q")
    alone, beside = reader.read(question, [page()]), reader.read(question, [long, page()])
    assert alone.figures[0] == pytest.approx(beside.figures[1], abs=1e-2)


@pytest.mark.model
def test_text_beyond_what_is_read_gets_a_number_all_the_same(reader):
    far = page("Words and more words stand here. " * 60 + TEXT)
    (logits,) = reader.read("How many maps?", [far]).figures
    assert len(logits) == 3 and all(map(math.isfinite, logits))


@pytest.mark.model
@pytest.mark.parametrize("damage", [lambda whole: whole[:100], lambda whole: whole[:-5000], lambda _: b""])
def test_damaged_weights_are_told_with_what_to_do(tmp_path, monkeypatch, damage):
    held = (files("stdqa") / "data" / WEIGHTS).read_bytes()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / WEIGHTS).write_bytes(damage(held))
    names = feature_names()
    monkeypatch.setattr("stdqa.reading.reader.files", lambda _: tmp_path)
    with pytest.raises(ModelUnavailable, match="STDQA_PASSAGES_READ=0"):
        header.__wrapped__()
        PassageReader(SentenceEncoder(), names).read("How many maps?", [page()])
