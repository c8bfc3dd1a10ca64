"""An assistant over the corpus of tests/answering, and what must hold of whatever it says."""

import json
import re
from pathlib import Path

import pytest

from stdqa.assistant import Assistant
from stdqa.index.build import build
from stdqa.serialize import answer_json
from stdqa.settings import Settings
from stdqa.testing import HashEncoder
from stdqa.types import Reason, Side, Status

CORPUS = Path(__file__).parent / "answering" / "corpus"
# A number of three digits and more that is no year, as an answer prints it.
LONG_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|[3-9]\d\d)(?!\w|[.,]\d)")


@pytest.fixture(scope="session")
def settings(tmp_path_factory):
    return Settings.read(corpus=CORPUS, index=tmp_path_factory.mktemp("answering") / "index")


@pytest.fixture(scope="session")
def assistant(settings):
    encoder = HashEncoder()
    build(settings.corpus, settings.index, settings, lambda: encoder)
    with Assistant.open(settings, encoder) as opened:
        yield opened


@pytest.fixture(scope="session")
def check(assistant):
    return lambda answer: sound(answer, assistant.index)


@pytest.fixture(scope="session")
def ask(assistant, check):
    """Ask a question, after earlier ones if there are any; the answer has been found sound."""

    def asked(*questions):
        *history, question = questions
        answer = assistant.ask(question, history)
        check(answer)
        return answer

    return asked


@pytest.fixture(scope="module")
def asking(tmp_path_factory):
    """Index texts by the names of their files; what comes back asks as ``ask`` does, and has the assistant."""
    opened = []

    def index(texts):
        folder = tmp_path_factory.mktemp("asking")
        own = Settings.read(corpus=folder / "corpus", index=folder / "index")
        own.corpus.mkdir()
        for name, text in texts.items():
            (own.corpus / name).write_text(text, encoding="utf-8")
        encoder = HashEncoder()
        build(own.corpus, own.index, own, lambda: encoder)
        one = Assistant.open(own, encoder)
        opened.append(one)

        def asked(*questions):
            *history, question = questions
            answer = one.ask(question, history)
            sound(answer, one.index)
            return answer

        asked.assistant = one
        return asked

    yield index
    for one in opened:
        one.close()


def sound(answer, index):
    """Whatever was asked: all that is shown stands in the sources, at the place named."""
    documents = {document.id: document for document in index.documents()}
    for citation in answer.citations:
        document = documents[citation.document]
        assert document.text[citation.start : citation.end] == citation.quote != ""
        assert citation.sha256 == document.sha256
        assert citation.title == document.metadata.title
        assert citation.locator
    places = [(citation.document, citation.start, citation.end) for citation in answer.citations]
    assert len(set(places)) == len(places)
    for shown in (*answer.figures, *answer.also):
        figure, citation = shown.figure, answer.citations[shown.citation]
        assert documents[figure.document].text[figure.start : figure.end] == figure.text
        assert figure.document == citation.document
        assert citation.start <= figure.start < figure.end <= citation.end
        assert figure.side is not Side.JOURNALIST
        assert shown.citation >= 0
    told = [shown.figure.id for shown in (*answer.figures, *answer.also)]
    assert len(set(told)) == len(told)
    assert all(also.why for also in answer.also)
    of_status(answer)
    of_passages(answer, documents)
    of_working(answer)
    assert set(answer.timings_ms) == {"embed", "search", "answer"}
    assert all(ms >= 0 for ms in answer.timings_ms.values())
    said = answer_json(answer)
    assert json.loads(json.dumps(said)) == said


def of_status(answer):
    assert answer.text == answer.text.strip() != ""
    assert 0 <= answer.confidence <= 1
    if answer.status is Status.ANSWERED:
        assert answer.reason is None
        assert answer.citations
    else:
        assert answer.status is Status.ABSTAINED
        assert isinstance(answer.reason, Reason)
        assert answer.figures == ()
        assert answer.verdict is None
        assert answer.computation is None


def of_passages(answer, documents):
    passages = [hit.passage for hit in answer.hits]
    assert len(passages) <= 10
    assert len({passage.id for passage in passages}) == len(passages)
    for passage in passages:
        assert 0 < len(passage.text) <= 600
        assert documents[passage.document].text[passage.start : passage.end] == passage.text


def of_working(answer):
    """A result is worked out of figures shown; no other number is said that stands in no citation."""
    numbers = set(LONG_NUMBER.findall(answer.text))
    if answer.computation is not None:
        made = answer.computation
        operands = [answer.figures[place].figure for place in made.operands]
        # The months of a year, and the whole of a share, are no figures of the documents.
        alone = re.search(r" ÷ (?:12|4|52|365)$|^100% −", made.expression)
        assert len(operands) >= (1 if alone else 2)
        assert all(operand.text in made.expression for operand in operands)
        assert made.result in answer.text
        numbers.discard(made.result)
    quoted = " ".join(citation.quote for citation in answer.citations)
    assert numbers <= set(LONG_NUMBER.findall(quoted))
