import numpy as np
import pytest
from line_corpus import SECOND
from line_reader import CountingEncoder

from stdqa.errors import IndexDamaged
from stdqa.index.index import Index
from stdqa.index.tokens import TokenStore, no_tokens, within, write_tokens
from stdqa.types import TokenVectors
from word_tokens import WordEncoder

WORDS = WordEncoder()


def tokens(*spans, first=1):
    vectors = [[first + place, -127, 127] for place in range(len(spans))]
    return TokenVectors(
        np.array(spans, dtype=np.int32).reshape(-1, 2), np.array(vectors, dtype=np.int8).reshape(-1, 3)
    )


PASSAGES = (tokens((0, 4), (5, 9), first=1), tokens(), tokens((2, 3), first=9), tokens())


def same(one, two):
    return np.array_equal(one.spans, two.spans) and np.array_equal(one.vectors, two.vectors)


@pytest.fixture
def files(tmp_path):
    write_tokens(tmp_path / "tokens.npy", tmp_path / "token_rows.npy", PASSAGES)
    return tmp_path / "tokens.npy", tmp_path / "token_rows.npy"


def test_tokens_written_and_read_are_the_same(files):
    store = TokenStore.read(*files)
    for row, passage in enumerate(PASSAGES):
        assert same(store.of(row), passage)
    assert (store.of(0).spans.dtype, store.of(0).vectors.dtype) == (np.int32, np.int8)


def test_passage_without_tokens_keeps_the_places_of_the_others(files):
    store = TokenStore.read(*files)
    assert [len(store.of(row).spans) for row in range(4)] == [2, 0, 1, 0]
    assert store.of(1).vectors.shape == (0, 3)


def test_removed_files_stay_readable(files):
    store = TokenStore.read(*files)
    for file in files:
        file.unlink()
    assert same(store.of(2), PASSAGES[2])


def test_tokens_of_no_passage_and_of_passages_without_any_are_written(tmp_path):
    one, two = tmp_path / "tokens.npy", tmp_path / "token_rows.npy"
    write_tokens(one, two, [])
    TokenStore.read(one, two)
    write_tokens(one, two, [no_tokens(), no_tokens()])
    assert TokenStore.read(one, two).of(1).spans.shape == (0, 2)


def test_passage_whose_encoder_told_none_stands_beside_others(tmp_path):
    one, two = tmp_path / "tokens.npy", tmp_path / "token_rows.npy"
    write_tokens(one, two, [no_tokens(), PASSAGES[0]])
    assert same(TokenStore.read(one, two).of(1), PASSAGES[0])


@pytest.mark.parametrize("place", (0, 1))
@pytest.mark.parametrize("harm", ("missing", "empty", "truncated", "other"))
def test_file_that_cannot_be_read_is_damage(files, place, harm):
    file = files[place]
    content = file.read_bytes()
    file.unlink()
    if harm != "missing":
        file.write_bytes({"empty": b"", "truncated": content[:-1], "other": b"other"}[harm])
    with pytest.raises(IndexDamaged, match="Build the index again"):
        TokenStore.read(*files)


def test_tokens_that_stand_whole_within_count_from_the_start():
    cut = within(tokens((0, 3), (3, 7), (8, 12), (12, 15)), 3, 14)
    assert cut.spans.tolist() == [[0, 4], [5, 9]]
    assert cut.vectors[:, 0].tolist() == [2, 3]
    assert cut.spans.dtype == np.int32


def test_nothing_within_is_no_token():
    assert within(tokens((0, 9)), 1, 9).spans.shape == (0, 2)
    assert within(no_tokens(), 0, 9).vectors.shape == (0, 0)


def test_spans_count_from_the_start_of_a_passage_though_headings_stand_before(place):
    encoder = WordEncoder()
    place.build(encoder)
    assert all(text.startswith("Notes\n") for text in encoder.texts)
    with Index.open(place.index) as index:
        for passage in index.passages(range(6)):
            assert same(index.tokens(passage.id), WORDS.tokens(passage.text))


def test_unknown_passage_has_no_tokens_to_ask_for(built):
    with Index.open(built.index) as index, pytest.raises(KeyError, match="absent"):
        index.tokens("absent")


def test_encoder_without_tokens_builds_an_index_that_answers_searches(place):
    place.build(CountingEncoder())
    with Index.open(place.index) as index:
        assert len(index.tokens(index.passage(0).id).spans) == 0
        assert len(index.search_vectors(CountingEncoder().encode_query("visits"), 3)) == 3


def test_tokens_of_unchanged_passages_are_used_again(place):
    place.build(WordEncoder())
    place.write("second.txt", "A new line before.\n" + SECOND)
    place.write("aaa.txt", "Comes before all others.\n")
    encoder = WordEncoder()
    report = place.build(encoder)
    assert sorted(encoder.texts) == ["Notes\nA new line before.", "Notes\nComes before all others."]
    assert report.embedded == 2
    with Index.open(place.index) as index:
        for passage in index.passages(range(index.manifest.passages)):
            assert same(index.tokens(passage.id), WORDS.tokens(passage.text))


def test_passages_of_the_same_text_share_their_tokens(place):
    place.write("copy.txt", SECOND)
    encoder = WordEncoder()
    place.build(encoder)
    assert len(encoder.texts) == 6
    with Index.open(place.index) as index:
        for one, two in zip(index.passages_of("copy"), index.passages_of("second"), strict=True):
            assert one.id != two.id
            assert same(index.tokens(one.id), index.tokens(two.id))
            assert len(index.tokens(one.id).spans) > 0


def test_other_model_tells_the_tokens_anew(place):
    place.build(WordEncoder())
    place.build(CountingEncoder())
    with Index.open(place.index) as index:
        assert len(index.tokens(index.passage(0).id).spans) == 0
    place.build(WordEncoder())
    with Index.open(place.index) as index:
        assert same(index.tokens(index.passage(0).id), WORDS.tokens(index.passage(0).text))


def test_open_index_keeps_its_tokens_while_another_is_built(place):
    place.build(WordEncoder())
    with Index.open(place.index) as index:
        first = index.passage(0)
        place.write("first.txt", "Something else.\n")
        place.build(WordEncoder())
        assert same(index.tokens(first.id), WORDS.tokens(first.text))
