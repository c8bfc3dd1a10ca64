import threading

import pytest
from line_corpus import SECOND
from line_reader import CountingEncoder

from stdqa.errors import IndexMismatch
from stdqa.figures import clock_of
from stdqa.index.build import embedded_text
from stdqa.index.index import Index
from stdqa.models import ModelIdentity
from stdqa.types import Context, Passage

ENCODER = CountingEncoder()


@pytest.fixture
def index(built):
    with Index.open(built.index) as index:
        yield index


def test_documents_come_in_the_order_of_their_paths(index):
    assert [document.path for document in index.documents()] == ["first.txt", "second.txt", "sub/third.txt"]
    assert index.document("third") is index.document("third")
    with pytest.raises(KeyError):
        index.document("fourth")


def test_many_documents_are_read_in_parts_and_are_the_same(index, monkeypatch):
    few = index.documents()
    monkeypatch.setattr("stdqa.index.index.CACHED_DOCUMENTS", 2)
    for at_a_time in (1, 2, 3, 1000):
        monkeypatch.setattr("stdqa.index.catalog.AT_A_TIME", at_a_time)
        assert index.documents() == few


def test_text_of_a_document_is_read_alone(index):
    assert [index.text(document.id) for document in index.documents()] == [
        document.text for document in index.documents()
    ]
    with pytest.raises(KeyError):
        index.text("fourth")


def test_what_is_known_of_documents_is_read_without_their_texts(index):
    assert index.metadata() == tuple(document.metadata for document in index.documents())


def test_clock_of_each_document_outlasts_an_update(built):
    built.write("first.txt", "In 2023, 12 ships called. By 2023, 40 ships were known.\n")
    built.build()
    built.write("second.txt", "Nothing was counted.\n")
    assert built.build().unchanged == ("first", "third")
    with Index.open(built.index) as index:
        assert index.clocks() == [clock_of(document) for document in index.documents()]
        assert [index.report_year(one) for one in index.document_ids()] == [2023, None, None]
        with pytest.raises(KeyError):
            index.report_year("fourth")


def test_passages_are_spans_of_their_documents(index):
    for passage in index.passages(range(6)):
        assert index.document(passage.document).text[passage.start : passage.end] == passage.text
    assert [passage.document for passage in index.passages([5, 0])] == ["third", "first"]
    assert index.passages_of("third") == tuple(index.passages([4, 5]))
    assert index.passages_of("fourth") == ()


def test_figures_come_by_passage_by_document_and_all(index):
    first, second = (passage.id for passage in index.passages([0, 1]))
    assert [figure.text for figure in index.figures_in([second, first])] == ["44,499", "2023", "2,902"]
    assert [figure.text for figure in index.figures("second")] == ["13", "2024"]
    assert [figure.document for figure in index.figures()] == ["first"] * 3 + ["second"] * 2 + ["third"]
    assert list(index.figures("fourth")) == []


def test_searches_find_the_passage_that_shares_the_words(index):
    query = ENCODER.encode_query("How many visits did the website draw in 2024?")
    hits = index.search_vectors(query, 3)
    assert index.passage(hits[0][0]).text == "It drew 13 million visits in 2024."
    assert [similarity for _, similarity in hits] == sorted((s for _, s in hits), reverse=True)
    assert index.search_text(["VISITS"], 3)[0][0] == hits[0][0]
    assert len(index.search_vectors(query, 99)) == 6


def test_number_is_found_with_and_without_its_separators(index):
    assert index.search_text(["2,902"], 3) == index.search_text(["2902"], 3) != []


def test_other_model_is_refused_with_what_to_run(built):
    same = ModelIdentity("another name", "counting")
    assert Index.open(built.index, model=same).manifest.model == "counting"
    with pytest.raises(IndexMismatch, match=r"model counting, not with other.*stdqa index"):
        Index.open(built.index, model=ModelIdentity("other", "other"))
    with pytest.raises(IndexMismatch, match="with other weights"):
        Index.open(built.index, model=ModelIdentity("counting", "other"))


def test_other_passage_length_is_refused_with_what_to_run(built):
    assert Index.open(built.index, passage_chars=600).manifest.passage_chars == 600
    with pytest.raises(IndexMismatch, match="up to 600 characters.*passage_chars is 300.*stdqa index"):
        Index.open(built.index, passage_chars=300)


def test_threads_read_side_by_side(index):
    query = ENCODER.encode_query("standards approved")
    seen, start = [], threading.Barrier(8)

    def read():
        start.wait()
        for _ in range(30):
            rows = [row for row, _ in index.search_vectors(query, 6)]
            passages = index.passages(rows)
            figures = index.figures_in(passage.id for passage in passages)
            seen.append((tuple(rows), len(figures), len(index.search_text(["standards"], 5))))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 240
    assert len(set(seen)) == 1


def test_index_opened_over_and_over_while_it_is_rebuilt_is_always_whole(built):
    failures, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            try:
                with Index.open(built.index) as index:
                    texts = {passage.text for passage in index.passages_of("second")}
                    assert texts in (set(SECOND.splitlines()), {"One."}, {"Two.", "Three."})
                    assert index._vectors.rows().shape[0] == index.manifest.passages
            except BaseException as error:
                failures.append(error)
                return

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for turn in range(20):
        built.write("second.txt", "One.\n" if turn % 2 else "Two.\nThree.\n")
        built.build()
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []


def test_embedded_text_is_what_a_passage_stands_under_and_its_text():
    passage = Passage("p", "d", 0, 5, "Text.", Context(1, heading="Heading", section="s", topic="Topic"))
    assert embedded_text(passage) == "Heading. Topic\nText."
